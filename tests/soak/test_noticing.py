"""What else a soak would notice: reminders that are lost or doubled, leaks, lines in the log."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.reminders.models import MessageKind, MessageState
from tests.soak import log_book
from tests.soak.bodies import Body
from tests.soak.delivery import Delivery, Row, Verdict
from tests.soak.mail import Arrived, Mail
from tests.soak.vitals import Inside, Sample
from tests.soak.wants import Wants

if TYPE_CHECKING:
    from pathlib import Path

DUE = datetime(2030, 5, 6, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ROW: Row = {
    "key": "k",
    "kind": MessageKind.REMINDER,
    "state": MessageState.SENT,
    "due": DUE,
    "occurrence": DUE,
    "message_id": 7,
    "doubtful_since": None,
}
CAME = Arrived(7, 1, None, 1, DUE)
ELSEWHERE = Arrived(7, 2, None, 1, DUE)
EARLY = Arrived(7, 1, None, 1, DUE - SECOND)


def judged(row: dict[str, Any], *arrived: Arrived, is_sure: bool = True) -> Verdict:
    wants, mail = Wants(), Mail()
    wanted = wants.new(channel_id=1)
    if is_sure:
        wants.is_sure(wanted)
    if arrived:
        mail.by_key["k"] = list(arrived)
    return Delivery(wants, mail, [ROW | row] if row is not GONE else [], DUE + SECOND).verdict()


GONE: dict[str, Any] = {}
SAME: dict[str, Any] = {"problem": ""}


def test_reminder_that_came_once_is_right() -> None:
    verdict = judged(SAME, CAME)
    assert (verdict.wrong, verdict.lost, verdict.doubled) == ([], 0, 0)
    assert verdict.late == [0]
    assert verdict.sent == {MessageKind.REMINDER: 1}


@pytest.mark.parametrize(
    ("row", "arrived", "noticed"),
    [
        (SAME, [], "came 0 times"),
        (SAME, [CAME, CAME], "came 2 times"),
        (SAME, [ELSEWHERE], "came elsewhere"),
        (SAME, [EARLY], "before it was due"),
        ({"message_id": 8}, [CAME], "it came as [7]"),
        ({"state": MessageState.WAITING}, [CAME], "not known to be"),
        ({"state": MessageState.DROPPED}, [CAME], "it was dropped, and came"),
        ({"state": MessageState.FAILED}, [CAME], "it was given up"),
        (GONE, [CAME], "nobody planned"),
    ],
)
def test_reminder_that_did_not_come_as_it_should_is_noticed(
    row: dict[str, Any], arrived: list[Arrived], noticed: str
) -> None:
    assert noticed in "\n".join(judged(row, *arrived).wrong)


def test_lost_and_doubled_reminders_are_counted() -> None:
    assert judged(SAME).lost == 1
    assert judged(SAME, CAME, CAME).doubled == 1


def test_reminder_may_come_and_be_ended_before_the_bot_knows_that_it_came() -> None:
    assert not judged({"state": MessageState.DROPPED, "doubtful_since": DUE}, CAME).wrong


def test_reminder_of_which_nobody_is_sure_may_be_missing() -> None:
    dropped = {"state": MessageState.DROPPED}
    assert not judged(dropped, is_sure=False).wrong


def body(tasks: int = 1, threads: int = 1, sockets: int = 1, pool: int = 1) -> Body:
    seen = Sample(0, 100, threads + pool, sockets, 1)
    counts = Counter({"MainThread": threads, "asyncio_": pool})
    return Body(seen, Inside(Counter({"run": tasks}), counts, Counter()))


def test_whatever_there_is_more_of_is_noticed() -> None:
    assert body(tasks=3).leaks(body()) == ["2 more tasks of run, 1 before"]
    assert body(threads=2).leaks(body()) == ["1 more threads of MainThread, 1 before"]
    assert body(sockets=2).leaks(body()) == ["2 sockets, 1 before"]
    assert not body(sockets=2).leaks(body(), spare_sockets=1)
    assert not body(pool=5).leaks(body())
    assert not body().leaks(body(tasks=2, sockets=2))
    assert not body(tasks=2, sockets=3).leaks(body(tasks=2).at_most(body(sockets=3)))


def test_log_tells_what_discord_caused_from_what_should_not_be(tmp_path: Path) -> None:
    caused = "Traceback …\ndiscord.errors.DiscordServerError: 503"
    lines = [
        {"level": "info", "event": "answered"},
        {"level": "warning", "event": "not now", "exception": caused},
        {"level": "error", "event": "ask failed", "exception": caused},
        {"level": "error", "event": "Attempting a reconnect ([Errno 104] Connection reset)"},
        {"level": "error", "event": "ask failed", "exception": "Traceback …\nKeyError: 'x'"},
        {"level": "error", "event": "by itself"},
    ]
    log = tmp_path / "log"
    log.write_text("\n".join([*map(json.dumps, lines), "Task was destroyed"]))

    book = log_book.read(log)
    assert (book.lines, book.caused) == (7, 3)
    assert [each.split("\n")[0] for each in book.wrong] == [
        *map(json.dumps, lines[4:]),
        "Task was destroyed",
    ]
