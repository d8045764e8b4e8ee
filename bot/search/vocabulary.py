"""The words that an index knows, and which of them somebody meant who typed another one."""

from __future__ import annotations

from bisect import bisect_left
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.slips import likelihood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHORTEST_MENDED = 3
SHORTEST_MENDED_TWICE = 5
SHORT = 4
LONG = 7
"""Under this length two edits change a word so much that at least its first letter must be right."""
SHORTEST_COMPLETED = 4
MOST_ALTERNATIVES = 3

ONE_EDIT = {3: 0.6, 4: 0.75}
ONE_EDIT_OF_MORE = 0.9
TWO_EDITS = 0.7
TWO_EDITS_OF_FEW = 0.5
COMPLETED = 0.6
MUCH_LIKELIER = 0.3


class Alternative(NamedTuple):
    """A known form that a typed word may stand for, with how much a match of it counts (0..1)."""

    form: str
    weight: float


class Vocabulary:
    """Known word forms with their frequencies.

    Forms one edit away are found by the deletions that two words share (the symmetric-delete idea
    of SymSpell): a sorted array holds the hash of each form and of each form less one letter. What
    it proposes is verified, so a collision of hashes costs a comparison and never a wrong word. Two
    edits are looked for by a scan.
    """

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._forms = sorted(frequencies)
        by_length: dict[int, list[str]] = {}
        for form in self._forms:
            by_length.setdefault(len(form), []).append(form)
        self._by_length = by_length
        owners: list[int] = []
        hashes: list[int] = []
        for number, form in enumerate(self._forms):
            if len(form) >= SHORTEST_MENDED - 1:
                shortened = _with_deletions(form)
                hashes.extend(shortened)
                owners.extend([number] * len(shortened))
        order = np.argsort(np.array(hashes, dtype=np.int64), kind="stable")
        self._hashes = np.array(hashes, dtype=np.int64)[order]
        self._owners = np.array(owners, dtype=np.int32)[order]

    def __contains__(self, form: object) -> bool:
        """Whether the form is known as it is."""
        return form in self._frequencies

    def __len__(self) -> int:
        """How many forms are known."""
        return len(self._forms)

    def frequency(self, form: str) -> int:
        """How often the form occurs; 0 where it isn't known."""
        return self._frequencies.get(form, 0)

    def alternatives(self, form: str) -> tuple[Alternative, ...]:
        """Return what an unknown form may stand for, best first: a near word, else one that it begins.

        Words of one or two letters, and words with digits in them, stand for nothing but
        themselves.
        """
        if len(form) < SHORTEST_MENDED or not form.isalpha():
            return ()
        return self._one_edit(form) or self._two_edits(form) or self._completed(form)

    def _one_edit(self, form: str) -> tuple[Alternative, ...]:
        near = self.one_edit_away(form)
        if len(form) < SHORT:
            near = [known for known in near if known[0] == form[0]]
        if not near:
            return ()
        likely = {known: likelihood(form, known) for known in near}
        best = max(likely.values())
        ranked = sorted(
            (known for known in near if likely[known] >= best - MUCH_LIKELIER),
            key=lambda known: (
                -likely[known] * (1 + 0.15 * log1p(self._frequencies[known])),
                known,
            ),
        )
        weight = ONE_EDIT.get(len(form), ONE_EDIT_OF_MORE)
        return tuple(
            Alternative(known, weight * likely[known] / best)
            for known in ranked[:MOST_ALTERNATIVES]
        )

    def _two_edits(self, form: str) -> tuple[Alternative, ...]:
        if len(form) < SHORTEST_MENDED_TWICE:
            return ()
        far = self.two_edits_away(form)
        if len(form) >= LONG:
            return self._most_frequent(far, TWO_EDITS)
        same_start = (known for known in far if known[0] == form[0] and len(known) >= SHORT)
        return self._most_frequent(same_start, TWO_EDITS_OF_FEW)

    def _completed(self, form: str) -> tuple[Alternative, ...]:
        return self._most_frequent(self.completions(form), COMPLETED)

    def one_edit_away(self, form: str) -> list[str]:
        """Return the known forms at an optimal string alignment distance of 1."""
        shortened = np.array(_with_deletions(form), dtype=np.int64)
        first = np.searchsorted(self._hashes, shortened, side="left")
        last = np.searchsorted(self._hashes, shortened, side="right")
        found = {
            int(owner) for lo, hi in zip(first, last, strict=True) for owner in self._owners[lo:hi]
        }
        candidates = (self._forms[number] for number in sorted(found))
        return [known for known in candidates if OSA.distance(form, known, score_cutoff=1) == 1]

    def two_edits_away(self, form: str) -> list[str]:
        """Return the known forms at a distance of 2."""
        near_lengths = range(len(form) - 2, len(form) + 3)
        candidates = [known for length in near_lengths for known in self._by_length.get(length, ())]
        found = process.extract(form, candidates, scorer=OSA.distance, score_cutoff=2, limit=None)
        return [known for known, distance, _ in found if distance == 2]  # noqa: PLR2004 - as the name says

    def completions(self, prefix: str) -> list[str]:
        """Return the known forms that begin with `prefix`, itself excepted."""
        if len(prefix) < SHORTEST_COMPLETED:
            return []
        first = bisect_left(self._forms, prefix)
        last = bisect_left(self._forms, prefix + "\U0010ffff")
        return [form for form in self._forms[first:last] if form != prefix]

    def _most_frequent(self, forms: Iterable[str], weight: float) -> tuple[Alternative, ...]:
        ranked = sorted(forms, key=lambda form: (-self._frequencies[form], form))
        return tuple(Alternative(form, weight) for form in ranked[:MOST_ALTERNATIVES])


def _with_deletions(form: str) -> list[int]:
    return [hash(form), *{hash(form[:at] + form[at + 1 :]) for at in range(len(form))}]
