"""The settings that few need: where each kind of reminder goes, and whom it mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.frontends.discord_app.codes import NOTHING, custom_id, event_code, room_code
from bot.frontends.discord_app.organizing.panels.names import (
    BY_ROOM,
    CHANNEL,
    DETAILS,
    KIND_NAMES,
    POSTED_IN,
    PROBLEMS,
    ROLE,
    ROOM,
    ROOMS,
    SETUP,
)
from bot.frontends.discord_app.organizing.panels.setup import kind_words
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
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import LONGEST_TITLE, label
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.limits import OPTION_TEXT, OPTIONS
from bot.reminders.models import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.models import Event
    from bot.reminders.models import Rule
    from bot.storage.choices import ServerChoices


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is chosen in detail, and which of it is shown: a kind, the rooms, or the problems.

    `rooms` are those of the event; `room` is the one that is shown. `channels` are the names of
    channels by their ids. `warnings` say in markdown what would keep me from posting.
    """

    choices: ServerChoices
    event: Event
    rules: Mapping[RuleKind, Rule]
    shown: str = RuleKind.DEADLINES
    rooms: Sequence[str] = ()
    room: str = ""
    room_channels: Mapping[str, int] = field(default_factory=dict)
    channels: Mapping[int, str] = field(default_factory=dict)
    warnings: Sequence[str] = ()


def details_panel(details: Details) -> list[Component]:
    """Return one part of the settings, and which parts there are."""
    name = escaped(label(details.event.name, LONGEST_TITLE))
    inside = [
        text(f"## Details for {name}\n-# Each choice is saved at once."),
        select(_carried(details, DETAILS), list(_parts(details))),
        *map(text, details.warnings[:1]),
        *_shown(details),
        separator(),
        row(_buttons(details)),
    ]
    return [container(inside, ORGANIZERS)]


def _shown(details: Details) -> Iterator[Component]:
    if details.shown == PROBLEMS:
        yield text(
            "**Channel for problems**\n-# There I tell organizers what was not posted, and why."
        )
        channel_id = details.choices.problems_channel_id
        yield channel_select(custom_id("set", NOTHING, PROBLEMS), channel_id, POSTED_IN)
    elif details.shown == ROOMS:
        yield from _rooms(details)
    else:
        yield from _kind(details, details.rules[RuleKind(details.shown)])


def _kind(details: Details, rule: Rule) -> Iterator[Component]:
    state = "On" if rule.is_on else "Off"
    yield text(f"{state}: {_uncapitalized(kind_words(rule))}.")
    yield text(f"**Channel**\n-# {_without_one(details, rule)}")
    yield channel_select(_carried(details, f"{CHANNEL}.{rule.kind}"), rule.channel_id, POSTED_IN)
    yield text("**Role to mention**")
    yield role_select(_carried(details, f"{ROLE}.{rule.kind}"), rule.role_id)


def _without_one(details: Details, rule: Rule) -> str:
    """Return where a kind of reminders goes that has no channel of its own."""
    main = details.choices.channel_id
    usual = f"<#{main}>" if main else "nowhere"
    if rule.kind in BY_ROOM:
        return f"A room's own channel comes first. Without one: {usual}."
    return f"Without one: {usual}."


def _rooms(details: Details) -> Iterator[Component]:
    if not details.rooms:
        yield text("The files name no room.")
        return
    yield text("**Room**\n-# What is about a talk is posted in the channel of its room.")
    options = [
        option(
            label(room, OPTION_TEXT),
            room_code(room),
            _channel_name(details, room),
            is_chosen=room == details.room,
        )
        for room in details.rooms[:OPTIONS]
    ]
    yield select(_carried(details, ROOM), options, "Choose a room")
    if details.room:
        yield text("**Its channel**")
        carried = _carried(details, f"{ROOM}.{room_code(details.room)}")
        yield channel_select(carried, details.room_channels.get(details.room), POSTED_IN)


def _channel_name(details: Details, room: str) -> str:
    channel_id = details.room_channels.get(room)
    if channel_id is None:
        return ""
    return label(f"#{details.channels.get(channel_id, 'unknown')}", OPTION_TEXT)


def _parts(details: Details) -> Iterator[Component]:
    for kind, name in KIND_NAMES.items():
        yield option(name, kind, is_chosen=details.shown == kind)
    yield option("Rooms", ROOMS, "The channel of each", is_chosen=details.shown == ROOMS)
    yield option("Problems", PROBLEMS, "Where I tell you", is_chosen=details.shown == PROBLEMS)


def _buttons(details: Details) -> list[Component]:
    setup = button("Setup", custom_id("show", NOTHING, SETUP))
    if details.shown in {ROOMS, PROBLEMS, RuleKind.STARTING}:
        return [setup]
    event = event_code(details.event.id)
    return [button("Lead times", custom_id("lead", event, details.shown)), setup]


def _carried(details: Details, name: str) -> str:
    return custom_id("set", event_code(details.event.id), name)


def _uncapitalized(words: str) -> str:
    return words[:1].lower() + words[1:]
