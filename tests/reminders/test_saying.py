from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.edition import Edition
from bot.reminders.moments import Edge, Fixed, Moment, Relative, Repeat
from bot.reminders.saying import (
    LONGEST_LEAD,
    leads_of,
    title_of,
    words_of_lead,
    words_of_moment,
    words_of_repeat,
)
from bot.search.passages import Entry, EntryKind
from tests.reminders.asking import HARBOUR
from tests.reminders.walls import wall

TALK = Entry(EntryKind.TALK, "reading-the-tides", "")
DEADLINE = Entry(EntryKind.DEADLINE, "early", "")
EVENT = Entry(EntryKind.EVENT, "harbour-2030", "")
ADVICE = "Write for example “7 days, 1 day, 3 hours”."
START, END = Edge.START, Edge.END
NOW, MINUTE, HOUR, DAY = timedelta(0), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("entry", "edition", "title"),
    [
        (TALK, HARBOUR, "Reading the Tides"),
        (DEADLINE, HARBOUR, "Early registration"),
        (EVENT, HARBOUR, "Harbour 2030"),
        (TALK._replace(id="gone"), HARBOUR, ""),
        (DEADLINE._replace(id="gone"), HARBOUR, ""),
        (Entry(EntryKind.SPEAKER, "ada-fonseca", ""), HARBOUR, ""),
        (TALK, None, ""),
    ],
)
def test_titles(entry: Entry, edition: Edition | None, title: str) -> None:
    assert title_of(entry, edition) == title


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Relative(DEADLINE, START, -2 * HOUR), "2 hours before “Early registration”"),
        (Relative(DEADLINE, START, NOW), "when “Early registration” is due"),
        (Relative(DEADLINE, START, DAY), "1 day after “Early registration”"),
        (Relative(TALK, START, NOW), "at the start of “Reading the Tides”"),
        (Relative(TALK, END, NOW), "at the end of “Reading the Tides”"),
        (Relative(TALK, START, -10 * MINUTE), "10 minutes before “Reading the Tides”"),
        (Relative(TALK, END, -10 * MINUTE), "10 minutes before the end of “Reading the Tides”"),
        (Relative(TALK, START, 5 * MINUTE), "5 minutes after the start of “Reading the Tides”"),
        (Relative(TALK, END, 90 * MINUTE), "1 hour 30 minutes after “Reading the Tides”"),
        (Relative(EVENT, START, -7 * DAY), "7 days before “Harbour 2030”"),
        (
            Relative(TALK._replace(id="gone"), START, -HOUR),
            "1 hour before something that is no longer there",
        ),
        (Fixed(wall("2021-07-02 14:15"), "UTC"), ""),
    ],
)
def test_words_of_moment(moment: Moment, words: str) -> None:
    assert words_of_moment(moment, HARBOUR) == words


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat.ONCE, "Once"),
        (Repeat.DAILY, "Every day"),
        (Repeat.WEEKDAYS, "Every weekday"),
        (Repeat.WEEKLY, "Every Saturday"),
        (Repeat.MONTHLY, "On the 31st of every month"),
    ],
)
def test_words_of_repeat(repeat: Repeat, words: str) -> None:
    assert words_of_repeat(repeat, Fixed(wall("2021-07-31 14:15"), "UTC")) == words


def test_words_of_repeat_for_a_time_that_hangs_on_something() -> None:
    moment = Relative(TALK, START, NOW)
    assert words_of_repeat(Repeat.WEEKLY, moment) == "Every week"
    assert words_of_repeat(Repeat.MONTHLY, moment) == "Every month"


def test_days_of_the_month_are_ordinal_numbers() -> None:
    moments = [Fixed(wall(f"2021-07-{day:02} 14:15"), "UTC") for day in range(1, 32)]
    words = " ".join(words_of_repeat(Repeat.MONTHLY, moment).split()[2] for moment in moments)
    assert words == (
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th "
        "20th 21st 22nd 23rd 24th 25th 26th 27th 28th 29th 30th 31st"
    )


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (10 * MINUTE, "10 minutes"),
        (HOUR, "1 hour"),
        (90 * MINUTE, "1 hour 30 minutes"),
        (7 * DAY, "7 days"),
        (26 * HOUR + MINUTE, "1 day 2 hours 1 minute"),
        (timedelta(seconds=90), "1 minute 30 seconds"),
        (NOW, "at the start"),
    ],
)
def test_words_of_lead(lead: timedelta, words: str) -> None:
    assert words_of_lead(lead) == words


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("7 days, 1 day, 3 hours", (7 * DAY, DAY, 3 * HOUR)),
        ("3 hours; 7 days;1 day", (7 * DAY, DAY, 3 * HOUR)),
        ("1 day and 3 hours", (DAY, 3 * HOUR)),
        ("1 Tag und 3 Stunden", (DAY, 3 * HOUR)),
        ("1 day\n10 minutes", (DAY, 10 * MINUTE)),
        ("1 day before, 1 hour beforehand", (DAY, HOUR)),
        ("24 hours, 1 day, 1d", (DAY,)),
        ("1 hour 30 minutes", (90 * MINUTE,)),
        ("10 min, at the start", (10 * MINUTE, NOW)),
        ("1d, 2d, 3d, 4d, 5d", (5 * DAY, 4 * DAY, 3 * DAY, 2 * DAY, DAY)),
        ("0", (NOW,)),
        ("0 minutes", (NOW,)),
        ("when it starts", (NOW,)),
        ("60 days", (60 * DAY,)),
        ("2 months, ", (60 * DAY,)),
        (" 1  WEEK ", (7 * DAY,)),
    ],
)
def test_leads(typed: str, leads: tuple[timedelta, ...]) -> None:
    assert leads_of(typed) == leads


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", f"How long before? {ADVICE}"),
        (" , ", f"How long before? {ADVICE}"),
        ("soon", f"I don't understand “soon” as a length of time. {ADVICE}"),
        ("1 day, 10", "“10” of what? Write “10 minutes”, “10 hours” or “10 days”."),
        ("61 days", "“61 days” is too long before: at most 60 days."),
        ("30 seconds", "“30 seconds” has seconds: minutes are the least."),
        ("1 d, 2 d, 3 d, 4 d, 5 d, 6 d", "These are 6 times, and 5 are the most."),
    ],
)
def test_leads_that_are_refused(typed: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        leads_of(typed)


minutes = st.integers(0, LONGEST_LEAD // MINUTE).map(lambda count: count * MINUTE)


@given(minutes)
def test_a_lead_in_words_is_the_lead(lead: timedelta) -> None:
    assert leads_of(words_of_lead(lead)) == (lead,)


@given(st.sets(minutes, min_size=1, max_size=5), st.sampled_from([", ", "; ", " and "]))
def test_leads_in_words_are_the_leads(leads: set[timedelta], between: str) -> None:
    words = between.join(words_of_lead(lead) for lead in leads)
    assert leads_of(words) == tuple(sorted(leads, reverse=True))


@given(st.text())
def test_whatever_is_typed_is_leads_or_refused(typed: str) -> None:
    try:
        leads = leads_of(typed)
    except ValueError:
        return
    assert 1 <= len(leads) <= 5
    assert all(NOW <= lead <= LONGEST_LEAD for lead in leads)
