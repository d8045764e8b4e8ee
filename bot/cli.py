"""The commands of `workshop-bot`, and the only place that decides on exit codes."""

from typing import Annotated

import typer

import bot

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback(invoke_without_command=True)
def workshop_bot(
    *, version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False
) -> None:
    """Answer attendees' questions about a workshop."""
    if version:
        typer.echo(f"workshop-bot {bot.__version__}")


def main() -> None:
    """Run the command line."""
    app()
