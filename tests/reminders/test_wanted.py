"""What readers want who choose an entry, say when, or both."""

from datetime import date, datetime, timedelta

import pytest

from bot.answers.context import Context
from bot.knowledge.models import Deadline, SessionStatus
from bot.reminders.moments import Edge, Fixed, Moment, Relative
from bot.reminders.wanted import entry_wanted, wanted
from bot.reminders.when import NotUnderstoodError
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind
from tests.builders import MONDAY, at, due, edition, event, session

TIDES = Entry(EntryKind.TALK, "tides", "")
FOG = Entry(EntryKind.TALK, "fog", "")
GONE_BY = Entry(EntryKind.TALK, "dawn", "")
PAPER = Entry(EntryKind.DEADLINE, "paper", "")
HARBOUR = Entry(EntryKind.EVENT, "harbour", "")
EDITION = edition(
    event(id="harbour"),
    sessions=(
        session("Dawn", "7:00-7:30"),
        session("Tides", "9:00-9:30"),
        session("Fog", "11:00", status=SessionStatus.CANCELLED),
        session("Someday"),
    ),
    deadlines=(
        Deadline(id="paper", name="Paper", due=due("2030-05-10")),
        Deadline(id="old", name="Old", due=due("2030-05-01")),
    ),
)
CONTEXT = Context(EditionIndex(EDITION), at("8:00"))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def start(entry: Entry, offset: timedelta) -> Relative:
    return Relative(entry, Edge.START, offset)


@pytest.mark.parametrize(
    ("entry", "moment"),
    [
        (TIDES, start(TIDES, -timedelta(minutes=10))),
        (PAPER, start(PAPER, -DAY)),
    ],
)
def test_entry_alone_is_as_long_before_as_is_usual(entry: Entry, moment: Moment) -> None:
    meant = wanted(entry, "", "", CONTEXT)
    assert (meant.moment, meant.about, meant.words, meant.is_chosen) == (moment, entry, "", False)


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("30 minutes", start(TIDES, -HOUR / 2)),
        ("30 min before", start(TIDES, -HOUR / 2)),
        ("half an hour beforehand", start(TIDES, -HOUR / 2)),
        ("1 hour after", Relative(TIDES, Edge.END, HOUR)),
        ("10 minutes later", Relative(TIDES, Edge.END, HOUR / 6)),
        ("at the start", start(TIDES, timedelta(0))),
        ("when it starts", start(TIDES, timedelta(0))),
        ("8:30", Fixed(datetime.combine(MONDAY, at("8:30").time()), "Europe/Lisbon")),
        ("3 hours before Paper", start(PAPER, -3 * HOUR)),
    ],
)
def test_entry_and_a_time(when: str, moment: Moment) -> None:
    meant = wanted(TIDES, when, " bring a coat ", CONTEXT)
    assert (meant.moment, meant.about, meant.words) == (moment, TIDES, "bring a coat")
    assert meant.is_chosen


def test_time_that_hangs_on_something_needs_no_words() -> None:
    meant = wanted(None, "1 hour before Paper", "", CONTEXT)
    assert (meant.moment, meant.about, meant.words) == (start(PAPER, -HOUR), PAPER, "")


def test_time_with_words() -> None:
    meant = wanted(None, "tomorrow 9am", "Call Ben", CONTEXT)
    tomorrow = datetime.combine(date(2030, 5, 7), at("9:00").time())
    assert meant.moment == Fixed(tomorrow, "Europe/Lisbon")
    assert (meant.about, meant.words) == (None, "Call Ben")


def test_reminder_of_the_event_itself_says_its_name() -> None:
    meant = wanted(HARBOUR, "15 minutes after", "", CONTEXT)
    assert meant.about == HARBOUR
    assert meant.words == "Harbour 2030"


@pytest.mark.parametrize(
    ("entry", "when", "words", "message"),
    [
        (None, "", "Call Ben", "When? Write"),
        (None, "tomorrow 9am", " ", "Remind you of what?"),
        (None, "one of these days", "Call Ben", "I don't understand “one of these days”"),
        (GONE_BY, "", "", "“Dawn” has begun already."),
        (Entry(EntryKind.DEADLINE, "old", ""), "", "", "“Old” has passed."),
        (FOG, "", "", "“Fog” was called off, or has no time yet."),
        (Entry(EntryKind.TALK, "someday", ""), "", "", "“Someday” was called off, or has no"),
        (TIDES, "3 hours before", "", "That was 2 hours ago: 3 hours before “Tides”"),
        (TIDES, "whenever", "", "I don't understand “whenever”"),
    ],
)
def test_what_is_missing_or_too_late_is_told(
    entry: Entry | None, when: str, words: str, message: str
) -> None:
    with pytest.raises(NotUnderstoodError) as told:
        wanted(entry, when, words, CONTEXT)
    assert str(told.value).startswith(message)


def test_entry_by_words() -> None:
    assert entry_wanted("tides", CONTEXT) == TIDES
    with pytest.raises(NotUnderstoodError):
        entry_wanted("hyperparameters", CONTEXT)
