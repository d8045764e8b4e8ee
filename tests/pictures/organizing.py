"""What organizers see, for the docs: made by the bot's own panels, about MLHPCS 2021."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.frontends.discord_app.organizing.audit_words import (
    about_reminder,
    announced,
    reminder_changed,
    reminder_made,
    rules_changed,
    settings_changed,
)
from bot.frontends.discord_app.organizing.panels import needs
from bot.frontends.discord_app.organizing.panels.details import Details, details_panel
from bot.frontends.discord_app.organizing.panels.drafts import draft_panel
from bot.frontends.discord_app.organizing.panels.log import log_panel
from bot.frontends.discord_app.organizing.panels.outcomes import outcome_panel
from bot.frontends.discord_app.organizing.panels.paging import Page
from bot.frontends.discord_app.organizing.panels.reminder import reminder_panel
from bot.frontends.discord_app.organizing.panels.reminders import reminders_panel
from bot.frontends.discord_app.organizing.panels.setup import Setup, setup_panel
from bot.frontends.discord_app.organizing.panels.status import Status, status_panel
from bot.frontends.discord_app.organizing.scheduled import Scheduled
from bot.knowledge.problems import Problem
from bot.reminders.defaults import default_rules
from bot.reminders.models import (
    Message,
    MessageKind,
    MessageState,
    Planned,
    Reminder,
    ReminderState,
    RuleKind,
)
from bot.reminders.moments import Edge, Fixed, Relative, Repeat
from bot.search.passages import Entry, EntryKind
from bot.storage.audit import Change
from bot.storage.choices import ServerChoices
from tests.pictures.scene import PHONE, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.assistant import Assistant
    from bot.frontends.discord_app.render.components import Component

EVENT = "mlhpcs-2021"
SERVER, ADA, BEN = 901000000000000001, 901000000000000031, 901000000000000032
NEWS, GENERAL, TALKS, TEAM = (901000000000000011 + place for place in range(4))
AUTHORS, ORGANIZERS = 901000000000000021, 901000000000000022
NAMES = {
    NEWS: "announcements",
    GENERAL: "general",
    TALKS: "talks",
    TEAM: "organizers",
    AUTHORS: "Authors",
    ORGANIZERS: "Organizers",
    ADA: "ada",
    BEN: "ben",
}
COLOURS = {AUTHORS: "#e0a458", ORGANIZERS: "#b9a1f0"}
_BERLIN = ZoneInfo("Europe/Berlin")
_SPRING = datetime(2021, 5, 5, 9, 0, tzinfo=_BERLIN)
_DURING = datetime(2021, 7, 2, 16, 7, tzinfo=_BERLIN)
_LEAD = timedelta(minutes=10)
_PRIVATE = 1 << 15 | 1 << 6
_ABSTRACT = Entry(EntryKind.DEADLINE, "abstract", "")
_CHOICES = ServerChoices(EVENT, ORGANIZERS, channel_id=NEWS, problems_channel_id=TEAM)
_DRAFTED = (
    "**{title}**: due {relative}. Submit it in CMT: https://cmt3.research.microsoft.com/MLHPCS2021"
)


def messages(assistant: Assistant) -> dict[str, tuple[dict[str, Any], Scene]]:
    """Return each picture's name with the message that it shows and how that is seen."""
    seen = {
        "remind-confirm": (draft_panel(_draft(assistant)), _SPRING, "remind create"),
        "remind-list": (reminders_panel(_reminders(assistant)), _SPRING, "remind list"),
        "remind-show": (reminder_panel(_reminders(assistant)[1]), _SPRING, "remind show"),
        "announce": (outcome_panel(_posted()), _DURING, "announce"),
        "organize-setup": (setup_panel(_setup(assistant)), _SPRING, "organize setup"),
        "organize-details": (details_panel(_details(assistant)), _SPRING, None),
        "organize-status": (status_panel(_status(assistant)), _DURING, "organize status"),
        "organize-log": (log_panel(_log(assistant)), _SPRING, "organize log"),
    }
    made = {name: _seen(*each) for name, each in seen.items()}
    for name in ("organize-setup", "remind-list"):
        payload, scene = made[name]
        made[f"{name}-phone"] = payload, replace(scene, width=PHONE)
    return made


def _seen(
    layout: list[Component], now: datetime, command: str | None
) -> tuple[dict[str, Any], Scene]:
    payload = {"flags": _PRIVATE, "components": layout}
    return payload, Scene(now=now, command=command, names=NAMES, colours=COLOURS)


def _reminder(assistant: Assistant, number: int, text: str, **more: Any) -> Scheduled:  # noqa: ANN401
    values = {
        "id": number,
        "owner_id": ADA,
        "server_id": SERVER,
        "event_id": EVENT,
        "channel_id": NEWS,
        "created": _SPRING,
        "changed": _SPRING,
        "origin": text,
        "text": text,
    }
    edition = assistant.edition(EVENT)
    return Scheduled(Reminder(**{**values, **more}), edition, _SPRING.astimezone(UTC))


def _before(entry: Entry, **duration: int) -> Relative:
    return Relative(entry, Edge.START, -timedelta(**duration))


def _at(*wall: int) -> Fixed:
    return Fixed(datetime(*wall), _BERLIN.key)  # type: ignore[arg-type] # noqa: DTZ001


def _draft(assistant: Assistant) -> Scheduled:
    return _reminder(
        assistant,
        88,
        _DRAFTED,
        moment=_before(_ABSTRACT, hours=2),
        about=_ABSTRACT,
        role_id=AUTHORS,
        state=ReminderState.DRAFT,
    )


def _reminders(assistant: Assistant) -> list[Scheduled]:
    welcome = Entry(EntryKind.TALK, "opening", "")
    return [
        _reminder(
            assistant,
            41,
            "Remember: extended abstracts are 1–2 pages in LNCS format.",
            moment=_at(2021, 5, 1, 9, 0),
            repeat=Repeat.WEEKLY,
        ),
        _reminder(
            assistant,
            42,
            "**{title}**: due {relative}. Submit it in CMT.",
            moment=_before(_ABSTRACT, hours=2),
            about=_ABSTRACT,
            role_id=AUTHORS,
        ),
        _reminder(
            assistant,
            43,
            "The workshop room opens now. Test your microphone.",
            moment=_before(welcome, minutes=30),
            about=welcome,
            channel_id=GENERAL,
        ),
        _reminder(
            assistant,
            44,
            "Full papers are due tomorrow.",
            moment=_at(2021, 7, 9, 9, 0),
            state=ReminderState.PAUSED,
        ),
    ]


def _message(kind: MessageKind, due: datetime, entry: str = "", **more: Any) -> Message:  # noqa: ANN401
    planned = Planned(
        key="k" + "a" * 19,
        scope="",
        kind=kind,
        due=due,
        expires=due,
        occurrence=due,
        server_id=SERVER,
        event_id=EVENT,
        entry=Entry(EntryKind.TALK, entry, "") if entry else None,
        channel_id=TALKS if entry else NEWS,
        role_id=None if entry else AUTHORS,
    )
    return Message(planned=planned, try_at=due, **{"state": MessageState.WAITING, **more})


def _posted() -> Message:
    return _message(
        MessageKind.ANNOUNCEMENT, _DURING, state=MessageState.SENT, message_id=901000000000000099
    )


def _setup(assistant: Assistant) -> Setup:
    events = [assistant.edition(each).event for each in reversed(assistant.event_ids)]
    rules = default_rules(_SPRING)
    return Setup(choices=_CHOICES, events=events, event_id=EVENT, rules=rules)


def _details(assistant: Assistant) -> Details:
    rules = default_rules(_SPRING)
    talks = replace(rules[RuleKind.TALKS], channel_id=TALKS)
    return Details(
        choices=_CHOICES,
        event=assistant.edition(EVENT).event,
        rules={**rules, RuleKind.TALKS: talks},
        shown=RuleKind.TALKS,
    )


def _status(assistant: Assistant) -> Status:
    context = assistant.context(_DURING, EVENT)
    problem = "I may not send messages there. Allow me Send Messages in that channel, then retry."
    failed = _message(
        MessageKind.TALK,
        _DURING - timedelta(minutes=2),
        "contributed-2",
        state=MessageState.FAILED,
        problem=problem,
    )
    talks = [
        each for each in context.edition.program if each.starts and each.starts > _DURING + _LEAD
    ]
    coming = [
        _message(MessageKind.TALK, each.starts - _LEAD, each.id)
        for each in talks[:3]
        if each.starts
    ]
    mistake = Problem("mlhpcs-2021.yaml", 41, 11, "2021-05-32 is not a date: May has 31 days.")
    return Status(
        needs=[needs.unsent(failed, context, None), needs.mistake(mistake, is_served=True)],
        ahead=[needs.coming(each, context, None) for each in coming],
        ahead_count=3,
        facts=["Version 1.0.0", "connected since <t:1624860180:f>", "12 sessions, 2 deadlines"],
        dismissing="w1:clear:-:status:1625234821",
    )


def _log(assistant: Assistant) -> Page[Change]:
    changes = list(_changes(assistant))
    at = _SPRING.astimezone(UTC)
    return Page(
        [
            Change(who, what, at - timedelta(minutes=7 * place))
            for place, (who, what) in enumerate(changes)
        ],
        1,
        1,
    )


def _changes(assistant: Assistant) -> Iterable[tuple[int, str]]:
    _, abstract, welcome, paused = _reminders(assistant)
    rules = default_rules(_SPRING)
    off = replace(rules[RuleKind.TALKS], is_on=False)
    moved = replace(abstract.reminder, moment=_before(_ABSTRACT, hours=3))
    yield BEN, about_reminder("paused", 44, paused.reminder.text)
    yield BEN, reminder_changed(replace(abstract, reminder=moved), abstract)
    yield ADA, announced("Registration is open: see you in July.", GENERAL, AUTHORS)
    yield ADA, reminder_made(welcome)
    yield ADA, rules_changed({RuleKind.TALKS: off}, [rules[RuleKind.TALKS]])
    yield ADA, settings_changed(replace(_CHOICES, channel_id=None), _CHOICES, {})
