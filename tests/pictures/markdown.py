"""Discord's markdown as HTML: headings, small print, quotes, lists and blocks of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from tests.pictures.inline import inline
from tests.pictures.scene import Scene

_FENCE = re.compile(r"```(?:[\w+-]*\n)?(?P<code>.+?)```\n?", re.DOTALL)
_HEADING = re.compile(r"(?P<level>#{1,3}) +(?P<text>\S.*)")
_SMALL = re.compile(r"-# +(?P<text>\S.*)")
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*]|\d{1,9}\.) +(?P<text>\S.*)")
_QUOTED = re.compile(r"> (?P<text>.*)")
_QUOTED_TO_THE_END = re.compile(r"^>>> ", re.MULTILINE)
_KINDS = {"quote": _QUOTED, "heading": _HEADING, "small": _SMALL, "list": _ITEM}


def markdown(text: str, scene: Scene) -> str:
    """Return the HTML for the content of a text display."""
    html: list[str] = []
    position = 0
    for fence in _FENCE.finditer(text := text.strip()):
        html += _texts(text[position : fence.start()], scene)
        html.append(f"<pre>{escape(fence['code'].strip())}</pre>")
        position = fence.end()
    return "".join([*html, *_texts(text[position:], scene)])


def _texts(text: str, scene: Scene) -> Iterator[str]:
    """Yield the HTML for what stands between blocks of code."""
    before, *quoted = _QUOTED_TO_THE_END.split(text, maxsplit=1)
    if before:
        yield _blocks(before.removesuffix("\n").split("\n"), scene)
    for quote in quoted:
        yield _quote(quote.split("\n"), scene)


def _blocks(lines: Sequence[str], scene: Scene) -> str:
    grouped = groupby(lines, _kind)
    return "".join(_block(kind, list(lines_of_a_kind), scene) for kind, lines_of_a_kind in grouped)


def _kind(line: str) -> str:
    kinds = (kind for kind, pattern in _KINDS.items() if pattern.fullmatch(line))
    return next(kinds, "plain")


def _block(kind: str, lines: list[str], scene: Scene) -> str:
    if kind == "plain":
        blank_end = "" if lines[-1] else "<br>"  # HTML gives a last, empty line no room
        text = inline("\n".join(lines), scene)
        return f"<div>{text}{blank_end}</div>"
    found = [match for line in lines if (match := _KINDS[kind].fullmatch(line))]
    match kind:
        case "quote":
            return _quote([line["text"] for line in found], scene)
        case "list":
            return _list(found, scene)
        case _:
            return "".join(_line(line, scene) for line in found)


def _quote(lines: Sequence[str], scene: Scene) -> str:
    return f"<blockquote>{_blocks(lines, scene)}</blockquote>"


def _line(found: re.Match[str], scene: Scene) -> str:
    """Return a heading or a line of small print."""
    text = inline(found["text"], scene)
    level = found.groupdict().get("level")
    return f"<h{len(level)}>{text}</h{len(level)}>" if level else f'<div class="small">{text}</div>'


def _list(items: Sequence[re.Match[str]], scene: Scene) -> str:
    """Return a list; items that are further in than the first make lists in those before them."""
    first = items[0]
    starts = [at for at, item in enumerate(items) if len(item["indent"]) <= len(first["indent"])]
    html = []
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        inner = _list(items[start + 1 : end], scene) if end > start + 1 else ""
        html.append(f"<li>{inline(items[start]['text'], scene)}{inner}</li>")
    if first["mark"] in "-*":
        return f"<ul>{''.join(html)}</ul>"
    return f'<ol start="{first["mark"].removesuffix(".")}">{"".join(html)}</ol>'
