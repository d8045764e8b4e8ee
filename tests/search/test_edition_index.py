from dataclasses import replace

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import Person
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind
from tests.search.editions import EDITION, EVENT

INDEX = EditionIndex(EDITION)
EVERY_KIND = frozenset(EntryKind)


def found(question: str, limit: int = 10) -> list[str]:
    return [find.entry.id for find in INDEX.find(INDEX.read(question), limit).finds]


def linked(words: str, *kinds: EntryKind) -> list[str]:
    finds = INDEX.link(INDEX.read(words).subject, kinds or EVERY_KIND)
    return [find.entry.id for find in finds]


@pytest.mark.parametrize(
    ("question", "entry_id"),
    [
        ("Forecasting Hailstorms with Tensors", "keynote"),
        ("when is the one about hialstorms?", "keynote"),
        ("hail of numbers", "keynote"),
        ("open source barometers", "barometers"),
        ("who is Guenther?", "gunther-jorg"),
        ("who flies gliders?", "gunther-jorg"),
        ("when must the abstract be submitted?", "abstract"),
        ("whom do journalists ask?", "press"),
        ("can I bring dogs?", "pets"),
        ("how much is the ferry?", "boat-trip"),
        ("satelites", "satellites"),
        ("where is the harbour house?", "cosmic-2027"),
    ],
)
def test_find_answers_with_the_entry_meant(question: str, entry_id: str) -> None:
    assert found(question)[0] == entry_id


def test_find_gives_an_entry_once_however_many_passages_match() -> None:
    assert found("are animals or a dog welcome?").count("pets") == 1


def test_find_gives_the_best_first_and_no_more_than_the_limit() -> None:
    finds = INDEX.find(INDEX.read("hailstorms tensors sky laboratory")).finds
    assert [find.score for find in finds] == sorted((f.score for f in finds), reverse=True)
    assert len(finds) > 2
    assert found("hailstorms tensors sky laboratory", 2) == [find.entry.id for find in finds[:2]]


def test_find_is_surer_of_what_is_known() -> None:
    known = INDEX.find(INDEX.read("hailstorms with tensors"))
    partly = INDEX.find(INDEX.read("hailstorms in NeurIPS zebras"))
    unknown = INDEX.find(INDEX.read("zebras"))
    assert 1 >= known.confidence > partly.confidence > unknown.confidence == 0
    assert known.finds[0].coverage == pytest.approx(1)
    assert unknown.finds == ()


def test_find_is_less_sure_without_the_number_asked_for() -> None:
    number = INDEX.find(INDEX.read("how many hailstorms tensors"))
    plain = INDEX.find(INDEX.read("hailstorms tensors"))
    assert number.confidence < plain.confidence


def test_link_finds_what_words_name_among_the_kinds_wanted() -> None:
    assert linked("barometers")[0] == "barometers"
    assert linked("barometers", EntryKind.SPEAKER) == ["gunther-jorg"]
    assert linked("zebras") == []
    assert linked("") == []


def test_link_takes_synonyms_for_no_name() -> None:
    assert found("picture of the cruise and an animal") != []
    assert linked("puppy") == []
    assert found("boat price") == found("boat cost")
    assert "boat-trip" not in linked("cost")


@pytest.mark.parametrize(
    ("kind", "typed", "entry_id"),
    [
        (EntryKind.TALK, "hail", "keynote"),
        (EntryKind.TALK, "moreno", "keynote"),
        (EntryKind.TALK, "fhwt", "keynote"),
        (EntryKind.SPEAKER, "guent", "gunther-jorg"),
        (EntryKind.SPEAKER, "nimbus", "olga-berg"),
        (EntryKind.DEADLINE, "extended", "abstract"),
        (EntryKind.CONTACT, "journ", "press"),
    ],
)
def test_complete_offers_the_entry_begun(kind: EntryKind, typed: str, entry_id: str) -> None:
    offered = INDEX.complete(kind, typed)
    assert offered[0].entry.id == entry_id
    assert offered[0].entry.kind is kind
    assert offered[0].score == offered[0].coverage


def test_complete_keeps_to_its_kind_and_limit() -> None:
    assert INDEX.complete(EntryKind.DEADLINE, "hailstorms") == []
    assert len(INDEX.complete(EntryKind.SPEAKER, "sky", 1)) == 1
    assert len(INDEX.complete(EntryKind.SPEAKER, "sky")) == 2
    assert INDEX.complete(EntryKind.TALK, "") == []


def test_complete_raises_for_a_kind_without_names() -> None:
    with pytest.raises(KeyError):
        INDEX.complete(EntryKind.PAGE, "boat")


def test_warm_up_changes_no_result() -> None:
    warm = EditionIndex(EDITION)
    warm.warm_up()
    assert warm.complete(EntryKind.TALK, "hail") == INDEX.complete(EntryKind.TALK, "hail")


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Günther", {"gunther-jorg"}),
        ("gunnar", {"gunther-jorg"}),
        ("morneo", {"ada-moreno"}),
        ("hailstorms", set()),
        ("zebra", set()),
    ],
)
def test_people_named_have_the_word_in_a_name(typed: str, people: set[str]) -> None:
    (word,) = INDEX.read(typed).words
    assert INDEX.people_named(word) == people


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Sky Laboratory", ["gunther-jorg", "ada-moreno"]),
        ("Laboratory", ["gunther-jorg", "ada-moreno"]),
        ("Jülich Laboratory", []),
        ("Nimbus", ["olga-berg"]),
        ("nimbsu", ["olga-berg"]),
        ("Nimbus zebras", []),
        ("hailstorms", []),
        ("", []),
    ],
)
def test_people_from_have_all_words_in_one_affiliation(typed: str, people: list[str]) -> None:
    assert INDEX.people_from(INDEX.read(typed).subject) == people


def test_people_without_affiliation_are_from_nowhere() -> None:
    person = Person(id="eve", name="Eve Sky")
    index = EditionIndex(replace(EDITION, people=(*EDITION.people, person)))
    assert "eve" not in index.people_from(index.read("sky").subject)


def test_event_words_name_the_event() -> None:
    assert INDEX.event_words == {"cosmic", "2027", "cosmic2027", "cloudfest"}
    assert INDEX.read("cosmic").words[0].weight < INDEX.read("hailstorms").words[0].weight


def test_an_edition_of_nothing_but_its_name_is_found_by_it() -> None:
    bare = replace(EVENT, topics=(), aliases=())
    index = EditionIndex(Edition(event=bare))
    index.warm_up()
    (find,) = index.find(index.read("cosmic")).finds
    assert find.entry == Entry(EntryKind.EVENT, "cosmic-2027", "COSMIC 2027")
    assert index.complete(EntryKind.TALK, "cosmic") == []
