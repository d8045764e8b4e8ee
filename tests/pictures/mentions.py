"""What Discord writes in angle brackets: mentions, timestamps and emoji, as HTML."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from tests.pictures.scene import Scene
from tests.pictures.timestamps import DEFAULT_STYLE, STYLES, timestamp

# For a verbose pattern, and without names of groups, so that it can stand in a larger one.
MENTION: Final = rf"""<(?:
    t:-?\d{{1,13}}(?::[{STYLES}])? | @[!&]?\d+ | [#]\d+ | /[^\s:<>][^:<>]*:\d+ | a?:\w+:\d+
)>|@everyone\b|@here\b"""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def mention(text: str, scene: Scene) -> str:
    """Return the HTML for a text that matches `MENTION`."""
    inner = text.removeprefix("<").removesuffix(">")
    if inner.startswith("t:"):
        return _timestamp(inner, scene)
    if inner in {"@everyone", "@here"}:
        return _pill(inner)
    if inner.startswith("/"):
        return _pill(inner.rpartition(":")[0])
    if inner.startswith(("@", "#")):
        return _named(inner, scene)
    return f":{escape(inner.split(':')[1])}:"


def _timestamp(inner: str, scene: Scene) -> str:
    _, seconds, *style = inner.split(":")
    shown = timestamp(int(seconds), style[0] if style else DEFAULT_STYLE, scene.local_now)
    return f'<time class="pill">{shown}</time>'


def _named(inner: str, scene: Scene) -> str:
    """Return a user, a role or a channel, which Discord names so too where it knows none."""
    sign, identity = inner[0], int(inner.lstrip("@!&#"))
    unknown = {"@": "unknown-user", "#": "unknown"}[sign]
    if not inner.startswith("@&"):
        return _pill(sign + (scene.name(identity) or unknown))
    return _pill(f"@{scene.name(identity) or 'unknown-role'}", scene.colours.get(identity))


def _pill(text: str, colour: str | None = None) -> str:
    if colour is None:
        return f'<span class="pill mention">{escape(text)}</span>'
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"not a colour like #e0a458: {colour!r}")
    style = f"color: {colour}; background: {colour}26"
    return f'<span class="pill" style="{style}">{escape(text)}</span>'
