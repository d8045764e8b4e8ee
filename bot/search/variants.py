"""Tables of what words stand for, written down by meaning."""

from __future__ import annotations


def by_variant(table: str) -> dict[str, str]:
    """Return what each variant stands for, from lines of "meaning: variant variant"."""
    meanings: dict[str, str] = {}
    for line in table.strip().replace("\n        ", " ").splitlines():
        meaning, _, variants = line.strip().partition(": ")
        meanings.update(dict.fromkeys(variants.split(), meaning))
    return meanings
