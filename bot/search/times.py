"""What a question says about time: after 5pm, between 16:00 and 17:00, on Friday in the morning."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from bot.search.clocks import HELD, Clock, later_half, take_clocks, without_clocks
from bot.search.days import asked_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.search.days import AskedDay


class Relation(StrEnum):
    """How what is asked for lies to the time named."""

    AT = "at"
    AFTER = "after"
    BEFORE = "before"
    WITHIN = "within"


_TO = "(?:to|until|till|bis|-|–)"
_RELATIONS = (
    (rf"\b(?:between|from|zwischen|von){HELD}(?:and|und|{_TO}){HELD}", Relation.WITHIN),
    (rf"{HELD}{_TO}{HELD}", Relation.WITHIN),
    (rf"\b(?:after|from|since|nach|ab){HELD}", Relation.AFTER),
    (rf"\b(?:before|until|till|by|vor|bis){HELD}", Relation.BEFORE),
    (rf"(?:\b(?:at|um|around|about|gegen))?{HELD}", Relation.AT),
)
"""How clocks stand in a text, the surest first; the last fits wherever one does."""

_PARTS_OF_DAY = (
    (re.compile(r"\b(?:in the |this |am )?(?:mornings?|vormittags?)\b"), time(0), time(12)),
    (re.compile(r"\b(?:in the |this |am )?(?:afternoons?|nachmittags?)\b"), time(12), time(18)),
    (re.compile(r"\b(?:in the |this |am )?(?:evenings?|abends?)\b"), time(18), time(23, 59)),
)


@dataclass(frozen=True, slots=True)
class AskedTime:
    """A time of day, or the span to `until`. Ambiguous where "4" may as well be 16:00."""

    relation: Relation
    at: time
    until: time | None = None
    is_ambiguous: bool = False

    def in_the_afternoon(self) -> AskedTime:
        """Return the same twelve hours later, where that is still the same day."""
        until = later_half(self.until) if self.until else None
        return replace(self, at=later_half(self.at), until=until, is_ambiguous=False)


@dataclass(frozen=True, slots=True)
class AskedWhen:
    """What a question says about time, and the question without it."""

    time: AskedTime | None
    day: AskedDay | None
    rest: str


def asked_when(folded: str) -> AskedWhen:
    """Return the times that a folded question names; what can't be a time stays in the rest."""
    day, rest = asked_day(folded)
    clocks, rest = take_clocks(rest)
    if clocks:
        asked, rest = _related(clocks, rest)
        return AskedWhen(asked, day, rest)
    for pattern, starts, ends in _PARTS_OF_DAY:
        if pattern.search(rest):
            part = AskedTime(Relation.WITHIN, starts, ends)
            return AskedWhen(part, day, pattern.sub(" ", rest, count=1))
    return AskedWhen(None, day, rest)


def _related(clocks: Sequence[Clock], text: str) -> tuple[AskedTime, str]:
    """Return the first time, or span of two, in the surest relation that the text says."""
    found, relation = next(
        (found, relation) for pattern, relation in _relations() if (found := pattern.search(text))
    )
    first = clocks[int(found[1])]
    last = clocks[int(found[2])] if relation is Relation.WITHIN else None
    if last and first.is_ambiguous and later_half(first.at) < last.at:
        first = Clock(later_half(first.at), is_ambiguous=False)
    rest = without_clocks(f"{text[: found.start()]} {text[found.end() :]}")
    return AskedTime(relation, first.at, last.at if last else None, first.is_ambiguous), rest


@cache
def _relations() -> list[tuple[re.Pattern[str], Relation]]:
    return [(re.compile(written), relation) for written, relation in _RELATIONS]
