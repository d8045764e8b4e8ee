"""Whatever is asked of whatever is known, finding gives an answer, and the same one each time."""

import string
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.edition import Edition
from bot.knowledge.models import (
    Contact,
    Deadline,
    Due,
    Event,
    FaqEntry,
    Page,
    Person,
    Session,
    SessionKind,
)
from bot.search.edition_index import EditionIndex
from bot.search.passages import EntryKind
from bot.search.times import asked_when
from tests.search.editions import EDITION

LOOKED_UP = (EntryKind.TALK, EntryKind.SPEAKER, EntryKind.DEADLINE, EntryKind.CONTACT)
KNOWN = [
    "Forecasting Hailstorms with Tensors", "Günther Jörg", "Open-Source Barometers", "Jülich",
    "Sky Laboratory", "ferry", "dog", "Abstract submission", "COSMIC 2027",
]  # fmt: skip
ASKED = [
    "when is", "who are", "wann ist", "waht", "at 4pm", "on friday", "2 July", "between 9 and 10",
    "how many", "NeurIPS", "hialstorms", "sky-laboratory", "umlaut ü", "’s", "-", "a-", "\ufdfa",
    "\u200f\u05e9\u05dc\u05d5\u05dd", "👩‍🔬", "\u0000", "\ud800", "\u202e", "\u037a", "ß", "İ",
    "x" * 90 + "-y",
]  # fmt: skip
LONG = ("x", "x-", "at 4pm ", "hialstorms ", "ab ", " ", "\x00", "ü")

surrogates = st.text(
    st.characters(codec=None, categories=["Cs", "Cc", "Cf", "Lu", "Ll", "Lm", "Mn", "Nd", "Po"]),
    max_size=30,
)
texts = st.one_of(
    st.text(max_size=60),
    surrogates,
    st.lists(st.one_of(st.sampled_from(KNOWN + ASKED), st.text(max_size=8)), max_size=9).map(
        " ".join
    ),
)
names = st.one_of(st.sampled_from(KNOWN + ASKED), st.text(max_size=20))
some_names = st.lists(names, max_size=2).map(tuple)
DUE = Due(day=date(2027, 5, 14), time_of_day=None, zone=ZoneInfo("UTC"))

INDEX = EditionIndex(EDITION)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """An edition whose texts are anything at all."""
    person = Person(id="p", name=draw(names), aliases=draw(some_names), affiliation=draw(names))
    event = Event(
        id="e",
        name=draw(names),
        series=draw(names),
        starts=date(2027, 7, 1),
        ends=date(2027, 7, 2),
        timezone=ZoneInfo("UTC"),
        topics=draw(some_names),
    )
    sessions = [
        Session(
            id=f"s{number}",
            kind=SessionKind.TALK,
            title=title,
            authors=("p",),
            keywords=draw(some_names),
            summary=draw(texts),
        )
        for number, title in enumerate(draw(st.lists(names, max_size=3)))
    ]
    pages = [
        Page(id=f"g{number}", title=title, section=draw(some_names), text=draw(texts))
        for number, title in enumerate(draw(st.lists(names, max_size=3)))
    ]
    return Edition(
        event=event,
        sessions=tuple(sessions),
        people=(person,),
        deadlines=(Deadline(id="d", name=draw(names), due=DUE),),
        contacts=(Contact(id="c", topic=draw(names), person="p"),),
        faq=(FaqEntry(id="f", questions=(draw(names),), answer=draw(texts)),),
        pages=tuple(pages),
    )


def everything(index: EditionIndex, typed: str) -> list[object]:
    """All that the index says of a text."""
    question = index.read(typed)
    found = index.find(question)
    assert 0 <= found.confidence <= 1
    assert all(find.score > 0 and 0 <= find.coverage < 1.000001 for find in found.finds)
    return [
        question,
        found,
        index.link(question.subject, frozenset(EntryKind)),
        index.people_from(question.subject),
        *(index.people_named(word) for word in question.words),
        *(index.complete(kind, typed) for kind in LOOKED_UP),
    ]


@settings(deadline=None, max_examples=150)
@given(texts)
def test_anything_may_be_asked(typed: str) -> None:
    assert everything(INDEX, typed) == everything(INDEX, typed)


@settings(deadline=None, max_examples=60)
@given(editions(), st.lists(texts, max_size=4))
def test_anything_may_be_known(edition: Edition, typed: list[str]) -> None:
    index, again = EditionIndex(edition), EditionIndex(edition)
    for text in [*typed, edition.event.name, *(page.title for page in edition.pages)]:
        assert everything(index, text) == everything(again, text)


@pytest.mark.parametrize("repeated", LONG, ids=ascii)
def test_long_texts_may_be_asked(repeated: str) -> None:
    typed = repeated * (10_000 // len(repeated))
    assert everything(INDEX, typed) == everything(INDEX, typed)


@pytest.mark.parametrize("typed", ["", *ASKED], ids=ascii)
def test_odd_texts_may_be_asked(typed: str) -> None:
    assert everything(INDEX, typed) == everything(INDEX, typed)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_time_that_is_asked_for_leaves_a_rest_without_marks(typed: str) -> None:
    folded = typed.replace("\x00", " ")
    assert "\x00" not in asked_when(folded).rest


TITLES = st.lists(
    st.lists(st.text(string.ascii_lowercase, min_size=3, max_size=12), min_size=1, max_size=5).map(
        " ".join
    ),
    min_size=1,
    max_size=8,
    unique=True,
)


def edition_of(titles: list[str]) -> EditionIndex:
    sessions = (
        Session(id=title, kind=SessionKind.BREAK, title=title, keywords=()) for title in titles
    )
    return EditionIndex(Edition(event=EDITION.event, sessions=tuple(sessions)))


@settings(deadline=None, max_examples=100)
@given(TITLES, st.data())
def test_an_entry_is_completed_by_its_own_title(titles: list[str], data: st.DataObject) -> None:
    title = data.draw(st.sampled_from(titles))
    scores = {
        find.entry.id: find.score for find in edition_of(titles).complete(EntryKind.TALK, title)
    }
    assert scores[title] == max(scores.values())


LONG_WORDS = ["hailstorms", "barometers", "pendulums", "avalanches", "gyroscopes", "thermostat"]
SLIPS = st.sampled_from(["swapped", "left out", "doubled", "replaced"])


def slipped(word: str, slip: str, at: int) -> str:
    """The word with one slip behind its first letter."""
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return {
        "swapped": before + after[:1] + letter + after[1:],
        "left out": before + after,
        "doubled": before + letter + letter + after,
        "replaced": before + ("x" if letter != "x" else "y") + after,
    }[slip]


@settings(deadline=None)
@given(st.sampled_from(LONG_WORDS), SLIPS, st.integers(1, 7))
def test_a_slip_in_a_long_word_does_not_matter(word: str, slip: str, at: int) -> None:
    typed = slipped(word, slip, at)
    found = SLIPPED.find(SLIPPED.read(f"what about {typed}"))
    assert found.finds[0].entry.id == f"On {word}"
    assert SLIPPED.complete(EntryKind.TALK, typed)[0].entry.id == f"On {word}"


SLIPPED = edition_of([f"On {word}" for word in LONG_WORDS])


@pytest.mark.parametrize("title", [session.title for session in EDITION.sessions])
def test_an_entry_is_found_by_its_own_title(title: str) -> None:
    assert INDEX.find(INDEX.read(title)).finds[0].entry.title == title
    assert INDEX.complete(EntryKind.TALK, title)[0].entry.title == title
