"""What is said as JSON objects, for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.answers.models import Answer
from bot.answers.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.models import Hit
    from bot.frontends.terminal.conversation import Notice

_DIGITS = 4


def json_object(said: Answer | Notice, hits: Sequence[Hit] | None = None) -> dict[str, Any]:
    """Return an answer or a notice as the data that JSON knows; with `hits`, those for its own."""
    if not isinstance(said, Answer):
        return _object("notice", said.text)
    return _object(
        said.kind.value,
        plain_text(said),
        is_answered=said.is_answered,
        confidence=said.confidence,
        hits=said.hits if hits is None else hits,
    )


def json_line(data: Mapping[str, object]) -> bytes:
    """Return the data as one line of JSON in UTF-8, with all letters readable if they can be."""
    try:
        return json.dumps(data, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a character, which a script may well send as "\ud800"
        return json.dumps(data).encode() + b"\n"


def _object(
    kind: str,
    text: str,
    *,
    is_answered: bool = False,
    confidence: float = 0.0,
    hits: Sequence[Hit] = (),
) -> dict[str, Any]:
    return {
        "answered": is_answered,
        "kind": kind,
        "confidence": round(confidence, _DIGITS),
        "text": text,
        "hits": [
            {
                "kind": hit.entry.kind.value,
                "id": hit.entry.id,
                "title": hit.entry.title,
                "score": round(hit.score, _DIGITS),
            }
            for hit in hits
        ],
    }
