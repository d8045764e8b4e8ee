"""A question as an index understands it: in words that it knows, with the times taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.knowledge.naming import fold
from bot.search.lexicon import FILLER_WORDS, FRAME_WORDS, GENERIC_EVENT_WORDS, STOP_WORDS
from bot.search.mending import Mender, mended_calendar
from bot.search.synonyms import synonyms
from bot.search.times import asked_when
from bot.search.words import Word, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.search.days import AskedDay
    from bot.search.index import PassageIndex
    from bot.search.times import AskedTime

LONGEST_QUESTION = 600
"""So many characters of a question are read: more than a long sentence has."""
WEAK = 0.3
"""How much a word counts that is in every question: the event's name, courtesies."""
SYNONYM = 0.5
"""How much a word counts that means the same as the typed one, which the index doesn't have."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_ACRONYM = re.compile(r"\b[^\W_]*[A-Z][^\W_]*[A-Z0-9][^\W_]*")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a question: its mended form, and the index's terms that it may stand for.

    Each of the `terms` has a weight (0..1); `synonyms` are terms that mean the same in headings.
    `weight` is 1, or less for words that are in every question. A stop word carries no subject, a
    filler is courtesy, a frame word says what is asked rather than about which entry; an acronym
    was typed with capitals within.
    """

    form: str
    terms: tuple[tuple[int, float], ...] = ()
    synonyms: tuple[int, ...] = ()
    weight: float = 1.0
    is_stop: bool = False
    is_frame: bool = False
    is_filler: bool = False
    is_acronym: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the index has the word, one close to it, or one that means the same."""
        return bool(self.terms)

    @property
    def is_exact(self) -> bool:
        """Whether the index has the very word."""
        return any(weight == 1.0 for _, weight in self.terms)

    @property
    def is_named(self) -> bool:
        """Whether the index has the word itself, be it misspelt, and not only a synonym."""
        return any(weight > SYNONYM for _, weight in self.terms)

    @property
    def is_subject(self) -> bool:
        """Whether it may tell which entry is meant."""
        return not (self.is_stop or self.is_frame or self.is_filler)

    @property
    def is_unknown(self) -> bool:
        """Whether it carries a subject that the index has never heard of."""
        return self.is_subject and not self.terms

    @property
    def is_foreign(self) -> bool:
        """Whether it names what the index has never heard of, as `NeurIPS` or `SC22` would."""
        return self.is_acronym and not self.terms


@dataclass(frozen=True)
class Question:
    """What was asked.

    `words` are all of it in order, `rest` the same without the time and the day that it names.
    """

    typed: str
    words: tuple[QueryWord, ...]
    rest: tuple[QueryWord, ...]
    time: AskedTime | None = None
    day: AskedDay | None = None

    @cached_property
    def text(self) -> str:
        """The mended question, English and folded, without punctuation and times: for patterns."""
        return " ".join(each.form for each in self.rest)

    @cached_property
    def mended(self) -> str:
        """The same with its times, which may be what is searched for."""
        return " ".join(each.form for each in self.words)

    @cached_property
    def query(self) -> tuple[QueryWord, ...]:
        """The words to search for, each once: those with a subject, and what else the index has."""
        wanted = (
            each for each in self.words if not each.is_stop and (each.is_known or each.is_subject)
        )
        return _each_once(wanted)

    @cached_property
    def subject(self) -> tuple[QueryWord, ...]:
        """The words that tell which entry is meant, each once; times are none of them."""
        return _each_once(each for each in self.rest if each.is_subject)


def _each_once(words: Iterable[QueryWord]) -> tuple[QueryWord, ...]:
    return tuple({each.terms or each.form: each for each in words}.values())


def read_question(
    typed: str, index: PassageIndex, event_words: frozenset[str] = frozenset()
) -> Question:
    """Read a question against an index; `event_words` are the forms that name the event itself."""
    cleaned = _CONTROL.sub(" ", typed[: 4 * LONGEST_QUESTION]).strip()[:LONGEST_QUESTION]
    reader = _Reader(cleaned, index, event_words)
    when = asked_when(mended_calendar(fold(cleaned)))
    all_words = reader.read(cleaned)
    rest = reader.read(when.rest) if when.time or when.day else all_words
    return Question(typed, all_words, rest, when.time, when.day)


class _Reader:
    """Looks the words of one question up in an index."""

    def __init__(self, text: str, index: PassageIndex, event_words: frozenset[str]) -> None:
        self._index = index
        self._weak = event_words | GENERIC_EVENT_WORDS | FILLER_WORDS
        self._mender = Mender(text, index.vocabulary, index.term_of_form, index.term_numbers)
        names = () if text.isupper() else _ACRONYM.findall(text)
        self._acronyms = {word(fold(name)).form for name in names}

    def read(self, text: str) -> tuple[QueryWord, ...]:
        return tuple(self._word(each) for each in self._mender.mend(text))

    def _word(self, meant: Word) -> QueryWord:
        alike = self._alike(meant)
        form, terms = self._found(meant, alike)
        own = {term for term, _ in terms}
        return QueryWord(
            form,
            terms,
            tuple(term for term in alike if term not in own),
            WEAK if form in self._weak else 1.0,
            is_stop=form in STOP_WORDS,
            is_frame=form in FRAME_WORDS,
            is_filler=form in FILLER_WORDS,
            is_acronym=meant.form in self._acronyms and meant.term not in synonyms(),
        )

    def _found(self, meant: Word, alike: list[int]) -> tuple[str, tuple[tuple[int, float], ...]]:
        """Return the word's form as the index has it, and the terms there that it may stand for."""
        index = self._index
        spelled = self._mender.spelled(meant.form)
        if spelled in index.term_of_form:
            return meant.form, ((index.term_of_form[spelled], 1.0),)
        if meant.term in index.term_numbers:
            return meant.form, ((index.term_numbers[meant.term], 1.0),)
        if alike:
            return meant.form, tuple((term, SYNONYM) for term in alike)
        near = self._mender.alternatives(meant.form)
        best: dict[int, float] = {}
        for form, weight in near:
            term = index.term_of_form[form]
            best[term] = max(weight, best.get(term, 0.0))
        return (near[0].form if near else meant.form), tuple(best.items())

    def _alike(self, meant: Word) -> list[int]:
        """Return the index's terms that mean the same as the word."""
        numbers = self._index.term_numbers
        return [numbers[stem] for stem in sorted(synonyms().get(meant.term, ())) if stem in numbers]
