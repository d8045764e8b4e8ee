"""How values stand in columns; what each engine makes of them is shown where they are stored."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator

from bot.reminders.models import ReminderState
from bot.reminders.moments import Edge, Fixed, Relative
from bot.search.passages import Entry, EntryKind
from bot.storage.types import (
    Choice,
    Durations,
    Instant,
    StoredEntry,
    StoredMoment,
    to_the_millisecond,
)

DIALECT = sqlite.dialect()
ENTRIES = st.builds(Entry, st.sampled_from(EntryKind), st.text(), st.text())
FIXED = st.builds(Fixed, st.datetimes(), st.text())
RELATIVE = st.builds(Relative, ENTRIES, st.sampled_from(Edge), st.timedeltas())


def stored(type_: TypeDecorator[Any], value: object) -> Any:  # noqa: ANN401
    return type_.process_bind_param(value, DIALECT)


def came_back(type_: TypeDecorator[Any], value: object) -> Any:  # noqa: ANN401
    return type_.process_result_value(stored(type_, value), DIALECT)


@given(FIXED | RELATIVE)
def test_moment_comes_back(moment: Fixed | Relative) -> None:
    assert came_back(StoredMoment(), moment) == moment


@given(ENTRIES)
def test_entry_comes_back(entry: Entry) -> None:
    assert came_back(StoredEntry(), entry) == entry


@given(st.datetimes(timezones=st.timezones()))
def test_instant_comes_back_as_it_is_to_the_millisecond(instant: datetime) -> None:
    again = came_back(Instant(), instant)
    assert again == to_the_millisecond(instant)
    assert again.tzinfo is UTC
    assert timedelta(0) <= instant - again < timedelta(milliseconds=1)


@given(st.lists(st.integers(-(10**12), 10**12)))
def test_durations_come_back(milliseconds: list[int]) -> None:
    durations = tuple(timedelta(milliseconds=each) for each in milliseconds)
    assert came_back(Durations(), durations) == durations


@pytest.mark.parametrize("state", ReminderState)
def test_word_comes_back(state: ReminderState) -> None:
    assert stored(Choice(ReminderState), state) == state.value
    assert came_back(Choice(ReminderState), state) is state


@pytest.mark.parametrize("type_", [StoredMoment(), StoredEntry(), Instant(), Choice(ReminderState)])
def test_nothing_stays_nothing(type_: TypeDecorator[Any]) -> None:
    assert stored(type_, None) is None
    assert came_back(type_, None) is None
