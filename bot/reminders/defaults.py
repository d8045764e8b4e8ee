"""What a server has announced by itself until its organizers choose otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.reminders.models import Rule, RuleKind

_USUAL: dict[RuleKind, tuple[bool, tuple[timedelta, ...]]] = {
    RuleKind.DEADLINES: (True, (timedelta(days=7), timedelta(days=1), timedelta(hours=3))),
    RuleKind.TALKS: (True, (timedelta(minutes=10),)),
    RuleKind.DAY: (False, (timedelta(hours=1),)),
    RuleKind.STARTING: (False, (timedelta(0),)),
}


def default_rules(since: datetime) -> dict[RuleKind, Rule]:
    """Return the usual rules, as if they had been chosen at an instant."""
    return {
        kind: Rule(kind=kind, since=since, is_on=is_on, leads=leads)
        for kind, (is_on, leads) in _USUAL.items()
    }
