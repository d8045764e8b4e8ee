"""The commands about Discord: `run` and `invite`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Knowledge
from bot.cli.outcomes import DONE, BadUseError, say

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from bot.answers.assistant import Assistant
    from bot.frontends.discord_app.client import WorkshopClient
    from bot.frontends.discord_app.desk import Desk
    from bot.knowledge.reading import LoadedKnowledge
    from bot.settings import Settings

_Guild = Annotated[
    int | None,
    typer.Option(metavar="ID", min=1, help="Register the commands in this server only, at once."),
]
_Application = Annotated[
    int | None,
    typer.Option(metavar="ID", min=1, help="The application, if there is no token at hand."),
]
_SECONDS_TO_STOP = 9.5
_NO_LOGIN = (
    "DISCORD_TOKEN is not set: copy the token of your application's bot from "
    "https://discord.com/developers/applications into the environment or into .env"
)


def run(*, knowledge: Knowledge = None, guild: _Guild = None) -> None:
    """Answer in Discord, until told to stop.

    The bot's token is taken from DISCORD_TOKEN, or from the file that DISCORD_TOKEN_FILE names.
    """
    import logging

    from bot.frontends.discord_app.patience import BriefNetworkErrors
    from bot.telemetry.logs import set_up

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))  # until there is something to finish
    settings = settings_for(knowledge)
    token = token_of(settings)
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - set, not read
    handler = set_up(settings.log_level, settings.log_format, settings.secrets())
    handler.addFilter(BriefNetworkErrors())
    assistant, loaded = _events(settings)
    for problem in loaded.problems:
        logging.getLogger(__name__).warning("left out: %s", problem)
    gc.freeze()  # what was read stays as long as the bot, and need not be looked through again
    gc.enable()
    _serve(assistant, loaded, settings, token, guild)


def invite(*, application: _Application = None) -> None:
    """Print the link that adds the bot to a server."""
    from bot.frontends.discord_app.invite import application_of, invite_link
    from bot.frontends.discord_app.running import LOGIN_ERRORS, cannot_log_in, use_api

    if application is None:
        import asyncio

        settings = settings_for(None)
        use_api(settings.discord_api_url)
        try:
            application = asyncio.run(application_of(token_of(settings)))
        except LOGIN_ERRORS as error:
            raise BadUseError(cannot_log_in(error)) from error
    say(invite_link(application))


def _serve(
    assistant: Assistant,
    loaded: LoadedKnowledge,
    settings: Settings,
    token: str,
    guild: int | None,
) -> None:
    import asyncio

    from bot.app import open_desk, open_health
    from bot.frontends.discord_app import running
    from bot.frontends.discord_app.patience import reconnect_within_a_minute
    from bot.frontends.web.server import CannotListenError
    from bot.storage.errors import StoreError

    async def serve() -> None:
        stop = _stop_when_told()
        async with (
            open_desk(assistant, loaded, settings) as desk,
            open_health(desk, settings) as signs,
        ):
            await running.run(_clients(desk, settings, guild), token, stop, logged_in=signs.join)

    running.use_api(settings.discord_api_url)
    reconnect_within_a_minute()
    try:
        asyncio.run(serve())
    except (running.CannotRunError, CannotListenError) as error:
        raise BadUseError(str(error)) from error
    except StoreError as error:
        raise BadUseError(f"{error}; DATABASE_URL says where it is") from error


def _stop_when_told() -> asyncio.Event:
    """Return what is set by a signal to end, before which nothing is cut off half done."""
    import asyncio
    import threading

    stop = asyncio.Event()

    def leave() -> None:
        stop.set()
        # Where the network hangs, Python would wait for a name to be looked up.
        limit = threading.Timer(_SECONDS_TO_STOP, os._exit, (DONE,))
        limit.daemon = True
        limit.start()

    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, leave)
    return stop


def _clients(desk: Desk, settings: Settings, guild: int | None) -> Callable[[], WorkshopClient]:
    """Return what makes a client for each log-in."""
    import discord

    from bot.frontends.discord_app.client import WorkshopClient

    return lambda: WorkshopClient(
        desk,
        commands_in=discord.Object(guild) if guild else None,
        shard_ids=settings.shard_ids,
        shard_count=settings.shard_count,
    )


def _events(settings: Settings) -> tuple[Assistant, LoadedKnowledge]:
    from bot.app import read_events
    from bot.knowledge.problems import KnowledgeError

    try:
        return read_events(settings)
    except KnowledgeError as error:
        if len(error.problems) > 1 or error.problems[0].line > 1:
            raise
        where = f"{error.problems[0].file}: {error.problems[0].message}"
        hint = "`workshop-bot new my-workshop-2027` begins a file"
        raise BadUseError(f"there is nothing to answer from, {where}; {hint}") from error


def settings_for(knowledge: Path | None) -> Settings:
    """Return the settings, with another place for the knowledge if one is given."""
    from bot.settings import Settings

    try:
        settings = Settings()
    except ValueError as error:
        raise BadUseError(str(error)) from error
    return settings.model_copy(update={"knowledge_dir": knowledge}) if knowledge else settings


def token_of(settings: Settings) -> str:
    """Return the bot's token; raises `BadUseError` if there is none that could be one."""
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise BadUseError(_NO_LOGIN)
    if len(token.split()) > 1:
        raise BadUseError("Discord doesn't accept the token: DISCORD_TOKEN has more than one word")
    return token
