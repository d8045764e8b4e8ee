import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.frontends.terminal.pieces import Look, Piece
from bot.frontends.terminal.wrapping import width_of, wrapped


def lines(text: str, width: int | None) -> list[str]:
    return ["".join(piece.text for piece in line) for line in wrapped([Piece(text)], width)]


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("never within a word", 10, ["never", "within a", "word"]),
        ("exactly ten fits", 11, ["exactly ten", "fits"]),
        ("two  spaces  stay", 20, ["two  spaces  stay"]),
        ("an incomprehensibilities", 8, ["an", "incomprehensibilities"]),
        ("2\xa0July stays whole", 8, ["2 July", "stays", "whole"]),
        ("lines\n\nof their own", 20, ["lines", "", "of their own"]),
        ("without a width", None, ["without a width"]),
        ("without\na width", None, ["without", "a width"]),
        ("", 10, [""]),
        ("漢字仮名交じり文", 6, ["漢字仮", "名交じ", "り文"]),
        ("日本。語", 4, ["日", "本。", "語"]),
        ("GPU計算", 5, ["GPU計", "算"]),
    ],
)
def test_lines_break_between_words(text: str, width: int | None, broken: list[str]) -> None:
    assert lines(text, width) == broken


def test_pieces_of_one_word_stay_together() -> None:
    pieces = [Piece("talks by "), Piece("Ada", Look.BOLD), Piece(", who")]
    assert wrapped(pieces, 10) == [
        (Piece("talks by"),),
        (Piece("Ada", Look.BOLD), Piece(", who")),
    ]


def test_looks_and_links_survive_a_break() -> None:
    linked = Piece("a long title", Look.ACCENT, "https://example.org")
    assert wrapped([linked], 7) == [
        (linked._replace(text="a long"),),
        (linked._replace(text="title"),),
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]) | st.just(" ")))
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    rows = wrapped([Piece(text)], 12)
    shown = "".join(piece.text for row in rows for piece in row)
    assert shown.replace(" ", "") == text.replace(" ", "")
    for row in rows:
        has_one_word = all(" " not in piece.text for piece in row)
        assert width_of(row) <= 12 or has_one_word
    assert cell_len(shown) >= 0
