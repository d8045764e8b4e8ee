import pytest

from bot.answers.models import AnswerKind
from bot.knowledge.models import SessionKind
from tests.answers.questions.harbour import AFTER, ask
from tests.answers.reading import headline, ids, lines
from tests.builders import ADA, TUESDAY, assistant, at, edition, session

WELDING = "welding-robots-below-the-keel"
EVA = "Eva Lindqvist (Sound School)"


@pytest.mark.parametrize(
    ("question", "lead", "entry_id"),
    [
        (
            "when is the keynote",
            "2030-05-06T09:15:00+01:00 – 2030-05-06T10:00:00+01:00",
            "reading-the-tides",
        ),
        ("where is the keynote", "Aurora", "reading-the-tides"),
        ("who gives the keynote", "Ada Fonseca (Tagus University)", "reading-the-tides"),
        ("how long is the keynote", "45 minutes", "reading-the-tides"),
        ("until when does the keynote go", "2030-05-06T10:00:00+01:00", "reading-the-tides"),
        ("what is the talk on sonar about", "Sonar in Mud", "sonar-in-mud"),
        (
            "who is on the panel",
            f"{EVA} and Ben Okafor (Gulf Institute)",
            "who-pays-for-a-sunken-robot",
        ),
        ("where is the coffee break", "Foyer", "coffee"),
        ("where is the harbour tour", "In person, Pier 3, Lisbon, with Ports Week", "harbour-tour"),
        ("is the keynote still on", "It is on as planned", "reading-the-tides"),
        ("was the kites talk cancelled", "It is cancelled", "kites-for-salvage"),
        ("when is the kites for salvage talk", "It is cancelled", "kites-for-salvage"),
        ("is the sonar talk moved", "It was moved, from Tuesday, 9:00", "sonar-in-mud"),
        ("when is the harbour tour", "7 May 2030", "harbour-tour"),
        ("when does the farewell end", "Its end is not given", "farewell"),
        ("how long is the closing", "Its end is not given", "farewell"),
        (
            "slides of the tides talk",
            "Slides: https://harbour.example/tides.pdf",
            "reading-the-tides",
        ),
        (
            "link to the abstract of reading the tides",
            "Abstract: https://harbour.example/tides",
            "reading-the-tides",
        ),
        ("who gives the welding talk", "Ben Okafor (Gulf Institute)", WELDING),
        ("who wrote the welding paper", f"Ben Okafor (Gulf Institute) and {EVA}", WELDING),
        ("authors of the welding robots talk", f"Ben Okafor (Gulf Institute) and {EVA}", WELDING),
        (
            "paper on welding robots",
            "Paper: https://harbour.example/welding.pdf",
            WELDING,
        ),
    ],
)
def test_fact_that_was_asked_for_leads(question: str, lead: str, entry_id: str) -> None:
    answer = ask(question)
    assert (headline(answer), ids(answer)[0]) == (lead, entry_id)
    assert answer.kind is AnswerKind.FOUND


def test_talk_without_a_time_says_so() -> None:
    timeless = assistant(edition(sessions=(session("Tides", "", ADA), session("Fog", "9:00"))))
    assert headline(timeless.ask("when is the tides talk", now=at("8:00"))) == "Time not announced"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("slides for gulls and drones", "I know of no slides for this talk"),
        ("video of the keynote", "I know of no video for this talk"),
    ],
)
def test_link_that_is_not_given(question: str, lead: str) -> None:
    answer = ask(question)
    assert (headline(answer), answer.kind) == (lead, AnswerKind.NOT_KNOWN)


def test_talk_without_a_paper_is_shown_itself() -> None:
    assert headline(ask("paper on gulls and drones")) == "Gulls and Drones"


@pytest.mark.parametrize(
    ("question", "clock", "state"),
    [
        ("is the keynote over", "9:10", "No, it starts in 5 minutes"),
        ("is the keynote over", "9:15", "It is on now"),
        ("is the keynote over", "9:59", "It is on now"),
        ("is the keynote over", "10:10", "Yes, it ended 10 minutes ago"),
        ("has gulls and drones started already", "10:10", "No, it starts in 20 minutes"),
    ],
)
def test_state_in_time(question: str, clock: str, state: str) -> None:
    assert headline(ask(question, at(clock))) == state


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("is the keynote over", "Yes, it ended 14 days ago"),
        ("is the farewell over", "Yes, it is over"),
        ("is the harbour tour over", "Yes, it is over"),
        ("was the keynote cancelled", "It was on as planned"),
        ("was the kites talk cancelled", "It was cancelled"),
        ("is the sonar talk moved", "It was moved, from Tuesday, 9:00"),
    ],
)
def test_state_after_the_event(question: str, state: str) -> None:
    assert headline(ask(question, AFTER)) == state


def test_state_of_what_has_a_day_alone_is_not_known_before() -> None:
    answer = ask("is the harbour tour over")
    assert headline(answer) == "Harbour Tour"
    assert lines(answer)[0] == "7 May 2030, time not announced yet"


def test_last_session_without_an_end_is_on_until_midnight() -> None:
    assert headline(ask("is the farewell over", at("11:30", TUESDAY))) == "It is on now"


def test_lengths_that_are_alike() -> None:
    answer = ask("how long are the contributed talks")
    assert headline(answer) == "30 minutes each"
    assert answer.kind is AnswerKind.FOUND
    assert len(answer.blocks) == 4


def test_lengths_that_differ_or_are_of_something_else() -> None:
    for question in ("how long is a break", "how long may a paper on welding be"):
        assert "minutes" not in headline(ask(question))


@pytest.mark.parametrize(
    ("clock", "entry_id"),
    [("8:00", "coffee"), ("10:10", "coffee"), ("10:31", "tea"), ("18:00", "tea")],
)
def test_break_that_is_meant_is_the_nearest(clock: str, entry_id: str) -> None:
    assert ids(ask("when is the break", at(clock)))[0] == entry_id


def test_breaks_in_the_plural_are_all() -> None:
    assert ids(ask("breaks"))[:2] == ["coffee", "tea"]


def test_break_is_told_apart_by_its_name() -> None:
    assert ids(ask("when is the tea break"))[0] == "tea"


def test_talks_of_a_speaker_are_narrowed_as_far_as_any_are_left() -> None:
    assert ids(ask("when is cleo marchetti's tutorial"))[0] == "tying-knots-with-robot-arms"
    assert ids(ask("when is ben okafor on tuesday"))[0] == "who-pays-for-a-sunken-robot"
    assert ids(ask("when does cleo marchetti speak on tuesday"))[:2] == [
        "gulls-and-drones",
        "tying-knots-with-robot-arms",
    ]


def test_talks_of_one_title_are_one_to_ask_about() -> None:
    twice = assistant(
        edition(
            sessions=(
                session("Boat Trip", "9:00-10:00", id="first"),
                session("Boat Trip", "15:00-16:00", id="second"),
            )
        )
    )
    assert ids(twice.ask("when is the boat trip", now=at("8:00")))[0] == "first"
    assert ids(twice.ask("when is the boat trip", now=at("12:00")))[0] == "second"


def test_poster_session_is_the_one_that_is_called_so() -> None:
    posters = assistant(
        edition(
            sessions=(
                session("Poster Session", "17:00-18:00", kind=SessionKind.POSTER),
                session("Barnacles", "17:00-18:00", kind=SessionKind.POSTER),
            )
        )
    )
    assert ids(posters.ask("when is the poster session", now=at("8:00")))[0] == "poster-session"
    assert ids(posters.ask("when is the poster", now=at("8:00")))[:2] == [
        "poster-session",
        "barnacles",
    ]
    assert ids(posters.ask("which posters are there", now=at("8:00")))[:2] == [
        "poster-session",
        "barnacles",
    ]


def test_talks_of_a_speaker_with_several_come_as_a_list() -> None:
    answer = ask("when does Cleo Marchetti speak")
    assert answer.kind is AnswerKind.SEVERAL
    assert ids(answer)[:2] == ["gulls-and-drones", "tying-knots-with-robot-arms"]


@pytest.mark.parametrize(
    "question",
    [
        "who chairs the sonar session",
        "what language is the keynote in",
        "how many citations does it have",
    ],
)
def test_what_is_not_kept_about_talks(question: str) -> None:
    assert not ask(question).is_answered
