"""What became of messages at their times: a line in the log for each, and figures."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.frontends.discord_app.requests import number_of
from bot.reminders.lateness import SAYS_SO
from bot.reminders.models import MessageState
from bot.telemetry.logs import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime

    from bot.reminders.models import Message
    from bot.reminders.ports import Settled
    from bot.telemetry.metrics import Metrics

    Attempt = Callable[[Message], Coroutine[None, None, Settled]]

log = logging.getLogger(__name__)

_LATE = "late"
_BAD = {MessageState.SKIPPED, MessageState.FAILED}


def told(attempt: Attempt, metrics: Metrics, clock: Callable[[], datetime]) -> Attempt:
    """Return an attempt to send a message that tells what came of it.

    Whoever knows which request ordered the message may bind that request's number meanwhile.
    """

    async def tried(message: Message) -> Settled:
        planned = message.planned
        bind(request=number_of(planned.key), message=planned.key)
        settled = await attempt(message)
        seconds = (clock() - planned.due).total_seconds()
        outcome = str(settled.state)
        if settled.state is MessageState.SENT:
            metrics.reminder_delay_seconds.observe(max(seconds, 0.0))
            outcome = _LATE if seconds > SAYS_SO.total_seconds() else outcome
        if settled.state is not MessageState.WAITING:
            metrics.reminders.labels(planned.kind, outcome).inc()
        level = logging.WARNING if settled.state in _BAD else logging.INFO
        log.log(level, _EVENTS.get(outcome, outcome), extra=_details(message, settled, seconds))
        return settled

    return tried


_EVENTS = {str(MessageState.WAITING): "not sent yet"}


def _details(message: Message, settled: Settled, seconds: float) -> dict[str, object]:
    """Return what a line says besides, without what does not apply; no text of a message."""
    planned = message.planned
    details = {
        "kind": planned.kind.value,
        "server": planned.server_id,
        "reminder": planned.reminder_id,
        "attempt": message.attempts + 1,
        "seconds_after_due": round(seconds, 2),
        "problem": settled.problem or None,
    }
    return {name: value for name, value in details.items() if value is not None}
