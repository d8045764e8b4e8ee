"""Components as plain text, for a terminal: what a reader in the event's zone would read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.answers.text import TimeStyle
from bot.answers.wording import relative_words
from bot.frontends.discord_app.render.components import TEXT_DISPLAY, walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from bot.frontends.discord_app.render.components import Component

_TIMESTAMP = re.compile(r"<t:(-?\d+):([a-zA-Z])>")
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)")
_MARKS = re.compile(r"^(?:#{1,3}|-#) ", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^\w\s])")
_FORMS = {
    TimeStyle.DAY: "{0.day} {0:%B %Y}",
    TimeStyle.CLOCK: "{0:%H:%M}",
    TimeStyle.SHORT: "{0.day} {0:%B %Y %H:%M}",
    TimeStyle.FULL: "{0:%A} {0.day} {0:%B %Y %H:%M}",
}


def plain_lines(layout: Iterable[Component], zone: tzinfo, now: datetime) -> list[str]:
    """Return the lines that a message shows, without its buttons, at an instant in a zone."""
    texts = [each["content"] for each in walk(layout) if each["type"] == TEXT_DISPLAY]
    return [line for text in texts for line in _plain(text, zone, now).splitlines() if line.strip()]


def _plain(markdown: str, zone: tzinfo, now: datetime) -> str:
    def spelled(found: re.Match[str]) -> str:
        instant, style = datetime.fromtimestamp(int(found[1]), UTC), found[2]
        if style == TimeStyle.RELATIVE:
            return relative_words(instant, now)
        return _FORMS.get(TimeStyle(style), _FORMS[TimeStyle.FULL]).format(instant.astimezone(zone))

    without_marks = _MARKS.sub("", _LINK.sub(r"\1", markdown)).replace("**", "")
    return _ESCAPED.sub(r"\1", _TIMESTAMP.sub(spelled, without_marks))
