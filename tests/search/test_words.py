import pytest

from bot.search.words import Word, american, umlaut_spellings, word, words


def forms(text: str) -> list[str]:
    return [each.form for each in words(text)]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Deep LEARNING", ["deep", "learning"]),
        ("Muraña, Łukasz & Ødegård", ["murana", "lukasz", "odegard"]),
        ("Straße", ["strasse"]),
        ("what?!  (really)", ["what", "really"]),
        ("snake_case", ["snake", "case"]),
        ("GPT-4", ["gpt", "4", "gpt4"]),
        ("state-of-the-art", ["state", "of", "the", "art", "stateoftheart"]),
        ("- dash -", ["dash"]),
        ("Ada's and the chair’s", ["ada", "and", "the", "chair"]),
        ("10:30", ["10", "30"]),
        ("مرحبا 🎉", ["مرحبا"]),
        ("", []),
    ],
)
def test_words_fold_and_part_a_text(written: str, folded: list[str]) -> None:
    assert forms(written) == folded


@pytest.mark.parametrize(
    ("british", "other"),
    [
        ("organised", "organized"),
        ("visualisation", "visualization"),
        ("analyse", "analyze"),
        ("colours", "colors"),
        ("centre", "center"),
        ("modelling", "modeling"),
        ("dialogue", "dialog"),
        ("programme", "program"),
        ("defence", "defense"),
        ("pretences", "pretenses"),
    ],
)
def test_american_makes_british_and_american_words_one(british: str, other: str) -> None:
    assert american(british) == other == american(other)
    assert words(british) == words(other)


@pytest.mark.parametrize("plain", ["hour", "four", "wise", "all", "his", "fence", "tree", "dress"])
def test_american_leaves_words_that_only_look_british(plain: str) -> None:
    assert american(plain) == plain


def test_word_leaves_what_holds_digits_as_it_is() -> None:
    assert word("mp3ise").form == "mp3ise"


def test_word_gives_inflected_forms_one_term() -> None:
    assert {word(form).term for form in ("submit", "submits", "submitted", "submitting")} == {
        "submit"
    }
    assert word("submission").term != word("submit").term


def test_words_cut_what_nobody_types() -> None:
    assert words("a" * 500) == [Word("a" * 40, "a" * 40)]
    assert max(map(len, forms("-".join(["ab"] * 300)))) <= 40
    assert "" not in forms("a" * 79 + "-" + "b" * 79)


def test_umlaut_spellings_lead_from_two_letters_to_one() -> None:
    assert umlaut_spellings("Günther traf ÄRZTE in Köln") == {
        "guenther": "gunther",
        "aerzte": "arzte",
        "koeln": "koln",
    }


def test_umlaut_spellings_know_decomposed_letters() -> None:
    assert umlaut_spellings("Gu\u0308nther") == {"guenther": "gunther"}


@pytest.mark.parametrize("text", ["", "Guenther", "Muraña"])
def test_umlaut_spellings_without_umlauts_are_none(text: str) -> None:
    assert umlaut_spellings(text) == {}
