from __future__ import annotations

from datetime import timedelta

import pytest

from bot.knowledge.models import Deadline, SessionKind
from bot.reminders.entries_named import entries_named
from bot.reminders.moments import Fixed
from bot.reminders.when import understood
from bot.search.passages import Entry, EntryKind
from tests.builders import MONDAY, TUESDAY, at, due, edition, event, session
from tests.reminders.asking import before_harbour, before_mlhpcs, meant, of, refused

TIDES, STORM, CAMERA = "“Reading the Tides”", "“Life after the Storm”", "“Camera-ready papers”"
WHOLE, WELCOME, EARLY = "“Harbour 2030”", "“Welcome”", "“Early registration”"

THERE_ARE = f"There are: “Posters”, {CAMERA}, {EARLY} and “Grants”."
TWO_EXAMPLES = "“10 minutes before keynote” or “when keynote starts”"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2 hours before the camera-ready deadline", f"2 hours before {CAMERA}"),
        ("1 day after the camera-ready deadline", f"1 day after {CAMERA}"),
        ("before the camera-ready deadline", f"1 day before {CAMERA}"),
        ("before early registration", f"1 day before {EARLY}"),
        ("when early registration closes", f"when {EARLY} is due"),
        ("when the grants are due", "when “Grants” is due"),
        ("10 minutes before the keynote", f"10 minutes before {TIDES}"),
        ("before the keynote", f"10 minutes before {TIDES}"),
        ("shortly before the keynote", f"10 minutes before {TIDES}"),
        ("befor the keynot", f"10 minutes before {TIDES}"),
        ("2 hours to the keynote", f"2 hours before {TIDES}"),
        ("2 hours until the keynote starts", f"2 hours before {TIDES}"),
        ("remind me 1h30m before the keynote", f"1 hour 30 minutes before {TIDES}"),
        ("when the keynote starts", f"at the start of {TIDES}"),
        ("when the keynote", f"at the start of {TIDES}"),
        ("as soon as the keynote has begun", f"at the start of {TIDES}"),
        ("the keynote starts", f"at the start of {TIDES}"),
        ("at the keynote", f"at the start of {TIDES}"),
        ("at the beginning of the keynote", f"at the start of {TIDES}"),
        ("before the end of the keynote", f"10 minutes before the end of {TIDES}"),
        ("5 minutes before the keynote ends", f"5 minutes before the end of {TIDES}"),
        ("after the keynote", f"at the end of {TIDES}"),
        ("right after the keynote", f"at the end of {TIDES}"),
        ("once the keynote is over", f"at the end of {TIDES}"),
        ("15 minutes after the keynote ends", f"15 minutes after {TIDES}"),
        ("15 minutes after the keynote", f"15 minutes after {TIDES}"),
        ("15 minutes after the keynote starts", f"15 minutes after the start of {TIDES}"),
        ("at the end of the panel", "at the end of “Who Owns the Sea?”"),
        ("10 Minuten vor der Keynote", f"10 minutes before {TIDES}"),
        ("eine Stunde nach dem Ende der Keynote", f"1 hour after {TIDES}"),
        ("wenn die Keynote beginnt", f"at the start of {TIDES}"),
        ("sobald die Keynote zu Ende ist", f"at the end of {TIDES}"),
        ("before Life after the Storm", f"10 minutes before {STORM}"),
        ("5 minutes after Life after the Storm", f"5 minutes after {STORM}"),
        ("before “Who Owns the Sea?”", "10 minutes before “Who Owns the Sea?”"),
        ("30 min before the workshop starts", f"30 minutes before {WHOLE}"),
        ("before Harbour", f"10 minutes before {WHOLE}"),
        ("when it starts", f"at the start of {WHOLE}"),
        ("after the conference", f"at the end of {WHOLE}"),
        ("before e.harbour-2030", f"10 minutes before {WHOLE}"),
        ("before s.welcome", f"10 minutes before {WELCOME}"),
        ("1 hour before d.early", f"1 hour before {EARLY}"),
    ],
)
def test_moments_that_hang_on_an_entry(typed: str, moment: str) -> None:
    assert meant(typed, before_harbour()) == moment


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("the keynote", ["reading-the-tides"]),
        ("tides", ["reading-the-tides"]),
        ("Ada's talk", ["reading-the-tides"]),
        ("keynote by Fonseca", ["reading-the-tides"]),
        ("the opening", ["welcome"]),
        ("coffee", ["coffee", "coffee-2"]),
        ("coffee on tuesday", ["coffee-2"]),
        ("a talk by Okafor", ["life-after-the-storm", "reefs"]),
        ("the talk at 11:30", ["sonar"]),
        ("the session at 11:45", ["poster-hour"]),
        ("posters", ["poster-hour", "posters"]),
        ("the poster deadline", ["posters"]),
        ("the deadline for posters", ["posters"]),
        ("the deadline", ["posters", "camera-ready", "early", "grants"]),
        ("the due date", ["posters", "camera-ready", "early", "grants"]),
        ("the dedline", ["posters", "camera-ready", "early", "grants"]),
        ("talk", ["reading-the-tides", "life-after-the-storm", "reefs", "sonar", "gulls"]),
        ("the event", ["harbour-2030"]),
        ("s.sonar", ["sonar"]),
        ("s.posters", []),
        ("d.posters", ["posters"]),
        ("the deadline for bananas", []),
        ("bananas", []),
        ("the end of the day", []),
        ("tomorrow", []),
        ("it is", []),
        ("", []),
    ],
)
def test_entries_that_words_name(words: str, ids: list[str]) -> None:
    found = entries_named(words, before_harbour())
    assert sorted(each.id for each in found) == sorted(ids)
    assert not any(each.title for each in found)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("before the next deadline", f"1 day before {CAMERA}"),
        ("before the last deadline", "1 day before “Grants”"),
        ("before the first talk", f"10 minutes before {TIDES}"),
        ("before the last talk", "10 minutes before “Sonar”"),
        ("before the next session", f"10 minutes before {WELCOME}"),
        ("before Ben", f"10 minutes before {STORM}"),  # his other talk was cancelled
    ],
)
def test_which_of_several_is_meant(typed: str, moment: str) -> None:
    assert meant(typed, before_harbour()) == moment


def test_of_several_of_one_name_the_next_is_meant() -> None:
    first = understood("before coffee", before_harbour())
    assert first.instant == at("9:50", MONDAY)
    second = understood("before coffee", before_harbour(at("9:55", MONDAY)))
    assert second.instant == at("9:50", TUESDAY)
    assert second.about == Entry(EntryKind.TALK, "coffee-2", "")


def test_a_kind_of_talk_is_as_good_as_a_name() -> None:
    known = edition(
        deadlines=(Deadline(id="proposals", name="Tutorial proposals", due=due("2030-04-20")),),
        sessions=(
            session("Knots", "9:00", kind=SessionKind.TUTORIAL),
            session("Sails", "10:00", kind=SessionKind.TUTORIAL),
            session("Proposals of Marriage", "11:00"),
        ),
    )
    named = {
        words: sorted(each.id for each in entries_named(words, of(known)))
        for words in ("tutorial", "the tutorial proposals", "the sails tutorial")
    }
    assert named == {
        "tutorial": ["knots", "proposals", "sails"],
        "the tutorial proposals": ["proposals"],
        "the sails tutorial": ["sails"],
    }


def test_of_several_of_one_name_the_day_or_the_time_tells() -> None:
    breaks = tuple(
        session("Very Long Coffee Break", clocks, id=name, day=day, kind=SessionKind.BREAK)
        for name, clocks, day in (
            ("one", "10:00-10:30", MONDAY),
            ("other", "15:00-15:30", MONDAY),
            ("last", "10:00-10:30", TUESDAY),
        )
    )
    context = of(edition(event(ends=TUESDAY), sessions=breaks))
    meant_by = {
        words: [each.id for each in entries_named(f"the very long coffee break {words}", context)]
        for words in ("on tuesday", "at 15:00", "tuesday at 10:00")
    }
    assert meant_by == {"on tuesday": ["last"], "at 15:00": ["other"], "tuesday at 10:00": ["last"]}


def test_of_several_the_one_that_lies_ahead_is_meant() -> None:
    late = before_harbour(at("9:00", TUESDAY))
    assert refused("before the talk", late).startswith("Which do you mean: ")
    assert understood("before posters", late).instant == at("10:50", TUESDAY)


def test_times_other_than_entries() -> None:
    context = before_harbour()
    assert meant("before 7 May 14:00", context) == "Tue 2030-05-07 13:50 Europe/Lisbon"
    assert meant("after 7 May 14:00", context) == "Tue 2030-05-07 14:00 Europe/Lisbon"
    assert meant("2 hours before 7 May 14:00", context) == "Tue 2030-05-07 12:00 Europe/Lisbon"
    assert meant("1 day after 7 May 14:00", context) == "Wed 2030-05-08 14:00 Europe/Lisbon"


def test_days_are_those_on_the_wall_and_hours_those_of_the_clock() -> None:
    """On 31 March 2030 Lisbon's clocks go from 1:00 to 2:00."""
    now = at("9:00", MONDAY.replace(month=3, day=1))
    context = before_harbour(now)
    days = understood("1 day before 31 March 2030 12:00", context)
    hours = understood("24 hours before 31 March 2030 12:00", context)
    assert hours.instant - days.instant == timedelta(hours=-1)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("the day before the workshop at 18:00", "Sun 2030-05-05 18:00 Europe/Lisbon"),
        ("2 days after the workshop at noon", "Thu 2030-05-09 12:00 Europe/Lisbon"),
        ("1 day before the keynote at 8", "Sun 2030-05-05 08:00 Europe/Lisbon"),
        ("1 day before the camera-ready deadline at 9:00", "Fri 2030-04-19 09:00 Europe/Lisbon"),
        ("1 Tag vor der Keynote um 9 Uhr", "Sun 2030-05-05 09:00 Europe/Lisbon"),
        ("1 day before farewell at 9:00", "Mon 2030-05-06 09:00 Europe/Lisbon"),
        ("1 day after the farewell at half past nine", "Wed 2030-05-08 09:30 Europe/Lisbon"),
        ("1 day before the keynote at 9:15", f"1 day before {TIDES}"),  # when it starts
    ],
)
def test_a_time_of_day_so_many_days_from_an_entry(typed: str, moment: str) -> None:
    assert meant(typed, before_harbour()) == moment


def test_a_time_of_day_so_many_days_from_an_entry_is_about_it() -> None:
    found = understood("1 day before the keynote at 8:00", before_harbour())
    assert isinstance(found.moment, Fixed)
    assert found.about == Entry(EntryKind.TALK, "reading-the-tides", "")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("before reefs", "“Reefs” was cancelled."),
        ("1 day before reefs at 9:00", "“Reefs” was cancelled."),
        ("before gulls", "“Gulls” has no time yet."),
        ("1 day after gulls at 9:00", "“Gulls” has no time yet."),
        ("after dinner", "It isn't known when “Dinner” ends, only when it starts."),
        ("before the deadline", f"Which do you mean: {CAMERA}, {EARLY} or “Grants”?"),
        ("before the talk", f"Which do you mean: {TIDES}, {STORM} or “Sonar”?"),
        (
            "before the session",
            f"Which do you mean: {WELCOME}, {TIDES}, “Coffee”, {STORM}, “Sonar” or one of 4 more?",
        ),
        (
            "before the banana deadline",
            f"I know no such deadline as “banana deadline”. {THERE_ARE}",
        ),
        (
            "before gulls and sonar",
            "I know no talk or deadline called “gulls and sonar”. Do you mean “Sonar” or “Gulls”?",
        ),
        (
            "keynote",
            f"How long before {TIDES}? Write for example {TWO_EXAMPLES}.",
        ),
        ("deadline", f"Which do you mean: {CAMERA}, {EARLY} or “Grants”?"),
    ],
)
def test_what_has_no_time_or_is_unclear(typed: str, told: str) -> None:
    assert refused(typed, before_harbour()) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("before bananas", "I know no talk or deadline called “bananas”. Write for example"),
        ("before s.nothing", "I know no talk or deadline called “s.nothing”. Write for example"),
        ("1 day before the dinner at sea", "I know no talk or deadline called “dinner at sea”."),
        ("2 hours before", "“2 hours before” what? Write for example"),
        ("after", "“after” what? Write for example"),
        ("at the end of the day", "I don't understand “at the end of the day” as a time."),
        ("what comes after the keynote", f"How long before {TIDES}?"),
        ("99999 weeks before the keynote", "That was 1916 years ago: 699993 days before"),
    ],
)
def test_what_is_not_understood(typed: str, told: str) -> None:
    assert refused(typed, before_harbour()).startswith(told)


def test_the_end_of_an_event_whose_last_session_has_none() -> None:
    told = "It isn't known when “MLHPCS 2021” ends, only when it starts."
    assert refused("at the end of the workshop", before_mlhpcs()) == told


def test_an_event_without_a_program_or_deadlines() -> None:
    context = of(edition())
    assert refused("before the workshop", context) == "“Harbour 2030” has no time yet."
    told = "I know no such deadline as “deadline”. None are announced."
    assert refused("before the deadline", context) == told
    assert refused("before the next talk", context).startswith("I know no talk or deadline called")


def test_a_talk_and_a_deadline_of_one_name_are_told_apart() -> None:
    context = of(
        edition(
            deadlines=(Deadline(id="demo", name="Demo", due=due("2030-04-20")),),
            sessions=(session("Demo", "9:00-9:30", kind=SessionKind.TALK),),
        )
    )
    told = "Which do you mean: the talk “Demo” or the deadline “Demo”?"
    assert sorted(refused("before the demo", context)) == sorted(told)
    assert meant("before the demo deadline", context) == "1 day before “Demo”"
    assert meant("before s.demo", context) == "10 minutes before “Demo”"


def test_a_title_that_reads_like_something_else() -> None:
    titles = ("How it Ends", "The End of Tides", "Tomorrow at Noon", "Before and After")
    sessions = tuple(session(title, f"{9 + hour}:00") for hour, title in enumerate(titles))
    context = of(edition(sessions=sessions))
    for title in titles:
        assert meant(f"10 minutes before {title}", context) == f"10 minutes before “{title}”"
