"""Information pages as conference sites have them, many of them siblings that look alike."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from bot.knowledge.models import Page
from bot.knowledge.naming import slug
from tests.benchmarks.generated.data_files import data
from tests.benchmarks.generated.slots import Slots
from tests.benchmarks.generated.units import Unit, make_units

EXPECTED_OF_UNIT = ("about", "dates", "chairs")
CHANCE_OF_OTHERS = 0.85
CHANCE_OF_MORE_WORDS = 0.8
FEWEST_PAGES_OF_UNIT = 8
"""Only a guess from below, so that there are enough units."""

_SECOND_ARTICLE = re.compile(r"(\b(?:my|the|a|best|final|accepted) )the ")


@dataclass(frozen=True)
class AskedPage:
    """A page, and questions that it answers, for which `also` is right, too."""

    page: Page
    questions: tuple[str, ...]
    is_general: bool
    also: frozenset[str] = frozenset()


def make_pages(count: int, event: str, rng: random.Random) -> list[AskedPage]:
    """Return so many pages: the event's own first, then those of its units."""
    city = str(rng.choice(data("names")["cities"]))
    slots = Slots(rng, event=event, city=city, mail=f"info@{slug(event)}.org")
    pages = [_event_page(kind, slots, rng) for kind in data("event_pages")]
    for unit in make_units(count // FEWEST_PAGES_OF_UNIT, rng):
        pages += _unit_pages(unit, event, rng)
    return pages[:count]


def _event_page(kind: dict[str, Any], slots: Slots, rng: random.Random) -> AskedPage:
    section = rng.choice(kind["section"]).format_map(slots).split(" > ")
    page = _page(f"event-{slug(kind['kind'])}", kind, tuple(section), slots, rng)
    questions = tuple(question.format_map(slots) for question in kind["ask"])
    return AskedPage(page, questions, is_general=True)


def _unit_pages(unit: Unit, event: str, rng: random.Random) -> list[AskedPage]:
    slots = Slots(rng, event=event, name=unit.name, mail=f"{unit.id}@{slug(event)}.org")
    kinds = [
        kind
        for kind in data("unit_pages")
        if kind["kind"] in EXPECTED_OF_UNIT or rng.random() < CHANCE_OF_OTHERS
    ]
    pages = {
        kind["kind"]: _page(f"{unit.id}-{kind['kind']}", kind, unit.headings, slots, rng)
        for kind in kinds
    }
    return [
        AskedPage(
            pages[kind["kind"]],
            tuple(_asked(question, unit, slots, rng) for question in kind["ask"]),
            is_general=False,
            also=frozenset(pages[other].id for other in kind.get("also", ()) if other in pages),
        )
        for kind in kinds
    ]


def _asked(question: str, unit: Unit, slots: Slots, rng: random.Random) -> str:
    slots["called"] = rng.choice(unit.called)
    return _SECOND_ARTICLE.sub(r"\1", question.format_map(slots))


def _page(
    page_id: str, kind: dict[str, Any], section: tuple[str, ...], slots: Slots, rng: random.Random
) -> Page:
    sentences: list[str] = []
    for variants in kind["text"]:
        wanted = 2 if rng.random() < CHANCE_OF_MORE_WORDS else 1
        sentences += rng.sample(variants, min(wanted, len(variants)))
    sentences += rng.sample(data("units")["boilerplate"], rng.choice((0, 0, 1, 1, 2)))
    return Page(
        id=page_id,
        title=rng.choice(kind["title"]).format_map(slots),
        section=section,
        text=" ".join(sentences).format_map(slots),
    )
