from datetime import time

import pytest

from bot.search.days import AskedDay
from bot.search.mending import MOST_WORDS
from bot.search.question import (
    LONGEST_QUESTION,
    SYNONYM,
    WEAK,
    QueryWord,
    read_question,
)
from bot.search.times import AskedTime, Relation
from tests.search.editions import ask, index_of, passage

HAIL = passage("Forecasting hailstorms", "The banquet follows. Gliders and satellites.")


def only(typed: str) -> QueryWord:
    (found,) = ask(typed, HAIL).words
    return found


@pytest.mark.parametrize("typed", ["hailstorms", "Hailstorms!", "hailstorm", "glider"])
def test_a_word_of_the_index_is_exact_in_each_of_its_forms(typed: str) -> None:
    found = only(typed)
    assert found.is_exact
    assert found.is_known
    assert found.is_named
    assert found.is_subject
    assert found.weight == 1


def test_a_misspelt_word_is_named_but_not_exact() -> None:
    found = only("hailstroms")
    assert found.form == "hailstorms"
    assert found.is_named
    assert not found.is_exact


def test_a_word_has_the_best_weight_of_the_forms_it_may_be() -> None:
    index = index_of(passage("glider gliders"))
    (found,) = read_question("gliderx", index).words
    assert found.form == "gliders"
    assert found.terms == ((index.term_numbers["glider"], 0.9),)


def test_a_synonym_is_known_but_not_named() -> None:
    found = only("dinner")
    assert [weight for _, weight in found.terms] == [SYNONYM]
    assert found.is_known
    assert not found.is_named
    assert found.synonyms == ()


def test_a_word_of_the_index_has_synonyms_beside_it() -> None:
    index = index_of(passage("dinner banquet"))
    (found,) = read_question("dinner", index).words
    assert found.terms == ((index.term_numbers["dinner"], 1.0),)
    assert found.synonyms == (index.term_numbers["banquet"],)


def test_an_unknown_word_is_a_subject_without_terms() -> None:
    found = only("zebra")
    assert found.is_unknown
    assert not found.is_known


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("the", (True, False, False)),
        ("speaker", (False, True, False)),
        ("hopefully", (False, False, True)),
        ("zebra", (False, False, False)),
    ],
)
def test_words_have_parts_in_a_question(typed: str, roles: tuple[bool, bool, bool]) -> None:
    found = only(typed)
    assert (found.is_stop, found.is_frame, found.is_filler) == roles
    assert found.is_subject is not any(roles)


@pytest.mark.parametrize("typed", ["hopefully", "conference"])
def test_words_of_every_question_weigh_little(typed: str) -> None:
    assert only(typed).weight == WEAK


def test_words_that_name_the_event_weigh_little() -> None:
    question = read_question("cosmic hailstorms", index_of(HAIL), frozenset({"cosmic"}))
    assert [each.weight for each in question.words] == [WEAK, 1.0]


@pytest.mark.parametrize(
    ("typed", "foreign"),
    [
        ("is NeurIPS near", ["neurips"]),
        ("is SC22 near", ["sc22"]),
        ("is neurips near", []),
        ("IS NEURIPS NEAR", []),
        ("the CFP is out", []),
        ("the HAILSTORMS are", []),
    ],
)
def test_acronyms_that_the_index_does_not_know_are_foreign(typed: str, foreign: list[str]) -> None:
    assert [each.form for each in ask(typed, HAIL).words if each.is_foreign] == foreign


def test_text_is_the_mended_question_without_its_times() -> None:
    question = ask("Waht si on, pls, at 4pm on firday?", HAIL)
    assert question.text == "what is on please"
    assert question.time == AskedTime(Relation.AT, time(16))
    assert question.day == AskedDay(weekday=4)
    assert [each.form for each in question.words][-2:] == ["on", "friday"]
    assert question.typed == "Waht si on, pls, at 4pm on firday?"


def test_query_holds_subjects_and_what_the_index_has_once() -> None:
    question = ask("Tell the speaker: hailstorm, zebra or hailstorms at the banquet?", HAIL)
    assert [each.form for each in question.query] == ["hailstorms", "zebra", "banquet"]


def test_subject_leaves_times_and_frame_words_out() -> None:
    question = ask("which talks on gliders are on friday, gliders?", HAIL)
    assert [each.form for each in question.subject] == ["gliders"]


def test_an_umlaut_is_found_in_each_spelling() -> None:
    index = index_of(passage("Günther"))
    for typed in ("Günther", "Gunther", "Guenther", "GÜNTHER"):
        (found,) = read_question(typed, index).words
        assert found.is_exact, typed
    (found,) = read_question("Jülich", index_of(passage("Juelich"))).words
    assert found.is_exact


def test_a_long_question_is_cut() -> None:
    question = ask("x" * LONGEST_QUESTION + " hailstorms", HAIL)
    assert len(question.words) == 1
    assert len(ask("ab " * 500, HAIL).words) == MOST_WORDS


def test_control_characters_part_words() -> None:
    question = ask("\ufeffhailstorms\x00gliders\u202esatellites\r\n", HAIL)
    assert question.text == "hailstorms gliders satellites"


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x01", "?!", "🎉"])
def test_nothing_is_asked_without_words(typed: str) -> None:
    question = ask(typed, HAIL)
    assert (question.words, question.query, question.subject, question.text) == ((), (), (), "")
