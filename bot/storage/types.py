"""How values of ours stand in columns, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import BigInteger, Integer, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from bot.reminders.moments import Edge, Fixed, Moment, Relative
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_ChoiceT = TypeVar("_ChoiceT", bound=StrEnum)

Snowflake = BigInteger().with_variant(Integer(), "sqlite")
"""An id of Discord's, or one of ours; SQLite's integers have 64 bits and count up by that name."""


def to_the_millisecond(instant: datetime) -> datetime:
    """Return an instant as it will come back from the database: in UTC, without what is finer."""
    return _EPOCH + (instant - _EPOCH) // _MILLISECOND * _MILLISECOND


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as milliseconds since 1970."""

    impl = Snowflake
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return None if value is None else (value - _EPOCH) // _MILLISECOND

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MILLISECOND


class Choice(TypeDecorator[_ChoiceT]):
    """One of a few words."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[_ChoiceT]) -> None:
        super().__init__()
        self.words = words

    @override
    def process_bind_param(self, value: _ChoiceT | None, dialect: Dialect) -> Any:
        return None if value is None else value.value

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> _ChoiceT | None:
        return None if value is None else self.words(value)


class StoredEntry(TypeDecorator[Entry]):
    """An entry, as a JSON list of kind, id and title."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Entry | None, dialect: Dialect) -> str | None:
        return None if value is None else _json(list(value))

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> Entry | None:
        if value is None:
            return None
        kind, id_, title = json.loads(value)
        return Entry(EntryKind(kind), id_, title)


class StoredMoment(TypeDecorator[Moment]):
    """A moment, as a JSON object; walls and offsets keep their microseconds."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Moment | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if isinstance(value, Fixed):
            wall = value.wall
            return _json({"wall": wall.isoformat(), "zone": value.zone, "fold": wall.fold})
        offset = value.offset
        parts = [offset.days, offset.seconds, offset.microseconds]
        return _json({"entry": list(value.entry), "edge": value.edge, "offset": parts})

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> Moment | None:
        if value is None:
            return None
        made = json.loads(value)
        if "wall" in made:
            wall = datetime.fromisoformat(made["wall"]).replace(fold=made["fold"])
            return Fixed(wall, made["zone"])
        kind, id_, title = made["entry"]
        entry = Entry(EntryKind(kind), id_, title)
        return Relative(entry, Edge(made["edge"]), timedelta(*made["offset"]))


class Durations(TypeDecorator[tuple[timedelta, ...]]):
    """Some durations, as a JSON list of milliseconds."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[timedelta, ...] | None, dialect: Dialect) -> str:
        return _json([each // _MILLISECOND for each in value or ()])

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[timedelta, ...]:
        return tuple(each * _MILLISECOND for each in json.loads(value or "[]"))


def _json(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))
