"""Discord's markdown within a line, as HTML; everything else is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from tests.pictures.mentions import MENTION, mention
from tests.pictures.scene import Scene

_ADDRESS = r"https?://[^\s<]+[^\s<.,:;\"'\])]"
_TOKEN = re.compile(
    rf"""
      \\(?P<escaped>[^A-Za-z0-9\s])
    | (?P<code>(?<!`)(?P<ticks>`++)(?P<coded>.+?)(?<!`)(?P=ticks)(?!`))
    | (?P<mention>{MENTION})
    | (?P<masked>\[(?P<label>(?:\\.|\[[^\[\]]*\]|[^\[\]\\])+)\]
        \(<?(?P<target>https?://[^\s<>()]+)>?(?:\s+"[^"]*")?\))
    | (?P<bracketed><(?P<quiet>https?://[^\s<>]+)>)
    | (?P<address>{_ADDRESS})
    | (?P<both>\*\*\*(?!\*)(?P<in_both>(?:\\.|[^\\])+?)\*\*\*(?!\*))
    | (?P<bold>\*\*(?!\*)(?P<in_bold>(?:\\.|[^\\])+?)\*\*(?!\*))
    | (?P<underlined>__(?P<in_underlined>(?:\\.|[^\\])+?)__(?!_))
    | (?P<starred>\*(?=\S)(?P<in_starred>(?:\*\*|\\.|[^\\*])+?)(?<!\s)\*(?!\*))
    | (?P<scored>\b_(?P<in_scored>(?:__|\\.|[^\\_])+?)_\b)
    | (?P<struck>~~(?P<in_struck>(?:\\.|[^\\])+?)~~)
    | (?P<spoiler>\|\|(?P<in_spoiler>(?:\\.|[^\\])+?)\|\|)
    | (?P<broken>\n)
    """,
    re.VERBOSE | re.DOTALL,
)

_DEEPEST = 10  # of marks within marks
_TAGS: Mapping[str, tuple[str, str]] = {
    "both": ("<strong><em>", "</em></strong>"),
    "bold": ("<strong>", "</strong>"),
    "underlined": ("<u>", "</u>"),
    "starred": ("<em>", "</em>"),
    "scored": ("<em>", "</em>"),
    "struck": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
}


def inline(text: str, scene: Scene) -> str:
    """Return the HTML for a text without headings, lists and quotes."""
    return _inline(text, scene, links=True)


def _inline(text: str, scene: Scene, *, links: bool, depth: int = 0) -> str:
    """Return the HTML; in the label of a link no other one is made."""
    if depth > _DEEPEST:
        return escape(text)
    pieces = []
    position = 0
    for found in _TOKEN.finditer(text):
        pieces += [
            escape(text[position : found.start()]),
            _token(found, scene, links=links, depth=depth),
        ]
        position = found.end()
    return "".join([*pieces, escape(text[position:])])


def _token(found: re.Match[str], scene: Scene, *, links: bool, depth: int) -> str:
    kind = str(found.lastgroup)
    if kind in _TAGS:
        opening, closing = _TAGS[kind]
        inner = _inline(found[f"in_{kind}"], scene, links=links, depth=depth + 1)
        return f"{opening}{inner}{closing}"
    match kind:
        case "escaped":
            return escape(found["escaped"])
        case "code":
            return f"<code>{escape(found['coded'].strip())}</code>"
        case "mention":
            return mention(found["mention"], scene)
        case "broken":
            return "<br>"
        case _:
            return _link(found, scene) if links else escape(found[0])


def _link(found: re.Match[str], scene: Scene) -> str:
    if found["masked"] is not None:
        label = _inline(found["label"], scene, links=False)
        return f'<a href="{escape(found["target"])}">{label}</a>'
    address = escape(found["quiet"] or found["address"])
    return f'<a href="{address}">{address}</a>'
