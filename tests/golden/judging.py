"""Whether a golden question was answered right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.models import Answer, AnswerKind
from bot.answers.plain import plain_text
from tests.golden.questions import GoldenQuestion


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a question was answered with, and what is wrong with that; nothing if it is right."""

    question: GoldenQuestion
    answer: Answer
    faults: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the answer is what was expected."""
        return not self.faults

    @property
    def report(self) -> str:
        """The question, what was expected, and what came."""
        asked = self.question
        given = plain_text(self.answer).partition("\n")[0]
        return (
            f"{asked.typed!r} ({asked.event_id}, {asked.now.isoformat(timespec='minutes')}): "
            f"{'; '.join(self.faults)}; answered: {given!r} ({self.answer.confidence:.2f})"
        )


def judged(question: GoldenQuestion, answer: Answer) -> Verdict:
    """Return what is wrong with an answer to a golden question."""
    return Verdict(question, answer, tuple(_faults(question, answer)))


def _faults(question: GoldenQuestion, answer: Answer) -> Iterator[str]:
    if answer.kind not in question.expect:
        yield f"kind {answer.kind}, expected {' or '.join(question.expect)}"
    if not question.is_answerable:
        return
    if answer.event_id != (question.answered_from or question.event_id):
        yield f"answered from {answer.event_id}"
    yield from _wrong_entries(question, answer)
    text = plain_text(answer).lower()
    for wordings in question.says:
        if not any(wording.lower() in text for wording in wordings):
            yield f"does not say {' or '.join(wordings)}"


def _wrong_entries(question: GoldenQuestion, answer: Answer) -> Iterator[str]:
    own = {hit.entry.id for hit in answer.hits if hit.score == 1}
    match answer.kind:
        case AnswerKind.FOUND:
            best = answer.hits[0].entry if answer.hits else None
            if question.about and (not best or best.kind not in question.about):
                yield f"about {best}, expected {' or '.join(question.about)}"
            if question.one_of and (not best or best.id not in question.one_of):
                yield f"found {best}, expected {' or '.join(question.one_of)}"
        case AnswerKind.SEVERAL if AnswerKind.SEVERAL in question.expect and question.ids:
            listed = {block.entry.id for block in answer.blocks if block.entry} or own
            if listed != question.ids:
                yield f"lists {sorted(listed)}, expected {sorted(question.ids)}"
        case AnswerKind.DID_YOU_MEAN:
            offered = {block.entry.id for block in answer.blocks if block.entry}
            if not question.ids <= offered:
                yield f"asks back about {sorted(offered)}, expected {sorted(question.ids)}"
        case _:
            pass
