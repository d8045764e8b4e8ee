"""What commands and buttons ask of the assistant."""

from datetime import datetime

import pytest

from bot.answers.models import Answer, AnswerKind, View, ViewPart
from bot.answers.program_choices import Side
from bot.answers.text import Tone, plain_words
from bot.frontends.discord_app import asking
from bot.frontends.discord_app.asking import Ask, GoneError
from bot.frontends.discord_app.codes import code_of
from bot.search.passages import Entry, EntryKind
from tests.builders import ADA, assistant, at, edition, event, session
from tests.frontends.discord_app.stage import ASSISTANT, BEFORE

EVENT = "mlhpcs-2021"
KEYNOTE = Entry(EntryKind.TALK, "keynote", "")


def answered(ask: Ask, now: datetime = BEFORE, event_id: str = EVENT) -> Answer:
    return ask(ASSISTANT, now, event_id)


def test_a_question_is_asked_as_it_was_typed() -> None:
    typed = "how long can the paper be"
    assert answered(asking.Question(typed)) == ASSISTANT.ask(typed, now=BEFORE, event_id=EVENT)


def test_the_event_is_the_one_that_is_named() -> None:
    assert answered(asking.Question("program"), event_id="mlhpcs-2020").event_id == "mlhpcs-2020"
    assert answered(asking.Shown(ViewPart(View.ABOUT)), event_id="mlhpcs-2020").event_id == (
        "mlhpcs-2020"
    )


def test_a_program_without_a_choice_is_the_whole_program() -> None:
    whole = ASSISTANT.program(now=BEFORE, event_id=EVENT)
    assert answered(asking.program({})) == whole
    assert len(whole.hits) == 12


def test_a_program_of_a_kind_is_a_part_of_it() -> None:
    part = answered(asking.program({Side.KIND: "invited"}))
    assert len(part.hits) == 4
    assert part.source == ViewPart(View.PROGRAM, "-.-.invited")


@pytest.mark.parametrize(
    ("kind", "typed", "entry_id"),
    [
        (EntryKind.TALK, "s.keynote", "keynote"),
        (EntryKind.TALK, "keynote", "keynote"),
        (EntryKind.TALK, "surprises in deep", "keynote"),
        (EntryKind.SPEAKER, "p.daniel-soudry", "daniel-soudry"),
        (EntryKind.SPEAKER, "soudry", "daniel-soudry"),
        (EntryKind.DEADLINE, "d.paper", "paper"),
        (EntryKind.DEADLINE, "full paper", "paper"),
    ],
)
def test_an_entry_is_named_by_its_code_or_in_words(
    kind: EntryKind, typed: str, entry_id: str
) -> None:
    answer = answered(asking.Named(kind, typed))
    assert isinstance(answer.source, Entry)
    assert answer.source[:2] == (kind, entry_id)


def test_a_contact_is_named_by_its_code_or_in_words() -> None:
    contact = ASSISTANT.contact(now=BEFORE, event_id=EVENT)
    known = ASSISTANT.edition(EVENT).contacts[0].id
    assert answered(asking.Named(EntryKind.CONTACT, f"c.{known}")) == contact
    assert answered(asking.Named(EntryKind.CONTACT, "whom do I ask")) == contact


@pytest.mark.parametrize("typed", ["s.gone", "s.~0123456789ab", "p.daniel-soudry", "program", ""])
def test_a_code_that_is_none_of_its_kind_is_taken_as_words(typed: str) -> None:
    answer = answered(asking.Named(EntryKind.TALK, typed))
    assert answer == ASSISTANT.talk(typed, now=BEFORE, event_id=EVENT)


def test_an_entry_with_a_long_id_is_found_by_what_autocomplete_gives_for_it() -> None:
    long = "X" * 120
    known = edition(event(id="e"), sessions=(session("Tides", "9:00", ADA, id=long),))
    code = code_of(Entry(EntryKind.TALK, long, "Tides"))
    answer = asking.Named(EntryKind.TALK, code)(assistant(known), at("8:00"), "e")
    assert answer.source == Entry(EntryKind.TALK, long, "Tides")


@pytest.mark.parametrize("view", sorted(set(View) - {View.HELP}))
def test_a_view_is_shown_as_it_is(view: View) -> None:
    shown = answered(asking.Shown(ViewPart(view)))
    assert shown == ASSISTANT.show(view, now=BEFORE, event_id=EVENT)


def test_a_card_is_shown() -> None:
    assert answered(asking.Shown(KEYNOTE)) == ASSISTANT.open(KEYNOTE, now=BEFORE, event_id=EVENT)


def test_what_is_gone_raises_an_error() -> None:
    with pytest.raises(GoneError):
        answered(asking.Shown(Entry(EntryKind.TALK, "gone", "")))


def test_help_says_how_to_ask_and_who_sees_the_answers() -> None:
    plain = ASSISTANT.help(now=BEFORE, event_id=EVENT)
    assert answered(asking.Shown(ViewPart(View.HELP))) == plain
    first, *middle, last = asking.with_more_help(plain, is_private=True).blocks
    assert tuple(middle) == plain.blocks
    assert "mention me" in plain_words(first.lines[0].text)
    assert "unless you share them" in plain_words(last.lines[0].text)
    assert last.lines[0].tone is Tone.NOTE
    seen_by_all = asking.with_more_help(plain, is_private=False).blocks[-1]
    assert "Nobody else" not in plain_words(seen_by_all.lines[0].text)


def test_none_of_the_candidates_is_as_good_as_not_known() -> None:
    answer = answered(asking.Nothing())
    assert answer.kind is AnswerKind.NOT_KNOWN
    assert answer == ASSISTANT.not_known(now=BEFORE, event_id=EVENT)
