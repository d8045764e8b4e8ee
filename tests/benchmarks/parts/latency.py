"""How long the whole answer to a question takes, and building what it needs."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import partial

from tests.benchmarks.engine import OURS, Answers
from tests.benchmarks.generated.conference import Conference, conference_of
from tests.benchmarks.generated.program_questions import program_questions
from tests.benchmarks.generated.questions import answerable, unanswerable
from tests.benchmarks.measures import percentile, timed, timed_calls
from tests.benchmarks.peers.every_peer import peers_for
from tests.benchmarks.peers.peer import Peer, page_texts, speaker_texts, talk_texts
from tests.benchmarks.table import Table, milliseconds

SIZES = (20, 1_000, 10_000, 100_000)
LARGEST_FOR_PEERS = 10_000
HITS = 10
BUDGET_SECONDS = 10.0
QUESTIONS_OF_A_SORT = 200


def measure(sizes: Sequence[int], seed: int) -> Iterator[Table]:
    """Yield a table for each size; the peers only search, the answer is ours alone."""
    for size in sizes:
        conference = conference_of(size, seed)
        questions = _questions(conference, seed)
        table = Table(
            f"Answers from {size:,} talks, speakers and pages",
            ["approach", "p50 ms", "p99 ms", "longest ms", "index s", "questions"],
            [f"{OURS} answers in full; the others find the {HITS} best texts."],
        )
        texts = [*talk_texts(conference), *speaker_texts(conference), *page_texts(conference)]
        for name, make in peers_for(texts).items() if size <= LARGEST_FOR_PEERS else ():
            peer, seconds = timed(partial(make, texts))
            _add_row(table, name, peer, seconds, questions)
        edition = conference.edition()
        ours, seconds = timed(partial(Answers, edition))
        _add_row(table, OURS, ours, seconds, questions)
        yield table


def _questions(conference: Conference, seed: int) -> list[str]:
    """Return questions of every sort: about the program, about pages, and unanswerable ones."""
    rng = random.Random(seed)
    pages = answerable(conference.pages, QUESTIONS_OF_A_SORT, rng)
    others = unanswerable(QUESTIONS_OF_A_SORT // 5, rng)
    questions = [question.text for question in [*pages, *others]]
    questions += program_questions(conference.program, 2 * QUESTIONS_OF_A_SORT, rng)
    rng.shuffle(questions)
    return questions


def _add_row(table: Table, name: str, peer: Peer, seconds: float, questions: Sequence[str]) -> None:
    _, taken = timed_calls(lambda text: peer.search(text, HITS), questions, BUDGET_SECONDS)
    table.add(
        name,
        milliseconds(percentile(taken, 50)),
        milliseconds(percentile(taken, 99)),
        milliseconds(max(taken)),
        f"{seconds:.2f}",
        str(len(taken)),
    )
