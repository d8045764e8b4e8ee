"""Questions about pages with the pages that answer them, and questions that no page answers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.knowledge.naming import fold
from tests.benchmarks.generated.data_files import data
from tests.benchmarks.generated.pages import AskedPage
from tests.benchmarks.generated.typing_errors import Typing, mistyped

GENERAL = 0.5
"""The share of questions about the event's own pages, which are few but much read."""

POLITE = 0.12
OPENINGS = ["hi, ", "hello! ", "quick question: ", "sorry to bother you, ", "excuse me, "]
ENDINGS = [" please", " thanks", "??", " thank you!", ", does anybody know?"]


@dataclass(frozen=True)
class Question:
    """A question as typed, and the ids of the pages that answer it, if any."""

    text: str
    right: frozenset[str]
    about: str


def answerable(pages: Sequence[AskedPage], count: int, rng: random.Random) -> list[Question]:
    """Return up to so many distinct questions that the pages answer."""
    right: dict[str, set[str]] = {}
    pools = [[page for page in pages if page.is_general is general] for general in (True, False)]
    asked: dict[str, str] = {}
    for asked_page in pages:
        for text in asked_page.questions:
            right.setdefault(fold(text), set()).update({asked_page.page.id, *asked_page.also})
    most = sum(len(page.questions) for page in pages)
    while len(asked) < min(count, most // 2):
        pool = pools[0] if rng.random() < GENERAL or not pools[1] else pools[1]
        chosen = rng.choice(pool)
        asked.setdefault(rng.choice(chosen.questions), chosen.page.id)
    return [
        Question(_politely(text, rng), frozenset(right[fold(text)]), page.partition("-")[0])
        for text, page in asked.items()
    ]


def unanswerable(count: int, rng: random.Random) -> list[Question]:
    """Return up to so many distinct questions of each kind that no conference's pages answer."""
    words = data("unanswerable")
    texts = {kind: words[kind] for kind in ("small talk", "world", "craft", "missing")}
    texts["other events"] = [
        template.format(
            other=other, elsewhere=rng.choice(words["elsewhere"]), past=rng.randint(2009, 2022)
        )
        for template in words["other events"]
        for other in words["others"]
    ]
    return [
        Question(_politely(text, rng), frozenset(), kind)
        for kind, all_of_kind in texts.items()
        for text in rng.sample(all_of_kind, min(count, len(all_of_kind)))
    ]


def with_typing_errors(
    questions: Iterable[Question], typing: Typing, rng: random.Random
) -> list[Question]:
    """Return the same questions, typed so carelessly."""
    return [
        Question(mistyped(question.text, typing, rng), question.right, question.about)
        for question in questions
    ]


def _politely(text: str, rng: random.Random) -> str:
    chance = rng.random()
    if chance < POLITE:
        return rng.choice(OPENINGS) + text
    if chance > 1 - POLITE:
        return text.rstrip("?") + rng.choice(ENDINGS)
    return text
