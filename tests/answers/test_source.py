"""What an answer says it comes from, shown once more: the same again, without the question."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings

from bot.answers.assistant import Assistant
from bot.answers.models import Answer, View, ViewPart
from bot.answers.plain import plain_text
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.knowledge.models import CommitteeMember
from bot.search.passages import Entry, EntryKind
from tests.answers.arbitrary import any_moment, editions, questions
from tests.answers.questions.harbour import AFTER, ASSISTANT, BEFORE, WINTER
from tests.answers.reading import headline
from tests.builders import TUESDAY, assistant, at, edition


def again(known: Assistant, answer: Answer) -> Answer:
    """Return what the source of the answer shows at the time of the answer."""
    source, now, event_id = answer.source, answer.now, answer.event_id
    assert source is not None
    if isinstance(source, Entry):
        return known.open(source, now=now, event_id=event_id)
    return known.show(source.view, source.part, now=now, event_id=event_id)


@pytest.mark.parametrize(
    ("question", "now", "source"),
    [
        ("program", BEFORE, ViewPart(View.PROGRAM)),
        ("program on tuesday", BEFORE, ViewPart(View.PROGRAM, "20300507.-.-")),
        ("contributed talks", BEFORE, ViewPart(View.PROGRAM, "-.-.contributed")),
        ("which talks are there", BEFORE, ViewPart(View.PROGRAM, "-.-.talks")),
        ("what is on now", at("9:20"), ViewPart(View.NOW)),
        ("what is on now", BEFORE, ViewPart(View.NOW)),
        ("what is on now", AFTER, ViewPart(View.NOW)),
        ("deadlines", WINTER, ViewPart(View.DEADLINES)),
        ("deadlines", AFTER, ViewPart(View.DEADLINES)),
        ("help", BEFORE, ViewPart(View.HELP)),
        ("whom can I ask", BEFORE, ViewPart(View.CONTACT)),
        (
            "Reading the Tides",
            BEFORE,
            Entry(EntryKind.TALK, "reading-the-tides", "Reading the Tides"),
        ),
        ("Eva Lindqvist", BEFORE, Entry(EntryKind.SPEAKER, "eva-lindqvist", "Eva Lindqvist")),
        ("papers deadline", WINTER, Entry(EntryKind.DEADLINE, "papers", "Papers")),
    ],
)
def test_source_shows_the_same_again(
    question: str, now: datetime, source: Entry | ViewPart
) -> None:
    answer = ASSISTANT.ask(question, now=now)
    assert answer.source == source
    assert plain_text(again(ASSISTANT, answer)) == plain_text(answer)


@pytest.mark.parametrize(
    "entry",
    [
        Entry(EntryKind.CONTACT, "visa", "visa letters"),
        Entry(EntryKind.FAQ, "where-can-i-park", "Where can I park?"),
        Entry(EntryKind.PAGE, "wifi", "Wireless network"),
        Entry(EntryKind.TOPIC, "mooring-automation", "Mooring automation"),
    ],
    ids=lambda entry: entry.kind,
)
def test_source_of_a_card_is_its_entry(entry: Entry) -> None:
    assert ASSISTANT.open(entry, now=BEFORE).source == entry


@pytest.mark.parametrize(
    ("entry", "view"),
    [
        (Entry(EntryKind.EVENT, "harbour-2030", "Harbour 2030"), View.ABOUT),
        (Entry(EntryKind.CONTACT, "general", "general"), View.CONTACT),
    ],
    ids=["event", "general contact"],
)
def test_source_of_a_card_that_has_a_view_is_the_view(entry: Entry, view: View) -> None:
    card = ASSISTANT.open(entry, now=BEFORE)
    assert card.source == ViewPart(view)
    assert again(ASSISTANT, card) == card


@pytest.mark.parametrize(
    ("question", "lead", "title"),
    [
        ("when is the keynote", "2030-05-06T09:15", "Reading the Tides"),
        ("where does Eva Lindqvist work", "Sound School", "Eva Lindqvist"),
        ("where is the workshop", "In person", "Harbour 2030"),
    ],
)
def test_source_shows_the_card_without_the_fact_that_was_asked_for(
    question: str, lead: str, title: str
) -> None:
    answer = ASSISTANT.ask(question, now=BEFORE)
    assert headline(answer).startswith(lead)
    assert headline(again(ASSISTANT, answer)) == title


def test_source_shows_what_is_so_by_then() -> None:
    answer = ASSISTANT.ask("program on tuesday", now=BEFORE)
    later = replace(answer, now=at("9:30", TUESDAY))
    assert headline(again(ASSISTANT, later)) == headline(answer)
    assert "Now, until" in plain_text(again(ASSISTANT, later))


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("topics", BEFORE),
        ("fonseca", BEFORE),
        ("will it rain", BEFORE),
        ("what was cancelled", BEFORE),
        ("which deadlines have passed", WINTER),
        ("what is on now in Bluenose", at("10:40")),
        ("what is on now in Bluenose", at("9:20")),
        ("program at 10:30", BEFORE),
    ],
)
def test_where_only_the_question_leads_has_no_source(question: str, now: datetime) -> None:
    assert ASSISTANT.ask(question, now=now).source is None


def test_contact_that_nobody_is_leads_to_the_committee_again() -> None:
    known = edition(committee=(CommitteeMember(person="ada-fonseca"),))
    answer = assistant(known).contact(now=BEFORE)
    assert answer.source == ViewPart(View.CONTACT)
    assert again(assistant(known), answer) == answer


@settings(max_examples=100, deadline=None)
@given(editions(), questions, any_moment)
def test_what_a_source_shows_is_its_own_source(
    drawn: Edition, question: str, now: datetime
) -> None:
    known = Assistant(KnowledgeBase(editions=(drawn,)))
    asked = [known.ask(question, now=now), *(known.show(view, now=now) for view in View)]
    for answer in asked:
        if answer.source:
            once = again(known, answer)
            assert again(known, once) == once
