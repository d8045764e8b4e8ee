"""How well it is known which questions can be answered at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from tests.benchmarks.engine import OURS, Replies
from tests.benchmarks.generated.questions import Question
from tests.benchmarks.generated.typing_errors import Typing
from tests.benchmarks.measures import separation
from tests.benchmarks.table import Table, shares

Typed = Mapping[Typing, Sequence[Question]]


def confidence_table(ours: Replies, where: str, known: Typed, unknown: Typed) -> Table:
    """Return how confidence separates the two, by what the unanswerable ones are about."""
    kinds = list(dict.fromkeys(question.about for question in unknown[Typing.CLEAN]))
    counts = [len(questions[Typing.CLEAN]) for questions in (known, unknown)]
    asked = "{} answerable and {} unanswerable questions.".format(*counts)
    table = Table(
        f"{OURS}'s confidence {where}: AUROC of answerable against unanswerable questions",
        ["typing", "all", *kinds, "answered", "refused"],
        [f"{asked} In the last columns, the shares of them that were answered and refused."],
    )
    for typing in Typing:
        positive = [ours.reply(question.text, 1) for question in known[typing]]
        negative = [(question.about, ours.reply(question.text, 1)) for question in unknown[typing]]
        sure = [reply.confidence for reply in positive]
        unsure = {
            kind: [reply.confidence for about, reply in negative if about == kind] for kind in kinds
        }
        table.add(
            typing.name.lower(),
            shares(separation(sure, [reply.confidence for _, reply in negative])),
            *(shares(separation(sure, of_kind)) for of_kind in unsure.values()),
            shares(fmean(reply.is_known for reply in positive)),
            shares(fmean(not reply.is_known for _, reply in negative)),
        )
    return table
