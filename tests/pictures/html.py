"""A message as a page of HTML that looks like Discord's client in dark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from tests.pictures.components import components
from tests.pictures.markdown import markdown
from tests.pictures.payload import number, text
from tests.pictures.scene import PHONE, Scene

GROUND: Final = (255, 0, 255)  # what the picture leaves out, as in style.css

_EPHEMERAL = 64
_EYE = (
    '<svg class="eye" viewBox="0 0 24 24" fill-rule="evenodd">'
    '<path d="M12 4C6.5 4 2.4 7.6.5 12c1.9 4.4 6 8 11.5 8s9.6-3.6 11.5-8C21.6 7.6 17.5 4 12 4Z'
    'm0 13a5 5 0 1 1 0-10 5 5 0 0 1 0 10Z"/></svg>'
)


def page(payload: Mapping[str, object], scene: Scene) -> str:
    """Return the page: a body as wide as the scene, on a ground that the picture leaves out."""
    kind = "phone" if scene.width <= PHONE else "desktop"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<style>{_style()}</style></head>"
        f'<body class="{kind}" style="width: {scene.width}px">{message(payload, scene)}</body>'
        "</html>"
    )


def message(payload: Mapping[str, object], scene: Scene) -> str:
    """Return the HTML for a message with all that Discord puts around it."""
    content = text(payload, "content")
    shown = f'<div class="text">{markdown(content, scene)}</div>' if content else ""
    return (
        f'<main>{_used(scene)}<div class="avatar">{_initial(scene.app)}</div><header>'
        f'<span class="app">{escape(scene.app)}</span><span class="tag">APP</span>'
        f'<span class="clock">{scene.local_now:%H:%M}</span></header>'
        f'<div class="body">{shown}{components(payload, scene)}</div>'
        f"{_only_you(payload)}</main>"
    )


def _used(scene: Scene) -> str:
    """Return the line above a message that answers a command."""
    if scene.command is None:
        return ""
    return (
        f'<div class="used"><span class="spine"></span><span class="user">{_initial(scene.user)}'
        f"</span><b>{escape(scene.user)}</b> used <i>/{escape(scene.command)}</i></div>"
    )


def _only_you(payload: Mapping[str, object]) -> str:
    if not number(payload, "flags") & _EPHEMERAL:
        return ""
    return f'<footer>{_EYE}Only you can see this · <a href="#">Dismiss message</a></footer>'


def _initial(name: str) -> str:
    return escape(name[:1].upper())


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")
