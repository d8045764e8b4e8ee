"""Names made comparable."""

import pytest

from bot.knowledge.naming import fold, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Günther", "gunther"),
        ("GUNTHER", "gunther"),
        ("Straße", "strasse"),
        ("Łukasz Øst", "lukasz ost"),
        ("Æsir", "aesir"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("it’s", "it's"),
        ("日本", "日本"),
    ],
)
def test_folding_leaves_case_and_accents_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jonathan Muraña", "jonathan-murana"),
        ("  What's new?  ", "what-s-new"),
        (
            "one two three four five six seven eight nine ten",
            "one-two-three-four-five-six-seven-eight",
        ),
        ("x" * 60, "x" * 40),
        ("日本", "xb988b0accb"),
    ],
)
def test_slug_stands_for_a_text(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_slug_of_what_has_no_latin_letters_differs_from_others() -> None:
    assert len({slug("日本"), slug("中国"), slug("!"), slug("?"), slug("\ud800")}) == 5
