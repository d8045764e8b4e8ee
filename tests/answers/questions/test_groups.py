import pytest

from bot.answers.models import AnswerKind
from tests.answers.questions.harbour import ask
from tests.answers.reading import headline, ids, labels
from tests.builders import ADA, BEN, assistant, at, edition, session

SPEAKERS = ["ada-fonseca", "ben-okafor", "cleo-marchetti", "finn-odell", "dan-fonseca"]
COMMITTEE = ["eva-lindqvist", "finn-odell", "dan-fonseca"]
FROM_TAGUS = ["ada-fonseca", "cleo-marchetti"]


@pytest.mark.parametrize(
    ("question", "lead", "people"),
    [
        ("who organizes harbour", "Organizing committee of Harbour 2030", COMMITTEE),
        ("how many organizers are there", "3 organizers", COMMITTEE),
        (
            "who is the publicity chair",
            "Finn Odell, publicity chair and Dan Fonseca, publicity chair",
            ["finn-odell", "dan-fonseca"],
        ),
        ("speakers", "Speakers of Harbour 2030", SPEAKERS),
        ("how many speakers are there", "5 speakers", SPEAKERS),
        ("who spoke", "Speakers of Harbour 2030", SPEAKERS),
        ("keynote speakers", "Speakers of Harbour 2030", ["ada-fonseca"]),
        ("who is from Tagus University", "2 people", FROM_TAGUS),
        ("speakers from tagus university", "2 people", FROM_TAGUS),
    ],
)
def test_several_people(question: str, lead: str, people: list[str]) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == (lead, AnswerKind.SEVERAL)
    assert [hit.entry.id for hit in answer.hits if hit.score == 1] == people


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("who is the general chair", "Eva Lindqvist (Sound School), general chair"),
        ("people from the gulf institute", "Ben Okafor"),
    ],
)
def test_only_one_comes_as_their_card(question: str, lead: str) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == (lead, AnswerKind.FOUND)


def test_talks_of_an_affiliation() -> None:
    answer = ask("talks from tagus university")
    assert ids(answer)[:3] == [
        "reading-the-tides",
        "gulls-and-drones",
        "tying-knots-with-robot-arms",
    ]


def test_affiliation_of_nobody() -> None:
    assert not ask("who is from NASA").is_answered


def test_organizers_can_be_contacted() -> None:
    assert labels(ask("who organizes harbour")) == ["Contact"]


def test_affiliation_of_one_who_does_not_speak_among_those_who_do() -> None:
    known = assistant(edition(sessions=(session("Tides", "9:00", ADA),)))
    speakers = known.ask("speakers from tagus university", now=at("8:00"))
    assert ids(speakers)[0] == ADA.id
    assert headline(speakers) == ADA.name
    nobody = known.ask("speakers from the gulf institute", now=at("8:00"))
    assert ids(nobody)[0] == BEN.id


def test_no_speakers() -> None:
    known = assistant(edition(sessions=(session("Tides", "9:00"),)))
    assert not known.ask("who are the speakers", now=at("8:00")).is_answered
