"""The words that an index knows, and which of them somebody meant who typed another one."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING, NamedTuple

from bot.search.forms import Forms
from bot.search.slips import likelihood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHORTEST_MENDED = 3
SHORTEST_MENDED_TWICE = 5
SHORT = 4
"""A shorter word must have its first letter right."""
LONG = 7
"""Two edits change a shorter word so much that at least its first letter must be right."""
SHORTEST_COMPLETED = 4
MOST_ALTERNATIVES = 3

ONE_EDIT = {3: 0.6, 4: 0.75}
ONE_EDIT_OF_MORE = 0.9
TWO_EDITS = 0.7
TWO_EDITS_OF_FEW = 0.5
COMPLETED = 0.6
MUCH_LIKELIER = 0.3
"""A slip whose likelihood lies this far under another's isn't offered beside it."""
FREQUENT = 0.15
"""What a word's frequency counts beside the likelihood of the slip."""


class Alternative(NamedTuple):
    """A known form that a typed word may stand for, with how much a match of it counts (0..1)."""

    form: str
    weight: float


class Vocabulary:
    """Known word forms with how often each occurs."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._forms = Forms(frequencies)

    def alternatives(self, form: str) -> tuple[Alternative, ...]:
        """Return what an unknown form may stand for: near words, else those that it begins.

        The best comes first. Words of one or two letters, and words with digits in them, stand for
        nothing but themselves.
        """
        if len(form) < SHORTEST_MENDED or not form.isalpha():
            return ()
        return self._one_edit(form) or self._two_edits(form) or self._completed(form)

    def _one_edit(self, form: str) -> tuple[Alternative, ...]:
        near = self._forms.one_edit_away(form)
        if len(form) < SHORT:
            near = [known for known in near if known[0] == form[0]]
        if not near:
            return ()
        likely = {known: likelihood(form, known) for known in near}
        best = max(likely.values())
        ranked = sorted(
            (known for known in near if likely[known] >= best - MUCH_LIKELIER),
            key=lambda known: (
                -likely[known] * (1 + FREQUENT * log1p(self._frequencies[known])),
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
        far = self._forms.two_edits_away(form)
        if len(form) >= LONG:
            return self._most_frequent(far, TWO_EDITS)
        same_start = (known for known in far if known[0] == form[0] and len(known) >= SHORT)
        return self._most_frequent(same_start, TWO_EDITS_OF_FEW)

    def _completed(self, form: str) -> tuple[Alternative, ...]:
        if len(form) < SHORTEST_COMPLETED:
            return ()
        begun = (self._forms[number] for number in self._forms.beginning_with(form))
        return self._most_frequent(begun, COMPLETED)

    def _most_frequent(self, forms: Iterable[str], weight: float) -> tuple[Alternative, ...]:
        ranked = sorted(forms, key=lambda form: (-self._frequencies[form], form))
        return tuple(Alternative(form, weight) for form in ranked[:MOST_ALTERNATIVES])
