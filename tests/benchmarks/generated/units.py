"""The parts of a conference with pages of their own: tracks, symposia's tracks, workshops."""

from __future__ import annotations

import random
from dataclasses import dataclass

from bot.knowledge.naming import slug
from tests.benchmarks.generated.data_files import data
from tests.benchmarks.generated.slots import draw_topic

UNITS_IN_A_SYMPOSIUM = 40
"""A conference has a co-located symposium for so many units."""


@dataclass(frozen=True)
class Unit:
    """A track or a workshop: the headings above its pages, and what people call it."""

    id: str
    name: str
    headings: tuple[str, ...]
    called: tuple[str, ...]


def make_units(count: int, rng: random.Random) -> list[Unit]:
    """Return so many units, tracks first."""
    units = _tracks(rng)
    acronyms: set[str] = set()
    for _ in range(count // UNITS_IN_A_SYMPOSIUM):
        units += _symposium(_new_acronym(acronyms, rng), rng)
    while len(units) < count:
        units.append(_workshop(_new_acronym(acronyms, rng), rng))
    return units[:count]


def _tracks(rng: random.Random) -> list[Unit]:
    words = data("units")
    section = rng.choice(words["sections"])
    return [
        Unit(slug(name), name, (section, name), tuple(called))
        for name, called in words["tracks"].items()
    ]


def _symposium(acronym: str, rng: random.Random) -> list[Unit]:
    words = data("units")
    full_name = rng.choice(words["series"]).format(_capitalized(draw_topic(rng)))
    above = (rng.choice(words["symposium_sections"]), f"{acronym}: {full_name}")
    chosen = rng.sample(list(words["tracks"].items()), rng.randint(5, 9))
    return [
        Unit(
            slug(f"{acronym} {name}"),
            f"{acronym} {name}",
            (*above, name),
            tuple(f"{acronym} {words.removeprefix('the ')}" for words in called),
        )
        for name, called in chosen
    ]


def _workshop(acronym: str, rng: random.Random) -> Unit:
    words = data("units")
    topic = f"{rng.choice(words['qualities'])} {draw_topic(rng)}"
    name = rng.choice(words["workshop_series"]).format(_capitalized(topic))
    called = (acronym, acronym.lower(), f"the {acronym} workshop", f"the workshop on {topic}")
    return Unit(
        slug(acronym),
        f"{acronym} workshop",
        (words["workshop_section"], f"{acronym}: {name}"),
        called,
    )


def _new_acronym(taken: set[str], rng: random.Random) -> str:
    """Return letters that can be spoken, as organizers like them."""
    while True:
        syllables = rng.randint(2, 3)
        letters = "".join(
            rng.choice("BCDFGHKLMNPRSTVW") + rng.choice("AEIOU") for _ in range(syllables)
        )
        acronym = letters + rng.choice(["", "S", "N", "T", "R", "ML", "SE", "DB"])
        if acronym not in taken:
            taken.add(acronym)
            return acronym


def _capitalized(words: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words.split())
