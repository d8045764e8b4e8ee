"""The words that somebody meant.

Abbreviations are written out, German is translated, words run together are parted, words that the
index writes as one are joined, and slips are mended.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold
from bot.search.abbreviations import ABBREVIATIONS
from bot.search.common_words import common_words
from bot.search.forms import Forms
from bot.search.german import GERMAN, looks_german, with_english_phrases
from bot.search.lexicon import CALENDAR_WORDS, FILLER_WORDS, FRAME_WORDS, STOP_WORDS
from bot.search.synonyms import synonyms
from bot.search.words import Word, umlaut_spellings, word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.search.vocabulary import Alternative, Vocabulary

_LONG_WORD = re.compile(r"[a-z]{5,}")
_SHORTEST_GERMAN = 7
"""A shorter word of an English question is no misspelt German one."""
_SHORTEST_PARTED = 4
_SHORTEST_PART = 2
_SHORTEST_LATTER_PART = 4


MOST_WORDS = 60
"""Words of a question that are read; a single letter may fold to a whole phrase of them."""


class Mender:
    """Mends the words of one question against what an index knows.

    `vocabulary` and `forms` hold the index's word forms, the latter with the numbers of their
    stems; `terms` are these stems with their numbers.
    """

    def __init__(
        self, text: str, vocabulary: Vocabulary, forms: Mapping[str, int], terms: Mapping[str, int]
    ) -> None:
        self._vocabulary = vocabulary
        self._forms = forms
        self._terms = terms
        self._umlauts = {form: spelling for spelling, form in umlaut_spellings(text).items()}
        self._is_german = looks_german(each.form for each in words(text))

    def mend(self, text: str) -> list[Word]:
        """Return the words of the text as they were meant; unclear ones stay as they are."""
        folded = fold(text)
        if self._is_german:
            folded = with_english_phrases(folded)
        typed_words = words(folded)[:MOST_WORDS]
        written_out = [each for typed in typed_words for each in self._written_out(typed)]
        return [self._mended(typed) for typed in self._joined(written_out)]

    def alternatives(self, form: str) -> tuple[Alternative, ...]:
        """Return what a form that the index doesn't have may stand for there."""
        is_meant = _is_essential(form) or _is_common(form)
        return () if is_meant else self._vocabulary.alternatives(form)

    def spelled(self, form: str) -> str:
        """Return the form as the index spells it: `juelich` for `Jülich` if the index has that."""
        spelling = self._umlauts.get(form, "")
        return form if form in self._forms or spelling not in self._forms else spelling

    def _written_out(self, typed: Word) -> Iterator[Word]:
        """Yield what an abbreviation or two words run together say."""
        if self._is_known(typed):
            yield typed
        elif typed.form in ABBREVIATIONS:
            yield from words(ABBREVIATIONS[typed.form])
        elif self._is_german and typed.form in GERMAN:
            yield word(GERMAN[typed.form])
        else:
            yield from self._parted(typed.form) or (typed,)

    def _parted(self, form: str) -> tuple[Word, Word] | None:
        """Return the two known words that a word consists of, the first as long as can be."""
        if len(form) < _SHORTEST_PARTED or not form.isalpha() or _is_common(form):
            return None
        if _nearest(form, _essential()):
            return None
        cuts = range(len(form) - _SHORTEST_PART, _SHORTEST_PART - 1, -1)
        parts = ((word(form[:cut]), word(form[cut:])) for cut in cuts)
        return next((pair for pair in parts if self._are_two(*pair)), None)

    def _are_two(self, first: Word, second: Word) -> bool:
        """Return whether a word may be these two: a stop word and another, or two long ones."""
        if not self._stands_alone(second):
            return False
        if first.form in STOP_WORDS and len(first.form) >= _SHORTEST_PART:
            return True
        are_long = min(len(first.form), len(second.form)) >= _SHORTEST_LATTER_PART
        return are_long and self._stands_alone(first)

    def _stands_alone(self, part: Word) -> bool:
        return self._is_known(part) and (len(part.form) > _SHORTEST_PART or part.form in STOP_WORDS)

    def _is_known(self, typed: Word) -> bool:
        return _is_essential(typed.form) or typed.form in self._forms

    def _joined(self, typed: Sequence[Word]) -> Iterator[Word]:
        """Yield the words, two that the index writes as one put together: "hyper parameter"."""
        held: Word | None = None
        for this in typed:
            if held and held.form not in self._forms and held.form not in STOP_WORDS:
                compound = word(held.form + this.form)
                if compound.form in self._forms:
                    held = compound
                    continue
            if held:
                yield held
            held = this
        if held:
            yield held

    def _mended(self, typed: Word) -> Word:
        """Return the word meant, as far as it is one that any question may have."""
        form = typed.form
        if self._is_known(typed) or self._umlauts.get(form) in self._forms:
            return typed
        if self._is_german and (german := _nearest(form, _german())):
            return word(GERMAN[german])
        near = _nearest(form, _essential()) or _nearest(form, _courtesies(), is_swap_only=True)
        if near and word(near).term == typed.term:
            return word(near)
        is_meant = _is_common(form) or typed.term in synonyms() or typed.term in self._terms
        if near or is_meant:
            return typed if is_meant else word(near)
        is_long = len(form) >= _SHORTEST_GERMAN and not self._vocabulary.alternatives(form)
        german = _nearest(form, _german()) if is_long else ""
        return word(GERMAN[german]) if german else typed


def mended_calendar(folded: str) -> str:
    """Return a folded question with its misspelt weekdays, months and parts of the day mended."""
    return _LONG_WORD.sub(lambda match: _nearest(match[0], _calendar()) or match[0], folded)


@lru_cache(maxsize=1 << 14)
def _nearest(form: str, known: Forms, *, is_swap_only: bool = False) -> str:
    """Return the known form one edit away, "" where none is; swapped letters are the surest slip.

    Of words of two letters only the reverse is near.
    """
    if len(form) <= _SHORTEST_PART or not form.isalpha():
        return form[::-1] if form[::-1] in known else ""
    near = known.one_edit_away(form)
    if is_swap_only:
        near = [other for other in near if _same_letters(other, form)]
    return min(
        near,
        key=lambda other: (not _same_letters(other, form), other[0] != form[0], other),
        default="",
    )


def _same_letters(one: str, other: str) -> bool:
    return sorted(one) == sorted(other)


def _is_essential(form: str) -> bool:
    return form in STOP_WORDS or form in FRAME_WORDS


def _is_common(form: str) -> bool:
    return form in FILLER_WORDS or form in common_words()


@cache
def _essential() -> Forms:
    """Return the words that any question may have, whatever it is about."""
    return Forms(STOP_WORDS | FRAME_WORDS)


@cache
def _courtesies() -> Forms:
    return Forms(FILLER_WORDS)


@cache
def _german() -> Forms:
    return Forms(GERMAN)


@cache
def _calendar() -> Forms:
    return Forms(CALENDAR_WORDS)
