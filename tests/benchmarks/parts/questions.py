"""Free questions about a conference's pages, typed carefully and carelessly."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial

from tests.benchmarks.engine import OURS, Answers, Questions
from tests.benchmarks.generated.conference import make_conference
from tests.benchmarks.generated.questions import (
    Question,
    answerable,
    unanswerable,
    with_typing_errors,
)
from tests.benchmarks.generated.typing_errors import Typing
from tests.benchmarks.measures import Outcome, hit_rate, percentile, timed, timed_calls
from tests.benchmarks.parts.confidence import confidence_table
from tests.benchmarks.peers.every_peer import NOT_RUN, peers_for
from tests.benchmarks.peers.peer import Peer, page_texts
from tests.benchmarks.table import Table, milliseconds, shares

SIZES = (700, 5_000)
QUESTIONS = 400
UNANSWERABLE_OF_A_KIND = 60
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
        table = _empty_table(size)
        texts = page_texts(conference)
        for name, make in peers_for(texts).items():
            peer, seconds = timed(partial(make, texts))
            _add_row(table, name, peer, seconds, typed)
        edition = conference.edition()
        index, seconds = timed(partial(Questions, edition))
        _add_row(table, f"{OURS}, its index alone", index, seconds, typed)
        answers, seconds = timed(partial(Answers, edition))
        _add_row(table, OURS, answers, seconds, typed)
        yield table
        others = unanswerable(UNANSWERABLE_OF_A_KIND, rng)
        not_known = {typing: with_typing_errors(others, typing, rng) for typing in Typing}
        yield confidence_table(answers, f"among {size:,} pages", typed, not_known)


def _empty_table(size: int) -> Table:
    rates = [f"{typing.name.lower()}: hit@1 / hit@{HITS}" for typing in Typing]
    return Table(
        f"Questions about {size:,} pages",
        ["approach", *rates, "p50 ms", "p99 ms", "index s", "questions"],
        [NOT_RUN],
    )


def _add_row(
    table: Table, name: str, peer: Peer, seconds: float, typed: dict[Typing, list[Question]]
) -> None:
    rates: list[str] = []
    taken: list[float] = []
    for questions in typed.values():
        texts = [question.text for question in questions]
        found, each_taken = timed_calls(lambda text: peer.search(text, HITS), texts, BUDGET_SECONDS)
        outcomes = [Outcome(ids, asked.right) for ids, asked in zip(found, questions, strict=False)]
        rates.append(shares(hit_rate(outcomes, 1), hit_rate(outcomes, HITS)))
        taken += each_taken
    table.add(
        name,
        *rates,
        milliseconds(percentile(taken, 50)),
        milliseconds(percentile(taken, 99)),
        f"{seconds:.2f}",
        str(len(taken)),
    )
