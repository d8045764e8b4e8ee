"""On which days an event takes place, and what a time that an author wrote means there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from typing_extensions import override

from bot.knowledge.models import Due

if TYPE_CHECKING:
    from datetime import date

    from bot.knowledge.content import Content, Path
    from bot.knowledge.event_format import EventEntry
    from bot.knowledge.format import SessionEntry
    from bot.knowledge.written_times import WrittenTime


class SessionTimes(NamedTuple):
    """When a session is, as far as that is known: its day alone, or with its instants."""

    day: date | None = None
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True)
class EventDays:
    """The first and the last day of an event, `None` where its file does not say, and its zone."""

    first: date | None
    last: date | None
    zone: ZoneInfo

    @classmethod
    def of(cls, event: EventEntry | None) -> EventDays:
        """Return an event's days, which are unknown where there is no valid event."""
        if event is None:
            return cls(None, None, ZoneInfo("UTC"))
        last = max(event.starts, event.ends or event.starts)
        return cls(event.starts, last, event.timezone)

    @override
    def __str__(self) -> str:
        if self.first == self.last:
            return f"which is on {self.first}"
        return f"which is from {self.first} to {self.last}"

    def due(self, written: WrittenTime, path: Path, content: Content) -> Due:
        """Return until when something is due, in the event's zone unless another is written."""
        assert written.day  # noqa: S101 - the format refuses a due without a day
        zone = written.zone or self.zone
        due = Due(day=written.day, time_of_day=written.time_of_day, zone=zone)
        if due.time_of_day:
            _check_clock(due.instant, path, content)
        return due

    def session_times(self, session: SessionEntry, path: Path, content: Content) -> SessionTimes:
        """Return when a session is; what is wrong about it is noted, and left out."""
        written = session.starts
        if written is None:
            if session.ends:
                content.complain((*path, "ends"), "an end needs a start: add `starts`")
            return SessionTimes()
        day = self._day_of(written, (*path, "starts"), content)
        if day is None or written.time_of_day is None:
            return SessionTimes(day, None, None)
        zone = written.zone or self.zone
        starts = datetime.combine(day, written.time_of_day, zone)
        _check_clock(starts, (*path, "starts"), content)
        ends = None
        if session.ends:
            ends = self._end(session.ends, starts, (*path, "ends"), content)
        local = starts.astimezone(self.zone)
        return SessionTimes(local.date(), local, ends)

    def _day_of(self, written: WrittenTime, path: Path, content: Content) -> date | None:
        if written.day or self.first == self.last:
            return written.day or self.first
        content.complain(
            path,
            "the event has several days, so write on which of them: "
            f"`{self.first} {written.time_of_day:%H:%M}`",
        )
        return None

    def _end(
        self, written: WrittenTime, starts: datetime, path: Path, content: Content
    ) -> datetime | None:
        if written.time_of_day is None:
            content.complain(path, f"an end needs a time of day, such as `{written.day} 15:00`")
            return None
        zone = written.zone or starts.tzinfo
        ends = datetime.combine(written.day or starts.date(), written.time_of_day, zone)
        _check_clock(ends, path, content)
        return ends.astimezone(self.zone)


def _check_clock(instant: datetime, path: Path, content: Content) -> None:
    """Note a time that no clock there shows, since it is put forward past it."""
    there_and_back = instant.astimezone(UTC).astimezone(instant.tzinfo)
    if there_and_back.replace(tzinfo=None) != instant.replace(tzinfo=None):
        content.complain(
            path,
            f"there is no {instant:%H:%M} on {instant:%Y-%m-%d} in {instant.tzinfo}, "
            "where the clocks are put forward that night",
        )
