"""Whatever is wished for and whatever the files say: what is planned follows from both alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.edition import Edition
from bot.knowledge.models import Deadline, Due, Session, SessionKind, SessionStatus
from bot.reminders.models import MessageKind, Planned, Reminder, ReminderState, Rule, RuleKind
from bot.reminders.moments import Edge, Fixed, Relative, Repeat, instant_of
from bot.reminders.planning import (
    AHEAD,
    BEHIND,
    ServerWishes,
    planned_of_reminder,
    planned_of_server,
)
from bot.search.passages import Entry, EntryKind
from tests.builders import event
from tests.reminders.builders import HOUR, MINUTE, SERVER, reminder

FROM, UNTIL = datetime(2030, 1, 1), datetime(2030, 12, 31)  # noqa: DTZ001 - walls
ZONES = ("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kolkata")
WITH_A_LEAD = {MessageKind.DEADLINE, MessageKind.TALK, MessageKind.DAY}

ids = st.sampled_from([f"e{number}" for number in range(6)])
walls = st.datetimes(FROM, UNTIL)
instants = st.datetimes(FROM, UNTIL, timezones=st.just(UTC))
leads = st.timedeltas(timedelta(0), timedelta(days=30)).map(lambda lead: lead // MINUTE * MINUTE)
channels = st.none() | st.integers(1, 3)
rules = st.builds(
    Rule,
    kind=st.sampled_from(RuleKind),
    since=instants,
    is_on=st.booleans(),
    leads=st.lists(leads, max_size=3).map(tuple),
    channel_id=channels,
    role_id=channels,
)
sessions = st.builds(
    lambda id_, kind, starts, room, status: Session(
        id=id_,
        kind=kind,
        title=id_,
        day=starts.date(),
        starts=starts,
        room=room,
        status=status,
    ),
    ids,
    st.sampled_from(SessionKind),
    instants,
    st.sampled_from(["", "Blue", "Green"]),
    st.sampled_from(SessionStatus),
)
deadlines = st.builds(
    lambda id_, due: Deadline(
        id=id_, name=id_, due=Due(day=due.date(), time_of_day=None, zone=UTC)
    ),
    ids,
    instants,
)
editions = st.builds(
    lambda sessions, deadlines: Edition(
        event=event(), sessions=tuple(sessions), deadlines=tuple(deadlines)
    ),
    st.lists(sessions, max_size=5, unique_by=lambda each: each.id),
    st.lists(deadlines, max_size=3, unique_by=lambda each: each.id),
)
wishes = st.builds(
    lambda channel, rules, rooms, extended: ServerWishes(
        server_id=SERVER,
        channel_id=channel,
        rules={rule.kind: rule for rule in rules},
        rooms=rooms,
        extended=extended,
    ),
    channels,
    st.lists(rules, max_size=4),
    st.dictionaries(st.sampled_from(["Blue", "Green"]), st.integers(4, 5)),
    st.dictionaries(ids, instants),
)
entries = st.builds(
    Entry, st.sampled_from([EntryKind.TALK, EntryKind.DEADLINE, EntryKind.EVENT]), ids, st.just("")
)
moments = st.builds(Fixed, walls, st.sampled_from(ZONES)) | st.builds(
    Relative, entries, st.sampled_from(Edge), leads | leads.map(lambda lead: -lead)
)
reminders = st.builds(
    lambda moment, changed, repeat, state, about, server_id: reminder(
        moment, changed, repeat=repeat, state=state, about=about, server_id=server_id
    ),
    moments,
    instants,
    st.sampled_from(Repeat),
    st.sampled_from([ReminderState.ACTIVE] * 4 + [ReminderState.PAUSED]),
    st.none() | entries,
    st.none() | st.just(SERVER),
)


def keys(messages: list[Planned]) -> list[str]:
    return [each.key for each in messages]


def check(messages: list[Planned]) -> None:
    """What holds for every message."""
    assert len(set(keys(messages))) == len(messages)
    for each in messages:
        assert each.due < each.expires
        assert (each.channel_id is None) is not (each.recipient_id is None)


@settings(deadline=None)
@given(wishes, editions)
def test_messages_of_a_server_follow_from_its_wishes_and_the_files(
    wished: ServerWishes, edition: Edition
) -> None:
    messages = planned_of_server(wished, edition)
    assert messages == planned_of_server(replace(wished), replace(edition))
    check(messages)
    for each in messages:
        rule = rule_of(wished, each)
        assert rule.is_on
        assert each.due >= rule.since
        assert each.role_id == rule.role_id
        lead = each.occurrence - each.due
        if each.kind is MessageKind.STARTING:
            assert lead == timedelta(0)
        if each.kind is MessageKind.EXTENDED:
            assert each.entry
            assert each.due == wished.extended[each.entry.id]
        if each.kind in WITH_A_LEAD:
            assert lead in rule.leads


def rule_of(wished: ServerWishes, of: Planned) -> Rule:
    kinds = {MessageKind.EXTENDED: RuleKind.DEADLINES, MessageKind.DEADLINE: RuleKind.DEADLINES}
    kinds |= {MessageKind.TALK: RuleKind.TALKS, MessageKind.STARTING: RuleKind.STARTING}
    return wished.rules[kinds.get(of.kind, RuleKind.DAY)]


@settings(deadline=None)
@given(wishes, editions, sessions)
def test_a_further_session_changes_no_message_but_its_own_and_the_days(
    wished: ServerWishes, edition: Edition, further: Session
) -> None:
    further = replace(further, id="further")
    more = replace(edition, sessions=(*edition.sessions, further))
    before, after = planned_of_server(wished, edition), planned_of_server(wished, more)
    of_days = MessageKind.DAY
    assert [each for each in before if each.kind is not of_days] == [
        each
        for each in after
        if each.kind is not of_days and each.entry and each.entry.id != "further"
    ]


@settings(deadline=None)
@given(reminders, editions, instants)
def test_messages_of_a_reminder_follow_from_it_and_the_files(
    asked: Reminder, edition: Edition, now: datetime
) -> None:
    messages = planned_of_reminder(asked, edition, now)
    assert messages == planned_of_reminder(replace(asked), replace(edition), now)
    check(messages)
    for each in messages:
        assert asked.state is ReminderState.ACTIVE
        assert each.due >= asked.changed
        if isinstance(asked.moment, Relative) or asked.repeat is Repeat.ONCE:
            assert each.due == instant_of(asked.moment, edition)
        else:
            assert now - BEHIND <= each.due
    assert all(first.due < second.due for first, second in pairwise(messages))


@settings(deadline=None)
@given(st.builds(Fixed, walls, st.sampled_from(ZONES)), instants, instants, st.data())
def test_planning_a_repeated_reminder_again_and_again_leaves_out_nothing(
    moment: Fixed, changed: datetime, now: datetime, data: st.DataObject
) -> None:
    repeat = data.draw(st.sampled_from([each for each in Repeat if each is not Repeat.ONCE]))
    asked = reminder(moment, changed, repeat=repeat)
    early = planned_of_reminder(asked, None, now)
    later = data.draw(st.timedeltas(timedelta(0), BEHIND + AHEAD - HOUR))
    late = planned_of_reminder(asked, None, now + later)
    at_least = {each.key for each in early if each.due >= now + later - BEHIND}
    assert at_least <= set(keys(late))
    due_between = [each for each in late if now < each.due <= now + AHEAD]
    assert {each.key for each in due_between} <= set(keys(early))
    assert [each for each in late if each.due > now + later]
