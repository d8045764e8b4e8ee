"""The command `rehearse`: what would be sent, and when."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.assistants import clock_for, started_assistant
from bot.cli.discord_bot import settings_for, token_of
from bot.cli.options import Event, Knowledge, instant
from bot.cli.outcomes import BadUseError, say

if TYPE_CHECKING:
    from bot.frontends.discord_app.rehearsal import Play
    from bot.settings import Settings

_From = Annotated[
    datetime,
    typer.Option("--from", parser=instant, metavar="TIME", help="When the rehearsal begins."),
]
_Until = Annotated[
    datetime | None,
    typer.Option(parser=instant, metavar="TIME", help="When it ends: a day after the event."),
]
_Speed = Annotated[
    float | None,
    typer.Option(min=1, help="Seconds that pass in one; without it, every wait is leapt over."),
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Post nothing, whatever --channel says.")]
_Channel = Annotated[
    int | None,
    typer.Option(metavar="ID", min=1, help="Post everything in this channel as well."),
]


def rehearse(  # noqa: PLR0913 - as many options as there are
    *,
    start: _From,
    until: _Until = None,
    speed: _Speed = None,
    dry_run: _DryRun = False,
    channel: _Channel = None,
    event: Event = None,
    knowledge: Knowledge = None,
) -> None:
    """Show everything that would be sent, and when, without sending it.

    What servers chose is taken from the database; without one, everything is announced.
    """
    import asyncio

    from bot.frontends.discord_app.rehearsal import Play, usual_end

    settings = settings_for(knowledge)
    assistant = started_assistant(settings.knowledge_dir, event, for_many=True)
    begins = clock_for(assistant, start, event)()
    event_id = event or assistant.default_event(begins)
    ends = clock_for(assistant, until, event)() if until else usual_end(assistant, event_id)
    if ends <= begins:
        raise BadUseError(f"it ends at {ends.isoformat()}, before it begins; --until takes another")
    play = Play(assistant, begins, ends, speed)
    sent = asyncio.run(_play(play, settings, None if dry_run else channel))
    say(f"{sent} messages" if sent != 1 else "1 message")


async def _play(play: Play, settings: Settings, channel: int | None) -> int:
    import discord

    from bot.frontends.discord_app.rehearsal import Stage, rehearse
    from bot.frontends.discord_app.running import LOGIN_ERRORS, cannot_log_in, use_api
    from bot.storage.errors import StoreError
    from bot.storage.stores import Stores

    try:
        real = (
            await Stores.open(settings.database_url.get_secret_value())
            if _exists(settings)
            else None
        )
    except StoreError as error:
        raise BadUseError(str(error)) from error
    try:
        if channel is None:
            return await rehearse(play, real, say)
        use_api(settings.discord_api_url)
        async with discord.Client(intents=discord.Intents.none()) as client:
            try:
                await client.login(token_of(settings))
            except LOGIN_ERRORS as error:
                raise BadUseError(cannot_log_in(error)) from error
            return await rehearse(play, real, say, Stage(client, channel))
    finally:
        if real:
            await real.close()


def _exists(settings: Settings) -> bool:
    """Whether there is a database: of a file that isn't there, none is to be made."""
    url = settings.database_url.get_secret_value()
    return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()
