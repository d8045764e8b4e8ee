"""Known word forms in order, and which of them lie near a typed one."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST = 2
"""Words of one letter are near to every other."""
_TWO_EDITS = 2
_MOST_LETTERS_CHANGED = 2 * _TWO_EDITS
"""An edit takes at most one letter out of a word and brings one other in."""
_LAST = "\U0010ffff"
"""Sorts behind all that begins alike."""


class Forms:
    """Sorted word forms, each with its place as its number.

    Nearness is the optimal string alignment distance: letters added, left out, replaced, or swapped
    with the next. Forms one edit away are found by the deletions that two words share (the
    symmetric-delete idea of SymSpell): a sorted array holds the hash of each form and of each form
    less one letter. Forms two edits away are found by the sets of their letters, kept as bits. What
    either proposes is measured, so a collision costs a comparison and never gives a wrong word.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = sorted(set(forms))
        self.numbers = {form: number for number, form in enumerate(self._forms)}
        owners: list[int] = []
        hashes: list[int] = []
        for number, form in enumerate(self._forms):
            if len(form) >= _SHORTEST:
                shortened = _with_deletions(form)
                hashes.extend(shortened)
                owners.extend([number] * len(shortened))
        order = np.argsort(np.array(hashes, dtype=np.int64), kind="stable")
        self._hashes = np.array(hashes, dtype=np.int64)[order]
        self._owners = np.array(owners, dtype=np.int32)[order]
        self._lengths = np.array([len(form) for form in self._forms], dtype=np.int32)
        self._letters = np.array([_letters(form) for form in self._forms], dtype=np.uint64)

    def __contains__(self, form: object) -> bool:
        return form in self.numbers

    def __len__(self) -> int:
        return len(self._forms)

    def __getitem__(self, number: int) -> str:
        return self._forms[number]

    def range_of(self, form: str) -> range:
        """Return the number of the form as a range, empty where it isn't known."""
        number = self.numbers.get(form)
        return range(0) if number is None else range(number, number + 1)

    def beginning_with(self, prefix: str) -> range:
        """Return the numbers of the forms that begin with `prefix`, itself included."""
        return range(bisect_left(self._forms, prefix), bisect_left(self._forms, prefix + _LAST))

    def one_edit_away(self, form: str) -> list[str]:
        """Return the known forms at a distance of 1."""
        shortened = np.array(_with_deletions(form), dtype=np.int64)
        first = np.searchsorted(self._hashes, shortened, side="left").tolist()
        last = np.searchsorted(self._hashes, shortened, side="right").tolist()
        found: set[int] = set()
        for begin, end in zip(first, last, strict=True):
            if begin < end:
                found.update(self._owners[begin:end].tolist())
        candidates = (self._forms[number] for number in sorted(found))
        return [known for known in candidates if OSA.distance(form, known, score_cutoff=1) == 1]

    def two_edits_away(self, form: str) -> list[str]:
        """Return the known forms at a distance of 2."""
        changed = np.bitwise_count(self._letters ^ np.uint64(_letters(form)))
        longer = np.abs(self._lengths - len(form))
        is_near = (changed <= _MOST_LETTERS_CHANGED) & (longer <= _TWO_EDITS)
        candidates = [self._forms[number] for number in np.flatnonzero(is_near).tolist()]
        found = process.extract(
            form, candidates, scorer=OSA.distance, score_cutoff=_TWO_EDITS, limit=None
        )
        return [known for known, distance, _ in found if distance == _TWO_EDITS]

    def beginnings_one_edit_away(self, form: str) -> Iterator[range]:
        """Yield the numbers of the longer forms that begin with `form` after one edit.

        The first letter is taken as right.
        """
        for beginning in self._edited_beginnings(form):
            begun = self.beginning_with(beginning)
            start = begun.start
            for number in begun:
                if len(self._forms[number]) <= len(form):
                    yield range(start, number)
                    start = number + 1
            yield range(start, begun.stop)

    def _edited_beginnings(self, form: str) -> Iterator[str]:
        for at in range(1, len(form)):
            before, letter, after = form[:at], form[at], form[at + 1 :]
            begun = self.beginning_with(before)
            if not begun:
                return
            yield before + after
            if after:
                yield before + after[0] + letter + after[1:]
            for other in self._letters_at(at, begun):
                yield before + other + after
                yield before + other + letter + after

    def _letters_at(self, at: int, begun: range) -> Iterator[str]:
        """Yield the letters that the forms of a range, which begin alike, have at this place."""
        place = begun.start + (len(self._forms[begun.start]) == at)
        while place < begun.stop:
            beginning = self._forms[place][: at + 1]
            yield beginning[-1]
            place = bisect_left(self._forms, beginning + _LAST, place, begun.stop)


def _with_deletions(form: str) -> list[int]:
    return [hash(form), *{hash(form[:at] + form[at + 1 :]) for at in range(len(form))}]


def _letters(form: str) -> int:
    """Return the set of a form's letters as 64 bits; a few letters share one."""
    bits = 0
    for letter in form:
        bits |= 1 << ord(letter) % 64
    return bits
