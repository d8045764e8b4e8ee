from zoneinfo import ZoneInfo

import pytest

from bot.answers.models import Answer, AnswerKind
from tests.answers.questions.harbour import AFTER, BEFORE, ask
from tests.answers.reading import headline, ids, lines
from tests.builders import TUESDAY, assistant, at, edition, session

TOKYO = ZoneInfo("Asia/Tokyo")


def listed(answer: Answer) -> list[str]:
    return [block.entry.id for block in answer.blocks if block.entry]


AT_1030 = ["welding-robots-below-the-keel", "gulls-and-drones"]
CONTRIBUTED = [*AT_1030, "sonar-in-mud", "kites-for-salvage"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what is on at 10:45", AT_1030),
        ("what is in Bluenose", ["welding-robots-below-the-keel", "sonar-in-mud"]),
        ("what is on in track A", ["welding-robots-below-the-keel", "sonar-in-mud"]),
        ("talks in the air track", ["gulls-and-drones", "kites-for-salvage"]),
        ("program on tuesday", ["who-pays-for-a-sunken-robot", "farewell", "harbour-tour"]),
        ("program tuesday morning", ["who-pays-for-a-sunken-robot", "farewell"]),
        ("program on the second day", ["who-pays-for-a-sunken-robot", "farewell", "harbour-tour"]),
        ("what is on between 10:30 and 11:00", AT_1030),
        ("talks after 10:45", ["sonar-in-mud", "kites-for-salvage"]),
        ("talks before 10:00", ["reading-the-tides"]),
        ("list of contributed talks", CONTRIBUTED),
        ("which talks are there", ["reading-the-tides", *CONTRIBUTED]),
        ("breaks", ["coffee", "tea"]),
        ("what was cancelled", ["sonar-in-mud", "kites-for-salvage"]),
        ("is there a talk at 11 in citadel", ["kites-for-salvage"]),
    ],
)
def test_list(question: str, expected: list[str]) -> None:
    answer = ask(question)
    assert (listed(answer) or ids(answer)[:1]) == expected
    assert answer.is_answered


def test_whole_program() -> None:
    answer = ask("show me the program")
    assert (len(listed(answer)), answer.kind) == (12, AnswerKind.SEVERAL)


@pytest.mark.parametrize(
    ("question", "entry_id"),
    [
        ("first talk", "reading-the-tides"),
        ("second talk", "welding-robots-below-the-keel"),
        ("last talk", "sonar-in-mud"),
        ("who speaks first", "reading-the-tides"),
        ("which talk is the last one", "sonar-in-mud"),
        ("first session on tuesday", "who-pays-for-a-sunken-robot"),
        ("last session", "farewell"),
        ("last talk of ben okafor", "welding-robots-below-the-keel"),
        ("what comes after the keynote", "coffee"),
        ("what is before the keynote", "welcome"),
        ("which talk follows welding robots", "sonar-in-mud"),
        ("next tutorial", "tying-knots-with-robot-arms"),
        ("next talk by cleo marchetti", "gulls-and-drones"),
        ("what is on monday at 9:30", "reading-the-tides"),
        ("what is next", "welcome"),
    ],
)
def test_one_of_the_program(question: str, entry_id: str) -> None:
    answer = ask(question)
    assert (answer.kind, ids(answer)[0]) == (AnswerKind.FOUND, entry_id)


def test_ends_of_the_program() -> None:
    assert headline(ask("what comes after the farewell")) == "That is the last item of the program"
    assert headline(ask("what comes before the welcome")) == "That is the first item of the program"


def test_beside_one_of_several_of_a_title_means_the_nearest() -> None:
    twice = assistant(
        edition(
            sessions=(
                session("Boat Trip", "9:00-10:00", id="first"),
                session("Ropes", "10:00-11:00"),
                session("Boat Trip", "11:00-12:00", id="second"),
                session("Knots", "12:00-13:00"),
            )
        )
    )
    after = "what comes after the boat trip"
    assert ids(twice.ask(after, now=at("8:00")))[0] == "ropes"
    assert ids(twice.ask(after, now=at("11:30")))[0] == "knots"


def test_after_what_has_no_time_nothing_comes() -> None:
    assert ids(ask("what comes after the harbour tour"))[0] != "farewell"


@pytest.mark.parametrize(
    "question",
    [
        "third keynote",
        "what is on at 3am",
        "program on saturday",
        "what is on on 9 May",
        "poster at 10:00",
    ],
)
def test_nothing_is_like_that(question: str) -> None:
    answer = ask(question)
    assert headline(answer) == "Nothing on the program is like that"
    assert answer.kind is AnswerKind.NOT_KNOWN


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("how many talks are there", "4 talks"),
        ("how many keynotes are there", "1 keynote"),
        ("how many contributed talks", "3 contributed talks"),
        ("how many breaks are there", "2 breaks"),
        ("how many breaks and tutorials", "3 talks"),
    ],
)
def test_numbers_are_of_what_takes_place(question: str, lead: str) -> None:
    assert headline(ask(question)) == lead


@pytest.mark.parametrize(
    "question",
    [
        "how many posters",
        "how many minutes per talk",
        "posters",
        "next poster",
    ],
)
def test_what_is_not_on_the_program_is_not_counted(question: str) -> None:
    assert not ask(question).is_answered


@pytest.mark.parametrize(
    ("question", "clock", "lead"),
    [
        ("what is on now", "8:00", "Harbour 2030 starts in 1 hour"),
        ("what is on now", "10:45", "Now: Welding Robots below the Keel"),
        ("now", "10:10", "Now: Coffee"),
        ("who is speaking now", "9:30", "Now: Reading the Tides"),
        ("what is on in citadel", "10:45", "Now: Gulls and Drones"),
        ("what is on in bluenose now", "10:45", "Now: Welding Robots below the Keel"),
        ("what is on in citadel now", "11:15", "Nothing now, the next starts in 3 hours"),
        ("what is on in bluenose now", "12:00", "Nothing of that is on or to come"),
        ("what is next", "10:45", "Sonar in Mud"),
        ("what is next in aurora", "10:45", "Who Pays for a Sunken Robot?"),
        ("next break", "10:15", "Tea"),
        ("what is happening", "20:00", "Harbour 2030 goes on in 13 hours"),
    ],
)
def test_now_and_next(question: str, clock: str, lead: str) -> None:
    answer = ask(question, at(clock))
    assert headline(answer) == lead
    assert answer.is_answered


def test_now_and_next_at_the_end() -> None:
    assert headline(ask("what is next", at("11:30", TUESDAY))) == "Nothing comes after this"
    assert headline(ask("what is on now", AFTER)) == "Harbour 2030 is over"


def test_today_and_tomorrow_are_days_of_the_event() -> None:
    assert "harbour-tour" in listed(ask("what is on tomorrow", at("12:00")))
    assert headline(ask("what is on tomorrow", BEFORE)) == "Nothing on the program is like that"


def test_hour_without_half_of_the_day_is_that_at_which_something_is_on() -> None:
    assert ids(ask("what is on at 2"))[0] == "tying-knots-with-robot-arms"
    assert ids(ask("what is on at 9"))[0] == "welcome"


@pytest.mark.parametrize(
    "question",
    ["how now", "first poster", "we will be there at 10:45"],
)
def test_what_is_said_beside_the_program(question: str) -> None:
    assert not ask(question).is_answered


def test_no_changes() -> None:
    calm = assistant(edition(sessions=(session("Tides", "9:00"),)))
    answer = calm.ask("was anything cancelled", now=at("8:00"))
    assert headline(answer) == "Nothing was cancelled or moved"


def test_clock_of_the_event_counts_wherever_the_question_comes_from() -> None:
    utc = at("9:30").astimezone(TOKYO)
    assert lines(ask("what is on now", utc))[1].startswith("Until 2030-05-06T10:00:00+01:00")
