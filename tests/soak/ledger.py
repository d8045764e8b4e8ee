"""What became of everything that people did."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

_MOST_STORIES = 20


@dataclass
class Tally:
    """Of one sort: so many were done, of which so many were answered; latencies in seconds."""

    done: int = 0
    answered: int = 0
    latencies: list[float] = field(default_factory=list)


class Ledger:
    """Each deed is answered rightly, or excused by what Discord did, or wrong."""

    def __init__(self) -> None:
        self.by_sort: defaultdict[str, Tally] = defaultdict(Tally)
        self.excused: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        """Apologies that Discord caused, by their references."""
        self.wrong_count = 0
        self.wrong: list[str] = []

    def begin(self, sort: str) -> None:
        self.by_sort[sort].done += 1

    def answer(self, sort: str, latency: float) -> None:
        self.by_sort[sort].answered += 1
        self.by_sort[sort].latencies.append(latency)

    def excuse(self, what: str) -> None:
        self.excused[what] += 1

    def blame(self, story: str) -> None:
        """Note what should not have happened; the first stories are kept whole."""
        self.wrong_count += 1
        if len(self.wrong) < _MOST_STORIES:
            self.wrong.append(story)

    @property
    def done(self) -> int:
        return sum(each.done for each in self.by_sort.values())

    @property
    def answered(self) -> int:
        return sum(each.answered for each in self.by_sort.values())

    @property
    def latencies(self) -> list[float]:
        """Of all that were answered rightly, the shortest first."""
        return sorted(each for tally in self.by_sort.values() for each in tally.latencies)
