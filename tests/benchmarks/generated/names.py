"""People's names of many languages, in the spelling in which they would sign a paper."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import NamedTuple

from faker import Factory
from typing_extensions import override

from bot.knowledge.naming import slug
from tests.benchmarks.generated.data_files import data

SHARES = {
    "en_US": 15,
    "zh_CN": 14,
    "de_DE": 12,
    "en_IN": 8,
    "en_GB": 6,
    "fr_FR": 7,
    "it_IT": 6,
    "es_ES": 6,
    "ko_KR": 5,
    "ja_JP": 5,
    "sv_SE": 3,
    "pl_PL": 3,
    "nl_NL": 3,
    "tr_TR": 3,
    "pt_PT": 3,
    "cs_CZ": 3,
    "ro_RO": 2,
    "hr_HR": 2,
}
"""How common each language is among authors in computer science, roughly, in per cent."""

ROMANIZED = {"zh_CN", "ja_JP"}
POOL_DRAWS = 1_500


class Name(NamedTuple):
    """A person's name in its two parts."""

    given: str
    surname: str

    @override
    def __str__(self) -> str:
        """The name as it is printed."""
        return f"{self.given} {self.surname}"


@dataclass(frozen=True)
class Pool:
    """The given names and surnames of one language, the most common ones first."""

    given: list[str]
    surnames: list[str]

    def draw(self, rng: random.Random) -> Name:
        """Return a name of common and rare parts, at times with an initial or a double surname."""
        given = _common_first(self.given, rng)
        chance = rng.random()
        if chance < 0.06:
            given = f"{given} {rng.choice('ABCDEFGHJKLMPRSTW')}."
        surname = _common_first(self.surnames, rng)
        if chance > 0.98:
            surname = f"{surname}-{_common_first(self.surnames, rng)}"
        return Name(given, surname)


def distinct_names(count: int, rng: random.Random) -> list[Name]:
    """Return names that give distinct ids."""
    locales, shares = list(SHARES), list(SHARES.values())
    names: dict[str, Name] = {}
    while len(names) < count:
        (locale,) = rng.choices(locales, shares)
        name = _pool(locale).draw(rng)
        names.setdefault(slug(str(name)), name)
    return list(names.values())


@cache
def _pool(locale: str) -> Pool:
    if locale == "ko_KR":
        return _korean_pool()
    fake = Factory.create(locale, providers=["faker.providers.person"])
    fake.seed_instance(0)
    romanized = "romanized_" if locale in ROMANIZED else ""
    return Pool(
        list(dict.fromkeys(fake.format(f"first_{romanized}name") for _ in range(POOL_DRAWS))),
        list(dict.fromkeys(fake.format(f"last_{romanized}name") for _ in range(POOL_DRAWS))),
    )


def _korean_pool() -> Pool:
    """Return names in Latin letters; Faker writes Korean ones in Hangul only."""
    words = data("names")
    syllables = words["korean_syllables"]
    given = [f"{first}-{second.lower()}" for first, second in permutations(syllables, 2)]
    return Pool(given, words["korean_surnames"])


def _common_first(ranked: list[str], rng: random.Random) -> str:
    """Draw by Zipf's law, flattened at the top as names are."""
    return ranked[int(len(ranked) * rng.random() ** 1.6)]
