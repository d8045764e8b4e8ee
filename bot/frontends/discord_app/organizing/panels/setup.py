"""The settings of a server, with a select for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.wording import listed
from bot.frontends.discord_app.codes import NOTHING, custom_id, event_code
from bot.frontends.discord_app.organizing.panels.names import (
    ANSWERS,
    AUTO,
    CHANNEL,
    DETAILS,
    EVENT,
    KIND_NAMES,
    POSTED_IN,
    PRIVATE,
    PUBLIC,
    ROLE,
    STATUS,
)
from bot.frontends.discord_app.render.actions import entry_option
from bot.frontends.discord_app.render.colours import ORGANIZERS
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    channel_select,
    container,
    option,
    role_select,
    row,
    select,
    select_any,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.limits import OPTION_TEXT, OPTIONS
from bot.reminders.models import RuleKind
from bot.reminders.saying import words_of_lead
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.models import Event
    from bot.reminders.models import Rule
    from bot.storage.choices import ServerChoices

_CURRENT, _WHICH = "The one that is on", "or comes next, or was last"
_AT_ONCE = "\n-# Each choice is saved at once."
_NOWHERE = "-# Nothing is posted until you choose one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What is chosen for a server.

    `events` are those there are, the nearest first; `event_id` is the one that the rules are about,
    "" if that can't be read. `warnings` say in markdown what would keep me from posting.
    """

    choices: ServerChoices
    events: Sequence[Event]
    event_id: str
    rules: Mapping[RuleKind, Rule]
    warnings: Sequence[str] = ()


def setup_panel(setup: Setup) -> list[Component]:
    """Return the settings of a server."""
    choices, event = setup.choices, _event_code(setup)
    nowhere = "" if choices.channel_id else f"\n{_NOWHERE}"
    inside = [
        text(f"## Setup of this server{'' if setup.warnings else _AT_ONCE}"),
        *_warnings(setup.warnings),
        text("**Event**"),
        select(_setting(EVENT), _events(setup)),
        text(f"**Channel for reminders and changes**{nowhere}"),
        channel_select(_setting(CHANNEL), choices.channel_id, POSTED_IN),
        text("**Organizers**, besides Manage Server"),
        role_select(_setting(ROLE), choices.organizer_role),
        text("**Answers**"),
        select(_setting(ANSWERS), _answers(is_public=choices.has_public_answers)),
        text("**Automatic reminders**"),
        select_any(custom_id("set", event, AUTO), _kinds(setup.rules), "None"),
        separator(),
        row(
            [
                button("Lead times", custom_id("lead", event, NOTHING)),
                button("Details", custom_id("show", NOTHING, DETAILS)),
                button("Send a test", custom_id("test", NOTHING, NOTHING)),
                button("Status", custom_id("show", NOTHING, STATUS)),
            ]
        ),
    ]
    return [container(inside, ORGANIZERS)]


def kind_words(rule: Rule) -> str:
    """Return when one kind of automatic reminders comes, in plain words."""
    leads = listed([words_of_lead(lead) for lead in rule.leads if lead])
    times = " and ".join(
        filter(None, (f"{leads} before" if leads else "", "" if all(rule.leads) else "at the time"))
    )
    match rule.kind:
        case RuleKind.DEADLINES:
            return f"{times}; when extended" if times else "When extended"
        case RuleKind.DAY:
            return f"{times} the first session" if leads else "With the first session"
        case RuleKind.STARTING:
            return "In the room's channel, or the one for reminders"
        case RuleKind.TALKS:  # pragma: no branch - no other kind there is
            return times or "Never"


def _event_code(setup: Setup) -> str:
    return event_code(setup.event_id) if setup.event_id else NOTHING


def _warnings(warnings: Sequence[str]) -> list[Component]:
    """Return the first warning and how many more there are, so that all fits on a phone."""
    more = len(warnings) - 1
    return [text(f"{each}{f' Status has {more} more.' * bool(more)}") for each in warnings[:1]]


def _events(setup: Setup) -> list[Component]:
    """Return the events as options; of very many those that come first, and the chosen one."""
    chosen = setup.choices.event
    chosen_first = sorted(setup.events, key=lambda event: event.id != chosen)
    offered = [each for each in setup.events if each in chosen_first[: OPTIONS - 1]]
    is_chosen = {event.id: event.id == chosen for event in offered}
    current = option(_CURRENT, NOTHING, _WHICH, is_chosen=not any(is_chosen.values()))
    return [current, *(_event(event, is_chosen=is_chosen[event.id]) for event in offered)]


def _event(event: Event, *, is_chosen: bool) -> Component:
    entry = Entry(EntryKind.EVENT, event.id, "")
    return entry_option(event.name, entry, event.full_name, is_chosen=is_chosen)


def _answers(*, is_public: bool) -> list[Component]:
    private = "Only who asked sees them, with a button to share"
    public = "Everyone in the channel sees them"
    return [
        option("Private", PRIVATE, private, is_chosen=not is_public),
        option("Public", PUBLIC, public, is_chosen=is_public),
    ]


def _kinds(rules: Mapping[RuleKind, Rule]) -> list[Component]:
    return [
        option(
            name,
            kind,
            label(kind_words(rules[kind]), OPTION_TEXT),
            is_chosen=rules[kind].is_on,
        )
        for kind, name in KIND_NAMES.items()
    ]


def _setting(name: str) -> str:
    return custom_id("set", NOTHING, name)
