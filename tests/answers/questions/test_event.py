import pytest

from bot.answers.models import AnswerKind
from bot.knowledge.edition import Edition
from bot.knowledge.models import HostEvent
from tests.answers.questions.harbour import AFTER, BEFORE, ask
from tests.answers.reading import headline, ids, lines
from tests.builders import TUESDAY, assistant, at, edition, event, session

DAYS = "6 May 2030 – 7 May 2030"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("when is harbour 2030", DAYS),
        ("when does it start", "2030-05-06T09:00:00+01:00"),
        (
            "when does the workshop end",
            "The last item starts 2030-05-07T11:00:00+01:00; its end is not given",
        ),
        ("where is the workshop", "In person, Pier 3, Lisbon, with Ports Week"),
        ("is it online", "In person, Pier 3, Lisbon, with Ports Week"),
        ("what is harbour", "Third Workshop on Robots in Harbours"),
        ("robots in harbours", "Third Workshop on Robots in Harbours"),
        ("what is the workshop about", "Third Workshop on Robots in Harbours"),
        ("what time zone are the times in", "Europe/Lisbon: WEST, UTC+01:00"),
        ("website", "https://harbour.example"),
        ("which conference is it part of", "Ports Week"),
        ("when is ports week", "Ports Week: 5 May 2030 – 10 May 2030"),
        ("link to ports week", "Ports Week: https://ports.example"),
        ("ports week", "Ports Week"),
        ("which rooms are there", "4 rooms"),
        ("how many tracks are there", "2 tracks"),
        ("is the workshop over", f"{DAYS}, from 2030-05-06T09:00:00+01:00 · in 5 days"),
    ],
)
def test_fact_that_was_asked_for_leads(question: str, lead: str) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == (lead, AnswerKind.FOUND)
    assert ids(answer)[0] == "harbour-2030"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("is the workshop over", "Harbour 2030 is over"),
        ("when was the workshop", f"It was on {DAYS}, 13 days ago"),
        (
            "when did the workshop end",
            "The last item started 2030-05-07T11:00:00+01:00; its end is not given",
        ),
    ],
)
def test_past_event_is_told_of_as_past(question: str, lead: str) -> None:
    assert headline(ask(question, AFTER)) == lead


def test_rooms_are_those_of_the_venue_and_of_the_sessions() -> None:
    assert lines(ask("list all rooms"))[:4] == ["- Aurora", "- Bluenose", "- Citadel", "- Foyer"]


def test_topics() -> None:
    answer = ask("what are the topics")
    assert answer.kind is AnswerKind.SEVERAL
    assert ids(answer)[:3] == ["underwater-welding", "mooring-automation", "drones-over-docks"]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("is mooring automation a topic", "mooring-automation"),
        ("can i submit about underwater welding", "underwater-welding"),
    ],
)
def test_topic(question: str, topic: str) -> None:
    answer = ask(question)
    assert ids(answer)[0] == topic
    assert lines(answer)[0] == "This is one of the topics of Harbour 2030."


def test_state_is_told_only_to_who_asks_for_it() -> None:
    assert headline(ask("when already")) == DAYS
    assert headline(ask("the workshop has ended already", AFTER)) != DAYS


def test_what_is_no_topic() -> None:
    assert not ask("is knitting a topic").is_answered


def test_end_is_that_of_what_ends_last() -> None:
    parallel = assistant(
        edition(
            sessions=(
                session("Long Tutorial", "9:00-17:00", room="Aurora"),
                session("Short Talk", "10:00-10:30", room="Bluenose"),
            )
        )
    )
    answer = parallel.ask("when does the workshop end", now=at("8:00"))
    assert headline(answer) == "2030-05-06T17:00:00+01:00"


def lead(known: Edition, question: str, *, is_over: bool = False) -> str:
    return headline(assistant(known).ask(question, now=AFTER if is_over else BEFORE))


def test_event_without_a_program() -> None:
    bare = edition(event(ends=TUESDAY))
    assert lead(bare, "when is the workshop") == DAYS
    assert lead(bare, "when does it start") == DAYS
    assert lead(bare, "when was the workshop", is_over=True) == f"It was on {DAYS}"
    assert lead(bare, "what time zone") == "Europe/Lisbon: WEST, UTC+01:00"


@pytest.mark.parametrize(
    "question",
    [
        "where is the workshop",
        "website",
        "what are the topics",
        "which rooms are there",
        "which conference is it part of",
        "when is ports week",
        "is mooring automation a topic",
    ],
)
def test_what_the_event_does_not_have_is_not_known(question: str) -> None:
    answer = assistant(edition(event("Regatta"))).ask(question, now=BEFORE)
    assert not answer.is_answered


def test_host_of_which_the_name_alone_is_known() -> None:
    hosted = edition(event("Regatta", host=HostEvent(name="Ports Week")))
    assert lead(hosted, "when is ports week") == "Ports Week"
    assert lead(hosted, "link to ports week") == "Ports Week"


def test_host_of_one_day() -> None:
    hosted = edition(event("Regatta", host=HostEvent(name="Ports Week", starts=TUESDAY)))
    assert lead(hosted, "when is ports week") == "Ports Week: 7 May 2030"


def test_parts_of_the_host_are_not_known() -> None:
    assert headline(ask("when is the ports week poster deadline")) != "Ports Week"
