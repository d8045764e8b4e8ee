from dataclasses import replace

import pytest

from tests.pictures.examples import SCENE
from tests.pictures.inline import inline

QUERY = '<a href="https://example.org/?a&amp;b">'
LINK = '<a href="https://example.org/a">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold**", "<strong>bold</strong>"),
        ("*italic* and _italic_", "<em>italic</em> and <em>italic</em>"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("**bold *and italic***", "<strong>bold <em>and italic</em></strong>"),
        ("*italic **and bold***", "<em>italic <strong>and bold</strong></em>"),
        ("***bold** then italic*", "<em><strong>bold</strong> then italic</em>"),
        ("__under **bold**__", "<u>under <strong>bold</strong></u>"),
        ("~~gone~~", "<s>gone</s>"),
        ("||hidden||", '<span class="spoiler">hidden</span>'),
        ("`a*b*`", "<code>a*b*</code>"),
        ("``a`b``", "<code>a`b</code>"),
        ("a_name_of_code", "a_name_of_code"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**not closed", "**not closed"),
        ("a\nb", "a<br>b"),
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
    ],
)
def test_marks_become_tags(text: str, html: str) -> None:
    assert inline(text, SCENE) == html


@pytest.mark.parametrize("mark", ["*", "_", "~", "|", "`", "[", "<", "\\"])
def test_a_text_of_nothing_but_marks_is_no_problem(mark: str) -> None:
    assert set(mark) <= set(inline(mark * 4_000, SCENE).replace("&lt;", "<"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\*not italic\*", "*not italic*"),
        (r"**a \* b**", "<strong>a * b</strong>"),
        (r"\[not\](https\://example.org)", "[not](https://example.org)"),
        (r"\<@31\>", "&lt;@31&gt;"),
        (r"\<t:0:R>", "&lt;t:0:R&gt;"),
        (r"\\", "\\"),
        (r"\a", r"\a"),
        (r"\_\_init\_\_", "__init__"),
        (r"\`", "`"),
    ],
)
def test_a_backslash_takes_a_mark_its_meaning(text: str, shown: str) -> None:
    assert inline(text, SCENE) == shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a **b**](https://example.org/a)", f"{LINK}a <strong>b</strong></a>"),
        (r"[a \[b\]](https://example.org/a)", f"{LINK}a [b]</a>"),
        ("[a [b]](https://example.org/a)", f"{LINK}a [b]</a>"),
        ('[a](<https://example.org/a> "title")', f"{LINK}a</a>"),
        ("**[a](https://example.org/a)**", f"<strong>{LINK}a</a></strong>"),
        ("https://example.org/a.", f"{LINK}https://example.org/a</a>."),
        ("<https://example.org/a>", f"{LINK}https://example.org/a</a>"),
        ("[https://example.org/b](https://example.org/a)", f"{LINK}https://example.org/b</a>"),
        ("[a](javascript:alert)", "[a](javascript:alert)"),
        ("https://example.org/?a&b", f"{QUERY}https://example.org/?a&amp;b</a>"),
    ],
)
def test_addresses_become_links(text: str, html: str) -> None:
    assert inline(text, SCENE) == html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<@31>", "@ada"),
        ("<@!31>", "@ada"),
        ("<#11>", "#announcements"),
        ("<@&22>", "@Organizers"),
        ("</remind create:7>", "/remind create"),
        ("@everyone", "@everyone"),
        ("<@99>", "@unknown-user"),
        ("<@&99>", "@unknown-role"),
        ("<#99>", "#unknown"),
    ],
)
def test_mentions_have_names(text: str, shown: str) -> None:
    assert inline(text, SCENE) == f'<span class="pill mention">{shown}</span>'


def test_a_role_has_its_colour() -> None:
    assert 'style="color: #e0a458; background: #e0a45826">@Authors<' in inline("<@&21>", SCENE)


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="red; }"):
        inline("<@&21>", replace(SCENE, colours={21: "red; }"}))


def test_a_name_is_escaped() -> None:
    assert "&lt;b&gt;" in inline("<@31>", replace(SCENE, names={31: "<b>"}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<t:1625228100:t>", "14:15"),
        ("<t:1625228100>", "2 July 2021 at 14:15"),
        ("<t:1625228100:R>", "in 2 days"),
    ],
)
def test_timestamps_are_those_of_the_viewer(text: str, shown: str) -> None:
    assert inline(text, SCENE) == f'<time class="pill">{shown}</time>'


def test_an_unknown_style_of_timestamp_stays_text() -> None:
    assert inline("<t:0:x>", SCENE) == "&lt;t:0:x&gt;"


def test_an_emoji_of_a_server_is_shown_by_its_name() -> None:
    assert inline("<a:wave:1>", SCENE) == ":wave:"
