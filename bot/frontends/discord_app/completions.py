"""What is offered while an option is typed; the values are short ids that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord.app_commands import Choice

from bot.answers.events import meant_events
from bot.answers.program_choices import Side, choices
from bot.frontends.discord_app import failures
from bot.frontends.discord_app.codes import code_of, event_code
from bot.frontends.discord_app.desk import UnknownEventError, UnreadableEventError, desk_of
from bot.frontends.discord_app.places import place_of
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.limits import OPTION_TEXT, OPTIONS
from bot.reminders.moments import instant_of_entry
from bot.reminders.personal import REMINDABLE
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from datetime import datetime

    from bot.frontends.discord_app.desk import Desk
    from bot.search.passages import Entry

    Complete = Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, list[Choice[str]]]]
    Offer = Callable[[Desk, str, str], Iterable[tuple[str, str]]]


def _completing(offer: Offer) -> Complete:
    """Return an autocomplete of what `offer` yields for a desk, an event and what was typed."""

    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
        desk = desk_of(interaction)
        try:
            offered = offer(desk, await _event(desk, interaction), typed)
            return [_choice(name, value) for value, name in offered][:OPTIONS]
        except (UnknownEventError, UnreadableEventError):
            return []
        except Exception as error:  # noqa: BLE001 - who is typing can't be told
            failures.note(error)
            return []

    return complete


def _choice(name: str, value: str) -> Choice[str]:
    return Choice(name=label(name, OPTION_TEXT), value=value)


async def _event(desk: Desk, interaction: discord.Interaction[Any]) -> str:
    asked = getattr(interaction.namespace, "event", None) or ""
    event_id = await desk.event_for(place_of(interaction), asked)
    return event_id or desk.assistant.default_event(desk.clock())


def _entries(kind: EntryKind) -> Complete:
    def offer(desk: Desk, event_id: str, typed: str) -> Iterable[tuple[str, str]]:
        hits = desk.assistant.complete(
            kind, typed, now=desk.clock(), event_id=event_id, limit=OPTIONS
        )
        return ((code_of(hit.entry), hit.entry.title) for hit in hits)

    return _completing(offer)


def _sides(side: Side) -> Complete:
    def offer(desk: Desk, event_id: str, typed: str) -> Iterable[tuple[str, str]]:
        return choices(desk.assistant.edition(event_id), side, typed)

    return _completing(offer)


def _ahead(desk: Desk, event_id: str, typed: str) -> Iterable[tuple[str, str]]:
    """Yield the talks and deadlines that lie ahead: what fits best first, then what is next."""
    now, edition = desk.clock(), desk.assistant.edition(event_id)
    ranked: list[tuple[float, datetime, Entry]] = []
    for kind in REMINDABLE:
        hits = desk.assistant.complete(kind, typed, now=now, event_id=event_id, limit=OPTIONS)
        starts = ((hit, instant_of_entry(edition, hit.entry)) for hit in hits)
        ranked += [(-hit.score, at, hit.entry) for hit, at in starts if at and at > now]
    for _, _, entry in sorted(ranked):
        is_deadline = entry.kind is EntryKind.DEADLINE
        yield code_of(entry), f"{entry.title} (deadline)" if is_deadline else entry.title


async def events(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
    """Offer the events, the nearest in time first."""
    desk = desk_of(interaction)
    meant = set(meant_events(desk.assistant, typed))
    return [
        _choice(event.name, event_code(event.id)) for event in desk.events if event.id in meant
    ][:OPTIONS]


talks, people = _entries(EntryKind.TALK), _entries(EntryKind.SPEAKER)
deadlines, contacts = _entries(EntryKind.DEADLINE), _entries(EntryKind.CONTACT)
ahead = _completing(_ahead)
days, tracks, kinds = _sides(Side.DAY), _sides(Side.TRACK), _sides(Side.KIND)
