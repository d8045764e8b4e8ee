"""All commands, put together."""

from __future__ import annotations

from typing import Annotated, cast

import typer
from typer.core import TyperGroup

import bot
from bot.cli.database import backup, restore
from bot.cli.discord_bot import invite, run
from bot.cli.doctor import doctor
from bot.cli.files import check, new, schema
from bot.cli.health import health
from bot.cli.outcomes import BAD_USE, DONE, say
from bot.cli.questions import ask, chat
from bot.cli.rehearsal import rehearse

NAME = "workshop-bot"


def command_line() -> TyperGroup:
    """Return the command line; it prints with neither rich nor anything else that is slow."""
    app = typer.Typer(
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True, help=bot.__doc__)(_alone)
    running = (run, health, doctor, invite, rehearse, backup, restore)
    for command in (ask, chat, check, schema, new, *running):
        app.command()(command)
    return cast("TyperGroup", typer.main.get_command(app))


def _alone(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Tell the version.")] = False,
) -> None:
    """Do what there is to do without a command."""
    if version:
        say(f"{NAME} {bot.__version__}")
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(BAD_USE)
