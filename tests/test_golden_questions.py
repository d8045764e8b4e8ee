"""The golden questions are answered well enough, and what judges the answers judges them right."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.answers.models import AnswerKind
from bot.search.passages import EntryKind
from tests.golden.figures import by_set, by_tag, precision, recall, rightness
from tests.golden.judging import Verdict, judged
from tests.golden.questions import GoldenQuestion
from tests.golden.sets import MLHPCS, SAILING, SETS, GoldenSet, ask

LEAST_QUESTIONS = 150
LEAST_TYPOS, LEAST_UNANSWERABLE = 1 / 4, 1 / 5
LEAST_PRECISION, LEAST_RECALL = 0.97, 0.96
LEAST_SEPARATION = 0.9

every_set = pytest.mark.parametrize("golden", SETS, ids=lambda golden: golden.name)
both_events = pytest.mark.parametrize("golden", [MLHPCS, SAILING], ids=lambda golden: golden.name)


def wrong(golden: GoldenSet, *, answerable: bool) -> str:
    reports = [
        verdict.report
        for verdict in golden.verdicts
        if verdict.question.is_answerable is answerable and not verdict.is_right
    ]
    return "\n".join([f"{len(reports)} wrong:", *reports])


@every_set
def test_answerable_questions_are_answered_right(golden: GoldenSet) -> None:
    right = rightness(golden.verdicts, answerable=True)
    assert right >= golden.least_right, wrong(golden, answerable=True)


@every_set
def test_unanswerable_questions_are_refused(golden: GoldenSet) -> None:
    refused = rightness(golden.verdicts, answerable=False)
    assert refused >= golden.least_refused, wrong(golden, answerable=False)


def test_what_is_answered_is_right_and_what_has_an_answer_gets_it() -> None:
    verdicts = MLHPCS.verdicts
    assert precision(verdicts) >= LEAST_PRECISION, wrong(MLHPCS, answerable=False)
    assert recall(verdicts) >= LEAST_RECALL, wrong(MLHPCS, answerable=True)


@both_events
def test_confidence_tells_what_is_answerable_from_what_is_not(golden: GoldenSet) -> None:
    """The share of pairs, one answerable and one not, of which the answerable is the surer one."""
    sure = {True: list[float](), False: list[float]()}
    for verdict in golden.verdicts:
        sure[verdict.question.is_answerable].append(verdict.answer.confidence)
    pairs = [(answerable, other) for answerable in sure[True] for other in sure[False]]
    surer = sum((answerable > other) + (answerable == other) / 2 for answerable, other in pairs)
    assert surer / len(pairs) >= LEAST_SEPARATION


@both_events
def test_confidence_and_scores_are_shares(golden: GoldenSet) -> None:
    for verdict in golden.verdicts:
        assert 0 <= verdict.answer.confidence <= 1, verdict.report
        assert all(0 <= hit.score <= 1 for hit in verdict.answer.hits), verdict.report


@both_events
def test_same_question_gets_the_same_answer(golden: GoldenSet) -> None:
    assistant = golden.new_assistant()
    for verdict in golden.verdicts:
        assert ask(assistant, verdict.question) == verdict.answer
    for verdict in reversed(golden.verdicts):
        assert ask(assistant, verdict.question) == verdict.answer


@both_events
def test_set_is_large_and_hard_enough(golden: GoldenSet) -> None:
    questions = golden.questions
    typos = sum("typo" in question.tags for question in questions)
    unanswerable = sum(not question.is_answerable for question in questions)
    assert len(questions) >= LEAST_QUESTIONS
    assert typos >= LEAST_TYPOS * len(questions)
    assert unanswerable > LEAST_UNANSWERABLE * len(questions) - 1


@every_set
def test_set_asks_nothing_twice_and_only_about_its_events(golden: GoldenSet) -> None:
    events = {*golden.new_assistant().event_ids, ""}
    asked = [(each.typed, each.event_id, each.now) for each in golden.questions]
    assert len(set(asked)) == len(asked)
    for question in golden.questions:
        assert {question.event_id, question.answered_from} <= events, question.typed


def test_both_editions_are_asked_about() -> None:
    answered = {verdict.answer.event_id for verdict in MLHPCS.verdicts if verdict.is_right}
    assert answered == {"mlhpcs-2020", "mlhpcs-2021"}


KEYNOTE_TIME = GoldenQuestion(
    typed="when is the keynote",
    expect=(AnswerKind.FOUND,),
    about=(EntryKind.TALK,),
    one_of=("keynote", "daniel-soudry"),
    says=(("14:15", "quarter past two"),),
)
INVITED = GoldenQuestion(
    typed="which invited talks are there",
    expect=(AnswerKind.SEVERAL,),
    about=(EntryKind.TALK,),
    ids=frozenset({"invited-1", "invited-2", "invited-3", "invited-4"}),
)
WEATHER = GoldenQuestion(typed="will it rain", expect=(AnswerKind.NOT_KNOWN,))


def faults(expected: GoldenQuestion, asked: str = "") -> str:
    """What is wrong with the answer to a question, or with another one's answer to it."""
    answer = ask(MLHPCS.new_assistant(), replace(expected, typed=asked or expected.typed))
    return "; ".join(judged(expected, answer).faults)


@pytest.mark.parametrize("question", [KEYNOTE_TIME, INVITED, WEATHER])
def test_right_answer_has_no_fault(question: GoldenQuestion) -> None:
    assert not faults(question)


@pytest.mark.parametrize(
    ("expected", "asked", "fault"),
    [
        (WEATHER, "when is the keynote", "kind found, expected not_known"),
        (KEYNOTE_TIME, "will it rain", "kind not_known, expected found"),
        (KEYNOTE_TIME, "when is the opening", "expected keynote or daniel-soudry"),
        (KEYNOTE_TIME, "when is the closing", "does not say 14:15 or quarter past two"),
        (KEYNOTE_TIME, "when is the workshop", "expected talk"),
        (KEYNOTE_TIME, "when was mlhpcs 2020", "answered from mlhpcs-2020"),
        (INVITED, "which contributed talks are there", "expected ['invited-1'"),
    ],
)
def test_wrong_answer_has_its_fault(expected: GoldenQuestion, asked: str, fault: str) -> None:
    assert fault in faults(expected, asked)


def test_report_says_what_was_expected_and_what_came() -> None:
    answer = ask(MLHPCS.new_assistant(), replace(KEYNOTE_TIME, typed="will it rain"))
    report = judged(KEYNOTE_TIME, answer).report
    assert "'when is the keynote' (mlhpcs-2021, 2021-06-30T10:12+02:00)" in report
    assert "kind not_known, expected found" in report
    assert "'I have no answer to that'" in report


def test_figures_count_what_they_say() -> None:
    assistant = MLHPCS.new_assistant()
    right = judged(KEYNOTE_TIME, ask(assistant, KEYNOTE_TIME))
    refused = judged(WEATHER, ask(assistant, WEATHER))
    missed = judged(INVITED, refused.answer)
    invented = judged(WEATHER, right.answer)
    verdicts: list[Verdict] = [right, refused, missed, invented]
    assert rightness(verdicts, answerable=True) == 0.5
    assert rightness(verdicts, answerable=False) == 0.5
    assert precision(verdicts) == 0.5
    assert recall(verdicts) == 0.5
    assert precision([refused]) == 1


def test_times_of_the_files_have_an_offset() -> None:
    times: list[datetime] = [question.now for each in SETS for question in each.questions]
    assert all(time.tzinfo for time in times)


def test_tables_name_every_set_and_tag() -> None:
    sets, tags = str(by_set()), str(by_tag())
    assert all(each.name in sets and each.name in tags for each in (MLHPCS, SAILING))
    assert "| typo " in tags
