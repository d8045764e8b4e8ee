"""Which edition a question is answered from, and with how many hits."""

from datetime import UTC, date, datetime

import pytest

from bot.answers.assistant import Assistant
from bot.answers.models import AnswerKind
from bot.answers.plain import plain_text
from bot.knowledge.edition import KnowledgeBase
from tests.answers.reading import ids
from tests.answers.series import ALL, ELSEWHERE, HERE, LAST_YEAR, NOW, THIS_YEAR, ask
from tests.builders import TUESDAY, WEDNESDAY, assistant, at


def test_without_an_event_there_is_nothing_to_answer_about() -> None:
    with pytest.raises(ValueError, match="no event"):
        Assistant(KnowledgeBase())


def test_events_are_known_by_id() -> None:
    assert ALL.event_ids == ("harbour-2029", "harbour-2030", "alpine-2030")
    assert ALL.edition("alpine-2030") is ELSEWHERE
    with pytest.raises(KeyError):
        ALL.edition("nowhere")


def test_warmed_up_assistant_answers_the_same() -> None:
    warm = assistant(LAST_YEAR, THIS_YEAR, ELSEWHERE)
    warm.warm_up()
    question = "when is the keynote"
    assert warm.ask(question, now=NOW, event_id=HERE) == ask(question)


@pytest.mark.parametrize(
    ("now", "event_id"),
    [
        (datetime(2020, 1, 1, tzinfo=UTC), "harbour-2029"),
        (at("23:59", date(2029, 5, 7)), "harbour-2029"),
        (at("0:00", date(2029, 5, 8)), "harbour-2030"),
        (at("12:00", TUESDAY), "harbour-2030"),
        (at("0:30", WEDNESDAY).astimezone(UTC), "alpine-2030"),
        (datetime(2040, 1, 1, tzinfo=UTC), "alpine-2030"),
    ],
)
def test_event_meant_is_the_one_on_else_the_next_else_the_last(
    now: datetime, event_id: str
) -> None:
    assert ALL.default_event(now) == event_id
    assert ALL.about(now=now).event_id == event_id


def test_year_in_a_question_chooses_the_edition() -> None:
    answer = ask("who spoke in 2029?")
    assert answer.event_id == "harbour-2029"
    assert {"dan-fonseca", "ada-fonseca"} <= set(ids(answer))


def test_year_of_no_edition_or_of_another_series_chooses_none() -> None:
    assert ask("when is the keynote 1999").event_id == HERE
    assert ALL.ask("program 2029", now=NOW, event_id="alpine-2030").event_id == "alpine-2030"


def test_talk_that_only_another_edition_knows() -> None:
    answer = ask("buoys that whistle")
    assert (answer.event_id, ids(answer)[0]) == ("harbour-2029", "buoys-that-whistle")


def test_only_talks_and_people_are_looked_for_in_other_editions() -> None:
    answer = ask("is there a gala dinner?")
    assert (answer.event_id, answer.kind) == (HERE, AnswerKind.NOT_KNOWN)


def test_other_series_are_never_looked_at() -> None:
    assert ask("glaciers").event_id == HERE
    assert ask("glaciers").kind is AnswerKind.NOT_KNOWN


@pytest.mark.parametrize("limit", [0, 1, 3, 10, 50])
@pytest.mark.parametrize(
    "question", ["cables", "program", "when is the keynote", "fonseca", "water tides", "weather"]
)
def test_limit_cuts_the_hits_and_changes_nothing_else(question: str, limit: int) -> None:
    answer, usual = ask(question, limit=limit), ask(question)
    assert len(answer.hits) <= limit
    shorter = min(limit, 10)
    assert answer.hits[:shorter] == usual.hits[:shorter]
    assert plain_text(answer) == plain_text(usual)
    assert (answer.kind, answer.confidence) == (usual.kind, usual.confidence)


def test_hits_go_on_with_what_was_found_behind_the_answer() -> None:
    hits = ask("cables under water").hits
    assert hits[0].entry.id == "cables-under-water"
    assert "cables-in-the-air" in [hit.entry.id for hit in hits]
    assert len({hit.entry[:2] for hit in hits}) == len(hits)
    assert all(0 <= hit.score <= 1 for hit in hits)
