"""Text of people is shown as text, and addresses are addresses."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.frontends.discord_app.render.escaping import escaped, web_address
from tests.frontends.discord_app.render.rules import NASTY, check_nothing_typed_counts

IN_AN_ADDRESS = st.characters(exclude_categories=["Z", "C"]) | st.sampled_from(" ()<>\n")
INVISIBLE = "[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def seen(markdown: str) -> str:
    """Return what a reader sees of escaped text."""
    return re.sub(INVISIBLE, "", re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Tides & robots, 50% (of them)!", "Tides & robots, 50% (of them)!"),
        ("*a* _b_ ~c~ `d` |e|", r"\*a\* \_b\_ \~c\~ \`d\` \|e\|"),
        ("[a](https://b.example)", r"\[a\](https://b.example)"),
        ("<@1> <t:1:R> </help:1>", r"\<@1> \<t:1:R> \</help:1>"),
        ("a\\", "a\\\\"),
        ("# a\n## b\n-# c", "\\# a\n\\## b\n\\-# c"),
        ("> a\n  >>> b", "\\> a\n  \\>>> b"),
        ("- a\n+ b\n1. c\n23) d", "\\- a\n\\+ b\n1\\. c\n23\\) d"),
        ("a # b - c > d 1. e", "a # b - c > d 1. e"),
        ("Grüße 🦑 日本語", "Grüße 🦑 日本語"),
        ("\u202eabc\u2069", "abc"),
    ],
)
def test_text_is_written_so_that_it_shows_as_it_is(typed: str, expected: str) -> None:
    assert escaped(typed) == expected


@pytest.mark.parametrize("typed", ["@everyone", "x@HERE", "@\u200eeveryone", "@@here"])
def test_nobody_is_called(typed: str) -> None:
    assert not re.search("@(everyone|here)", escaped(typed), re.IGNORECASE)


def test_an_address_of_mail_can_still_be_copied() -> None:
    for mail in ("info@herefordshire.example", "ada@here.example", "ben@everyone.example"):
        assert escaped(mail) == mail


def test_an_address_in_a_text_still_leads_there() -> None:
    text = "Write to https://harbour.example/call_for_papers~2030*"
    assert "https://harbour.example/call_for_papers~2030" in escaped(text)


@given(st.lists(st.sampled_from([*NASTY, " ", "\n", "word", "  "]) | st.text(max_size=3)))
def test_nothing_that_is_typed_is_more_than_text(parts: list[str]) -> None:
    typed = "".join(parts)
    check_nothing_typed_counts(escaped(typed))
    assert seen(escaped(typed)) == re.sub(INVISIBLE, "", typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("http://a.example", "http://a.example"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("a.example/b", "https://a.example/b"),
        ("https://a.example/(b) c", "https://a.example/%28b%29%20c"),
        ("https://a.example/<b>\n", "https://a.example/%3Cb%3E"),
        ("mailto:a@b.example", ""),
        ("javascript:alert(1)", ""),
        ("ftp://a.example", ""),
        ("https://", ""),
        ("https:///b", ""),
        ("", ""),
    ],
)
def test_addresses_are_those_of_web_pages(typed: str, expected: str) -> None:
    assert web_address(typed) == expected


def test_an_address_that_is_too_long_is_none() -> None:
    url = "https://a.example/" + "x" * 494
    assert (web_address(url), web_address(url + "x")) == (url, "")
    assert web_address("https://a.example/" + "(" * 200, 512) == ""
    assert web_address("https://a.example/xyz", 20) == ""


def test_a_backslash_does_not_end_a_masked_link_too_late() -> None:
    assert web_address("https://a.example/b\\") == "https://a.example/b%5C"


@pytest.mark.parametrize(
    "url", ["https://?x", "https://#x", "https://[x", "https://:80", "http://@"]
)
def test_an_address_without_a_host_is_none(url: str) -> None:
    assert web_address(url) == ""


@given(st.text(IN_AN_ADDRESS, max_size=40).map("https://a.example/".__add__))
def test_any_address_stands_in_a_masked_link(url: str) -> None:
    address = web_address(url)
    assert re.fullmatch(r"https://a\.example/[^\s()<>]*", address)
    assert urlsplit(address).netloc == "a.example"
