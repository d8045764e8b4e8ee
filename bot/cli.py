"""The commands of `workshop-bot`, and the only place that decides on exit codes."""

import typer

import bot

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback(invoke_without_command=True)
def workshop_bot(*, version: bool = typer.Option(False, "--version", help="Show the version.")) -> None:
    """Answer attendees' questions about a workshop."""
    if version:
        typer.echo(f"workshop-bot {bot.__version__}")


def main() -> None:
    """Run the command line."""
    app()
