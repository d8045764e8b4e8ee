import pytest

from bot.search.passages import Passage
from bot.search.ranking import PAIRED, RERANKED
from tests.search.editions import passage, ranked, ranking_of


def test_rank_finds_passages_that_share_words() -> None:
    found = ranked("hailstorms", passage("rain"), passage("hailstorms"), passage("sun"))
    assert found == ["hailstorms"]


def test_rank_puts_a_name_before_an_alias_before_the_text() -> None:
    filler = "lorem ipsum dolor"
    found = ranked(
        "hailstorms",
        passage("body", f"{filler} hailstorms", alias="sun", keyword="moon"),
        passage("keyword", f"{filler} moon", alias="sun", keyword="hailstorms"),
        passage("alias", f"{filler} moon", alias="hailstorms", keyword="sun"),
        passage("hailstorms", f"{filler} moon", alias="name", keyword="sun"),
    )
    assert found == ["hailstorms", "alias", "keyword", "body"]


def test_rank_prefers_the_rarer_word() -> None:
    common = [passage(f"rain {at}", "clouds") for at in range(8)]
    found = ranked("rain gliders", *common, passage("gliders 9", "clouds"))
    assert found[0] == "gliders 9"


def test_rank_prefers_what_holds_more_of_the_question() -> None:
    found = ranked(
        "gliders balloons kites",
        passage("a1", "gliders gliders gliders"),
        passage("a2", "gliders balloons"),
        passage("a3", "gliders balloons kites"),
    )
    assert found == ["a3", "a2", "a1"]


def test_rank_finds_a_misspelt_word_behind_the_right_one() -> None:
    passages = (passage("gliders"), passage("sliders"))
    assert ranked("glidrs", *passages)[0] == "gliders"
    assert ranked("sliders", *passages) == ["sliders"]


def test_rank_finds_synonyms_in_headings_behind_the_word_itself() -> None:
    found = ranked("dinner", passage("banquet"), passage("dinner"), passage("x1", "banquet"))
    assert found == ["dinner", "banquet"]


def test_rank_finds_synonyms_where_the_word_itself_is_unknown() -> None:
    assert ranked("dinner", passage("banquet"), passage("x1", "banquet")) == ["banquet", "x1"]


def test_rank_raises_what_stands_with_other_finds() -> None:
    found = ranked(
        "gliders",
        passage("alone", "gliders fly", heading="Alone"),
        passage("together", "gliders fly", section=("Sky", "Air"), heading="Together"),
        passage("gliders", "things fly", section=("Sky", "Air"), heading="Best"),
    )
    assert found == ["gliders", "together", "alone"]


def detail(*passages: Passage, typed: str = "gliders") -> float:
    """What a closer look makes of the score of the best passage."""
    ranking = ranking_of(typed, *passages)
    return float(ranking.scores[0]) / ranking.base


def test_rank_raises_what_holds_the_whole_question() -> None:
    body = passage("x1", "gliders")
    assert detail(body) > detail(body, typed="gliders zebras")


def test_rank_raises_what_headings_hold() -> None:
    assert detail(passage("gliders", "fly")) > detail(passage("x1", "gliders"))


def test_rank_lowers_one_of_many_that_stand_together() -> None:
    gliders = passage("gliders", "fly", section=("Sky",))
    sibling = passage("x1", "land", section=("Sky",))
    assert detail(gliders) > detail(gliders, sibling) > detail(gliders, sibling, sibling)


def test_rank_prefers_the_kind_of_answer_asked_for() -> None:
    passages = (passage("b1", "gliders land soon"), passage("b2", "gliders land 2 July"))
    assert ranked("gliders", *passages)[0] == "b1"
    assert ranked("when gliders", *passages)[0] == "b2"


def test_rank_prefers_words_that_stand_together() -> None:
    far = "gliders " + "lorem ipsum dolor amet " * 3 + "balloons"
    near = "lorem ipsum dolor amet " * 3 + "gliders balloons"
    assert ranked("gliders balloons", passage("b1", far), passage("b2", near)) == ["b2", "b1"]
    assert ranked("balloons gliders", passage("b1", far), passage("b2", near)) == ["b2", "b1"]


def test_rank_sees_no_nearness_across_fields() -> None:
    apart = passage("x1", "balloons lorem", keyword="gliders")
    together = passage("x2", "lorem", keyword="gliders balloons")
    scores = ranking_of("gliders balloons", apart, apart).scores
    alone = ranking_of("gliders balloons", together, together).scores
    assert alone[0] > 1.5 * scores[0]


def test_coverage_is_the_share_of_the_question_held() -> None:
    passages = (passage("a1", "gliders balloons"), passage("a2", "gliders"))
    whole = ranking_of("gliders balloons", *passages)
    assert whole.coverage[0] == pytest.approx(1)
    assert 0 < whole.coverage[1] < 1
    unknown = ranking_of("gliders zebras", *passages)
    assert 0 < unknown.coverage[0] < 0.5


def test_base_is_the_best_score_before_details() -> None:
    base = ranking_of("gliders", passage("gliders", "on 2 July")).base
    assert base == ranking_of("when gliders", passage("gliders", "on 2 July")).base > 0


@pytest.mark.parametrize("typed", ["", "the", "zebras", "?!"])
def test_rank_without_a_shared_word_finds_nothing(typed: str) -> None:
    ranking = ranking_of(typed, passage("gliders"))
    assert (len(ranking.rows), len(ranking.scores), len(ranking.coverage)) == (0, 0, 0)
    assert ranking.base == 0


def test_rank_in_an_empty_index_finds_nothing() -> None:
    assert ranked("gliders") == []


def test_rank_keeps_the_order_of_passages_that_are_alike() -> None:
    alike = [passage(f"x{at}", "gliders") for at in range(5)]
    assert ranked("gliders", *alike) == ["x0", "x1", "x2", "x3", "x4"]


def test_rank_looks_at_the_best_of_many() -> None:
    many = [passage(f"x{at}", "gliders" + " lorem" * (at % 7)) for at in range(2 * RERANKED)]
    best = passage("gliders")
    ranking = ranking_of("gliders", *many, best)
    assert len(ranking.rows) == RERANKED
    assert ranking.rows[0] == len(many)
    assert sorted(ranking.scores.tolist(), reverse=True) == ranking.scores.tolist()


def test_rank_looks_for_near_words_in_the_best_alone() -> None:
    good = [passage(f"x{at}", "gliders lorem ipsum dolor amet balloons") for at in range(PAIRED)]
    near = passage("near", "gliders balloons" + " lorem ipsum dolor amet" * 2)
    assert ranked("gliders balloons", *good, near)[-1] == "near"
    assert ranked("gliders balloons", *good[1:], near)[0] == "near"
