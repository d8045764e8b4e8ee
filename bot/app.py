"""The composition root: from what was set to what answers."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.answers.assistant import Assistant
    from bot.frontends.discord_app.desk import Desk
    from bot.frontends.discord_app.vital_signs import VitalSigns
    from bot.knowledge.reading import LoadedKnowledge
    from bot.settings import Settings

DEFAULT_KNOWLEDGE = Path("knowledge")


def knowledge_path(given: Path | None = None) -> Path:
    """Return where the knowledge is: as given, else as `KNOWLEDGE_DIR` says, else `knowledge/`.

    Reading settings means importing pydantic-settings, which takes a good part of the time that a
    single question may. So they are read only where there are any: the variable is set, or there
    is a `.env`.
    """
    if given:
        return given
    if not (_is_set("KNOWLEDGE_DIR") or Path(".env").exists()):
        return DEFAULT_KNOWLEDGE
    from bot.settings import Settings  # noqa: PLC0415 - see above

    return Settings().knowledge_dir


def open_assistant(knowledge: Path) -> Assistant:
    """Return an assistant for a file or folder; raises `KnowledgeError` with all that is wrong."""
    from bot.answers.assistant import Assistant  # noqa: PLC0415 - not every command answers
    from bot.knowledge.reading import read_knowledge  # noqa: PLC0415 - nor reads

    return Assistant(read_knowledge(knowledge))


def read_events(settings: Settings) -> tuple[Assistant, LoadedKnowledge]:
    """Return what knows every event whose file is sound, and all that was read.

    Raises `KnowledgeError` if there is no such event.
    """
    from bot.answers.assistant import Assistant  # noqa: PLC0415 - as above
    from bot.knowledge.problems import KnowledgeError  # noqa: PLC0415 - as above
    from bot.knowledge.reading import load_knowledge  # noqa: PLC0415 - as above

    loaded = load_knowledge(settings.knowledge_dir)
    if not loaded.knowledge.editions:
        raise KnowledgeError(loaded.problems)
    assistant = Assistant(loaded.knowledge)
    assistant.warm_up()
    return assistant, loaded


@asynccontextmanager
async def open_desk(
    assistant: Assistant, loaded: LoadedKnowledge, settings: Settings
) -> AsyncIterator[Desk]:
    """Yield what answers in Discord, and reads the organizers' files again when they change.

    Raises `StoreError` if the database can't be opened.
    """
    import asyncio  # noqa: PLC0415 - other commands have other front ends

    from bot import clock  # noqa: PLC0415 - as above
    from bot.frontends.discord_app.desk import Desk  # noqa: PLC0415 - as above
    from bot.frontends.discord_app.fresh_knowledge import FreshKnowledge  # noqa: PLC0415 - as above
    from bot.frontends.discord_app.requests import database_watch  # noqa: PLC0415 - as above
    from bot.storage.stores import Stores  # noqa: PLC0415 - as above
    from bot.telemetry.metrics import Metrics  # noqa: PLC0415 - as above

    metrics = Metrics()
    stores = await Stores.open(settings.database_url.get_secret_value(), database_watch(metrics))
    desk = Desk(assistant, stores, clock.now, loaded.problems, metrics)
    fresh = asyncio.create_task(FreshKnowledge(settings.knowledge_dir, loaded, desk).run())
    try:
        yield desk
    finally:
        fresh.cancel()
        await stores.close()


@asynccontextmanager
async def open_health(desk: Desk, settings: Settings) -> AsyncIterator[VitalSigns]:
    """Yield what says how the bot is, and let it be asked over HTTP, if that is wanted.

    Raises `CannotListenError` if the port can't be had.
    """
    from bot.frontends.discord_app.vital_signs import VitalSigns  # noqa: PLC0415 - as above
    from bot.frontends.web.health import application  # noqa: PLC0415 - as above
    from bot.frontends.web.server import serving  # noqa: PLC0415 - as above

    signs = VitalSigns(desk)
    if not settings.http_port:
        yield signs
        return
    async with serving(application(signs, desk.metrics), settings.http_host, settings.http_port):
        yield signs


def _is_set(variable: str) -> bool:
    """Whether the environment has the variable or the name of a file with it, in any case."""
    names = {variable, f"{variable}_FILE"}
    return any(name.upper() in names for name in os.environ)  # noqa: TID251 - settings read it
