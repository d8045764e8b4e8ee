"""Reads the organizers' files again when they change, and answers from them from then on."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.answers.assistant import Assistant
from bot.knowledge.reading import load_knowledge, merged, stamp_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.frontends.discord_app.desk import Desk
    from bot.knowledge.reading import LoadedKnowledge

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 5.0


class FreshKnowledge:
    """Looks after the files. A file with a mistake never takes the place of one without."""

    def __init__(self, path: Path, loaded: LoadedKnowledge, desk: Desk) -> None:
        """Take where the files are, what they said first, and who answers from them."""
        self._path = path
        self._loaded = loaded
        self._desk = desk
        self._stamp = stamp_of(path)

    async def run(self) -> None:
        """Look every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                await self.look()
            except Exception:
                log.exception("the files can't be read anew")

    async def look(self) -> bool:
        """Take over what has changed in the files; return whether anything has."""
        stamp = await asyncio.to_thread(stamp_of, self._path)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        loaded, assistant = await asyncio.to_thread(self._read)
        for problem in loaded.problems:
            log.warning("not taken over: %s", problem)
        self._loaded = loaded
        self._desk.take(assistant, loaded.problems)
        log.info("read %d events anew", len(assistant.event_ids))
        return True

    def _read(self) -> tuple[LoadedKnowledge, Assistant]:
        """Return what the files say now, with a warm assistant; for a thread of its own."""
        loaded = merged(self._loaded, load_knowledge(self._path))
        assistant = Assistant(loaded.knowledge)
        assistant.warm_up()
        return loaded, assistant
