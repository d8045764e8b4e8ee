"""How the organizers' panels look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.sentences import cut
from bot.frontends.discord_app.codes import NOTHING, custom_id
from bot.frontends.discord_app.render.actions import entry_option
from bot.frontends.discord_app.render.colours import ORGANIZERS, PROBLEM
from bot.frontends.discord_app.render.components import (
    ROLE_SELECT,
    Component,
    button,
    container,
    option,
    row,
    select,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import one_line
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.limits import OPTIONS
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.models import Event
    from bot.knowledge.problems import Problem
    from bot.storage.store import ServerChoices

SETUP, STATUS = "setup", "status"
"""The panels, as buttons carry them."""
EVENT, ANSWERS, ROLE = "event", "answers", "role"
"""The settings, as selects carry them."""
PRIVATE, PUBLIC = "private", "public"

_CURRENT, _WHICH = "The one that is on", "or comes next, or was last"
_MOST_PROBLEMS = 5
_LONGEST_PROBLEM = 300


def setup_panel(choices: ServerChoices, events: Sequence[Event]) -> list[Component]:
    """Return what is chosen for a server, with a select for each choice.

    Of very many events those are offered that come first, and the chosen one.
    """
    chosen_first = sorted(events, key=lambda event: event.id != choices.event)
    offered = [each for each in events if each in chosen_first[: OPTIONS - 1]]
    is_chosen = {event.id: event.id == choices.event for event in offered}
    current = option(_CURRENT, NOTHING, _WHICH, is_chosen=not any(is_chosen.values()))
    inside = [
        text("## Setup of this server\n-# Each choice is saved at once."),
        text("**Event**"),
        select(
            _setting(EVENT),
            [current, *(_event_option(event, is_chosen=is_chosen[event.id]) for event in offered)],
        ),
        text("**Organizers**, besides members with Manage Server"),
        _role_select(choices.organizer_role),
        text("**Answers**"),
        select(
            _setting(ANSWERS),
            [
                option(
                    "Private",
                    PRIVATE,
                    "Only who asked sees them, with a button to share",
                    is_chosen=not choices.has_public_answers,
                ),
                option(
                    "Public",
                    PUBLIC,
                    "Everyone in the channel sees them",
                    is_chosen=choices.has_public_answers,
                ),
            ],
        ),
        separator(),
        row([button("Status", custom_id("show", NOTHING, STATUS))]),
    ]
    return [container(inside, ORGANIZERS)]


def status_panel(
    problems: Sequence[Problem], facts: Sequence[str], missing: str = ""
) -> list[Component]:
    """Return how the bot is: what is wrong in the knowledge files, then what runs.

    The facts are in markdown. `missing` is the event that the server chose, if it can't be read.
    """
    shown = [
        text(f"**Knowledge problem**\n{escaped(cut(one_line(str(each)), _LONGEST_PROBLEM))}")
        for each in problems[:_MOST_PROBLEMS]
    ]
    if more := len(problems) - len(shown):
        shown.append(text(f"-# and {more} more, in the log and in `workshop-bot check`"))
    if problems:
        shown.insert(0, text("Files with a problem are left out until they are mended."))
    if missing:
        lost = (
            f"**This server's event is left out**\nNo file says anything about {escaped(missing)}."
        )
        shown.insert(0, text(f"{lost} Mend its file, or choose another event in Setup."))
    count = len(problems) + bool(missing)
    things = "1 thing needs you" if count == 1 else f"{count} things need you"
    inside = [
        text(f"## {things}" if count else "## All is well"),
        *shown,
        text(f"-# {' · '.join(facts)}"),
        separator(),
        row([button("Setup", custom_id("show", NOTHING, SETUP))]),
    ]
    return [container(inside, PROBLEM if count else ORGANIZERS)]


def _setting(name: str) -> str:
    return custom_id("set", NOTHING, name)


def _event_option(event: Event, *, is_chosen: bool) -> Component:
    entry = Entry(EntryKind.EVENT, event.id, "")
    return entry_option(event.name, entry, event.full_name, is_chosen=is_chosen)


def _role_select(role_id: int | None) -> Component:
    made: Component = {
        "type": ROLE_SELECT,
        "custom_id": _setting(ROLE),
        "placeholder": "No role",
        "min_values": 0,
        "max_values": 1,
    }
    if role_id is not None:
        made["default_values"] = [{"id": str(role_id), "type": "role"}]
    return row([made])
