import numpy as np

from bot.search.postings import Name, WordPostings

POSTINGS = WordPostings(
    [
        [Name("Rain gauges", 1.0), Name("hail rain", 0.5)],
        [Name("Hail", 0.5), Name("hail", 0.9)],
        [],
    ]
)


def fit(form: str, strength: float = 1.0) -> list[float]:
    fits = np.zeros(3)
    POSTINGS.raise_to(fits, POSTINGS.forms.beginning_with(form), strength)
    return fits.tolist()


def test_raise_to_reaches_the_entries_with_a_word() -> None:
    assert fit("rain") == [1.0, 0, 0]
    assert fit("hail", 0.8) == [0.4, 0.8 * 0.9, 0]


def test_raise_to_reaches_the_entries_of_several_words() -> None:
    assert fit("") == [1.0, 0.9, 0]


def test_raise_to_of_no_words_changes_nothing() -> None:
    assert fit("sun") == [0, 0, 0]


def test_raise_to_lowers_nothing() -> None:
    fits = np.array([0.7, 0.7, 0.7])
    POSTINGS.raise_to(fits, POSTINGS.forms.range_of("hail"), 1.0)
    assert fits.tolist() == [0.7, 0.9, 0.7]


def test_postings_know_both_spellings_of_an_umlaut() -> None:
    forms = WordPostings([[Name("Günther", 1.0)]]).forms
    assert "gunther" in forms
    assert "guenther" in forms
