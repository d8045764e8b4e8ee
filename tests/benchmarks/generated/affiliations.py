"""Where authors work."""

from __future__ import annotations

import random

from tests.benchmarks.generated.data_files import data

COMMON = 0.8
"""The share of people at the kinds of institution that are common."""


def draw_affiliation(rng: random.Random) -> str:
    """Return a university, a laboratory or a company."""
    words = data("names")
    patterns = words["institutions"]["common" if rng.random() < COMMON else "rare"]
    return str(rng.choice(patterns).format(rng.choice(words["cities"])))
