import pytest

from bot.answers.cards.event import event_card, topic_card, topics_answer
from bot.answers.context import Context
from bot.answers.models import AnswerKind
from bot.knowledge.edition import Edition
from bot.knowledge.models import (
    Contact,
    Deadline,
    HostEvent,
    Link,
    SessionKind,
    SessionStatus,
    Venue,
)
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import TUESDAY, at, due, edition, event, session

FULL = edition(
    event(
        ends=TUESDAY,
        full_name="Workshop on Harbour Robots",
        about="Robots that work in harbours.",
        topics=("Cranes", "Mooring lines"),
        format="in person",
        venue=Venue(name="Pier 3", address="Lisbon"),
        host=HostEvent(name="Ports Week"),
        website="https://harbour.example",
        links=(Link(title="Register", url="https://harbour.example/register"),),
    ),
    sessions=(
        session("Fog", "8:00-9:00", status=SessionStatus.CANCELLED),
        session("Tides", "9:00-9:30", kind=SessionKind.KEYNOTE),
        session("Cables", "9:30-10:00"),
        session("Cranes", "10:00-10:30"),
        session("Coffee", "10:30-11:00", kind=SessionKind.BREAK),
    ),
    deadlines=(Deadline(id="papers", name="Papers", due=due("2030-03-01")),),
    contacts=(Contact(id="general", topic="general", email="a@harbour.example"),),
)
BARE = edition()


def context(of: Edition, clock: str = "8:00") -> Context:
    return Context(EditionIndex(of), at(clock))


def test_card_with_everything() -> None:
    answer = event_card(context(FULL))
    assert headline(answer) == "Harbour 2030"
    assert lines(answer) == [
        "Workshop on Harbour Robots",
        "6 May 2030 – 7 May 2030, from 2030-05-06T09:00:00+01:00 · in 1 hour",
        "In person, Pier 3, Lisbon, with Ports Week",
        "Robots that work in harbours.",
        "Topics: Cranes, Mooring lines",
        "Program: 1 keynote, 2 talks",
        "Website: https://harbour.example",
        "Register: https://harbour.example/register",
    ]
    assert labels(answer)[:3] == ["Program", "Deadlines", "Contact"]
    assert ids(answer) == ["harbour-2030"]


def test_card_with_nearly_nothing() -> None:
    answer = event_card(context(BARE))
    assert headline(answer) == "Harbour 2030"
    assert lines(answer) == ["6 May 2030"]
    assert labels(answer) == []


def test_event_of_a_day_starts_with_its_first_session() -> None:
    known = edition(sessions=(session("Tides", "9:00"),))
    assert lines(event_card(context(known)))[0] == "2030-05-06T09:00:00+01:00 · in 1 hour"


def test_fact_that_was_asked_for_leads_and_the_name_follows() -> None:
    answer = event_card(context(FULL), ("Pier 3",))
    assert (headline(answer), lines(answer)[0]) == ("Pier 3", "Harbour 2030")


def test_name_in_the_headline_is_not_said_again() -> None:
    answer = event_card(context(FULL), ("Workshop on Harbour Robots",))
    assert lines(answer)[:2] != ["Harbour 2030", "Workshop on Harbour Robots"]


def test_topic_stands_among_the_others() -> None:
    answer = topic_card(context(FULL), "mooring-lines")
    assert headline(answer) == "Mooring lines"
    assert lines(answer) == [
        "This is one of the topics of Harbour 2030.",
        "Other topics: Cranes",
    ]
    assert ids(answer) == ["mooring-lines", "harbour-2030"]


def test_only_topic_has_no_others() -> None:
    only = topic_card(context(edition(event(topics=("Cranes",)))), "cranes")
    assert lines(only) == ["This is one of the topics of Harbour 2030."]


def test_topic_that_is_none() -> None:
    with pytest.raises(KeyError):
        topic_card(context(FULL), "weather")


def test_topics() -> None:
    answer = topics_answer(context(FULL))
    assert headline(answer) == "Topics of Harbour 2030"
    assert lines(answer)[:2] == ["- Cranes", "- Mooring lines"]
    assert (answer.kind, labels(answer)) == (AnswerKind.SEVERAL, ["Website"])


def test_topics_of_an_event_without_a_website() -> None:
    assert labels(topics_answer(context(edition(event(topics=("Cranes",)))))) == []
