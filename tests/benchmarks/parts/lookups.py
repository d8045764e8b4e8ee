"""Look-ups of talks and speakers, as they are typed into a command's option."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.search.edition_index import EditionIndex
from bot.search.passages import EntryKind
from tests.benchmarks import engine
from tests.benchmarks.engine import OURS
from tests.benchmarks.generated.conference import SPEAKERS_FOR_A_TALK, Conference, make_conference
from tests.benchmarks.generated.lookups import Lookup, Lookups
from tests.benchmarks.measures import (
    Outcome,
    hit_rate,
    mean_by_group,
    percentile,
    timed,
    timed_calls,
)
from tests.benchmarks.peers.every_peer import NOT_RUN, PEERS
from tests.benchmarks.peers.peer import Peer, PeerMaker, speaker_texts, talk_texts
from tests.benchmarks.table import Table, milliseconds, shares

SIZES = (40, 1_000, 10_000, 100_000)
LARGEST_FOR_PEERS = 10_000
CHOICES = 25
LOOKUPS_A_WAY = 100
ENTRIES_A_ROUND = 200
"""Small conferences are many, until they have so many entries together."""

BUDGET_SECONDS = 20.0
KINDS = (EntryKind.TALK, EntryKind.SPEAKER)


class Asked(NamedTuple):
    """A look-up, and what it found in how many seconds."""

    lookup: Lookup
    found: Sequence[str]
    seconds: float


class Finder(NamedTuple):
    """One peer's two indexes, one a kind, and the seconds that building them took."""

    peers: dict[str, Peer]
    seconds: float

    def ask(self, lookups: Sequence[Lookup], budget_seconds: float) -> list[Asked]:
        """Put the look-ups to the index of their kind."""
        kinds = iter(lookups)
        results, seconds = timed_calls(
            lambda query: self.peers[next(kinds).kind].search(query, CHOICES),
            (lookup.query for lookup in lookups),
            budget_seconds,
        )
        return [Asked(*asked) for asked in zip(lookups, results, seconds, strict=False)]


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield a table for each size, and one with ours by way of typing."""
    by_way: dict[int, list[Asked]] = {}
    for size in sizes:
        rounds = max(ENTRIES_A_ROUND // size, 1)
        conferences = [_conference(size, seed + number) for number in range(rounds)]
        table = Table(
            f"Look-ups among {size:,} talks and speakers",
            ["approach", "top-1", f"within {CHOICES}", "p50 ms", "p99 ms", "index s", "look-ups"],
            [f"Means over the ways of typing. {NOT_RUN}"],
        )
        for name, make in PEERS.items() if size <= LARGEST_FOR_PEERS else ():
            _add_row(table, name, *_asked(conferences, make, seed))
        by_way[size], seconds = _asked(conferences, None, seed)
        _add_row(table, OURS, by_way[size], seconds)
        yield table
    yield _by_way(by_way)


def _conference(size: int, seed: int) -> Conference:
    talks = round(size / (1 + SPEAKERS_FOR_A_TALK)) if size > ENTRIES_A_ROUND else 2 * size // 5
    return make_conference(talks, size - talks, pages=0, seed=seed)


def _asked(
    conferences: Sequence[Conference], make: PeerMaker | None, seed: int
) -> tuple[list[Asked], float]:
    """Return all look-ups with what was found, and the mean seconds to build an index."""
    asked: list[Asked] = []
    seconds = 0.0
    for conference in conferences:
        rng = random.Random(seed)
        lookups = Lookups(conference.program, rng).make(LOOKUPS_A_WAY // len(conferences))
        rng.shuffle(lookups)
        finder = _ours(conference) if make is None else _peer(conference, make)
        asked += finder.ask(lookups, BUDGET_SECONDS / len(conferences))
        seconds += finder.seconds / len(conferences)
    return asked, seconds


def _peer(conference: Conference, make: PeerMaker) -> Finder:
    talks, speakers = talk_texts(conference), speaker_texts(conference)
    return Finder(*timed(lambda: {"talk": make(talks), "speaker": make(speakers)}))


def _ours(conference: Conference) -> Finder:
    edition = conference.edition()

    def build() -> dict[str, Peer]:
        index = EditionIndex(edition)
        return {str(kind): engine.Lookups(index, kind) for kind in KINDS}

    return Finder(*timed(build))


def _add_row(table: Table, name: str, asked: Sequence[Asked], seconds: float) -> None:
    outcomes = [(each.lookup.way, Outcome(each.found, each.lookup.right)) for each in asked]
    taken = [each.seconds for each in asked]
    table.add(
        name,
        shares(mean_by_group(outcomes, lambda group: hit_rate(group, 1))),
        shares(mean_by_group(outcomes, lambda group: hit_rate(group, CHOICES))),
        milliseconds(percentile(taken, 50)),
        milliseconds(percentile(taken, 99)),
        f"{seconds:.2f}",
        str(len(asked)),
    )


def _by_way(asked_by_size: dict[int, list[Asked]]) -> Table:
    sizes = list(asked_by_size)
    table = Table(
        f"{OURS}'s look-ups by way of typing: top-1, within {CHOICES}",
        ["way of typing", *(f"{size:,}" for size in sizes)],
    )
    ways = dict.fromkeys(each.lookup.way for asked in asked_by_size.values() for each in asked)
    for way in ways:
        cells = []
        for size in sizes:
            outcomes = [
                Outcome(each.found, each.lookup.right)
                for each in asked_by_size[size]
                if each.lookup.way == way
            ]
            figures = [hit_rate(outcomes, within) for within in (1, CHOICES)] if outcomes else []
            cells.append(shares(*figures))
        table.add(way, *cells)
    return table
