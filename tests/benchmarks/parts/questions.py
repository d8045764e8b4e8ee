"""Free questions about a conference's pages, typed carefully and carelessly."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tests.benchmarks.engine import Questions
from tests.benchmarks.generated.conference import make_conference
from tests.benchmarks.generated.questions import (
    Question,
    answerable,
    unanswerable,
    with_typing_errors,
)
from tests.benchmarks.generated.typing_errors import Typing
from tests.benchmarks.measures import (
    Outcome,
    hit_rate,
    percentile,
    separation,
    timed,
    timed_calls,
)
from tests.benchmarks.peers.every_peer import NOT_RUN, OURS, PEERS
from tests.benchmarks.peers.peer import Peer, page_texts
from tests.benchmarks.table import Table, milliseconds, shares

SIZES = (700, 5_000)
QUESTIONS = 400
UNANSWERABLE_OF_EACH_KIND = 60
HITS = 5
BUDGET_SECONDS = 8.0
"""For each way of typing."""


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield two tables for each size: what is found, and how well it is known what cannot be."""
    for size in sizes:
        conference = make_conference(0, 0, size, seed)
        rng = random.Random(seed)
        questions = answerable(conference.pages, QUESTIONS, rng)
        rng.shuffle(questions)
        typed = {typing: with_typing_errors(questions, typing, rng) for typing in Typing}
        table = Table(
            f"Questions about {size:,} pages",
            [
                "approach",
                *(f"{typing.name.lower()}: hit@1 / hit@{HITS}" for typing in Typing),
                "p50 ms",
                "p99 ms",
                "index s",
                "questions",
            ],
            [NOT_RUN],
        )
        texts = page_texts(conference)
        for name, make in PEERS.items():
            peer, seconds = timed(lambda make=make: make(texts))
            _add_row(table, name, peer, seconds, typed)
        edition = conference.edition()
        ours, seconds = timed(lambda edition=edition: Questions(edition))
        _add_row(table, OURS, ours, seconds, typed)
        yield table
        yield _confidence(ours, size, typed, unanswerable(UNANSWERABLE_OF_EACH_KIND, rng), rng)


def _add_row(
    table: Table, name: str, peer: Peer, seconds: float, typed: dict[Typing, list[Question]]
) -> None:
    rates: list[str] = []
    taken: list[float] = []
    asked = 0
    for questions in typed.values():
        found, each_taken = timed_calls(
            lambda query: peer.search(query, HITS),
            (question.text for question in questions),
            BUDGET_SECONDS,
        )
        outcomes = [
            Outcome(ids, question.right) for ids, question in zip(found, questions, strict=False)
        ]
        rates.append(shares(hit_rate(outcomes, 1), hit_rate(outcomes, HITS)))
        taken += each_taken
        asked += len(outcomes)
    table.add(
        name,
        *rates,
        milliseconds(percentile(taken, 50)),
        milliseconds(percentile(taken, 99)),
        f"{seconds:.2f}",
        str(asked),
    )


def _confidence(
    ours: Questions,
    size: int,
    typed: dict[Typing, list[Question]],
    unanswered: list[Question],
    rng: random.Random,
) -> Table:
    kinds = list(dict.fromkeys(question.about for question in unanswered))
    table = Table(
        f"{OURS}'s confidence among {size:,} pages: AUROC of answerable against unanswerable",
        ["typing", "all", *kinds],
        [
            f"{len(typed[Typing.CLEAN])} answerable and {len(unanswered)} unanswerable questions.",
        ],
    )
    for typing in Typing:
        positive = [_sure(ours, question) for question in typed[typing]]
        negative = [
            (question.about, _sure(ours, question))
            for question in with_typing_errors(unanswered, typing, rng)
        ]
        by_kind = [[sure for about, sure in negative if about == kind] for kind in kinds]
        table.add(
            typing.name.lower(),
            shares(separation(positive, [sure for _, sure in negative])),
            *(shares(separation(positive, of_kind)) for of_kind in by_kind),
        )
    return table


def _sure(ours: Questions, question: Question) -> float:
    return ours.search_confidently(question.text, 1)[1]

