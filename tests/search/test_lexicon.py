import pytest

from bot.search.abbreviations import ABBREVIATIONS
from bot.search.common_words import common_words
from bot.search.german import GERMAN
from bot.search.lexicon import (
    CALENDAR_WORDS,
    FILLER_WORDS,
    FRAME_WORDS,
    GENERIC_EVENT_WORDS,
    STOP_WORDS,
)
from bot.search.synonyms import synonyms
from bot.search.variants import by_variant
from bot.search.words import word, words

LISTS = {
    "stop": STOP_WORDS,
    "frame": FRAME_WORDS,
    "filler": FILLER_WORDS,
    "generic": GENERIC_EVENT_WORDS,
    "calendar": CALENDAR_WORDS,
    "common": common_words(),
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_lists_hold_words_as_questions_have_them(listed: frozenset[str]) -> None:
    assert {word(form).form for form in listed} == listed


def test_a_word_has_one_part_in_a_question() -> None:
    assert not STOP_WORDS & FRAME_WORDS
    assert not STOP_WORDS & FILLER_WORDS
    assert not FRAME_WORDS & FILLER_WORDS


def test_by_variant_reads_lines_of_a_meaning_and_its_variants() -> None:
    table = """
    please: pls plz
    right now: rn
        atm
    """
    assert by_variant(table) == {
        "pls": "please",
        "plz": "please",
        "rn": "right now",
        "atm": "right now",
    }


@pytest.mark.parametrize("table", [ABBREVIATIONS, GERMAN], ids=["abbreviations", "german"])
def test_variants_stand_for_english_words(table: dict[str, str]) -> None:
    assert all(meaning and not set(meaning) & set(":\n") for meaning in table.values())
    assert all(each.form for meaning in table.values() for each in words(meaning))


def test_synonyms_stand_for_one_another() -> None:
    table = synonyms()
    assert word("fee").term in table[word("price").term]
    assert all(stem in table[other] for stem, others in table.items() for other in others)
    assert all(stem not in others for stem, others in table.items())


def test_synonyms_of_several_groups_are_together() -> None:
    dinner = synonyms()[word("dinner").term]
    assert {word("lunch").term, word("banquet").term} <= dinner
