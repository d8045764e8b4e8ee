"""Whatever the organizers wrote, every answer can be sent, read to its end, and pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from bot.answers.assistant import Assistant
from bot.answers.context import Context
from bot.answers.entries import (
    entry_of_contact,
    entry_of_deadline,
    entry_of_event,
    entry_of_faq,
    entry_of_page,
    entry_of_person,
    entry_of_talk,
    entry_of_topic,
)
from bot.answers.models import View, ViewPart
from bot.answers.questions.choice import did_you_mean
from bot.frontends.discord_app.codes import custom_id, event_code
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.layout import Renderer
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.search.edition_index import EditionIndex
from tests.frontends.discord_app.render import wild
from tests.frontends.discord_app.render.reading import (
    buttons,
    carried,
    followed,
    options,
    parts,
    selects,
    texts,
)
from tests.frontends.discord_app.render.rules import check_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.answers.models import Answer
    from bot.frontends.discord_app.render.components import Component
    from bot.search.passages import Entry

RENDERER = Renderer({"program": 5, "talk": 51})
QUESTIONS = (
    "what is on now", "what comes next", "which topics are there", "who are the speakers",
    "who organizes it", "all deadlines", "which deadlines are open", "when is the first talk",
    "which talks were cancelled", "how many talks are there", "tides robots", "hyperparameters",
    "what is the wifi password", "hi", "<@1> @everyone ```",
)  # fmt: skip
ABOVE = "-# Shared by <@77>"
SOME = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def entries(edition: Edition) -> Iterator[Entry]:
    """Yield some entries of each kind, the first ones and the last."""
    lists = (
        map(entry_of_talk, edition.sessions),
        map(entry_of_person, edition.people),
        map(entry_of_deadline, edition.deadlines),
        map(entry_of_contact, edition.contacts),
        map(entry_of_faq, edition.faq),
        map(entry_of_page, edition.pages),
        map(entry_of_topic, edition.event.topics),
    )
    yield entry_of_event(edition.event)
    for found in map(list, lists):
        yield from dict.fromkeys((*found[:5], *found[7:8], *found[-1:]))


def answers(edition: Edition, now: datetime) -> Iterator[Answer]:
    """Yield all there is to be answered about an event: views, cards, questions back."""
    assistant = Assistant(KnowledgeBase(editions=(edition,)))
    for view in View:
        yield assistant.show(view, now=now)
    known = list(entries(edition))
    for entry in known:
        yield assistant.open(entry, now=now)
    yield from questions_back(edition, known, now)
    for question in QUESTIONS:
        yield assistant.ask(question, now=now)


def questions_back(edition: Edition, known: list[Entry], now: datetime) -> Iterator[Answer]:
    """Yield questions which of a few entries, or of many talks, is meant."""
    context = Context(EditionIndex(edition), now)
    for kind in {entry.kind for entry in known}:
        alike = [entry for entry in known if entry.kind is kind]
        for count in (2, 5, 7):
            if count <= len(alike):
                yield did_you_mean(context, alike[0].title, alike[:count])
    for number in (6, 25, 26):
        if number <= len(edition.sessions):
            talks = [entry_of_talk(each) for each in edition.sessions[:number]]
            yield did_you_mean(context, "x " * 90, talks)


def pages(answer: Answer, form: Form) -> Iterator[list[Component]]:
    """Yield the message, then all that its paging buttons lead to, each once."""
    seen, ahead = set(), [""]
    while ahead:
        page = ahead.pop()
        layout = RENDERER.layout(answer, form, page)
        yield layout
        seen.add(page)
        turning = (each for each in buttons(layout) if ":page:" in each.get("custom_id", ""))
        to = {parts(each["custom_id"])["arg"] for each in turning if not each.get("disabled")}
        ahead += [each for each in to if each not in {*seen, *ahead}]


@SOME
@given(wild.editions(), wild.moments)
def test_all_answers_keep_all_rules_on_all_pages_in_all_forms(
    edition: Edition, now: datetime
) -> None:
    for answer in answers(edition, now):
        for form in Form:
            for layout in pages(answer, form):
                check_rules(layout, form)


@SOME
@given(wild.editions(), wild.moments)
def test_every_button_and_option_leads_to_an_answer(edition: Edition, now: datetime) -> None:
    assistant = Assistant(KnowledgeBase(editions=(edition,)))
    followed_codes: set[str] = set()
    for answer in answers(edition, now):
        layout = RENDERER.layout(answer, Form.PRIVATE)
        event = event_code(edition.id)
        for each in (*carried(layout), *(select["custom_id"] for select in selects(layout))):
            assert parts(each)["event"] == event
        codes = {parts(each)["entry"] for each in carried(layout)} - {"-"}
        codes |= {option["value"] for option in options(layout)}
        for code in codes - followed_codes:
            RENDERER.layout(followed(assistant, now, event, code), Form.DIRECT)
        followed_codes |= codes


@SOME
@given(wild.editions(), wild.moments)
def test_what_is_paged_or_shared_shows_the_same_again(edition: Edition, now: datetime) -> None:
    assistant = Assistant(KnowledgeBase(editions=(edition,)))
    for answer in answers(edition, now):
        if answer.source is None or answer.source == ViewPart(View.HELP):
            continue
        event = event_code(edition.id)
        again = followed(
            assistant, now, event, parts(custom_id("share", event, answer.source))["entry"]
        )
        before = texts(RENDERER.layout(answer, Form.SHARED))
        after = texts(RENDERER.layout(again, Form.SHARED))
        if before[0] == after[0]:  # a card may be led by the fact that was asked for
            assert before == after, answer.source
