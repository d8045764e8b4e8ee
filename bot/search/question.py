"""A question as an index understands it: typing errors mended, German translated, times taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold
from bot.search.common_words import COMMON_WORDS
from bot.search.lexicon import (
    FRAME_WORDS,
    GENERIC_EVENT_WORDS,
    GERMAN,
    GERMAN_PHRASES,
    STOP_WORDS,
    SYNONYM_GROUPS,
)
from bot.search.times import AskedDay, AskedTime, asked_when
from bot.search.vocabulary import Vocabulary
from bot.search.words import Word, umlaut_spellings, word, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.search.index import PassageIndex

LONGEST_QUESTION = 600
"""Characters of a question that are read: enough for a long sentence, little enough to stay fast."""
MOST_WORDS = 40
WEAK = 0.3
"""How much the event's own name counts: it is in every question and on every page."""

SYNONYM = 0.5
"""How much a word of the index counts that only means the same as the one typed, which the index doesn't have."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_ACRONYM = re.compile(r"\b[^\W_]*[A-Z][^\W_]*[A-Z0-9][^\W_]*")
_STOP_FORMS = frozenset(word(stop).form for stop in STOP_WORDS)
_FRAME_FORMS = frozenset(word(frame).form for frame in FRAME_WORDS)
_GENERIC_FORMS = frozenset(word(generic).form for generic in GENERIC_EVENT_WORDS)
_COMMON_FORMS = frozenset(word(common).form for common in COMMON_WORDS)
_KNOWN_BY_ALL = Vocabulary(dict.fromkeys((*_STOP_FORMS, *_FRAME_FORMS), 1))
_GERMAN_WORDS = Vocabulary(dict.fromkeys(GERMAN, 1))
_SYNONYMS: dict[str, set[str]] = {}
for _group in SYNONYM_GROUPS:
    _stems = {word(member).term for member in _group}
    for _stem in _stems:
        _SYNONYMS.setdefault(_stem, set()).update(_stems - {_stem})


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a question: its mended form, and the index's terms it may stand for, each with a weight (0..1).

    `synonyms` are terms that mean the same in headings. `weight` is 1, or less for words that name any event or this
    one. A stop word carries no subject; a frame word says what is asked rather than about which entry; an acronym was
    typed with capitals within.
    """

    form: str
    terms: tuple[tuple[int, float], ...] = ()
    synonyms: tuple[int, ...] = ()
    weight: float = 1.0
    is_stop: bool = False
    is_frame: bool = False
    is_acronym: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the index has the word or one close to it."""
        return bool(self.terms)

    @property
    def is_named(self) -> bool:
        """Whether the index has the word itself, be it misspelt, and not just another word for it."""
        return any(weight > SYNONYM for _, weight in self.terms)

    @property
    def is_unknown(self) -> bool:
        """Whether it carries a subject that the index has never heard of."""
        return not (self.terms or self.is_stop or self.is_frame)

    @property
    def is_foreign(self) -> bool:
        """Whether it names something that the index has never heard of, as `NeurIPS` or `SC22` would."""
        return self.is_acronym and not self.terms


@dataclass(frozen=True)
class Question:
    """What was asked. `words` are all of it in order, `rest` the same without the times that it names."""

    typed: str
    words: tuple[QueryWord, ...]
    rest: tuple[QueryWord, ...]
    time: AskedTime | None = None
    day: AskedDay | None = None

    @cached_property
    def text(self) -> str:
        """The mended English question in lower case without punctuation and times, for patterns to read."""
        return " ".join(each.form for each in self.rest)

    @cached_property
    def query(self) -> tuple[QueryWord, ...]:
        """The words to search for, each once: no stop words, and no frame word that the index doesn't have."""
        wanted = (
            each for each in self.words if not each.is_stop and (each.is_known or not each.is_frame)
        )
        return tuple({each.terms or each.form: each for each in wanted}.values())

    @cached_property
    def subject(self) -> tuple[QueryWord, ...]:
        """The words that tell which entry is meant: neither stop words nor frame words nor times."""
        wanted = (each for each in self.rest if not each.is_stop and not each.is_frame)
        return tuple({each.terms or each.form: each for each in wanted}.values())

    def without(self, forms: Iterable[str]) -> tuple[QueryWord, ...]:
        """Return the subject less these forms."""
        dropped = frozenset(forms)
        return tuple(each for each in self.subject if each.form not in dropped)


def read_question(
    typed: str, index: PassageIndex, event_words: frozenset[str] = frozenset()
) -> Question:
    """Read a question against an index; `event_words` are the forms that name the event itself."""
    cleaned = _CONTROL.sub(" ", typed[: 4 * LONGEST_QUESTION]).strip()[:LONGEST_QUESTION]
    reader = _Reader(cleaned, index, event_words)
    when = asked_when(fold(cleaned))
    all_words = reader.read(cleaned)
    rest = reader.read(when.rest) if when.time or when.day else all_words
    return Question(typed, all_words, rest, when.time, when.day)


class _Reader:
    """Reads the words of one question."""

    def __init__(self, text: str, index: PassageIndex, event_words: frozenset[str]) -> None:
        self._index = index
        self._weak = event_words | _GENERIC_FORMS
        self._umlauts = {form: spelling for spelling, form in umlaut_spellings(text).items()}
        self._is_german = _looks_german(words(text))
        shouts = text.isupper()
        self._acronyms = set() if shouts else {fold(name) for name in _ACRONYM.findall(text)}

    def read(self, text: str) -> tuple[QueryWord, ...]:
        if self._is_german:
            text = fold(text)
            for german, english in GERMAN_PHRASES:
                text = german.sub(english, text)
        typed = words(text)[:MOST_WORDS]
        return tuple(self._word(each) for each in _joined_compounds(typed, self._index))

    def _word(self, typed: Word) -> QueryWord:
        known = self._mended(typed)
        terms = self._terms(known)
        own = {term for term, _ in terms}
        return QueryWord(
            self._meant(known, terms),
            terms,
            tuple(term for term in self._synonyms(known) if term not in own),
            WEAK if known.form in self._weak else 1.0,
            is_stop=known.form in _STOP_FORMS,
            is_frame=known.form in _FRAME_FORMS,
            is_acronym=typed.form in self._acronyms and known.term not in _SYNONYMS,
        )

    def _meant(self, known: Word, terms: tuple[tuple[int, float], ...]) -> str:
        """Return the form that a misspelt word stands for, as the index writes it."""
        if not terms or terms[0][1] in {1.0, SYNONYM}:
            return known.form
        return self._index.vocabulary.alternatives(known.form)[0].form

    def _synonyms(self, known: Word) -> list[int]:
        numbers = self._index.term_numbers
        return [numbers[stem] for stem in sorted(_SYNONYMS.get(known.term, ())) if stem in numbers]

    def _mended(self, typed: Word) -> Word:
        """Return the word meant, as far as it is one that every question may have."""
        form = typed.form
        if self._is_german and form in GERMAN:
            return word(GERMAN[form])
        if form in _KNOWN_BY_ALL or form in self._index.term_of_form:
            return typed
        if self._umlauts.get(form) in self._index.term_of_form:
            return typed
        if self._is_german and (near := _nearest(form, _GERMAN_WORDS)):
            return word(GERMAN[near])
        near = _nearest(form, _KNOWN_BY_ALL)
        if near and word(near).term == typed.term:
            return word(near)
        is_meant = form in _COMMON_FORMS or typed.term in _SYNONYMS
        if is_meant or typed.term in self._index.term_numbers:
            return typed
        return word(near) if near else typed

    def _terms(self, known: Word) -> tuple[tuple[int, float], ...]:
        index = self._index
        for form in (known.form, self._umlauts.get(known.form, "")):
            if form in index.term_of_form:
                return ((index.term_of_form[form], 1.0),)
        if known.term in index.term_numbers:
            return ((index.term_numbers[known.term], 1.0),)
        if meaning := self._synonyms(known):
            return tuple((term, SYNONYM) for term in meaning)
        if known.form in _KNOWN_BY_ALL or known.form in _COMMON_FORMS:
            return ()
        best: dict[int, float] = {}
        near = index.vocabulary.alternatives(known.form)
        for form, weight in near:
            term = index.term_of_form[form]
            best[term] = max(weight, best.get(term, 0.0))
        return tuple(best.items())


def _nearest(form: str, known: Vocabulary) -> str:
    """Return the known form one edit away, the same letters in another order first; "" where none is."""
    if len(form) <= 2 or not form.isalpha():
        return form[::-1] if form[::-1] in known else ""
    near = known.one_edit_away(form)
    return min(
        near,
        key=lambda other: (not _same_letters(other, form), other[0] != form[0], other),
        default="",
    )


def _same_letters(one: str, other: str) -> bool:
    """Whether one is the other with letters swapped: the surest sign of a slip."""
    return sorted(one) == sorted(other)


def _joined_compounds(typed: Sequence[Word], index: PassageIndex) -> list[Word]:
    """Return the words with two that the index writes as one put together: "hyper parameter"."""
    joined: list[Word] = []
    for this in typed:
        if joined and joined[-1].form not in index.term_of_form:
            compound = word(joined[-1].form + this.form)
            if compound.form in index.term_of_form and joined[-1].form not in _STOP_FORMS:
                joined[-1] = compound
                continue
        joined.append(this)
    return joined


def _looks_german(typed: Sequence[Word]) -> bool:
    german = sum(each.form in GERMAN and each.form not in _STOP_FORMS for each in typed)
    english = sum(each.form in _STOP_FORMS and each.form not in GERMAN for each in typed)
    return german > english
