import pytest

from bot.frontends.terminal.cleaning import clean, clean_line, openable


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Jenia Jitsev · Jülich 漢字 👩‍🔬", "Jenia Jitsev · Jülich 漢字 👩‍🔬"),
        ("red \x1b[31mtext\x1b[0m", "red [31mtext[0m"),
        ("title\x1b]0;owned\x07", "title]0;owned"),
        ("\x9b2J wiped \x85 next", "2J wiped \n next"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\tstop", "tab stop"),
        ("gpj.exe \u202egnp.exe\u2066", "gpj.exe gnp.exe"),
        ("half \ud800 a character", "half  a character"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
    ],
)
def test_clean_leaves_nothing_a_terminal_obeys(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_line_is_one_line() -> None:
    assert clean_line(" one\n two\t\tthree ") == "one two three"


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:info@example.org", "mailto:info@example.org"),
        ("https://example.org/\x1b]8;;evil", "https://example.org/]8;;evil"),
        ("https://example.org/a b", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_openable_addresses_are_those_of_the_web(url: str, opened: str) -> None:
    assert openable(url) == opened
