"""What fills the gaps in page texts: the same filling in all texts of one owner."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

from tests.benchmarks.generated.data_files import data
from tests.benchmarks.generated.names import distinct_names
from tests.benchmarks.generated.titles import TitleGrammar

_NUMBER = re.compile(r"\d+$")
_FIRST_DEADLINE = date(2027, 1, 8)


class Slots(dict[str, str]):
    """The fillings, drawn when first asked for: `{chair2}` is a person, `{date3}` a later day."""

    def __init__(self, rng: random.Random, **known: str) -> None:
        super().__init__(known)
        self._rng = rng
        self._first_day = _FIRST_DEADLINE + timedelta(days=rng.randrange(60))
        self._grammar = TitleGrammar(rng)

    def __missing__(self, slot: str) -> str:
        drawn = self._drawn(slot)
        base = _NUMBER.sub("", slot)
        while any(drawn == filling for known, filling in self.items() if known.startswith(base)):
            drawn = self._drawn(slot)
        self[slot] = drawn
        return drawn

    def _drawn(self, slot: str) -> str:
        kind = _NUMBER.sub("", slot)
        if kind in {"person", "chair"}:
            return str(distinct_names(1, self._rng)[0])
        if kind == "date":
            return self._day(int(slot.removeprefix("date") or 1))
        if kind == "topic":
            return draw_topic(self._rng)
        if kind == "paper":
            return self._grammar.draw().text
        if kind == "city":
            return str(self._rng.choice(data("names")["cities"]))
        choices = data("units")["slots"]
        return str(self._rng.choice(choices.get(slot) or choices[kind]))

    def _day(self, number: int) -> str:
        day = self._first_day + timedelta(days=14 * (number - 1) + self._rng.randrange(12))
        return f"{day:%B} {day.day}"


def draw_topic(rng: random.Random) -> str:
    """Return something that a talk or a workshop may be about."""
    area = rng.choice(list(data("titles")["areas"].values()))
    return str(rng.choice(area[rng.choice(("tasks", "tasks", "means"))]))
