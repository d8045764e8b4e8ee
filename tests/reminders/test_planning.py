"""What is planned, from what people wish and what the files say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import Deadline, Session, SessionKind, SessionStatus
from bot.knowledge.reading import read_knowledge
from bot.reminders.models import MessageKind, Planned, Rule, RuleKind
from bot.reminders.planning import ServerWishes, planned_of_server
from tests.builders import ADA, MONDAY, TUESDAY, at, due, edition, session
from tests.reminders.builders import (
    DAY,
    HOUR,
    LONG_AGO,
    MINUTE,
    SECOND,
    SERVER,
    rule,
)
from tests.reminders.fakes import MAIN_CHANNEL

MLHPCS = read_knowledge(Path(__file__).parents[2] / "knowledge" / "mlhpcs-2021.yaml").editions[0]
PAPER = Deadline(id="paper", name="Paper", due=due("2030-03-01", "18:00", UTC))
TIDES = session("Tides", "9:00-9:30", ADA, room="Blue")
WAVES = session("Waves", "10:00-10:30", room="Green")
HARBOUR = edition(sessions=(TIDES, WAVES), deadlines=(PAPER,))
LEADS = (7 * DAY, DAY, 3 * HOUR)


def wishes(
    *rules: Rule,
    channel_id: int | None = MAIN_CHANNEL,
    rooms: dict[str, int] | None = None,
    extended: dict[str, datetime] | None = None,
) -> ServerWishes:
    return ServerWishes(
        server_id=SERVER,
        channel_id=channel_id,
        rules={each.kind: each for each in rules},
        rooms=rooms or {},
        extended=extended or {},
    )


def of_rules(of: Edition, *rules: Rule, rooms: dict[str, int] | None = None) -> list[Planned]:
    return planned_of_server(wishes(*rules, rooms=rooms), of)


def moved(of: Session, clock: str) -> Session:
    assert of.day
    return replace(of, starts=at(clock, of.day), status=SessionStatus.MOVED)


def what(messages: list[Planned]) -> list[tuple[str, datetime]]:
    return [(each.entry.id if each.entry else "", each.due) for each in messages]


def keys(messages: list[Planned]) -> set[str]:
    return {each.key for each in messages}


# Rules


def test_a_deadline_is_announced_with_every_lead() -> None:
    messages = of_rules(HARBOUR, rule(RuleKind.DEADLINES, *LEADS))
    closes = datetime(2030, 3, 1, 18, tzinfo=UTC)
    assert what(messages) == [("paper", closes - lead) for lead in LEADS]
    assert {each.kind for each in messages} == {MessageKind.DEADLINE}
    assert {each.occurrence for each in messages} == {closes}
    assert {each.channel_id for each in messages} == {MAIN_CHANNEL}
    assert {each.scope for each in messages} == {"server:1:harbour-2030"}


def test_an_extension_is_announced_when_it_was_seen_and_once_for_each_new_due() -> None:
    seen = datetime(2030, 2, 20, 8, tzinfo=UTC)
    extended = wishes(rule(RuleKind.DEADLINES), extended={"paper": seen})
    (message,) = planned_of_server(extended, HARBOUR)
    assert (message.kind, message.due) == (MessageKind.EXTENDED, seen)
    assert message.occurrence == PAPER.due.instant
    (again,) = planned_of_server(replace(extended, extended={"paper": seen + HOUR}), HARBOUR)
    assert again.key == message.key
    later = replace(HARBOUR, deadlines=(replace(PAPER, due=due("2030-03-08", "18:00", UTC)),))
    (further,) = planned_of_server(extended, later)
    assert further.key != message.key


def test_an_extension_that_was_seen_only_after_the_new_due_is_not_announced() -> None:
    late = wishes(rule(RuleKind.DEADLINES), extended={"paper": PAPER.due.instant})
    assert planned_of_server(late, HARBOUR) == []


def test_talks_are_announced_before_they_begin() -> None:
    messages = of_rules(HARBOUR, rule(RuleKind.TALKS, 10 * MINUTE, HOUR))
    assert what(messages) == [
        ("tides", at("8:50")),
        ("waves", at("9:50")),
        ("tides", at("8:00")),
        ("waves", at("9:00")),
    ]
    assert {each.kind for each in messages} == {MessageKind.TALK}


@pytest.mark.parametrize(
    ("rooms", "of_rule", "main", "channels"),
    [
        ({"Blue": 501}, 502, 503, [501, 502]),
        ({"Blue": 501}, None, 503, [501, 503]),
        ({"Blue": 501}, None, None, [501]),
        ({}, 502, 503, [502, 502]),
        ({}, None, 503, [503, 503]),
        ({}, None, None, []),
    ],
)
def test_talks_go_to_the_channel_of_the_room_or_the_rule_or_the_server(
    rooms: dict[str, int], of_rule: int | None, main: int | None, channels: list[int]
) -> None:
    of_talks = rule(RuleKind.TALKS, 10 * MINUTE, channel_id=of_rule)
    wished = wishes(of_talks, channel_id=main, rooms=rooms)
    assert [each.channel_id for each in planned_of_server(wished, HARBOUR)] == channels


def test_deadlines_and_days_do_not_go_to_a_room() -> None:
    deadlines, days = rule(RuleKind.DEADLINES, DAY), rule(RuleKind.DAY, HOUR)
    messages = of_rules(HARBOUR, deadlines, days, rooms={"Blue": 501, "Green": 502, "": 503})
    assert [each.channel_id for each in messages] == [MAIN_CHANNEL, MAIN_CHANNEL]


@pytest.mark.parametrize(
    ("kind", "as_talk", "as_start"),
    [
        (SessionKind.TALK, 1, 1),
        (SessionKind.KEYNOTE, 1, 1),
        (SessionKind.PANEL, 1, 1),
        (SessionKind.POSTER, 1, 1),
        (SessionKind.TUTORIAL, 1, 1),
        (SessionKind.OPENING, 0, 1),
        (SessionKind.CLOSING, 0, 1),
        (SessionKind.BREAK, 0, 0),
        (SessionKind.SOCIAL, 0, 0),
    ],
)
def test_breaks_are_not_announced(kind: SessionKind, as_talk: int, as_start: int) -> None:
    of = edition(sessions=(session("Tides", "9:00-9:30", kind=kind),))
    assert len(of_rules(of, rule(RuleKind.TALKS, 10 * MINUTE))) == as_talk
    assert len(of_rules(of, rule(RuleKind.STARTING))) == as_start


def test_what_is_cancelled_or_has_no_time_is_not_announced() -> None:
    off = session("Tides", "9:00-9:30", status=SessionStatus.CANCELLED)
    timeless = session("Waves", day=MONDAY)
    every_rule = [rule(kind, 10 * MINUTE) for kind in RuleKind]
    assert of_rules(edition(sessions=(off, timeless)), *every_rule) == []


def test_a_start_is_announced_when_it_comes() -> None:
    messages = of_rules(HARBOUR, rule(RuleKind.STARTING, HOUR))
    assert what(messages) == [("tides", at("9:00")), ("waves", at("10:00"))]
    assert {each.kind for each in messages} == {MessageKind.STARTING}


def test_a_day_is_announced_once_before_its_first_session() -> None:
    later = session("Late", "8:30-9:00", day=TUESDAY)
    off = session("Early", "7:00-8:00", status=SessionStatus.CANCELLED)
    of = edition(sessions=(later, WAVES, TIDES, off))
    messages = of_rules(of, rule(RuleKind.DAY, HOUR))
    assert what(messages) == [("20300506", at("8:00")), ("20300507", at("7:30", TUESDAY))]
    assert {each.kind for each in messages} == {MessageKind.DAY}


def test_a_day_that_begins_at_another_time_after_all_is_not_announced_again() -> None:
    of_days = rule(RuleKind.DAY, HOUR)
    earlier = edition(sessions=(moved(TIDES, "8:15"), WAVES))
    assert keys(of_rules(earlier, of_days)) == keys(of_rules(HARBOUR, of_days))
    assert what(of_rules(earlier, of_days)) == [("20300506", at("7:15"))]


def test_a_rule_that_is_off_plans_nothing() -> None:
    every_rule = [replace(rule(kind, HOUR), is_on=False) for kind in RuleKind]
    assert of_rules(HARBOUR, *every_rule) == []


def test_what_would_have_been_due_before_a_rule_was_changed_is_not_planned() -> None:
    of_talks = replace(rule(RuleKind.TALKS, 10 * MINUTE), since=at("9:50"))
    assert what(of_rules(HARBOUR, of_talks)) == [("waves", at("9:50"))]
    assert of_rules(HARBOUR, replace(of_talks, since=at("9:50") + SECOND)) == []


def test_a_lead_that_is_given_twice_counts_once() -> None:
    for kind in (RuleKind.DEADLINES, RuleKind.TALKS, RuleKind.DAY):
        messages = of_rules(HARBOUR, rule(kind, HOUR, HOUR))
        assert len(messages) == len(keys(messages))


def test_a_role_is_told_of_every_message_of_its_rule() -> None:
    of_talks = replace(rule(RuleKind.TALKS, HOUR), role_id=42)
    assert {each.role_id for each in of_rules(HARBOUR, of_talks)} == {42}


# Keys


def test_what_does_not_change_a_message_does_not_change_its_key() -> None:
    rules = [rule(kind, HOUR) for kind in RuleKind]
    talks = (replace(TIDES, title="Ebb", abstract="On the sea"), WAVES, session("New", "11:00"))
    changed = edition(sessions=talks, deadlines=(replace(PAPER, name="Full paper"),))
    other = [replace(each, role_id=9, since=LONG_AGO + DAY) for each in rules]
    assert keys(of_rules(HARBOUR, *rules)) < keys(of_rules(changed, *other))


def test_a_message_at_another_time_or_place_has_another_key() -> None:
    of_talks = rule(RuleKind.TALKS, HOUR)
    known = keys(of_rules(HARBOUR, of_talks))
    later = edition(sessions=(moved(TIDES, "9:15"), moved(WAVES, "10:15")))
    elsewhere = replace(HARBOUR, event=replace(HARBOUR.event, id="other"))
    others = [
        of_rules(later, of_talks),
        of_rules(HARBOUR, replace(of_talks, channel_id=55)),
        of_rules(HARBOUR, of_talks, rooms={"Blue": 501, "Green": 502}),
        of_rules(HARBOUR, rule(RuleKind.TALKS, 2 * HOUR)),
        of_rules(elsewhere, of_talks),
        planned_of_server(replace(wishes(of_talks), server_id=2), HARBOUR),
    ]
    assert [len(each) for each in others] == [2] * len(others)
    assert len(known.union(*map(keys, others))) == 2 * (1 + len(others))


def test_keys_are_the_same_in_every_run_and_release() -> None:
    every_rule = [rule(kind, HOUR) for kind in RuleKind]
    extended = {"paper": at("9:00", PAPER.due.day) - DAY}
    messages = planned_of_server(wishes(*every_rule, extended=extended), HARBOUR)
    assert [each.key for each in messages] == KEYS


KEYS = [
    "khmptushtrh2s4pi4dqy",  # a deadline
    "k2tvwr5troxtr2ozcksr",  # extended
    "kchk2hyivac2y3yca2ed",  # talks
    "knsibqx2nae6exwzfpa6",
    "kzairhddvn3xu4nw7b33",  # a day
    "kathm6lucicybbxn6cnd",  # starts
    "kwdr2bszvj35mgffnizy",
]
"""Were they others, a new release would send everything a second time."""


# The real files


def test_the_deadlines_of_mlhpcs_are_announced_a_week_a_day_and_three_hours_before() -> None:
    messages = of_rules(MLHPCS, rule(RuleKind.DEADLINES, *LEADS))
    assert [(id_, f"{when.astimezone(UTC):%m-%d %H:%M}") for id_, when in what(messages)] == [
        ("abstract", "05-08 11:59"),
        ("abstract", "05-14 11:59"),
        ("abstract", "05-15 08:59"),
        ("paper", "07-03 21:59"),
        ("paper", "07-09 21:59"),
        ("paper", "07-10 18:59"),
    ]


def test_the_talks_of_mlhpcs_are_announced_ten_minutes_before() -> None:
    messages = of_rules(MLHPCS, rule(RuleKind.TALKS, 10 * MINUTE))
    assert [f"{when:%H:%M} {id_}" for id_, when in what(messages)] == [
        "14:05 keynote",
        "14:50 invited-1",
        "15:20 invited-2",
        "15:50 contributed-1",
        "16:05 contributed-2",
        "16:20 invited-3",
        "16:50 invited-4",
        "17:20 contributed-3",
        "17:35 contributed-4",
        "17:50 contributed-5",
    ]


def test_the_day_of_mlhpcs_is_announced_before_the_opening() -> None:
    messages = of_rules(MLHPCS, rule(RuleKind.DAY, HOUR), rule(RuleKind.STARTING))
    assert f"{messages[0].due:%d %H:%M}" == "02 13:00"
    assert [each.entry.id for each in messages if each.entry][1:] == [
        each.id for each in MLHPCS.sessions
    ]
