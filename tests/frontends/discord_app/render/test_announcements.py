"""What is sent at its time, beside what is specified of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.frontends.discord_app.render.announcements import announcement, carries_key
from bot.frontends.discord_app.render.components import Component, walk
from bot.frontends.discord_app.render.occasions import Occasion
from bot.knowledge.models import Link, SessionKind, SessionStatus
from bot.reminders.keys import component_ids, key_of
from bot.reminders.models import MessageKind, MessageState, ReminderState
from bot.reminders.moments import Edge, Relative
from bot.reminders.ports import PointlessError
from bot.search.passages import Entry, EntryKind
from tests.builders import ADA, assistant, at, edition, event, session
from tests.frontends.discord_app.render.occasions import (
    ABSTRACT,
    CHANNEL,
    EVENT,
    FIRST_DAY,
    INVITED,
    KEY,
    KEYNOTE,
    PAPER,
    ROLE,
    due_message,
    occasion,
    own,
    planned,
)
from tests.frontends.discord_app.render.reading import (
    button_called,
    buttons,
    carried,
    labels,
    primary,
    problems,
    texts,
)
from tests.frontends.discord_app.stage import ASSISTANT, BERLIN

PROGRAM, DEADLINE, ORGANIZERS, PROBLEM = 0x6F8DD0, 0xD2720E, 0xC057FA, 0xF1484F
DAY = timedelta(1)
TIDES = Entry(EntryKind.TALK, "tides", "")
GITHUB = "https://github.com/keuperj/MLHPCS/blob/master/2021"
MANY = "\n".join(["*" * 60] * 24)


def shown(what: Occasion) -> list[Component]:
    layout = announcement(what)
    assert problems(layout) == []
    assert carries_key(layout, KEY)
    assert not carries_key(layout, key_of(["another"]))
    return layout


def tides(sort: MessageKind, clock: str = "8:50", **parts: object) -> Occasion:
    known = session("Tides", "9:00-9:30", ADA, room="Hall A", track="Water", **parts)  # type: ignore[arg-type]
    helper = assistant(edition(event(id="e"), sessions=(known,)))
    return occasion(sort, TIDES, context=helper.context(at(clock), "e"))


def test_talk_in_a_channel() -> None:
    layout = shown(occasion(MessageKind.TALK, INVITED))
    assert texts(layout) == [
        (
            "## Invited talk <t:1625236200:R>: [Deep Learning Meets Optimal Control - How Optimal "
            f"Control Enables Faster and Better Training]({GITHUB}/invited_3.md)"
        ),
        "<t:1625236200:t> – <t:1625238000:t> · **Stefanie Günther** (LLNL)",
    ]
    assert layout[0]["accent_color"] == PROGRAM
    assert labels(layout) == ["About this talk", "Program"]
    assert primary(layout) == ["About this talk"]
    assert carried(layout) == [
        f"w1:open:{EVENT}:s.invited-3:{KEY}",
        f"w1:show:{EVENT}:program",
    ]


def test_talk_says_where_it_is_and_leads_to_its_stream() -> None:
    stream = Link(title="Stream", url="https://zoom.example/1")
    slides = Link(title="Slides", url="https://slides.example")
    layout = shown(tides(MessageKind.TALK, links=(slides, stream)))
    assert texts(layout)[1] == (
        "<t:1904284800:t> – <t:1904286600:t> · **Ada Fonseca** (Tagus University)\nHall A · Water"
    )
    assert labels(layout) == ["About this talk", "Program", "Stream"]
    assert button_called(layout, "Stream")["url"] == "https://zoom.example/1"


def test_what_is_no_talk_is_not_called_one() -> None:
    layout = shown(tides(MessageKind.TALK, kind=SessionKind.PANEL))
    assert texts(layout)[0] == "## Panel <t:1904284800:R>: Tides"
    assert labels(layout)[0] == "About this session"


def test_start_of_a_talk_is_true_when_it_is_read_later() -> None:
    layout = shown(tides(MessageKind.STARTING, "9:00"))
    assert texts(layout)[0] == "## Talk started <t:1904284800:R>: Tides"
    assert "Hall A" in texts(layout)[1]
    assert labels(layout) == ["About this talk", "Program"]


def test_deadline_in_a_channel_with_a_role() -> None:
    layout = shown(occasion(MessageKind.DEADLINE, ABSTRACT, DAY, role_id=ROLE))
    assert texts(layout) == [
        f"<@&{ROLE}>",
        "## Extended abstract due <t:1621079940:R>",
        "<t:1621079940:F>\n1–2 pages, to contribute with a talk",
        (
            "-# Extended, was 1 May · end of 14 May AoE, anywhere on earth · "
            "time in your own time zone"
        ),
    ]
    assert layout[0]["type"] == 10
    assert layout[1]["accent_color"] == DEADLINE
    assert primary(layout) == ["Remind me"]
    assert carried(layout) == [f"w1:remind:{EVENT}:d.abstract:{KEY}"]
    assert button_called(layout, "Submit in CMT")["url"].startswith("https://cmt3.")


def test_deadline_without_a_time_of_day_has_no_hour() -> None:
    layout = shown(occasion(MessageKind.DEADLINE, PAPER, DAY))
    assert texts(layout)[1].startswith("10 July 2021, no time of day announced\n")
    assert "time zone" not in str(texts(layout))


def test_deadline_that_passes_now_is_nothing_to_be_reminded_of() -> None:
    layout = shown(occasion(MessageKind.DEADLINE, ABSTRACT, timedelta(0)))
    assert carried(layout) == [f"w1:show:{EVENT}:deadlines:{KEY}"]
    assert labels(layout) == ["All deadlines", "Submit in CMT"]


def test_extended_deadline() -> None:
    layout = shown(occasion(MessageKind.EXTENDED, ABSTRACT, 14 * DAY))
    assert texts(layout)[0] == "## Extended abstract extended: due <t:1621079940:R>"
    assert labels(layout)[0] == "Remind me"


def test_program_of_a_day() -> None:
    layout = shown(occasion(MessageKind.DAY, FIRST_DAY))
    first, opening, keynote, *_, note = texts(layout)
    assert first == "## Program of <t:1625227200:D>"
    assert opening.startswith("<t:1625227200:t> ")
    assert keynote.startswith("<t:1625228100:t> [Surprises in Deep Learning Training…](")
    assert note == "-# Times in your own time zone"
    assert len(texts(layout)) == 14
    assert carried(layout) == [f"w1:show:{EVENT}:program.20210702.-.-:{KEY}"]


def test_program_of_a_day_that_is_posted_late_says_of_nothing_that_it_is_on() -> None:
    late = occasion(MessageKind.DAY, FIRST_DAY)
    during = ASSISTANT.context(datetime(2021, 7, 2, 17, 10, tzinfo=BERLIN), EVENT)
    before, after = shown(late), shown(replace(late, context=during, late=timedelta(hours=3)))
    assert texts(after) == [*texts(before), "-# Sent 3 hours late"]


def test_program_of_a_very_full_day_is_cut() -> None:
    sessions = tuple(session(f"Poster {n}", "9:00-10:00", room=f"Board {n}") for n in range(90))
    helper = assistant(edition(event(id="e"), sessions=sessions))
    day = Entry(EntryKind.EVENT, "20300506", "")
    what = occasion(MessageKind.DAY, day, context=helper.context(at("8:00"), "e"))
    assert texts(shown(what))[-1] == "-# And 65 more · times in your own time zone"


def test_program_of_a_day_with_one_session() -> None:
    what = tides(MessageKind.DAY)
    of = replace(what.planned, entry=Entry(EntryKind.EVENT, "20300506", ""))
    layout = shown(replace(what, message=due_message(of)))
    assert texts(layout)[1].startswith("<t:1904284800:t> Tides")


def test_personal_reminder_of_a_talk() -> None:
    what = occasion(MessageKind.PERSONAL, KEYNOTE, reminder=own(about=KEYNOTE))
    layout = shown(what)
    assert texts(layout) == [
        (
            "## Keynote <t:1625228100:R>: [Surprises in Deep Learning Training: Symmetry, "
            f"Efficiency, and Scale]({GITHUB}/keynote.md)"
        ),
        "<t:1625228100:t> – <t:1625230800:t> · **Daniel Soudry** (Technion)",
        "-# MLHPCS 2021 · you asked for this on <t:1625040720:D>",
    ]
    assert carried(layout) == [
        f"w1:done:{EVENT}:r.5127:{KEY}",
        f"w1:snooze:{EVENT}:r.5127:5",
        f"w1:open:{EVENT}:s.keynote",
    ]
    assert labels(layout) == ["Done", "Snooze 5 minutes", "About this talk"]
    assert primary(layout) == ["Done"]


def test_personal_reminder_at_the_start_cannot_wait() -> None:
    reminder = own(about=KEYNOTE, lead=timedelta(0))
    what = occasion(MessageKind.PERSONAL, KEYNOTE, timedelta(0), reminder=reminder)
    assert labels(shown(what)) == ["Done", "About this talk"]


def test_personal_reminder_of_a_deadline_with_words_of_ones_own() -> None:
    reminder = own("Ask *Ben*\n# first", ABSTRACT, 3 * DAY)
    layout = shown(occasion(MessageKind.PERSONAL, ABSTRACT, 3 * DAY, reminder=reminder))
    assert texts(layout)[0] == "## Extended abstract due <t:1621079940:R>"
    assert "Ask \\*Ben\\*\n\\# first" in texts(layout)
    assert layout[0]["accent_color"] == DEADLINE
    assert labels(layout) == [
        "Done", "Snooze 1 hour", "Snooze 1 day", "About this deadline", "Submit in CMT",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask **Ben**", ["## Ask \\*\\*Ben\\*\\*"]),
        ("a\nb", ["## Your reminder", "a\nb"]),
        ("word " * 40, ["## Your reminder", ("word " * 40).strip()]),
        ("  ", ["## …"]),
    ],
)
def test_personal_reminder_of_something_else(text: str, expected: list[str]) -> None:
    what = occasion(MessageKind.PERSONAL, None, reminder=own(text))
    layout = shown(replace(what, context=None))
    assert texts(layout) == [*expected, "-# You asked for this on <t:1625040720:D>"]
    assert labels(layout) == ["Done", "Snooze 10 minutes", "Snooze 1 day"]


def test_organizers_own_text_keeps_its_markdown_and_carries_the_key_in_ids() -> None:
    reminder = own("**Join us** <#1>, @everyone", server_id=1)
    layout = shown(occasion(MessageKind.REMINDER, None, reminder=reminder, role_id=ROLE))
    assert texts(layout) == [f"<@&{ROLE}>", "**Join us** <#1>, @everyone"]
    assert buttons(layout) == []
    _, box = layout
    assert (box["id"], box["components"][0]["id"]) == component_ids(KEY)
    assert box["accent_color"] == ORGANIZERS


@pytest.mark.parametrize(("about", "colour"), [(KEYNOTE, PROGRAM), (ABSTRACT, DEADLINE)])
def test_organizers_text_has_the_colour_of_what_it_is_about(about: Entry, colour: int) -> None:
    reminder = own("Soon", about, server_id=1)
    layout = shown(occasion(MessageKind.ANNOUNCEMENT, about, reminder=reminder))
    assert layout[0]["accent_color"] == colour


def test_placeholders_are_filled() -> None:
    reminder = own("{title} {relative}", ABSTRACT, server_id=1)
    layout = shown(occasion(MessageKind.REMINDER, ABSTRACT, reminder=reminder))
    (words,) = texts(layout)
    assert words.startswith("[Extended abstract](https://cmt3.")
    assert words.endswith(") <t:1621079940:R>")


@pytest.mark.parametrize("text", ["{title}" * 200, "🦑" * 1_500, "日" * 1_500, MANY])
def test_longest_texts_of_organizers_fit(text: str) -> None:
    known = session("Tides " * 300, "9:00", id="tides")
    helper = assistant(edition(event(id="e"), sessions=(known,)))
    reminder = own(text, TIDES, server_id=1)
    context = helper.context(at("8:00"), "e")
    late = timedelta(minutes=61)
    what = occasion(
        MessageKind.REMINDER, TIDES, context=context, reminder=reminder, late=late, role_id=ROLE
    )
    assert texts(shown(what))[-1] == "-# Sent 1 hour 1 minute late"


def unsent(
    kind: MessageKind,
    due: datetime,
    entry: Entry | None = None,
    state: MessageState = MessageState.FAILED,
    why: str = "I may not write there.",
) -> Occasion:
    """Return a message that was not sent."""
    context = ASSISTANT.context(due, EVENT)
    return Occasion(due_message(planned(kind, due, entry), state, why), context)


def test_report_tells_what_was_not_sent_where_and_why() -> None:
    due = datetime(2021, 7, 2, 16, 5, tzinfo=BERLIN)
    own_words = unsent(MessageKind.REMINDER, due - DAY)
    told = [
        unsent(MessageKind.TALK, due, KEYNOTE),
        unsent(MessageKind.DAY, due, FIRST_DAY, MessageState.SKIPPED, "I was off."),
        replace(own_words, reminder=own("Bring *your* badge,\nall of you", server_id=1)),
        unsent(MessageKind.ANNOUNCEMENT, due + DAY),
    ]
    layout = shown(replace(occasion(MessageKind.REPORT, None), context=None, unsent=told))
    title = "Surprises in Deep Learning Training…"
    assert texts(layout) == [
        "## 4 messages were not sent",
        (
            f"**Your reminder: “Bring \\*your\\* badge, all of you”** · <#{CHANNEL}> · "
            "due <t:1625148300:f>\nI may not write there."
        ),
        f"**Talk: {title}** · <#{CHANNEL}> · due <t:1625234700:f>\nI may not write there.",
        (
            f"**Program of 2 July 2021** · <#{CHANNEL}> · due <t:1625234700:f>\n"
            "I was off. By now it is too late for it."
        ),
        f"**Your announcement** · <#{CHANNEL}> · due <t:1625321100:f>\nI may not write there.",
    ]
    assert layout[0]["accent_color"] == PROBLEM
    assert carried(layout) == [f"w1:show:-:status:{KEY}"]
    assert labels(layout) == ["Status"]


def test_report_of_very_many_fits_and_says_how_many_there_are() -> None:
    due = datetime(2021, 7, 2, 16, 5, tzinfo=BERLIN)
    entry = Entry(EntryKind.TALK, "*" * 500, "")
    long = unsent(MessageKind.STARTING, due, entry, why="*" * 900)
    layout = shown(replace(occasion(MessageKind.REPORT, None), unsent=[long] * 30))
    assert texts(layout)[0] == "## 30 messages were not sent"
    assert texts(layout)[-1] == "-# And 22 more"
    alone = shown(replace(occasion(MessageKind.REPORT, None), unsent=[long]))
    assert texts(alone)[0] == "## 1 message was not sent"


def test_trial() -> None:
    layout = shown(occasion(MessageKind.TEST, None, role_id=ROLE))
    assert texts(layout)[:2] == [f"<@&{ROLE}>", "## This is how reminders look here"]
    assert buttons(layout) == []


@pytest.mark.parametrize("kind", [MessageKind.TALK, MessageKind.STARTING])
def test_what_comes_late_says_so(kind: MessageKind) -> None:
    what = replace(occasion(kind, KEYNOTE), late=timedelta(minutes=4, seconds=10))
    assert texts(shown(what))[-1] == "-# Sent 4 minutes late"


def moved(what: Occasion) -> Occasion:
    of = replace(what.planned, occurrence=what.planned.occurrence + timedelta(minutes=5))
    return replace(what, message=due_message(of))


@pytest.mark.parametrize(
    "what",
    [
        occasion(MessageKind.TALK, Entry(EntryKind.TALK, "gone", "")),
        occasion(MessageKind.DEADLINE, Entry(EntryKind.DEADLINE, "gone", "")),
        occasion(MessageKind.TALK, None),
        replace(occasion(MessageKind.TALK, KEYNOTE), context=None),
        moved(occasion(MessageKind.TALK, KEYNOTE)),
        moved(occasion(MessageKind.STARTING, KEYNOTE)),
        moved(occasion(MessageKind.DEADLINE, ABSTRACT)),
        moved(occasion(MessageKind.EXTENDED, ABSTRACT)),
        moved(occasion(MessageKind.PERSONAL, KEYNOTE, reminder=own(about=KEYNOTE))),
        moved(occasion(MessageKind.REMINDER, KEYNOTE, reminder=own("x", KEYNOTE, server_id=1))),
        occasion(MessageKind.DAY, Entry(EntryKind.EVENT, "20210703", "")),
        occasion(MessageKind.DAY, Entry(EntryKind.EVENT, "nonsense", "")),
        occasion(MessageKind.DAY, None),
        occasion(MessageKind.PERSONAL, KEYNOTE),
        occasion(
            MessageKind.PERSONAL,
            KEYNOTE,
            reminder=replace(own(about=KEYNOTE), state=ReminderState.CANCELLED),
        ),
        occasion(MessageKind.REMINDER, None),
        replace(occasion(MessageKind.REMINDER, KEYNOTE, reminder=own("x", KEYNOTE)), context=None),
    ],
)
def test_nothing_is_said_of_what_is_gone_or_at_another_time(what: Occasion) -> None:
    with pytest.raises(PointlessError):
        announcement(what)


@pytest.mark.parametrize("kind", [MessageKind.TALK, MessageKind.STARTING, MessageKind.DAY])
def test_nothing_is_said_of_what_was_called_off(kind: MessageKind) -> None:
    what = tides(kind, status=SessionStatus.CANCELLED)
    day = Entry(EntryKind.EVENT, "20300506", "")
    of = replace(what.planned, entry=day) if kind is MessageKind.DAY else what.planned
    with pytest.raises(PointlessError):
        announcement(replace(what, message=due_message(of)))


def test_reminder_after_the_end_of_a_talk_is_in_time() -> None:
    after = Relative(KEYNOTE, Edge.END, timedelta(0))
    reminder = replace(own("Thank you", KEYNOTE, server_id=1), moment=after)
    what = occasion(MessageKind.REMINDER, KEYNOTE, reminder=reminder)
    of = replace(what.planned, occurrence=what.planned.occurrence + timedelta(minutes=45))
    assert texts(shown(replace(what, message=due_message(of)))) == ["Thank you"]


def test_no_id_is_given_twice() -> None:
    layout = shown(occasion(MessageKind.REMINDER, None, reminder=own("x", server_id=1)))
    given = [each["id"] for each in walk(layout) if "id" in each]
    assert len(given) == len(set(given)) == 2
