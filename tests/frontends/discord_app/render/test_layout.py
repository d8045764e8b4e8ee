"""Answers that have much of something, or something long, still fit into one message."""

import re
from datetime import timedelta

from bot.answers.assistant import Assistant
from bot.answers.models import Answer
from bot.frontends.discord_app.render.components import Component, walk
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.layout import Renderer
from bot.knowledge.models import (
    ANYWHERE_ON_EARTH,
    Contact,
    Deadline,
    Due,
    FaqEntry,
    Link,
    SessionKind,
)
from bot.search.passages import Entry, EntryKind
from tests.builders import (
    ADA,
    MONDAY,
    assistant,
    at,
    edition,
    event,
    session,
)
from tests.frontends.discord_app.render.reading import (
    buttons,
    labels,
    options,
    problems,
    selects,
    texts,
)

RENDERER = Renderer({})
NOW = at("8:00")
WEB = "https://a.example/"


def deadlines(number: int, name: str = "Paper") -> tuple[Deadline, ...]:
    """Return deadlines that are open, a day apart."""
    return tuple(
        Deadline(
            id=f"d{n}",
            name=f"{name} {n}",
            due=Due(day=MONDAY + timedelta(n + 1), time_of_day=None, zone=ANYWHERE_ON_EARTH),
        )
        for n in range(number)
    )


def shown(answer: Answer, form: Form = Form.PRIVATE, page: str = "") -> list[Component]:
    layout = RENDERER.layout(answer, form, page)
    assert problems(layout) == []
    return layout


def card(kind: EntryKind, entry_id: str, of: Assistant) -> Answer:
    return of.open(Entry(kind, entry_id, ""), now=NOW)


def test_a_page_of_deadlines_holds_six() -> None:
    answer = assistant(edition(deadlines=deadlines(13))).deadlines(now=NOW)
    page = shown(answer)
    assert sum("due <t:" in text for text in texts(page)) <= 6
    assert "Later" in labels(page)


def test_a_day_with_a_single_talk_lets_it_be_opened() -> None:
    known = edition(
        event(ends=MONDAY + timedelta(1)),
        sessions=(session("Tides", "9:00"), session("Fog", "9:00", day=MONDAY + timedelta(1))),
    )
    page = shown(assistant(known).program(now=NOW), page="2")
    ids = [each.get("custom_id", "") for each in buttons(page)]
    assert options(page) or any(each.endswith(":s.fog") for each in ids)


def test_topics_that_are_spelled_alike_can_be_asked_about() -> None:
    helper = assistant(edition(event(topics=("Deep learning", "Deep-Learning", "Robots"))))
    for question in ("deep learning", "is deep learning a topic", "deep", "learning"):
        shown(helper.ask(question, now=NOW))


def test_all_of_a_long_first_sentence_can_be_read() -> None:
    answer = " ".join(f"word{n}" for n in range(200))
    entry = FaqEntry(id="why", questions=("Why?",), answer=answer)
    said = " ".join(texts(shown(card(EntryKind.FAQ, "why", assistant(edition(faq=(entry,)))))))
    assert "word199" in said


def test_the_time_of_a_deadline_with_a_long_name_is_still_introduced() -> None:
    known = edition(deadlines=deadlines(2, "Camera ready version " * 10))
    first, *others = texts(shown(assistant(known).deadlines(now=NOW)))
    assert re.search(r"[0…] due <t:\d+:R>$", first.removesuffix("**"))
    assert any(re.search(r"… due <t:\d+:R>", text) for text in others)


def test_links_that_would_not_fit_beside_steps_have_a_row_of_their_own() -> None:
    links = tuple(Link(title=f"Link {n}", url=f"{WEB}{n}") for n in range(7))
    talk = session("Tides", "9:00", ADA, links=links)
    page = shown(card(EntryKind.TALK, "tides", assistant(edition(sessions=(talk,)))))
    assert labels(page) == [
        "Remind me", "Speaker", "Share", *(f"Link {n}" for n in range(5)),
    ]  # fmt: skip


def test_a_link_is_offered_once_and_a_bad_one_never() -> None:
    links = (
        Link(title="Slides", url=WEB),
        Link(title="Again", url=WEB),
        Link(title="Long", url=WEB + "x" * 500),
    )
    talk = session("Tides", "9:00", links=links)
    page = shown(card(EntryKind.TALK, "tides", assistant(edition(sessions=(talk,)))))
    assert labels(page) == ["Remind me", "Slides", "Share"]


def test_long_labels_are_cut_at_a_word() -> None:
    links = (Link(title="Slides of the talk about tides and robots", url=WEB),)
    talk = session("Tides", "9:00", links=links)
    page = shown(card(EntryKind.TALK, "tides", assistant(edition(sessions=(talk,)))))
    assert labels(page)[1] == "Slides of the talk about tides…"


def test_six_candidates_are_a_select_and_five_have_a_button_each() -> None:
    def asked(number: int) -> list[Component]:
        talks = tuple(session(f"Tides {n}", f"{9 + n}:00", ADA) for n in range(number))
        return shown(assistant(edition(sessions=talks)).talk("tides", now=NOW))

    assert labels(asked(5)) == [*["Open"] * 5, "None of these", "Program"]
    assert selects(asked(5)) == []
    assert labels(asked(6)) == ["None of these", "Program"]
    assert [each["label"] for each in options(asked(6))] == [f"Tides {n}" for n in range(6)]
    assert options(asked(6))[0]["description"] == "Talk · Ada Fonseca (Tagus University)"


def test_a_person_with_several_talks_has_a_select_of_them() -> None:
    talks = tuple(session(f"Tides {n}", f"{9 + n}:00", ADA) for n in range(12))
    page = shown(card(EntryKind.SPEAKER, ADA.id, assistant(edition(sessions=talks))))
    assert len(options(page)) == 12
    assert selects(page)[0]["placeholder"] == "Open a talk"
    assert labels(page) == ["Earlier", "Later", "Share"]


def test_a_list_tells_the_zone_of_its_times_once_and_only_if_it_has_any() -> None:
    timeless = assistant(edition(sessions=(session("Tides"), session("Fog"))))
    timed = assistant(edition(sessions=(session("Tides", "9:00"), session("Fog", "10:00"))))
    notes = [
        sum("your own time zone" in text for text in texts(shown(each.program(now=NOW))))
        for each in (timeless, timed)
    ]
    assert notes == [0, 1]


def test_an_address_of_mail_is_shown_as_it_is() -> None:
    contact = Contact(id="c", topic="general", email="info@here.example")
    page = shown(assistant(edition(contacts=(contact,))).contact(now=NOW))
    assert texts(page)[0] == "## info@here.example"


def test_blank_texts_are_not_sent() -> None:
    talk = session("Tides", "9:00", room="\u202e", note="\u202e", summary="\u202e")
    page = shown(card(EntryKind.TALK, "tides", assistant(edition(sessions=(talk,)))))
    assert all(text.strip() for text in texts(page))
    assert not any("\u202e" in str(each) for each in walk(page))


def test_a_title_of_invisible_marks_does_not_leave_a_blank_text() -> None:
    """A blank text is refused, and the whole answer with it."""
    pause = session("\u200f\u2067", kind=SessionKind.BREAK, room="\u2067")
    sessions = (pause, session("Tides"), session("Fog"))
    shown(assistant(edition(sessions=sessions)).program(now=NOW))
