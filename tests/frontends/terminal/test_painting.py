import io

import pytest
from typing_extensions import override

from bot.answers.models import Colour
from bot.frontends.terminal.painting import PaintedScreen
from bot.frontends.terminal.pieces import Look, Piece
from bot.frontends.terminal.screens import PlainScreen, screen_on


class FakeTerminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "80")


def painted(*pieces: Piece, colour: Colour = Colour.DEADLINE) -> str:
    terminal = FakeTerminal()
    screen_on(terminal).show([pieces], colour)
    return terminal.getvalue()


def test_bar_and_accent_have_the_colour_of_the_answer() -> None:
    assert painted(Piece("Full paper", Look.BOLD | Look.ACCENT)) == (
        "\x1b[38;2;210;114;14m▌ \x1b[0m\x1b[1;38;2;210;114;14mFull paper\x1b[0m\n"
    )


def test_question_back_has_no_bar() -> None:
    assert painted(Piece("Which one?"), colour=Colour.NOTHING) == "  Which one?\n"


def test_link_is_a_hyperlink() -> None:
    shown = painted(Piece("Abstract", url="https://example.org/a"), colour=Colour.NOTHING)
    assert shown.startswith("  \x1b]8;id=")
    assert shown.endswith(";https://example.org/a\x1b\\Abstract\x1b]8;;\x1b\\\n")


def test_text_is_no_markup() -> None:
    assert painted(Piece("[red]:smile: 42[/]"), colour=Colour.NOTHING) == "  [red]:smile: 42[/]\n"


def test_long_row_is_left_to_the_terminal() -> None:
    assert painted(Piece("x" * 200), colour=Colour.NOTHING) == f"  {'x' * 200}\n"


@pytest.mark.parametrize(("columns", "width"), [("80", 78), ("50", 48), ("300", 98), ("5", 18)])
def test_width_leaves_room_for_the_bar(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen_on(FakeTerminal()).width == width


@pytest.mark.parametrize(
    ("term", "colorterm", "opens"),
    [("xterm-256color", "truecolor", True), ("xterm-256color", "", False), ("dumb", "", False)],
)
def test_links_open_where_all_colours_are_shown(
    term: str, colorterm: str, *, opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    assert screen_on(FakeTerminal()).opens_links is opens


def test_no_color_keeps_the_words_and_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert painted(Piece("Full paper", Look.ACCENT)) == "▌ Full paper\n"


def test_file_takes_text_alone() -> None:
    file = io.StringIO()
    screen = screen_on(file)
    screen.show([(Piece("Full paper ", Look.BOLD), Piece("due", url="https://x.org")), ()])
    assert isinstance(screen, PlainScreen)
    assert file.getvalue() == "Full paper due\n\n"
    assert screen.width is None
    assert not screen.opens_links


def test_painted_screen_is_for_terminals() -> None:
    assert isinstance(screen_on(FakeTerminal()), PaintedScreen)
