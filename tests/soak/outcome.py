"""What a soak came to: what was wrong, and the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.soak.bodies import Body
from tests.soak.delivery import Verdict
from tests.soak.gaps import Gaps
from tests.soak.ledger import Ledger
from tests.soak.log_book import LogBook
from tests.soak.plan import Plan

_MOST_TOLD = 10


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """All that was seen; memory is in MiB. The logs are in `folder`, which the caller deletes."""

    plan: Plan
    folder: Path
    ledger: Ledger
    faults: Counter[str]
    gateway_faults: Counter[str]
    gaps: Gaps
    looks: Counter[str]
    before: Body
    after: Body
    memory_course: Sequence[float]
    """At the end of each part of the load; the parts are equally long."""
    memory_warm: float
    memory_last: float
    verdict: Verdict
    book: LogBook
    sent_told: int
    """How many reminders were sent, as the bot's metrics have it."""
    code: int | None
    seconds_to_end: float
    seconds: float
    also_wrong: Sequence[str]

    @property
    def growth(self) -> float:
        """By how much memory grew after the warm-up."""
        return self.memory_last - self.memory_warm

    def wrong(self) -> list[str]:
        """Return everything that is not as it should be, in words."""
        return list(self._wrong())

    def _wrong(self) -> Iterator[str]:
        yield from self.ledger.wrong
        if self.ledger.wrong_count > len(self.ledger.wrong):
            yield f"{self.ledger.wrong_count} answers were wrong in all"
        share = self.ledger.answered / max(self.ledger.done, 1)
        if share < self.plan.least_answered:
            yield f"only {share:.0%} were answered"
        yield from self.verdict.wrong
        if self.sent_told != self.verdict.sent.total():
            yield f"{self.sent_told} reminders were sent, the metrics say: {self.verdict.sent}"
        yield from self.also_wrong
        if self.growth >= self.plan.growth:
            grown = ", ".join(self.after.grown(self.before))
            yield f"memory grew by {self.growth:.1f} MiB; there are more of: {grown}"
        leaks = self.after.leaks(self.before, self.plan.spare_sockets)
        yield from (f"not let go of: {each}" for each in leaks)
        yield from (f"in the log: {each}" for each in self.book.wrong[:_MOST_TOLD])
        if self.code != 0:
            yield f"the bot ended with {self.code}"
