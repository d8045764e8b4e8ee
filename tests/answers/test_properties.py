"""Whatever is typed, whenever, about whatever event: there is an answer, and it can be shown."""

import time
from datetime import datetime

import pytest
from hypothesis import given, settings

from bot.answers.assistant import Assistant
from bot.answers.models import Answer, AnswerKind, View
from bot.answers.plain import plain_text
from bot.answers.questions.choice import MOST_CHOICES
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.search.passages import EntryKind
from tests.answers.arbitrary import any_moment, editions, questions
from tests.answers.questions.harbour import ASSISTANT, BEFORE
from tests.golden.sets import MLHPCS, SAILING, GoldenSet

REAL = {golden.name: golden.new_assistant() for golden in (MLHPCS, SAILING)}
TEN_THOUSAND = [
    "a" * 10_000,
    "keynote " * 1_250,
    "when is the talk about tides " * 345,
    "hi " * 3_333,
    " " * 10_000,
    "?!" * 5_000,
    "-" * 10_000,
    "a-" * 5_000,
    "9:00 " * 2_000,
    "first talk first " * 588,
    "2021 " * 2_000,
    "é\u0301" * 5_000,
    "\x00" * 10_000,
    "\ud800" * 10_000,
    "\u202e\u05e9" * 5_000,
    "🦑" * 10_000,
    "ﷺ" * 10_000,
    "Donaudampfschifffahrtsgesellschaft" * 294,
    "between between " * 625,
    "how long until " * 666,
]


def shown(answer: Answer) -> None:
    """Check what holds for every answer."""
    assert plain_text(answer).strip() or not "".join(map(str, answer.headline)).strip()
    assert 0 <= answer.confidence <= 1
    assert all(0 <= hit.score <= 1 for hit in answer.hits)
    assert all(block.lines for block in answer.blocks)
    assert answer.kind in AnswerKind
    if answer.kind is AnswerKind.DID_YOU_MEAN:
        assert 2 <= len(answer.blocks) <= MOST_CHOICES


@pytest.mark.parametrize("golden", [MLHPCS, SAILING], ids=lambda golden: golden.name)
def test_any_question_at_any_time_about_real_events(golden: GoldenSet) -> None:
    assistant = REAL[golden.name]

    @settings(max_examples=120, deadline=None)
    @given(questions, any_moment)
    def asked(question: str, now: datetime) -> None:
        answer = assistant.ask(question, now=now)
        shown(answer)
        assert len(answer.hits) <= 10

    asked()


@settings(max_examples=50, deadline=None)
@given(editions(), questions, any_moment)
def test_any_question_at_any_time_about_any_event(
    edition: Edition, question: str, now: datetime
) -> None:
    assistant = Assistant(KnowledgeBase(editions=(edition,)))
    shown(assistant.ask(question, now=now))
    for view in View:
        shown(assistant.show(view, now=now))
        shown(assistant.show(view, question, now=now))


@settings(max_examples=25, deadline=None)
@given(editions(), any_moment)
def test_every_entry_of_any_event_can_be_opened(edition: Edition, now: datetime) -> None:
    assistant = Assistant(KnowledgeBase(editions=(edition,)))
    for kind in (EntryKind.TALK, EntryKind.SPEAKER, EntryKind.DEADLINE, EntryKind.CONTACT):
        for hit in assistant.complete(kind, "", now=now):
            shown(assistant.open(hit.entry, now=now))
    for question in ("program", "topics", "speakers", "deadlines", "what is on now", "contact"):
        for hit in assistant.ask(question, now=now).hits:
            shown(assistant.open(hit.entry, now=now))


@settings(max_examples=120, deadline=None)
@given(questions, any_moment)
def test_any_command_with_any_text(query: str, now: datetime) -> None:
    assistant = ASSISTANT
    shown(assistant.talk(query, now=now))
    shown(assistant.speaker(query, now=now))
    shown(assistant.deadlines(query, now=now))
    shown(assistant.contact(query, now=now))
    shown(assistant.program(part=query, now=now))
    for kind in (EntryKind.TALK, EntryKind.SPEAKER, EntryKind.DEADLINE, EntryKind.CONTACT):
        hits = assistant.complete(kind, query, now=now, limit=5)
        assert len(hits) <= 5


@settings(max_examples=60, deadline=None)
@given(questions, any_moment)
def test_same_question_gets_the_same_answer(question: str, now: datetime) -> None:
    assert ASSISTANT.ask(question, now=now) == ASSISTANT.ask(question, now=now)


@pytest.mark.parametrize("question", TEN_THOUSAND, ids=lambda question: ascii(question[:12]))
def test_ten_thousand_characters_are_answered(question: str) -> None:
    for assistant in REAL.values():
        shown(assistant.ask(question, now=BEFORE))
        shown(assistant.talk(question, now=BEFORE))
        shown(assistant.program(part=question, now=BEFORE))


def seconds_of(question: str) -> float:
    """Return the shortest of a few times that the question takes."""

    def once() -> float:
        begun = time.perf_counter()
        REAL["Sailing"].ask(question, now=BEFORE)
        return time.perf_counter() - begun

    return min(once() for _ in range(3))


def test_ten_thousand_characters_take_not_much_longer_than_a_sentence() -> None:
    """A sentence takes about a millisecond, so that this is far under 50."""
    sentence = "when is the talk about storms in the room Citadel on tuesday morning"
    long = sum(map(seconds_of, TEN_THOUSAND)) / len(TEN_THOUSAND)
    assert long < 20 * seconds_of(sentence)
