"""A Discord that remembers which request each fault befell, and what arrived through whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from typing_extensions import override

from tests.discord_server.faults import Fault, Faults
from tests.discord_server.message_store import Draft, MessageStore
from tests.discord_server.rest import Rest
from tests.discord_server.server import DiscordServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.discord_server.backend import Settings
    from tests.discord_server.messages import Message


@dataclass(frozen=True)
class Befallen:
    """A fault that befell a request, `at` an instant of the monotonic clock."""

    at: float
    told: str


class ObservedFaults(Faults):
    """Keeps what befell each interaction, by its token, and each channel, by its id."""

    def __init__(self) -> None:
        super().__init__()
        self._befallen: defaultdict[str, list[Befallen]] = defaultdict(list)
        self.had: Counter[str] = Counter()

    @override
    def take(self, method: str, path: str) -> Fault | None:
        fault = super().take(method, path)
        if fault is not None:
            sort = _sort(fault)
            self.had[sort] += 1
            done = ", carried out" if fault.stored else ""
            where = Befallen(monotonic(), f"{method} {_short(path)}: {sort}{done}")
            self._befallen[_subject(path)].append(where)
        return fault

    def of(self, subject: str | int, since: float = 0) -> list[str]:
        """Return what befell an interaction or a channel."""
        return [each.told for each in self._befallen.get(str(subject), ()) if each.at >= since]


def _sort(fault: Fault) -> str:
    if fault.cut:
        return "reset" if fault.reset else "end of file"
    return str(fault.status) if fault.status else f"slow by {fault.delay:.0f} s"


def _subject(path: str) -> str:
    """Return the token of an interaction, or the channel's id; else the path itself."""
    match path.strip("/").split("/"):
        case ["interactions" | "webhooks", _, token, *_]:
            return token
        case ["channels", channel, *_]:
            return channel
        case _:
            return path


def _short(path: str) -> str:
    return "/".join(part if len(part) < 25 else "…" for part in path.split("/"))


class ObservedMessages(MessageStore):
    """Tells of each message of a bot when it is posted."""

    def observe(self, posted: Callable[[Message], None]) -> None:
        self._posted = posted

    @override
    def create(self, draft: Draft) -> Message:
        message = super().create(draft)
        if draft.author.bot:
            self._posted(message)
        return message


class ObservedDiscord(DiscordServer):
    """Remembers the last few thousand messages and requests only, but all that it was asked to."""

    faults: ObservedFaults

    def __init__(self, settings: Settings, posted: Callable[[Message], None]) -> None:
        super().__init__(settings)
        self.faults = ObservedFaults()
        self._rest = Rest(self.backend, self.faults)
        observed = ObservedMessages(self._world, self.backend.tell, settings.keep)
        observed.observe(posted)
        self.backend.messages = observed
