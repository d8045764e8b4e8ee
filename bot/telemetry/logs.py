"""The log: one line an event, for people at a terminal or as JSON, and nothing secret in it.

Modules log by Python's own loggers, with what else there is to tell in `extra`. What is bound while
something is done, the number of a request or the key of a message, stands in each line about it.
"""

from __future__ import annotations

import json
import linecache
import logging
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

import structlog
from structlog.dev import ConsoleRenderer, plain_traceback
from structlog.processors import JSONRenderer, TimeStamper, format_exc_info
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from structlog.typing import EventDict, Processor

_QUIET = {"discord": logging.INFO, "aiosqlite": logging.INFO, "aiohttp": logging.INFO}
"""Below that they write down what people typed, what is kept, and tokens of interactions."""
_VERY_QUIET = {"alembic": logging.WARNING, "sqlalchemy": logging.WARNING}
"""They tell of every statement."""
_TOKEN_IN_ADDRESS = re.compile(r"(/(?:interactions|webhooks)/\d+/)[\w.%-]+")
_HIDDEN = "[hidden]"
_FIRST = ("timestamp", "level", "logger", "request", "event")


def set_up(
    level: str, form: str, secrets: Iterable[str], stream: TextIO | None = None
) -> logging.Handler:
    """Log to a stream, standard error if none is given, from `level` on; return what does it.

    The `form` is `terminal`, `json`, or `auto`: the former where a terminal shows it. `secrets` are
    replaced wherever they turn up, in tracebacks too.
    """
    stream = stream or sys.stderr
    is_terminal = stream.isatty()
    for_people = form == "terminal" or (form == "auto" and is_terminal)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        _for_people(secrets, is_coloured=is_terminal) if for_people else _as_json(secrets)
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for library, least in (_QUIET | _VERY_QUIET).items():
        logging.getLogger(library).setLevel(max(least, root.level))
    return handler


def _for_people(secrets: Iterable[str], *, is_coloured: bool) -> logging.Formatter:
    # Python's own traceback, not the pretty one: that shows what variables hold.
    renderer = ConsoleRenderer(
        colors=is_coloured,
        pad_event_to=0,
        pad_level=False,
        sort_keys=False,
        exception_formatter=plain_traceback,
    )
    return Discreet(secrets, TimeStamper("%Y-%m-%d %H:%M:%S", utc=False), [_briefly, renderer])


def _as_json(secrets: Iterable[str]) -> logging.Formatter:
    renderers: list[Processor] = [format_exc_info, _in_order, JSONRenderer(ensure_ascii=False)]
    return Discreet(secrets, TimeStamper("iso", utc=True), renderers)


def _briefly(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Leave out which module it was: that helps only who knows them."""
    del event["logger"]
    return event


def _in_order(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Let each line begin alike."""
    first = {key: event.pop(key) for key in _FIRST if key in event}
    return {**first, **event}


class Discreet(ProcessorFormatter):
    """Lays lines out, and takes out of them what nobody may read."""

    def __init__(
        self, secrets: Iterable[str], stamped: Processor, renderers: Iterable[Processor]
    ) -> None:
        added = [add_log_level, add_logger_name, stamped]
        super().__init__(
            processors=[*added, ProcessorFormatter.remove_processors_meta, *renderers],
            foreign_pre_chain=[structlog.contextvars.merge_contextvars, ExtraAdder()],
        )
        written = {form for secret in secrets if secret for form in _forms(secret)}
        longest_first = sorted(written, key=len, reverse=True)
        self._secret = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    @override
    def format(self, record: logging.LogRecord) -> str:
        line = self._secret.sub(_HIDDEN, super().format(record))
        if record.exc_info:
            linecache.clearcache()  # else all files that tracebacks quote stay in memory
        return _TOKEN_IN_ADDRESS.sub(rf"\1{_HIDDEN}", line)


def _forms(text: str) -> Iterator[str]:
    """Yield how a text may stand in a line: as it is, in JSON, in Python."""
    yield text
    yield json.dumps(text, ensure_ascii=False)[1:-1]
    yield repr(text)[1:-1]


def bind(**what: Any) -> None:  # noqa: ANN401 - anything that can be written down
    """Let all lines from here on, in this task and those that it begins, tell this as well."""
    structlog.contextvars.bind_contextvars(**what)
