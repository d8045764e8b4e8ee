"""Whatever organizers write and choose, what they are shown can be sent and comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.context import Context
from bot.answers.entries import entry_of_deadline, entry_of_talk
from bot.frontends.discord_app.organizing import audit_words
from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.organizing.panels import needs
from bot.frontends.discord_app.organizing.panels.details import Details, details_panel
from bot.frontends.discord_app.organizing.panels.drafts import draft_panel
from bot.frontends.discord_app.organizing.panels.forms import leads_form, reminder_form
from bot.frontends.discord_app.organizing.panels.log import log_panel
from bot.frontends.discord_app.organizing.panels.outcomes import outcome_panel
from bot.frontends.discord_app.organizing.panels.paging import page_of
from bot.frontends.discord_app.organizing.panels.reminder import reminder_panel
from bot.frontends.discord_app.organizing.panels.reminders import reminders_panel, which_reminder
from bot.frontends.discord_app.organizing.panels.setup import Setup, setup_panel
from bot.frontends.discord_app.organizing.panels.status import Status, status_panel
from bot.frontends.discord_app.organizing.posting import typed_moment
from bot.frontends.discord_app.organizing.scheduled import Scheduled
from bot.knowledge.problems import Problem
from bot.reminders.defaults import default_rules
from bot.reminders.models import MessageKind, MessageState, ReminderState, RuleKind
from bot.reminders.moments import Edge, Relative, Repeat
from bot.search.edition_index import EditionIndex
from bot.storage.audit import Change
from bot.storage.choices import ServerChoices
from tests.discord_server.limits_modals import check_modal
from tests.frontends.discord_app.organizing.panels import (
    NOW,
    ORGANIZERS,
    PROBLEM,
    check_panel,
    message,
    scheduled,
)
from tests.frontends.discord_app.render import wild
from tests.frontends.discord_app.render.reading import problems, texts
from tests.frontends.discord_app.render.rules import check_nothing_typed_counts
from tests.frontends.discord_app.render.wild_texts import lines, proses

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition
    from bot.search.passages import Entry

SOME = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONGEST_ID = 2**63 - 1
texts_of_organizers = proses.map(lambda words: words[:1_500].strip() or "x")
leads = st.lists(st.integers(0, 86_400), max_size=5).map(
    lambda minutes: tuple(timedelta(minutes=each) for each in minutes)
)


def entries_of(edition: Edition) -> list[Entry]:
    talks = [entry_of_talk(each)._replace(title="") for each in edition.sessions[:3]]
    dues = [entry_of_deadline(each)._replace(title="") for each in edition.deadlines[:3]]
    return [*talks, *dues]


@given(edition=wild.editions(), words=texts_of_organizers, repeat=st.sampled_from(Repeat))
@SOME
def test_any_reminder(edition: Edition, words: str, repeat: Repeat) -> None:
    placeholders = f"{words[:1_400]} {{title}} {{room}} {{speakers}} {{link}} {{relative}}"
    base = scheduled(placeholders, id=LONGEST_ID, channel_id=LONGEST_ID, role_id=LONGEST_ID)
    plain = Scheduled(replace(base.reminder, repeat=repeat), edition, NOW)
    hanging = [
        Scheduled(
            replace(
                base.reminder,
                moment=Relative(entry, edge, -timedelta(days=3, hours=1, minutes=7)),
                about=entry,
                event_id=edition.id,
            ),
            edition,
            NOW,
        )
        for entry in entries_of(edition)
        for edge in Edge
    ]
    reminders = [
        replace(each, reminder=replace(each.reminder, id=LONGEST_ID - number))
        for number, each in enumerate([plain, *hanging])
    ]
    for seen in reminders:
        for state in (ReminderState.ACTIVE, ReminderState.PAUSED, ReminderState.CANCELLED):
            check_panel(reminder_panel(replace(seen, reminder=replace(seen.reminder, state=state))))
        draft = replace(seen, reminder=replace(seen.reminder, state=ReminderState.DRAFT))
        check_panel(draft_panel(draft))
        form = reminder_form(
            "w1:fedit:-:r.1:1",
            f"Change reminder {LONGEST_ID}",
            text=words,
            when=typed_moment(seen.reminder.moment, edition),
        )
        assert check_modal(form) == []
    for page in range(5):
        check_panel(reminders_panel(reminders, str(page)))
    check_panel(which_reminder(reminders, words))


@given(words=texts_of_organizers, name=lines)
@MANY
def test_any_words_are_short_and_only_text_in_the_log(words: str, name: str) -> None:
    before, after = scheduled(words), scheduled(name, repeat=Repeat.DAILY)
    chosen = ServerChoices("a", LONGEST_ID, True, LONGEST_ID, LONGEST_ID)  # noqa: FBT003
    said = [
        audit_words.reminder_made(before),
        audit_words.reminder_changed(before, after),
        audit_words.announced(words, LONGEST_ID),
        audit_words.about_reminder("cancelled", LONGEST_ID, words),
        audit_words.room_changed(name, None, LONGEST_ID),
        audit_words.settings_changed(ServerChoices(), chosen, {"a": name[:64]}),
    ]
    changes = [Change(LONGEST_ID, each, NOW) for each in said]
    check_panel(log_panel(page_of(changes * 2, 10, "1")))
    for each in said:
        assert "\n" not in each
        bare = each.replace(f"<#{LONGEST_ID}>", "").replace(f"<@&{LONGEST_ID}>", "")
        check_nothing_typed_counts(bare.replace("<#11>", ""))


@given(words=texts_of_organizers, name=lines, kind=st.sampled_from(MessageKind))
@MANY
def test_any_status(words: str, name: str, kind: MessageKind) -> None:
    failed = message(MessageState.FAILED, words, kind=kind)
    shown = status_panel(
        Status(
            needs=[
                needs.unsent(failed, None, scheduled(words)),
                needs.mistake(Problem(name, 1, 1, words)),
                needs.missing_event(name),
            ],
            ahead=[needs.coming(failed, None, scheduled(words))] * 3,
            ahead_count=9,
            facts=["Version 1"] * 5,
            dismissing="w1:clear:-:status:1893456000",
        )
    )
    check_panel(shown, PROBLEM)
    check_panel(outcome_panel(failed), PROBLEM)


@given(edition=wild.editions(), leads=leads, name=lines)
@SOME
def test_any_settings(edition: Edition, leads: tuple[timedelta, ...], name: str) -> None:
    rules = {
        kind: replace(rule, leads=leads, channel_id=LONGEST_ID, role_id=LONGEST_ID)
        for kind, rule in default_rules(NOW).items()
    }
    choices = ServerChoices(edition.id, LONGEST_ID, True, LONGEST_ID, LONGEST_ID)  # noqa: FBT003
    check_panel(
        setup_panel(
            Setup(choices=choices, events=[edition.event], event_id=edition.id, rules=rules)
        )
    )
    for shown in (*RuleKind, "rooms", "problems"):
        for room in ("", *edition.rooms[:2]):
            panel = details_panel(
                Details(
                    choices=choices,
                    event=edition.event,
                    rules=rules,
                    shown=shown,
                    rooms=edition.rooms,
                    room=room,
                    room_channels=dict.fromkeys(edition.rooms, LONGEST_ID),
                    channels={LONGEST_ID: name},
                )
            )
            check_panel(panel, ORGANIZERS)
    forms = [rules[kind] for kind in (RuleKind.DEADLINES, RuleKind.TALKS, RuleKind.DAY)]
    assert check_modal(leads_form("w1:flead:-:-:1", forms)) == []


@given(edition=wild.editions())
@SOME
def test_any_message_is_one_line(edition: Edition) -> None:
    context = Context(EditionIndex(edition), NOW)
    for entry in entries_of(edition):
        waiting = message(
            MessageState.WAITING, kind=MessageKind.TALK, entry=entry, event_id=edition.id
        )
        line = needs.coming(waiting, context, None)
        assert "\n" not in line
        check_nothing_typed_counts(line.replace("<#11>", ""))


@given(typed=proses)
@MANY
def test_text_that_is_given_back_stays_in_its_block(typed: str) -> None:
    said = CannotError("When?", "I don't know.", typed=typed[:1_500]).said
    assert problems(said) == []
    if typed[:1_500].strip():
        assert texts(said)[-1].count("```") == 2
