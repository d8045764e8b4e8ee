"""What is asked of the bot, from its arrival to its answer: one line in the log, and a few figures.

A request has a number, made from Discord's own id of the interaction or message. It stands in every
line of the log that the request leads to, in a reader's apology if it fails, and later in the lines
of what it ordered in words; lines about a reminder of an entry have the reminder's id in common.
"""

from __future__ import annotations

import hashlib
import logging
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter
from typing import TYPE_CHECKING, Any

from discord import AppCommandOptionType

from bot.telemetry.logs import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import discord

    from bot.answers.models import AnswerKind
    from bot.telemetry.metrics import Metrics

log = logging.getLogger(__name__)

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that are taken for one another when read aloud or copied: I, L, O, U, 0, 1."""
_NUMBER_LETTERS = 8
_FRONT_END = "discord"
_ORDERED_BY = re.compile(r".+:(\d{15,20})")
"""The origin of a reminder that an interaction ordered ends with its id."""

_NESTED = {AppCommandOptionType.subcommand.value, AppCommandOptionType.subcommand_group.value}


class Way(StrEnum):
    """How somebody asks."""

    COMMAND = "command"
    COMPLETION = "completion"
    BUTTON = "button"
    """Selects and forms too."""
    MESSAGE = "message"


class Outcome(StrEnum):
    """How a request ended, which is the first word of its line."""

    ANSWERED = "answered"
    REFUSED = "refused"
    """Who asked asks too often, or the bot is stopping."""
    TOO_LATE = "too late"
    """Discord takes no answer any more, or has one already."""
    FAILED = "failed"


@dataclass(slots=True)
class Request:
    """What is asked at the moment: `what` is a command's or a button's name, nothing typed."""

    number: str
    way: Way
    what: str
    server_id: int | None = None
    outcome: Outcome = Outcome.ANSWERED
    kind: AnswerKind | None = None
    """What came of a question; None if it was none."""
    error: BaseException | None = None
    """What it failed by, for the log."""
    transactions: int = 0
    database_seconds: float = 0.0
    began: float = field(default_factory=perf_counter)


_current: ContextVar[Request | None] = ContextVar("request", default=None)


def number_of(origin: object) -> str:
    """Return the number of what has this id: eight letters, such as `7KQ4-ZD9M`.

    The same id leads to the same number, in another process too. A million requests share a number
    with fewer than one other.
    """
    digest = hashlib.blake2b(str(origin).encode(), digest_size=8).digest()
    left, letters = int.from_bytes(digest), ""
    for _ in range(_NUMBER_LETTERS):
        left, letter = divmod(left, len(_LETTERS))
        letters += _LETTERS[letter]
    return f"{letters[:4]}-{letters[4:]}"


def number_of_order(origin: str) -> str:
    """Return the number of the request that ordered a reminder with this origin."""
    ordered = _ORDERED_BY.fullmatch(origin)
    return number_of(ordered[1] if ordered else origin)


def command_name(interaction: discord.Interaction[Any]) -> str:
    """Return which command was used, such as `organize setup`."""
    names: list[str] = []
    level: Any = interaction.data or {}
    while level:
        names.append(str(level.get("name", "")))
        nested = (each for each in level.get("options", ()) if each.get("type") in _NESTED)
        level = next(nested, None)
    return " ".join(names)


def current() -> Request | None:
    """Return what is being answered in this task, or was when it began; None if nothing."""
    return _current.get()


def ends_as(outcome: Outcome) -> None:
    """Note how the request at hand ends, if there is one."""
    if request := current():
        request.outcome = outcome


def note_answer(kind: AnswerKind) -> None:
    """Note what came of the question at hand, if there is one."""
    if request := current():
        request.kind = kind


@contextmanager
def taken(
    metrics: Metrics, way: Way, what: str, asked: discord.Interaction[Any] | discord.Message
) -> Iterator[Request]:
    """Count and log what happens within as one request."""
    request = Request(number_of(asked.id), way, what, asked.guild.id if asked.guild else None)
    _current.set(request)
    bind(request=request.number)
    try:
        yield request
    except BaseException as error:
        request.outcome, request.error = Outcome.FAILED, error
        raise
    finally:
        _count(metrics, request)
        _tell(request)


def database_watch(metrics: Metrics) -> Callable[[float, bool], None]:
    """Return what counts transactions: how many seconds each took, and whether it failed."""

    def watch(seconds: float, has_failed: bool) -> None:  # noqa: FBT001 - as a database calls it
        metrics.database_seconds.observe(seconds)
        if has_failed:
            metrics.database_failures.inc()
        if request := current():
            request.transactions += 1
            request.database_seconds += seconds

    return watch


def _count(metrics: Metrics, request: Request) -> None:
    seconds = perf_counter() - request.began
    if request.outcome is Outcome.FAILED:
        metrics.failures.labels(request.way).inc()
    elif request.outcome is not Outcome.ANSWERED:
        return
    elif request.way is Way.COMPLETION:
        metrics.completion_seconds.observe(seconds)
    else:
        metrics.answer_seconds.labels(request.way).observe(seconds)
        if request.kind:
            metrics.answers.labels(_FRONT_END, request.way, request.kind).inc()


def _tell(request: Request) -> None:
    """Write the line; at DEBUG for completions, which come with each letter that is typed."""
    told = {
        "way": request.way.value,
        "what": request.what,
        "kind": request.kind.value if request.kind else None,
        "server": request.server_id,
        "ms": _ms(perf_counter() - request.began),
        "database_ms": _ms(request.database_seconds) if request.transactions else None,
        "transactions": request.transactions or None,
    }
    known = {name: value for name, value in told.items() if value is not None}
    level = logging.DEBUG if request.way is Way.COMPLETION else logging.INFO
    level = logging.ERROR if request.error else level
    log.log(level, request.outcome.value, extra=known, exc_info=_by_itself(request.error))


def _by_itself(error: BaseException | None) -> BaseException | None:
    """Return an error without what was being handled when it came, which may say what was typed."""
    each = error
    while each:
        each.__suppress_context__ = True
        each = each.__cause__
    return error


def _ms(seconds: float) -> float:
    return round(seconds * 1_000, 1)
