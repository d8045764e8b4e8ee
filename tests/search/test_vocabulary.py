import pytest

from bot.search.vocabulary import (
    COMPLETED,
    ONE_EDIT,
    ONE_EDIT_OF_MORE,
    TWO_EDITS,
    TWO_EDITS_OF_FEW,
    Vocabulary,
)


def alternatives(typed: str, **frequencies: int) -> dict[str, float]:
    return dict(Vocabulary(frequencies).alternatives(typed))


def test_alternatives_are_known_words_one_edit_away() -> None:
    assert alternatives("kynote", keynote=1, note=9) == {"keynote": ONE_EDIT_OF_MORE}
    assert alternatives("keyntoe", keynote=1) == {"keynote": ONE_EDIT_OF_MORE}


def test_alternatives_of_short_words_count_less_and_start_alike() -> None:
    assert alternatives("tlak", talk=1) == {"talk": ONE_EDIT[4]}
    assert alternatives("hpq", hpc=1, npq=1) == {"hpc": ONE_EDIT[3]}


def test_alternatives_put_the_likelier_slip_first() -> None:
    found = alternatives("tabel", tabell=1, table=1)  # a letter left out, two swapped
    assert list(found.items()) == [("table", 0.9), ("tabell", pytest.approx(0.9 * 0.85))]


def test_alternatives_leave_out_much_less_likely_slips() -> None:
    assert set(alternatives("tabel", table=1, tabex=1)) == {"table"}
    assert set(alternatives("tabel", tabex=1)) == {"tabex"}


def test_alternatives_put_the_more_frequent_of_like_slips_first() -> None:
    assert list(alternatives("hosts", hosta=1, hostd=1)) == ["hosta", "hostd"]
    assert list(alternatives("hosts", hosta=1, hostd=40)) == ["hostd", "hosta"]


def test_alternatives_are_three_at_most() -> None:
    known = {"servez": 1, "serves": 1, "served": 1, "servec": 1}
    found = Vocabulary(known).alternatives("servex")
    assert [form for form, _ in found] == ["servec", "served", "serves"]


def test_alternatives_two_edits_away_need_a_long_word() -> None:
    assert alternatives("confernece", conference=1) == {"conference": ONE_EDIT_OF_MORE}
    assert alternatives("cnofernece", conference=1) == {"conference": TWO_EDITS}
    assert alternatives("mfotor", motor=1) == {"motor": ONE_EDIT_OF_MORE}
    assert alternatives("abcd", abxy=1) == {}


def test_alternatives_two_edits_away_of_shorter_words_start_alike() -> None:
    assert alternatives("pnelx", panel=3, pxnely=1) == {
        "panel": TWO_EDITS_OF_FEW,
        "pxnely": TWO_EDITS_OF_FEW,
    }
    assert alternatives("bnelx", panel=1) == {}
    assert alternatives("pnelx", pel=1) == {}


def test_alternatives_two_edits_away_are_the_most_frequent() -> None:
    found = alternatives("conferenzzz", conferenz=1, conferenzab=7, conferenzba=7)
    assert list(found) == ["conferenzab", "conferenzba", "conferenz"]


def test_alternatives_complete_what_begins_a_word() -> None:
    assert list(alternatives("regis", registration=1, registry=4, regular=9).items()) == [
        ("registry", COMPLETED),
        ("registration", COMPLETED),
    ]
    assert alternatives("reg", registration=1) == {}


@pytest.mark.parametrize("typed", ["ab", "", "gpt4x", "20271"])
def test_alternatives_of_numbers_and_tiny_words_are_none(typed: str) -> None:
    assert alternatives(typed, abc=1, gpt4=1, abd=1) == {}


def test_alternatives_of_a_far_off_word_are_none() -> None:
    assert alternatives("zebra", keynote=1, talk=1) == {}
