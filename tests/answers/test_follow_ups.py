"""Where an answer leads: its actions, its entries, its hits."""

from datetime import date, datetime

import pytest

from bot.answers.models import FollowLink, OpenEntry, ShowView
from bot.search.passages import Entry, EntryKind
from tests.answers.reading import headline, labels, lines
from tests.answers.series import ALL, HERE, NOW, ask
from tests.builders import ZONE, at

QUESTIONS = (
    "program",
    "when is the keynote",
    "who is Ada Fonseca",
    "deadlines",
    "when are papers due",
    "fonseca",
    "whom can I ask",
    "what is harbour",
    "will it rain",
    "what is on now",
    "help",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("now", [at("8:00"), at("9:15"), at("12:00", date(2030, 6, 1))])
def test_every_follow_up_leads_somewhere(question: str, now: datetime) -> None:
    answer = ALL.ask(question, now=now, event_id=HERE)
    for action in answer.actions:
        assert len(action.label) > 0
        match action:
            case ShowView():
                shown = ALL.show(action.view, action.part, now=now, event_id=answer.event_id)
                assert shown.is_answered, action
            case FollowLink():
                assert action.url.startswith("https://")
            case _:
                opened = ALL.open(action.entry, now=now, event_id=answer.event_id)
                assert opened.hits[0].entry[:2] == action.entry[:2]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_entry_of_an_answer_can_be_opened(question: str) -> None:
    answer = ask(question)
    chosen = [block.entry for block in answer.blocks if block.entry]
    for entry in [*chosen, *(hit.entry for hit in answer.hits)]:
        assert headline(ALL.open(entry, now=NOW, event_id=answer.event_id))


def test_nothing_lies_ahead_to_be_reminded_of_when_all_is_over() -> None:
    late = at("12:00", date(2031, 1, 1))
    for question in QUESTIONS:
        assert "Remind me" not in labels(ALL.ask(question, now=late, event_id=HERE))


def test_answer_carries_when_and_where_it_was_given() -> None:
    answer = ask("program")
    assert (answer.now, answer.zone, answer.event_id) == (NOW, ZONE, HERE)


def test_open_entry_actions_carry_their_entries() -> None:
    [action] = [each for each in ask("when is the keynote").actions if isinstance(each, OpenEntry)][
        :1
    ]
    assert action.entry == Entry(EntryKind.SPEAKER, "ada-fonseca", "Ada Fonseca")


def test_lines_never_are_empty() -> None:
    for question in QUESTIONS:
        assert all(line.strip() for line in lines(ask(question)))
