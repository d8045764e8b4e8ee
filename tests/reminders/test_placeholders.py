from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.text import Linked, Strong, Time, TimeStyle
from bot.knowledge.edition import Edition
from bot.knowledge.models import Link
from bot.reminders.facts import FACTS
from bot.reminders.placeholders import UNKNOWN, Filled, PlaceholderError, Typed, check, filled
from bot.search.passages import Entry, EntryKind
from tests.answers.arbitrary import editions
from tests.builders import MONDAY, TUESDAY, at, edition, event
from tests.reminders.asking import HARBOUR


def talk(session_id: str) -> Entry:
    return Entry(EntryKind.TALK, session_id, "")


def deadline(deadline_id: str) -> Entry:
    return Entry(EntryKind.DEADLINE, deadline_id, "")


TIDES, STORM = talk("reading-the-tides"), talk("life-after-the-storm")
WHOLE = Entry(EntryKind.EVENT, HARBOUR.id, "")
ALL = "{title}{starts}{relative}{room}{speakers}{link}"


def full(clock: str) -> Time:
    return Time(at(clock, MONDAY).astimezone(UTC))


def relative(clock: str) -> Time:
    return Time(at(clock, MONDAY).astimezone(UTC), TimeStyle.RELATIVE)


@pytest.mark.parametrize(
    ("about", "facts"),
    [
        (
            TIDES,
            (
                Linked("Reading the Tides", "https://harbour.example/tides"),
                full("9:15"),
                relative("9:15"),
                "Aurora",
                "Ada Fonseca",
                "https://harbour.example/tides",
            ),
        ),
        (
            STORM,
            (
                Strong("Life after the Storm"),
                full("10:30"),
                relative("10:30"),
                UNKNOWN,
                "Ben Okafor and Cleo Marchetti",
                UNKNOWN,
            ),
        ),
        (
            talk("sonar"),  # which has other links than to an abstract
            (
                Strong("Sonar"),
                full("11:30"),
                relative("11:30"),
                UNKNOWN,
                "Cleo Marchetti",
                "https://s.example",
            ),
        ),
        (
            talk("gulls"),  # of which only the day is known
            (Strong("Gulls"), "6 May 2030", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        ),
        (
            deadline("camera-ready"),
            (
                Linked("Camera-ready papers", "https://harbour.example/submit"),
                Time(datetime(2030, 4, 21, 11, 59, tzinfo=UTC)),
                Time(datetime(2030, 4, 21, 11, 59, tzinfo=UTC), TimeStyle.RELATIVE),
                UNKNOWN,
                UNKNOWN,
                "https://harbour.example/submit",
            ),
        ),
        (
            deadline("grants"),  # without an announced time of day
            (
                Strong("Grants"),
                "28 April 2030",
                Time(datetime(2030, 4, 28, 22, 59, tzinfo=UTC), TimeStyle.RELATIVE),
                UNKNOWN,
                UNKNOWN,
                UNKNOWN,
            ),
        ),
        (
            WHOLE,
            (
                Linked("Harbour 2030", "https://harbour.example"),
                full("9:00"),
                relative("9:00"),
                UNKNOWN,
                UNKNOWN,
                "https://harbour.example",
            ),
        ),
        (talk("gone"), (UNKNOWN,) * 6),
        (deadline("gone"), (UNKNOWN,) * 6),
        (Entry(EntryKind.SPEAKER, "ada-fonseca", ""), (UNKNOWN,) * 6),
        (None, (UNKNOWN,) * 6),
    ],
)
def test_what_placeholders_stand_for(about: Entry | None, facts: Filled) -> None:
    assert filled(ALL, about, HARBOUR) == facts


def test_an_event_without_a_program() -> None:
    links = (Link(title="Call", url="https://call.example"),)
    known = edition(event(ends=TUESDAY, links=links))
    assert filled(ALL, WHOLE, known) == (
        Linked("Harbour 2030", "https://call.example"),
        "6 May 2030",
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        "https://call.example",
    )


def test_without_an_edition_nothing_is_known() -> None:
    assert filled("{title}!", TIDES, None) == (UNKNOWN, Typed("!"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("**Bold** `code`", (Typed("**Bold** `code`"),)),
        ("In {room}.", (Typed("In "), "Aurora", Typed("."))),
        ("{room}", ("Aurora",)),
        ("{room}{room}", ("Aurora", "Aurora")),
        ("{{room}}", (Typed("{"), "Aurora", Typed("}"))),
        ("{ room } {} {1} {a b} {", (Typed("{ room } {} {1} {a b} {"),)),
        ("{banana}", (Typed("{banana}"),)),
        ("{Room}", (Typed("{Room}"),)),
    ],
)
def test_what_was_typed_stays_as_it_is(text: str, pieces: Filled) -> None:
    assert filled(text, TIDES, HARBOUR) == pieces


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (ALL, TIDES),
        ("{title} {starts} {relative} {link}", deadline("camera-ready")),
        ("{title} {starts} {relative} {link}", WHOLE),
        ("{starts}", talk("gulls")),
        ("stray { braces } {} {1} {a b} {{}}", None),
        ("", None),
    ],
)
def test_texts_that_can_be_filled(text: str, about: Entry | None) -> None:
    check(text, about, HARBOUR)


NAMES = "{title}, {starts}, {relative}, {room}, {speakers} and {link}"
NEEDS_ONE = "needs a talk or deadline: give a time such as “10 minutes before the keynote”."


@pytest.mark.parametrize(
    ("text", "about", "told"),
    [
        ("{titel}", TIDES, "I don't know {titel}: do you mean {title}?"),
        ("{Title}", TIDES, "I don't know {Title}: do you mean {title}?"),
        ("{{speaker}}", TIDES, "I don't know {speaker}: do you mean {speakers}?"),
        (
            "{xyz}",
            TIDES,
            f"I don't know {{xyz}}: there are {NAMES}.",
        ),
        ("{title}", None, f"{{title}} {NEEDS_ONE}"),
        ("{link} {title}", None, f"{{link}} {NEEDS_ONE}\n{{title}} {NEEDS_ONE}"),
        ("{title} {title}", None, f"{{title}} {NEEDS_ONE}"),
        (
            "By {speakers}",
            deadline("early"),
            "{speakers} is for talks, and “Early registration” is none: please leave it out.",
        ),
        (
            "In {room}",
            WHOLE,
            "{room} is for talks, and “Harbour 2030” is none: please leave it out.",
        ),
        (
            "In {room}",
            STORM,
            "No room of “Life after the Storm” is known: please leave {room} out.",
        ),
        ("{relative}", talk("gulls"), "No time of “Gulls” is known: please leave {relative} out."),
        (
            "{link}",
            deadline("early"),
            "No address of “Early registration” is known: please leave {link} out.",
        ),
        ("{title}", talk("gone"), "What {title} stands for is no longer there."),
        ("{speakers}", deadline("gone"), "What {speakers} stands for is no longer there."),
    ],
)
def test_texts_that_can_not_be_filled(text: str, about: Entry | None, told: str) -> None:
    with pytest.raises(PlaceholderError) as caught:
        check(text, about, HARBOUR)
    assert str(caught.value) == told


def test_what_could_be_filled_becomes_words_when_it_can_no_longer() -> None:
    text = "{title} in {room}"
    check(text, TIDES, HARBOUR)
    keynote = HARBOUR.sessions_by_id[TIDES.id]
    moved = edition(HARBOUR.event, sessions=(replace(keynote, room=""),))
    assert filled(text, TIDES, moved)[1:] == (Typed(" in "), UNKNOWN)


texts = st.lists(
    st.sampled_from([*(f"{{{name}}}" for name in FACTS), "{", "}", "{}", "{x}", "*a*", " "])
    | st.text(max_size=5),
    max_size=8,
).map("".join)


@given(texts, editions(), st.sampled_from(list(EntryKind)), st.sampled_from("abcd"))
def test_what_passes_the_check_is_filled(
    text: str, known: Edition, kind: EntryKind, entry_id: str
) -> None:
    about = Entry(kind, entry_id, "")
    pieces = filled(text, about, known)
    try:
        check(text, about, known)
    except PlaceholderError:
        return
    assert UNKNOWN not in pieces


@given(texts)
def test_without_placeholders_a_text_stays_as_it_is(text: str) -> None:
    pieces = filled(text, None, None)
    typed = (piece.text if isinstance(piece, Typed) else "{}" for piece in pieces)
    for name in FACTS:
        text = text.replace(f"{{{name}}}", "{}")
    assert "".join(typed) == text
