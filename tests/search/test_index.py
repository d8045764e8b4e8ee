import numpy as np
import pytest

from bot.search.index import PassageIndex
from bot.search.passage_words import FIELD_BREAK
from bot.search.passages import Entry, EntryKind, Passage
from tests.search.editions import index_of, passage


def impacts(index: PassageIndex, term: str) -> dict[int, tuple[float, float]]:
    """The impact of a term in each passage and in its headings, by passage."""
    at = index.posting_range(index.term_numbers[term])
    shares = zip(index.impact[at].tolist(), index.heading_impact[at].tolist(), strict=True)
    return dict(zip(index.posting_rows[at].tolist(), shares, strict=True))


def test_postings_hold_the_passages_of_a_term() -> None:
    index = index_of(passage("rain", "hail rain"), passage("hail"), passage("sun"))
    assert set(impacts(index, "rain")) == {0}
    assert set(impacts(index, "hail")) == {0, 1}
    assert set(impacts(index, "sun")) == {2}


def test_impact_is_greater_in_a_name_than_in_the_text() -> None:
    index = index_of(
        passage("rain", alias="hail", keyword="sun", body="fog"),
        passage("rain", alias="hail", keyword="sun", body="fog"),
    )
    name, alias, keyword, body = (
        impacts(index, term)[0][0] for term in ("rain", "hail", "sun", "fog")
    )
    assert name > alias > keyword > body


def test_heading_impact_leaves_keywords_and_text_out() -> None:
    index = index_of(passage("rain", alias="hail", keyword="sun", body="fog rain"))
    in_headings = {term: impacts(index, term)[0][1] > 0 for term in ("rain", "hail", "sun", "fog")}
    assert in_headings == {"rain": True, "hail": True, "sun": False, "fog": False}
    whole, heading = impacts(index, "rain")[0]
    assert whole > heading


def test_impact_grows_slower_than_frequency_and_shrinks_with_length() -> None:
    once, twice, often = (
        impacts(index_of(passage("x1", "rain " * times)), "rain")[0][0] for times in (1, 2, 8)
    )
    assert once < twice < often < 8 * once
    index = index_of(passage("x1", "rain"), passage("x2", "rain and much more of other matters"))
    assert impacts(index, "rain")[0] > impacts(index, "rain")[1]


def test_rarity_is_greater_the_fewer_have_a_term() -> None:
    index = index_of(passage("rain"), passage("rain hail"), passage("rain hail sun"))
    rain, hail, sun = (
        float(index.rarity[index.term_numbers[term]]) for term in ("rain", "hail", "sun")
    )
    assert 0 < rain < hail < sun < index.unknown_rarity


def test_document_frequency_counts_a_section_once() -> None:
    page = ("About",)
    index = index_of(
        passage("rain", section=page), passage("rain", section=page), passage("rain", "hail")
    )
    assert index.section_count == 2
    assert index.document_frequency[index.term_numbers["rain"]] == 2
    assert index.document_frequency[index.term_numbers["hail"]] == 1


def test_rarity_counts_passages_beside_sections() -> None:
    page = ("About",)
    index = index_of(
        passage("rain", section=page), passage("rain hail", section=page), passage("sun")
    )
    rain, hail = (index.rarity[index.term_numbers[term]] for term in ("rain", "hail"))
    assert index.document_frequency.tolist() == [1, 1, 1]
    assert rain < hail


def test_parents_and_paths_group_passages_of_a_page() -> None:
    page = ("About",)
    index = index_of(
        passage("a1", section=page, heading="Fees"),
        passage("a2", section=page, heading="Fees"),
        passage("a3", section=page, heading="Food"),
        passage("a4"),
        passage("a5"),
    )
    assert index.parents.sizes.tolist() == [3, 3, 3, 1, 1]
    assert index.paths.sizes.tolist() == [2, 2, 1, 1, 1]


def test_tokens_have_breaks_between_fields() -> None:
    index = index_of(passage("rain", "hail"), passage("sun"))
    row = index.tokens[index.starts[0] : index.starts[1]].tolist()
    assert row == [index.term_numbers["rain"], FIELD_BREAK, index.term_numbers["hail"], FIELD_BREAK]


@pytest.mark.parametrize(
    "passages",
    [
        [],
        [Passage(Entry(EntryKind.PAGE, "a", "A"), ())],
        [passage("the"), passage("!?")],
    ],
    ids=["no passages", "no fields", "no words"],
)
def test_an_index_of_nothing_knows_nothing(passages: list[Passage]) -> None:
    index = index_of(*passages)
    assert index.size == len(passages)
    assert index.term_numbers == {}
    assert index.rarity.tolist() == []
    assert np.isfinite(index.unknown_rarity)
    assert index.vocabulary.alternatives("anything") == ()
