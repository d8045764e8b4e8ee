"""Long programs and texts can be read to their ends, and nothing in them is torn."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.assistant import Assistant
from bot.answers.models import Answer
from bot.frontends.discord_app.render.components import Component
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.layout import Renderer
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.knowledge.models import Page, Session, SessionKind
from bot.search.passages import Entry, EntryKind
from tests.builders import MONDAY, ZONE, assistant, at, edition, event, session
from tests.frontends.discord_app.render import wild_texts
from tests.frontends.discord_app.render.reading import button_called, labels, options, parts, texts

RENDERER = Renderer({})
SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = at("8:00")
titles = st.lists(st.sampled_from(["tidez", "robotz,", "of", "hyperparameterz"]), max_size=30)


@st.composite
def programs(draw: st.DrawFn) -> Edition:
    """Return a program whose titles begin with a number of their own."""
    days, count = draw(st.sampled_from([1, 1, 3])), draw(st.sampled_from([2, 7, 13, 26, 99, 180]))
    endings = draw(st.lists(titles, min_size=1, max_size=4))
    kinds = draw(st.lists(st.sampled_from(SessionKind), min_size=1, max_size=3))
    sessions = []
    for n in range(count):
        title = f"n{n}z {' '.join(endings[n % len(endings)])}".strip(" ,")
        starts = at("9:00", MONDAY + timedelta(n % days)) + timedelta(minutes=5 * (n // days))
        kind = kinds[n % len(kinds)]
        sessions.append(
            Session(id=f"n{n}", kind=kind, title=title, day=starts.date(), starts=starts)
        )
    return edition(event(ends=MONDAY + timedelta(days - 1)), sessions=tuple(sessions))


def read_on(answer: Answer, first: str = "1") -> Iterator[list[Component]]:
    """Yield the pages that one gets by pressing Later until it is switched off."""
    page = first
    for _ in range(400):
        layout = RENDERER.layout(answer, Form.PRIVATE, page)
        yield layout
        if "Later" not in labels(layout) or button_called(layout, "Later").get("disabled"):
            return
        page = parts(button_called(layout, "Later")["custom_id"])["arg"]
    pytest.fail("there is no end to it")


def numbers(layout: list[Component]) -> list[str]:
    return re.findall(r"\bn\d+z", "\n".join(texts(layout)[1:]))


@SOME
@given(programs(), st.sampled_from([NOW, at("12:01"), NOW + timedelta(30)]))
def test_every_entry_of_a_program_stands_on_exactly_one_page(known: Edition, now: datetime) -> None:
    answer = assistant(known).program(now=now)
    shown = [number for layout in read_on(answer) for number in numbers(layout)]
    listed = known.in_order(known.sessions)
    assert shown == [f"{each.id}z" for each in listed]


@SOME
@given(programs())
def test_every_entry_of_a_program_can_be_chosen_somewhere(known: Edition) -> None:
    answer = assistant(known).program(now=NOW)
    offered: Counter[str] = Counter()
    for layout in read_on(answer):
        offered.update(option["value"] for option in options(layout))
        assert {f"s.{number[:-1]}" for number in numbers(layout)} <= set(offered)


@SOME
@given(programs())
def test_a_whole_day_shows_what_its_pages_show(known: Edition) -> None:
    answer = assistant(known).program(now=NOW)
    by_day: dict[str, list[str]] = {}
    whole: dict[str, list[str]] = {}
    for layout in read_on(answer):
        heading = texts(layout)[0]
        by_day.setdefault(heading, []).extend(numbers(layout))
        if "Whole day" in labels(layout):
            arg = parts(button_called(layout, "Whole day")["custom_id"])["arg"]
            all_of_it = RENDERER.layout(answer, Form.PRIVATE, arg)
            assert texts(all_of_it)[0] == heading
            whole[heading] = numbers(all_of_it)
    assert all(by_day[heading] == shown for heading, shown in whole.items())


@SOME
@given(programs(), st.sampled_from(Form))
def test_no_word_is_torn_anywhere(known: Edition, form: Form) -> None:
    """Each word of a title ends in z, but those that can't end a line."""
    helper = assistant(known)
    title = known.sessions[-1].title
    answers = [
        helper.program(now=NOW),
        helper.now(now=NOW),
        helper.talk(title, now=NOW),
        helper.talk("tidez robotz", now=NOW),
        helper.ask("hyperparameterz", now=NOW),
        *(helper.open(Entry(EntryKind.TALK, each.id, ""), now=NOW) for each in known.sessions[:3]),
    ]
    for answer in answers:
        layout = RENDERER.layout(answer, form)
        words = [*texts(layout), *labels(layout)]
        words += [option["label"] for option in options(layout)]
        for text in words:
            assert not re.search(r"[^z]…", text.replace("robotz,…", "z…")), text


def test_what_was_typed_is_quoted_up_to_a_word() -> None:
    sessions = tuple(session(f"Tides and robots {n}", f"{9 + n}:00") for n in range(3))
    typed = "tides and robots " * 3 + "hyperparameters of the deep sea"
    answer = assistant(edition(sessions=sessions)).talk(typed[:68], now=NOW)
    headline = texts(RENDERER.layout(answer, Form.PRIVATE))[0]
    assert "hyperpar…" not in headline


@SOME
@given(wild_texts.proses, st.sampled_from(Form))
def test_a_text_without_a_link_can_be_read_to_its_end(text: str, form: Form) -> None:
    page = Page(id="page", title="Page", text=text)
    helper = Assistant(KnowledgeBase(editions=(edition(event(), pages=(page,)),)))
    answer = helper.open(Entry(EntryKind.PAGE, "page", ""), now=NOW)
    layouts = list(read_on(answer)) if form is not Form.SHARED else []
    shown = "".join(
        text for layout in layouts for text in texts(layout)[1:] if not text.startswith("-# Page ")
    )
    invisible = "[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    plain = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", shown)
    if layouts:
        assert re.sub(rf"\s|{invisible}", "", plain) == re.sub(rf"\s|{invisible}", "", text)


def test_a_program_at_its_last_day_opens_at_now_however_long_it_is() -> None:
    sessions = tuple(
        session(
            f"Talk {n}", f"{9 + n // 6}:{n % 6}0", day=MONDAY + timedelta(day), id=f"t{day}-{n}"
        )
        for day in range(3)
        for n in range(50)
    )
    known = edition(event(ends=MONDAY + timedelta(2)), sessions=sessions)
    now = datetime(2030, 5, 8, 12, 5, tzinfo=ZONE)
    shown = texts(RENDERER.layout(assistant(known).program(now=now), Form.PRIVATE))
    assert any(text.startswith("> **") for text in shown)
