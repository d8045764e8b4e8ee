"""The words that somebody meant: abbreviations written out, German translated, run-together words parted, slips mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold
from bot.search.common_words import COMMON_WORDS
from bot.search.german import GERMAN, GERMAN_PHRASES
from bot.search.lexicon import (
    ABBREVIATIONS,
    CALENDAR_WORDS,
    FILLER_WORDS,
    FRAME_WORDS,
    STOP_WORDS,
    SYNONYM_GROUPS,
)
from bot.search.vocabulary import Vocabulary
from bot.search.words import Word, umlaut_spellings, word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.search.vocabulary import Alternative

STOP_FORMS = frozenset(word(stop).form for stop in STOP_WORDS)
FRAME_FORMS = frozenset(word(frame).form for frame in FRAME_WORDS)
FILLER_FORMS = frozenset(word(filler).form for filler in FILLER_WORDS)
_COMMON_FORMS = frozenset(word(common).form for common in COMMON_WORDS) | FILLER_FORMS
_KNOWN_BY_ALL = Vocabulary(dict.fromkeys((*STOP_FORMS, *FRAME_FORMS), 1))
_COURTESIES = Vocabulary(dict.fromkeys(FILLER_FORMS, 1))
_GERMAN_WORDS = Vocabulary(dict.fromkeys(GERMAN, 1))
_CALENDAR = Vocabulary(dict.fromkeys(CALENDAR_WORDS, 1))
_LONG_WORD = re.compile(r"[a-z]{5,}")
_SHORTEST_GERMAN = 7
_SHORTEST_PARTED = 4
_SHORTEST_PART = 2
_SHORTEST_LATTER_PART = 4


def _synonyms() -> dict[str, frozenset[str]]:
    stems = [frozenset(word(member).term for member in group) for group in SYNONYM_GROUPS]
    found: dict[str, set[str]] = {}
    for group in stems:
        for stem in group:
            found.setdefault(stem, set()).update(group - {stem})
    return {stem: frozenset(others) for stem, others in found.items()}


SYNONYMS: Mapping[str, frozenset[str]] = _synonyms()
"""Stems that stand for one another in headings."""


class Mender:
    """Mends the words of one question against what an index knows.

    `forms` are the index's word forms with their term numbers, `terms` the numbers of its stems.
    """

    def __init__(
        self, text: str, vocabulary: Vocabulary, forms: Mapping[str, int], terms: Mapping[str, int]
    ) -> None:
        self._vocabulary = vocabulary
        self._forms = forms
        self._terms = terms
        self._umlauts = {form: spelling for spelling, form in umlaut_spellings(text).items()}
        self._is_german = _looks_german(words(text))

    def mend(self, text: str) -> list[Word]:
        """Return the words of the text as they were meant; a word that nothing is known of stays as it is."""
        folded = fold(text)
        if self._is_german:
            for german, english in GERMAN_PHRASES:
                folded = german.sub(english, folded)
        written_out = [each for typed in words(folded) for each in self._written_out(typed)]
        return [self._mended(typed) for typed in self._joined(written_out)]

    def alternatives(self, form: str) -> tuple[Alternative, ...]:
        """Return what a form that the index doesn't have may stand for there."""
        spelling = self._umlauts.get(form, "")
        if spelling in self._forms:
            form = spelling
        is_meant = form in _KNOWN_BY_ALL or form in _COMMON_FORMS
        return () if is_meant else self._vocabulary.alternatives(form)

    def spelled(self, form: str) -> str:
        """Return the form as the index spells it: `juelich` for a typed `Jülich` where the index has that."""
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
            yield from self._parted(typed) or (typed,)

    def _parted(self, typed: Word) -> tuple[Word, Word] | None:
        """Return the two known words that a word consists of, the first as long as can be."""
        form = typed.form
        if len(form) < _SHORTEST_PARTED or not form.isalpha() or form in _COMMON_FORMS:
            return None
        if _nearest(form, _KNOWN_BY_ALL):
            return None
        for cut in range(len(form) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            first, second = word(form[:cut]), word(form[cut:])
            is_question = first.form in STOP_FORMS and len(first.form) >= _SHORTEST_PART
            if is_question and self._stands_alone(second):
                return first, second
            if cut >= _SHORTEST_LATTER_PART and len(second.form) >= _SHORTEST_LATTER_PART:
                if self._stands_alone(first) and self._stands_alone(second):
                    return first, second
        return None

    def _stands_alone(self, part: Word) -> bool:
        return self._is_known(part) and (len(part.form) > _SHORTEST_PART or part.form in STOP_FORMS)

    def _is_known(self, typed: Word) -> bool:
        return typed.form in _KNOWN_BY_ALL or typed.form in self._forms

    def _joined(self, typed: Sequence[Word]) -> Iterator[Word]:
        """Yield the words, two that the index writes as one put together: "hyper parameter"."""
        held: Word | None = None
        for this in typed:
            if held and held.form not in self._forms and held.form not in STOP_FORMS:
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
        if self._is_german and (german := _nearest(form, _GERMAN_WORDS)):
            return word(GERMAN[german])
        near = _nearest(form, _KNOWN_BY_ALL) or _nearest(form, _COURTESIES, is_swap_only=True)
        if near and word(near).term == typed.term:
            return word(near)
        is_meant = form in _COMMON_FORMS or typed.term in SYNONYMS or typed.term in self._terms
        if near or is_meant:
            return typed if is_meant else word(near)
        is_long = len(form) >= _SHORTEST_GERMAN and not self._vocabulary.alternatives(form)
        german = _nearest(form, _GERMAN_WORDS) if is_long else ""
        return word(GERMAN[german]) if german else typed


def mended_calendar(folded: str) -> str:
    """Return a folded question with its misspelt weekdays, months and parts of the day mended."""
    return _LONG_WORD.sub(lambda match: _nearest(match[0], _CALENDAR) or match[0], folded)


def _nearest(form: str, known: Vocabulary, *, is_swap_only: bool = False) -> str:
    """Return the known form one edit away, the same letters in another order first; "" where none is."""
    if len(form) <= _SHORTEST_PART or not form.isalpha():
        return form[::-1] if form[::-1] in known else ""
    near = [
        other
        for other in known.one_edit_away(form)
        if not is_swap_only or _same_letters(other, form)
    ]
    return min(
        near,
        key=lambda other: (not _same_letters(other, form), other[0] != form[0], other),
        default="",
    )


def _same_letters(one: str, other: str) -> bool:
    """Whether one is the other with letters swapped: the surest sign of a slip."""
    return sorted(one) == sorted(other)


def _looks_german(typed: Sequence[Word]) -> bool:
    german = sum(each.form in GERMAN and each.form not in STOP_FORMS for each in typed)
    english = sum(each.form in STOP_FORMS and each.form not in GERMAN for each in typed)
    return german > english
