"""How many golden questions are answered right, as figures and as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from tests.benchmarks.table import Table
from tests.golden.judging import Verdict
from tests.golden.sets import SETS, GoldenSet


def share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float:
    """Return for which share (0..1) of the verdicts something holds; 1 where there are none."""
    return sum(map(holds, verdicts)) / len(verdicts) if verdicts else 1.0


def rightness(verdicts: Sequence[Verdict], *, answerable: bool) -> float:
    """Return which share of the questions that have an answer, or have none, is answered right."""
    asked = [verdict for verdict in verdicts if verdict.question.is_answerable is answerable]
    return share(asked, lambda verdict: verdict.is_right)


def precision(verdicts: Sequence[Verdict]) -> float:
    """Return which share of what was answered is right."""
    answered = [verdict for verdict in verdicts if verdict.answer.is_answered]
    return share(answered, lambda verdict: verdict.is_right)


def recall(verdicts: Sequence[Verdict]) -> float:
    """Return which share of the questions that have an answer got one, and a right one."""
    asked = [verdict for verdict in verdicts if verdict.question.is_answerable]
    return share(asked, lambda verdict: verdict.is_right and verdict.answer.is_answered)


def by_set(sets: Sequence[GoldenSet] = SETS) -> Table:
    """Return how well the sets are answered."""
    table = Table(
        "Golden questions",
        ("set", "answerable", "right", "unanswerable", "refused", "precision", "recall"),
        [
            "Right: as the set expects, also where that is to ask back what is meant.",
            "Precision: which share of what was answered is right.",
            "Recall: which share of what has an answer got it, without being asked back.",
        ],
    )
    for each in sets:
        verdicts = each.verdicts
        answerable = sum(verdict.question.is_answerable for verdict in verdicts)
        figures = (
            rightness(verdicts, answerable=True),
            rightness(verdicts, answerable=False),
            precision(verdicts),
            recall(verdicts),
        )
        right, refused, *others = (f"{figure:.1%}" for figure in figures)
        counts = str(answerable), str(len(verdicts) - answerable)
        table.add(each.name, counts[0], right, counts[1], refused, *others)
    return table


def by_tag(sets: Sequence[GoldenSet] = SETS) -> Table:
    """Return how well the questions of each tag are answered, the most frequent tag first."""
    table = Table("Golden questions by tag", ("tag", *(each.name for each in sets)))
    tags = Counter(tag for each in sets for question in each.questions for tag in question.tags)
    for tag, _ in sorted(tags.most_common(), key=lambda counted: (-counted[1], counted[0])):
        table.add(tag, *(_right_of_tag(each, tag) for each in sets))
    return table


def _right_of_tag(golden: GoldenSet, tag: str) -> str:
    tagged = [verdict for verdict in golden.verdicts if tag in verdict.question.tags]
    return f"{sum(verdict.is_right for verdict in tagged)} of {len(tagged)}" if tagged else "–"
