"""Whether each reminder has arrived once, and what happened to those that have not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.reminders.models import MessageState
from bot.storage.tables import messages, reminders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.storage.stores import Stores
    from tests.discord_server.backend import Recorded
    from tests.discord_server.messages import Message
    from tests.reliability.scene import Scene, Wanted

Row = dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """How many messages came, and what was wrong with them: each fault with its whole history."""

    arrived: int
    lost: int
    doubled: int
    wrong: Sequence[str]
    looks: int
    repeats: int
    """Sendings that Discord knew by their nonce."""

    @property
    def is_good(self) -> bool:
        return not (self.lost or self.doubled or self.wrong)


async def rows_of(stores: Stores) -> dict[int, list[Row]]:
    """Return what the database says of each reminder's messages, by the reminder's number."""
    query = select(reminders.c.text, *messages.c).join(
        messages, messages.c.reminder_id == reminders.c.id, isouter=True
    )
    rows: dict[int, list[Row]] = {}
    for row in await stores.database.rows(query):
        of_number = rows.setdefault(int(row.text.split()[1]), [])
        if row.key:
            of_number.append(dict(row._mapping))
    return rows


def is_settled(rows: Mapping[int, Sequence[Row]]) -> bool:
    """Whether nothing waits any more, of those reminders that were planned."""
    waiting = MessageState.WAITING
    return all(row["state"] is not waiting for found in rows.values() for row in found) and all(
        rows.values()
    )


class Judge:
    """Compares what was wanted with what arrived and with what the database says."""

    def __init__(self, scene: Scene, rows: Mapping[int, Sequence[Row]]) -> None:
        self._scene = scene
        self._rows = rows
        self._arrived = scene.arrived()

    def verdict(self) -> Verdict:
        """Return it, with what happened to each that isn't as it should."""
        counts = {number: len(self._arrived.get(number, ())) for number in self._scene.wanted}
        wrong = [
            f"{what}\n{self._history(wanted)}"
            for wanted in self._scene.wanted.values()
            for what in self._wrong(wanted)
        ]
        strangers = [f"not wanted: {message}" for message in self._arrived.get(0, ())]
        looked, sent = self._requests("GET"), self._requests("POST")
        ids = [id_ for id_ in map(_sent_id, sent) if id_]
        return Verdict(
            arrived=sum(counts.values()),
            lost=sum(count == 0 for count in counts.values()),
            doubled=sum(count > 1 for count in counts.values()),
            wrong=[*wrong, *strangers],
            looks=len(looked),
            repeats=len(ids) - len(set(ids)),
        )

    def _requests(self, method: str) -> list[Recorded]:
        return [
            each
            for each in self._scene.discord.requests
            if each.method == method and each.path.endswith("/messages")
        ]

    def _wrong(self, wanted: Wanted) -> Iterator[str]:
        name = f"reminder {wanted.number}"
        arrived, rows = self._arrived.get(wanted.number, []), self._rows.get(wanted.number, [])
        if not arrived:
            yield f"{name} is lost"
        if len(arrived) > 1:
            yield f"{name} arrived {len(arrived)} times"
        for message in arrived:
            yield from self._wrong_about(wanted, message)
        if [row["state"] for row in rows] != [MessageState.SENT]:
            yield f"{name} is {[str(row['state']) for row in rows]} in the database"
        elif [row["message_id"] for row in rows] != [message.id for message in arrived]:
            yield f"{name} has another message's id in the database"

    def _wrong_about(self, wanted: Wanted, message: Message) -> Iterator[str]:
        channel = message.channel
        recipient = channel.recipient.id if channel.recipient else None
        if (wanted.channel_id or channel.id, wanted.recipient_id) != (channel.id, recipient):
            yield f"reminder {wanted.number} arrived elsewhere"
        if message.raw["timestamp"] < wanted.due.isoformat(timespec="milliseconds"):
            yield f"reminder {wanted.number} arrived before it was due"

    def _history(self, wanted: Wanted) -> str:
        rows = self._rows.get(wanted.number, [])
        keys = {row["key"] for row in rows}
        lines = [f"  {wanted}", *(f"  row {_told(row)}" for row in rows)]
        for each in self._scene.discord.requests:
            if isinstance(each.body, dict) and each.body.get("nonce") in keys:
                answer = _sent_id(each) or each.answer
                lines.append(f"  {each.at:%H:%M:%S.%f} sent, answered {each.status}, {answer}")
            elif f"/channels/{wanted.channel_id}/messages" in each.path and each.method == "GET":
                found = len(each.answer) if each.status == 200 and each.answer else each.answer
                lines.append(f"  {each.at:%H:%M:%S.%f} looked {each.query}: {each.status}, {found}")
        lines += [f"  arrived {each.raw['timestamp']} {each!r}" for each in self._at(wanted)]
        lines += [f"  log {line}" for key in keys for line in _logged(self._scene.folder, key)]
        return "\n".join(lines)

    def _at(self, wanted: Wanted) -> list[Message]:
        return self._arrived.get(wanted.number, [])


def _sent_id(request: Recorded) -> str | None:
    """Return the id of the message that is the answer to a request."""
    answer = request.answer
    return answer.get("id") if isinstance(answer, dict) else None


def _told(row: Row) -> str:
    kept = {name: value for name, value in row.items() if value not in (None, "", False)}
    return ", ".join(f"{name}={value}" for name, value in kept.items())


def _logged(folder: Path, key: str) -> Iterator[str]:
    for log in sorted(folder.glob("*.log")):
        for line in log.read_text(errors="replace").splitlines():
            if key in line:
                yield f"{log.stem} {line}"
