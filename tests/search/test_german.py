import pytest

from bot.search.german import looks_german, with_english_phrases


@pytest.mark.parametrize(
    ("folded", "is_german"),
    [
        ("wann ist die keynote", True),
        ("when is the keynote", False),
        ("keynote", False),
        ("", False),
        ("was ist das", True),
        ("wer is the chair of this", False),
        ("in an so", False),
    ],
)
def test_looks_german_weighs_both_languages(folded: str, *, is_german: bool) -> None:
    assert looks_german(folded.split()) is is_german


@pytest.mark.parametrize(
    ("folded", "english"),
    [
        ("um wie viel uhr beginnt es", "what time beginnt es"),
        ("worum geht es im vortrag", "what is it about im vortrag"),
        ("wo findet der workshop statt", "where is der workshop held"),
        ("zu welcher konferenz gehort es", "which konferenz is it part of es"),
        ("wie viele vortrage", "how many vortrage"),
        ("wetterbericht", "wetterbericht"),
    ],
)
def test_with_english_phrases_turns_phrases_alone(folded: str, english: str) -> None:
    assert with_english_phrases(folded) == english
