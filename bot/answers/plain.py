"""An answer as plain text: every time in ISO 8601 with its offset, every address spelled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import FollowLink
from bot.answers.text import Command, Linked, Span, Strong, Text, Time, TimeStyle, Tone
from bot.answers.wording import relative_words

if TYPE_CHECKING:
    from bot.answers.models import Answer


def plain_text(answer: Answer) -> str:
    """Return the whole answer as text: headline, blocks, then the addresses that it offers.

    Times are in the event's zone (ISO 8601, to the second); what is relative counts from when the
    answer was given.
    """
    paragraphs = [_plain(answer.headline, answer)]
    for block in answer.blocks:
        lines = (
            "- " * (line.tone is Tone.ITEM) + _plain(line.text, answer) for line in block.lines
        )
        paragraphs.append("\n".join(lines))
    links = [action for action in answer.actions if isinstance(action, FollowLink)]
    if links:
        paragraphs.append("\n".join(f"{link.label}: {link.url}" for link in links))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _plain(text: Text, answer: Answer) -> str:
    return "".join(_span(span, answer) for span in text)


def _span(span: Span, answer: Answer) -> str:
    match span:
        case str():
            return span
        case Strong() | Linked():
            return span.text
        case Command(name):
            return f"/{name}"
        case Time(instant, TimeStyle.RELATIVE):
            return relative_words(instant, answer.now)
        case Time(instant, TimeStyle.DAY):
            return instant.astimezone(answer.zone).date().isoformat()
        case Time(instant):  # pragma: no branch - no other span there is
            return instant.astimezone(answer.zone).isoformat(timespec="seconds")
