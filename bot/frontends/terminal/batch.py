"""Questions as JSON lines, each answered at once with one line."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.frontends.terminal.conversation import LONGEST_LINE
from bot.frontends.terminal.json_answers import json_line, json_object
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.answers.assistant import Assistant
    from bot.answers.models import Answer, Hit

_LOGGER = logging.getLogger(__name__)
_LIMIT = 10
_COMPLETED_KINDS = {"talk": EntryKind.TALK, "speaker": EntryKind.SPEAKER}


class RequestError(ValueError):
    """A line that is no question. It carries the line's id as far as that could be read."""

    def __init__(self, message: str, request_id: object = None) -> None:
        self.request_id = request_id
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Request:
    """A question with the id that its answer shall carry.

    With `kind` the hits are those that an autocomplete of that kind would offer.
    """

    id: object
    question: str
    kind: EntryKind | None = None
    limit: int = _LIMIT


def answer_batch(
    assistant: Assistant,
    lines: Iterable[bytes],
    out: BinaryIO,
    *,
    clock: Callable[[], datetime],
    event_id: str | None = None,
) -> None:
    """Answer each line as soon as it is there. A line that is no question gets an error back."""
    for line in lines:
        if not line.strip():
            continue
        try:
            request = read_request(line)
        except RequestError as error:
            reply = {"id": error.request_id, "error": str(error)}
        else:
            reply = _answer(assistant, request, clock(), event_id)
        out.write(json_line(reply))
        out.flush()


def _answer(
    assistant: Assistant, request: Request, now: datetime, event_id: str | None
) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        answer, hits = _found(assistant, request, now, event_id)
    except Exception:  # a question that fails must not take the others with it
        _LOGGER.exception("could not answer %r", request)
        return {"id": request.id, "error": "this question could not be answered"}
    milliseconds = (time.perf_counter() - began) * 1000
    return {"id": request.id, **json_object(answer, hits), "ms": round(milliseconds, 3)}


def _found(
    assistant: Assistant, request: Request, now: datetime, event_id: str | None
) -> tuple[Answer, tuple[Hit, ...]]:
    question, limit = request.question, request.limit
    match request.kind:
        case EntryKind.TALK:
            answer = assistant.talk(question, now=now, event_id=event_id)
        case EntryKind.SPEAKER:
            answer = assistant.speaker(question, now=now, event_id=event_id)
        case _:
            answer = assistant.ask(question, now=now, event_id=event_id, limit=limit)
    if not request.kind:
        return answer, answer.hits[:limit]
    return answer, assistant.complete(
        request.kind, question, now=now, event_id=event_id, limit=limit
    )


def read_request(line: bytes) -> Request:
    """Return the question in a line, or raise a `RequestError` that tells what is wrong with it."""
    try:
        data = json.loads(line.decode(errors="replace"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"not a line of JSON: {error}") from error
    if not isinstance(data, dict):
        raise RequestError("not a JSON object")
    request_id = data.get("id")
    if isinstance(request_id, list | dict):
        raise RequestError("`id` must be a text or a number")
    question, kind, limit = data.get("q"), data.get("kind"), data.get("limit")
    if not isinstance(question, str):
        raise RequestError("`q` must be a text: the question", request_id)
    if not (kind is None or (isinstance(kind, str) and kind in _COMPLETED_KINDS)):
        raise RequestError("`kind` must be `talk`, `speaker` or null", request_id)
    if not (limit is None or (type(limit) is int and limit >= 0)):
        raise RequestError("`limit` must be a whole number", request_id)
    return Request(
        request_id,
        question[:LONGEST_LINE],
        _COMPLETED_KINDS[kind] if kind else None,
        _LIMIT if limit is None else limit,
    )


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
