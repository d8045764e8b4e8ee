"""What a bot is made of while it rests, and what it has not let go of."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.soak.plan import Plan
    from tests.soak.vitals import Inside, Patient, Sample

_POOL = "asyncio_"
_LOOKS = 5
_SECONDS_TO_REST = 45
_TICK = 0.5


@dataclass(frozen=True)
class Body:
    """What a bot is made of while it rests."""

    seen: Sample
    inside: Inside

    def at_most(self, other: Body) -> Body:
        """Return the greater of what was seen of each."""
        return Body(self.seen.at_most(other.seen), self.inside.at_most(other.inside))

    def leaks(self, before: Body, spare_sockets: int = 0) -> list[str]:
        """Return what there is more of than before; so many sockets more are none."""
        found = [
            *_more("task", self.inside.tasks, before.inside.tasks),
            *_more("thread", _own(self.inside.threads), before.inside.threads),
        ]
        for what, spare in (("sockets", spare_sockets), ("files", 0)):
            now, then = getattr(self.seen, what), getattr(before.seen, what)
            if now > then + spare:
                found.append(f"{now} {what}, {then} before")
        return found

    def grown(self, before: Body) -> list[str]:
        """Return the types of which there are most more objects."""
        more = (self.inside.objects - before.inside.objects).most_common(12)
        return [f"{name} +{count}" for name, count in more]


def _more(what: str, now: Counter[str], before: Counter[str]) -> Iterator[str]:
    for name, count in (now - before).items():
        yield f"{count} more {what}s of {name}, {before[name]} before"


def _own(threads: Counter[str]) -> Counter[str]:
    """Return those that are not of asyncio's pool, which fills up to a fixed number and stays."""
    return Counter({name: count for name, count in threads.items() if name != _POOL})


async def usual(patient: Patient) -> Body:
    """Return the most that there is of anything while a bot does what it always does."""
    body = await _body(patient)
    for _ in range(_LOOKS - 1):
        await asyncio.sleep(_TICK)
        body = body.at_most(await _body(patient))
    return body


async def rested(patient: Patient, before: Body, plan: Plan) -> Body:
    """Wait until a bot has let go of all that it has taken up, and return how it is then."""
    await asyncio.sleep(plan.rest)
    deadline = monotonic() + _SECONDS_TO_REST
    while (after := await _body(patient)).leaks(before, plan.spare_sockets):
        if monotonic() > deadline:
            break
        await asyncio.sleep(_TICK)
    return after


async def _body(patient: Patient) -> Body:
    inside = await patient.ask()
    return Body(patient.look(), inside)
