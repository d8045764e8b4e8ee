"""The words of passages as numbers, one after another."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from bot.search.lexicon import STOP_WORDS
from bot.search.words import umlaut_spellings, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.search.passages import Passage

FIELD_BREAK = -1
"""The token behind the last of each field."""


class PassageWords:
    """What stands in a list of passages, stop words left out.

    `term_numbers` are the stems with their numbers, `term_of_form` the forms with the numbers of
    their stems, `frequencies` how often each form occurs. A word with umlauts has a second form
    (`guenther` beside `gunther`). `tokens` holds the term numbers of all passages one after another
    with `FIELD_BREAK` behind each field, `weights` the weight of the field that each stands in;
    those of passage i are `starts[i]:starts[i + 1]`.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.term_numbers: dict[str, int] = {}
        self.term_of_form: dict[str, int] = {}
        self._form_numbers: dict[str, int] = {}
        fields = [field for passage in passages for field in passage.fields]
        read: dict[str, array[int]] = {}  # names and titles stand in many fields
        for text, _ in fields:
            if text not in read:
                read[text] = self._read(text)
        forms = array("i")
        for text, _ in fields:
            forms.extend(read[text])
        ends = np.cumsum([0, *(len(read[text]) for text, _ in fields)])
        self.starts = ends[np.cumsum([0, *(len(passage.fields) for passage in passages)])]
        self.weights = np.repeat([float(weight) for _, weight in fields], np.diff(ends))
        numbers = np.array(forms, dtype=np.int32)
        terms = [*self.term_of_form.values(), FIELD_BREAK]
        self.tokens = np.array(terms, dtype=np.int32)[numbers]  # the break, -1, takes the last
        counts = np.bincount(numbers[numbers != FIELD_BREAK], minlength=len(self.term_of_form))
        self.frequencies = dict(zip(self.term_of_form, counts.tolist(), strict=True))
        self._add_spellings(read)

    def _read(self, text: str) -> array[int]:
        """Return the numbers of the text's forms with a break behind them."""
        numbers = array("i")
        for form, term in words(text):
            if form in STOP_WORDS:
                continue
            number = self._form_numbers.get(form)
            if number is None:
                number = self._form_numbers[form] = len(self._form_numbers)
                self.term_of_form[form] = self.term_numbers.setdefault(term, len(self.term_numbers))
            numbers.append(number)
        numbers.append(FIELD_BREAK)
        return numbers

    def _add_spellings(self, texts: Iterable[str]) -> None:
        for text in texts:
            for spelling, form in umlaut_spellings(text).items():
                if form in self.term_of_form and spelling not in self.term_of_form:
                    self.term_of_form[spelling] = self.term_of_form[form]
                    self.frequencies[spelling] = self.frequencies[form]
