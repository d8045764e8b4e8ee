import pytest

from bot.search.confidence import FULLY_COVERED, confidence
from bot.search.index import PassageIndex
from bot.search.question import QueryWord, read_question
from tests.search.editions import index_of, passage

INDEX = index_of(
    passage("gliders", "fly over rain"), passage("rain", "falls"), passage("rain gauges", "fill")
)


def sureness(
    typed: str, score: float = 3.0, coverage: float = 0.5, index: PassageIndex = INDEX
) -> float:
    return confidence(read_question(typed, index).query, score, coverage, index)


def test_confidence_is_a_probability() -> None:
    assert 0 < sureness("gliders") < 1
    assert 0 < sureness("zebras", 0.001, 0.0) < sureness("rain", 1000, 1.0) <= 1


def test_confidence_grows_with_how_common_the_words_are_here() -> None:
    assert sureness("zebras") < sureness("gliders") < sureness("rain")


def test_confidence_grows_with_the_score() -> None:
    assert sureness("gliders", score=1) < sureness("gliders", score=5)


def test_confidence_grows_with_what_is_covered() -> None:
    assert sureness("gliders", coverage=0.1) < sureness("gliders", coverage=0.7)


def test_confidence_shrinks_with_the_size_of_the_knowledge() -> None:
    larger = index_of(*INDEX.passages, *(passage(f"hail {at}") for at in range(40)))
    assert sureness("gliders", index=larger) < sureness("gliders")


def test_confidence_shrinks_with_a_foreign_name() -> None:
    assert sureness("gliders NeurIPS") < sureness("gliders neurips")


def test_confidence_shrinks_without_the_number_asked_for() -> None:
    query = read_question("rain", INDEX).query
    lacking = confidence(query, 3.0, 0.9, INDEX, lacks_number=True)
    assert lacking < confidence(query, 3.0, 0.9, INDEX)


def test_confidence_is_fair_where_all_is_covered_though_rare() -> None:
    assert sureness("zebras", score=0.1, coverage=0.8) < FULLY_COVERED
    assert sureness("zebras", score=0.1, coverage=0.9) == FULLY_COVERED
    query = read_question("zebras", INDEX).query
    assert confidence(query, 0.1, 0.9, INDEX, lacks_number=True) < FULLY_COVERED


def test_confidence_counts_words_of_every_question_less() -> None:
    known = QueryWord("rain", ((INDEX.term_numbers["rain"], 1.0),))
    heavy, weak = QueryWord("zebras"), QueryWord("zebras", weight=0.3)
    assert confidence([known, heavy], 3, 0.5, INDEX) < confidence([known, weak], 3, 0.5, INDEX)


@pytest.mark.parametrize(
    ("query", "score", "index"),
    [
        ([], 3.0, INDEX),
        ([QueryWord("rain")], 0.0, INDEX),
        ([QueryWord("rain")], 3.0, index_of()),
    ],
    ids=["no words", "nothing found", "no knowledge"],
)
def test_confidence_in_nothing_is_none(
    query: list[QueryWord], score: float, index: PassageIndex
) -> None:
    assert confidence(query, score, 0.5, index) == 0
