"""How long and how hard a soak is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Times are in seconds. What is not said otherwise is of the long form.

    Load begins after everything was asked once at rest, and `warm_up` is the part of it after which
    memory may not grow by more than `growth` MiB. An answer that takes longer than `patience` is
    refused by Discord. Where the database may be slow, `drain` says how long reminders may take.
    """

    seconds: float = 30 * 60
    warm_up: float = 10 * 60
    window: float = 60
    """So long is looked at memory: after the warm-up, and at the end."""
    growth: float = 5
    servers: int = 50
    people: int = 20
    """In each server."""
    per_second: float = 20
    patience: float = 3
    reminder_each: float = 2
    request_trouble_each: float = 1
    gateway_trouble_each: float = 30
    longest_outage: float = 10
    change_each: float = 60
    """The organizers' file is changed so often."""
    look_each: float = 5
    """So often somebody looks at the bot's health."""
    sample_each: float = 1
    least_answered: float = 0.8
    """Of what people do; else too much goes wrong for the rest to mean anything."""
    rest: float = 20
    """In which what is kept open for a while is closed, before the load and after it."""
    spare_sockets: int = 0
    """So many connections may still be kept open after it, where there is no rest."""
    drain: float = 150
    seed: int = 1
    has_troubles: bool = True


SHORT = Plan(
    seconds=34,
    warm_up=12,
    window=8,
    patience=8,
    reminder_each=1,
    gateway_trouble_each=7,
    longest_outage=2,
    change_each=9,
    look_each=1,
    sample_each=0.25,
    least_answered=0.5,
    rest=0,
    spare_sockets=8,
)
"""For the gate: on a machine that others keep busy, so three seconds can't be asked for."""
