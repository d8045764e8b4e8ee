"""Titles of talks, by a grammar over the vocabulary of computer science."""

from __future__ import annotations

import random
import re
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from tests.benchmarks.generated.data_files import data

T = TypeVar("T")

PATTERNS = {
    "{doing} {task} {joined} {means}": 12,
    "{acronym}: {doing} {task} {joined} {means}": 10,
    "{acronym}: {quality} {task} {joined} {means}": 9,
    "{acronym}: A {quality} {object} for {task}": 8,
    "{quality} {task} {joined} {means} {setting}": 8,
    "{quality} {task} {setting}": 6,
    "Towards {quality} {task} {joined} {means}": 6,
    "On the {noun} of {means} for {task}": 5,
    "{doing} {quality} {means} for {task} {setting}": 6,
    "{means}: A {object} {setting}": 3,
    "Can {means} Help with {task}?": 3,
    "How {adjective} Are {means} for {task}? A {object}": 2,
    "Is {task} Ready for {means}?": 2,
    "What Makes {task} {setting} Hard?": 2,
    "From {means} to {other means}: {doing} {task}": 3,
    "{task} Meets {means}": 2,
    "{means} and {other means} for {task}: A {object}": 3,
    "A {quality} {object} of {task} {joined} {means}": 5,
    "{quality} and {other quality} {task} with {means}": 4,
    "{doing} the {noun} of {means} {setting}": 3,
    "Beyond {other means}: {quality} {means} for {task}": 2,
    "{task} {joined} {means}: The Case of {domain}": 5,
    "{doing} {domain} with {means}": 4,
    "{acronym}: {task} for {domain}": 4,
    "{quality} {task} for {domain}": 4,
}
JOINTS = ["with", "using", "via", "on", "through", "for", "by"]
NOUNS = [
    "Impact",
    "Limits",
    "Cost",
    "Robustness",
    "Role",
    "Design Space",
    "Performance",
    "Reliability",
    "Evolution",
]
ADJECTIVES = ["Good", "Robust", "Fair", "Fast", "Reliable", "Private"]
WORDS_IN_AN_INITIALISM = range(3, 6)

FOLLOW_UPS, INITIALISMS, SHOUTED = 0.12, 0.3, 0.15
"""Shares of acronyms: used before (or by others), initials where the title allows, in capitals."""

BRITISH = 0.3
"""The share of titles in British spelling."""

_PIECE = re.compile(r"\{([a-z ]+)\}")
_FIRST_LETTER = re.compile(r"(?<![\w'])[a-z]")


class Title(NamedTuple):
    """A title, with the acronym that it begins with, if any."""

    text: str
    acronym: str = ""


class TitleGrammar:
    """Draws titles; words are as unevenly common as in a real program."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._words: dict[str, Any] = data("titles")
        self._areas = self._shuffled(list(self._words["areas"].values()))
        self._acronyms: list[str] = []

    def draw(self) -> Title:
        """Return a new title."""
        (pattern,) = self._rng.choices(list(PATTERNS), list(PATTERNS.values()))
        area = zipf(self._areas, self._rng)
        pieces = self._pieces(area)
        text = _PIECE.sub(
            lambda piece: pieces[piece[1]] if piece[1] in pieces else piece[0], pattern
        )
        text = self._capitalized(self._spelled(text)).replace("A A", "An A")
        text = re.sub(r"\bA (?=[AEIOU])", "An ", text)
        if "{acronym}" not in pattern:
            return Title(text)
        acronym = self._acronym(text.partition(": ")[2])
        return Title(text.replace("{Acronym}", acronym), acronym)

    def _pieces(self, area: dict[str, list[str]]) -> dict[str, str]:
        words, rng = self._words, self._rng
        means, other_means = self._two(area["means"])
        quality, other_quality = self._two(words["qualities"])
        return {
            "doing": zipf(words["gerunds"], rng),
            "task": zipf(area["tasks"], rng),
            "joined": rng.choice(JOINTS),
            "means": means,
            "other means": other_means,
            "quality": quality,
            "other quality": other_quality,
            "object": zipf(words["objects"], rng),
            "setting": zipf(words["settings"], rng),
            "domain": rng.choice(words["domains"]),
            "noun": rng.choice(NOUNS),
            "adjective": rng.choice(ADJECTIVES),
        }

    def _two(self, words: list[str]) -> tuple[str, str]:
        first = zipf(words, self._rng)
        return first, self._rng.choice([word for word in words if word != first])

    def _acronym(self, rest: str) -> str:
        """Return one that was used before, the rest's initials, or a coined word."""
        chance = self._rng.random()
        if self._acronyms and chance < FOLLOW_UPS:
            return self._rng.choice(self._acronyms)
        capitals = re.findall(r"\b[A-Z]", rest)
        if chance < FOLLOW_UPS + INITIALISMS and len(capitals) in WORDS_IN_AN_INITIALISM:
            coined = "".join(capitals)
        else:
            coined = self._rng.choice(self._words["acronym_parts"]) + self._rng.choice(
                self._words["acronym_ends"]
            )
        coined = coined.upper() if chance > 1 - SHOUTED else coined
        self._acronyms.append(coined)
        return coined

    def _spelled(self, text: str) -> str:
        if self._rng.random() > BRITISH:
            return text
        return re.sub(r"[A-Za-z]+", lambda word: self._british.get(word[0].lower(), word[0]), text)

    @cached_property
    def _british(self) -> dict[str, str]:
        return dict(self._words["british"])

    def _capitalized(self, text: str) -> str:
        words = text.split(" ")
        small = self._words["small_words"]
        inner = [
            word if word in small else _FIRST_LETTER.sub(_upper, word, count=1) for word in words
        ]
        inner[0] = inner[0][0].upper() + inner[0][1:]
        return " ".join(inner)

    def _shuffled(self, items: list[T]) -> list[T]:
        return self._rng.sample(items, len(items))


def zipf(items: list[T], rng: random.Random) -> T:
    """Draw an item, half the time by Zipf's law (the first ones far more often), else any."""
    if rng.random() < 0.5:
        return rng.choice(items)
    return items[int((len(items) + 1) ** rng.random()) - 1]


def _upper(letter: re.Match[str]) -> str:
    return letter[0].upper()
