"""Whether each reminder came once: what was wanted, what the database says and what arrived."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.reminders.models import MessageKind, MessageState
from bot.storage.tables import messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.storage.stores import Stores
    from tests.soak.mail import Arrived, Mail
    from tests.soak.wants import Wanted, Wants

Row = dict[str, Any]
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Verdict:
    """How many came of each kind, how late in seconds, and what was wrong."""

    sent: Counter[MessageKind]
    late: Sequence[float]
    lost: int
    doubled: int
    wrong: Sequence[str]


async def rows_of(stores: Stores) -> list[Row]:
    """Return what the database says of all messages."""
    return [dict(row._mapping) for row in await stores.database.rows(select(messages))]


def is_waiting(rows: Sequence[Row], until: datetime) -> bool:
    """Whether anything is still to be sent that was due by then."""
    waiting = MessageState.WAITING
    return any(row["state"] is waiting and row["due"] <= until for row in rows)


class Delivery:
    """Judges what was due before an instant."""

    def __init__(self, wants: Wants, mail: Mail, rows: Sequence[Row], until: datetime) -> None:
        self._wants = wants
        self._rows: Mapping[str, Row] = {row["key"]: row for row in rows}
        self._arrived = mail.by_key
        self._until = until
        self._by_number: defaultdict[int, list[Arrived]] = defaultdict(list)
        for each in mail.arrived:
            self._by_number[each.number or 0].append(each)

    def verdict(self) -> Verdict:
        rows = self._rows
        sent = Counter(row["kind"] for row in rows.values() if row["state"] is MessageState.SENT)
        wrong = [
            *(said for each in self._wants.by_number.values() for said in self._wrong_with(each)),
            *(said for row in rows.values() for said in self._wrong_about(row)),
            *(f"nobody planned {found}" for key, found in self._arrived.items() if key not in rows),
        ]
        counts = [len(self._by_number[each.number]) for each in self._sure]
        doubled = sum(len(found) > 1 for found in self._arrived.values())
        return Verdict(sent, sorted(self._lateness()), counts.count(0), doubled, wrong)

    @property
    def _sure(self) -> list[Wanted]:
        return [each for each in self._wants.by_number.values() if each.is_sure]

    def _wrong_with(self, wanted: Wanted) -> Iterator[str]:
        arrived = self._by_number[wanted.number]
        if len(arrived) > 1 or (wanted.is_sure and not arrived):
            yield f"{wanted} came {len(arrived)} times: {arrived}"
        for each in arrived:
            place = (wanted.channel_id or each.channel_id, wanted.recipient_id)
            if place != (each.channel_id, each.recipient_id):
                yield f"{wanted} came elsewhere: {each}"

    def _wrong_about(self, row: Row) -> Iterator[str]:
        ids = [each.id for each in self._came(row)]
        match row["state"]:
            case MessageState.SENT:
                if ids != [row["message_id"]]:
                    yield f"it came as {ids}: {_told(row)}"
            case MessageState.WAITING:
                if row["due"] <= self._until or ids:
                    yield f"it is not sent yet, or not known to be, {ids}: {_told(row)}"
            case MessageState.DROPPED:
                if ids and not row["doubtful_since"]:  # else its reader has ended it meanwhile
                    yield f"it was dropped, and came as {ids}: {_told(row)}"
            case _:
                yield f"it was given up: {_told(row)}"
        if any(each.posted < row["due"] - _MILLISECOND for each in self._came(row)):
            yield f"it came before it was due: {_told(row)}"

    def _came(self, row: Row) -> Sequence[Arrived]:
        return self._arrived.get(row["key"], ())

    def _lateness(self) -> Iterator[float]:
        """Yield for each message how long after its time it was posted."""
        for key, found in self._arrived.items():
            if key in self._rows:
                due = max(self._rows[key]["due"], self._rows[key]["occurrence"])
                yield from ((each.posted - due).total_seconds() for each in found)


def _told(row: Row) -> str:
    return ", ".join(f"{name}={value}" for name, value in row.items() if value not in (None, ""))
