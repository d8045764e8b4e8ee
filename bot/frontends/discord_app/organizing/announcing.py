"""Posting something at once: an announcement, or a test."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.allowed import channel_of, check_place
from bot.frontends.discord_app.organizing.audit_words import announced, channel_words
from bot.frontends.discord_app.organizing.cannot import CannotError, giving_back
from bot.frontends.discord_app.organizing.outcomes import hold_on, tell_outcome
from bot.frontends.discord_app.organizing.posting import checked_text, has_placeholders
from bot.reminders.keys import key_of
from bot.reminders.lateness import TOLERANCES
from bot.reminders.models import MessageKind, Planned, Reminder
from bot.reminders.moments import Fixed
from bot.reminders.planning import planned_of_reminder

if TYPE_CHECKING:
    from bot.frontends.discord_app.organizing.organizer import Organizer


async def announce(
    organizer: Organizer, text: str, channel_id: int | None, role_id: int | None
) -> None:
    """Post a text now, and say what became of it; one interaction posts once."""
    with giving_back(text):
        channel = check_place(organizer, channel_id, role_id)
        if has_placeholders(text):
            raise CannotError(
                "A placeholder can't be filled",
                "Announcements have none: nothing in braces is filled in. Write it out.",
            )
        words = checked_text(text, None, None)
    await hold_on(organizer)
    now, interaction = organizer.now.astimezone(UTC), organizer.interaction
    made = await organizer.desk.scheduler.make(
        Reminder(
            owner_id=interaction.user.id,
            server_id=organizer.server_id,
            moment=Fixed(now.replace(tzinfo=None), "UTC"),
            created=now,
            changed=now,
            origin=f"announce:{interaction.id}",
            text=words,
            channel_id=channel.id,
            role_id=role_id,
        )
    )
    if made.created == now:
        await organizer.note(announced(words, channel.id, role_id))
    for planned in planned_of_reminder(made, None, now):
        await tell_outcome(organizer, planned.key)


async def send_test(organizer: Organizer) -> None:
    """Post a test where reminders go, mentioning nobody, and say what became of it."""
    if organizer.choices.channel_id is None:
        raise CannotError("There is no channel yet", "Choose one in `/organize setup` first.")
    channel = channel_of(organizer, organizer.choices.channel_id)
    await hold_on(organizer)
    planned, stores = _test(organizer, channel.id), organizer.desk.stores
    if await stores.outbox_views.message(planned.key) is None:
        await stores.outbox.plan({planned.scope}, [planned], planned.due)
        organizer.desk.scheduler.on_change()
        await organizer.note(f"sent a test to {channel_words(channel.id)}")
    await tell_outcome(organizer, planned.key)


def _test(organizer: Organizer, channel_id: int) -> Planned:
    now, kind = organizer.now.astimezone(UTC), MessageKind.TEST
    interaction_id = organizer.interaction.id
    return Planned(
        key=key_of((kind, interaction_id)),
        scope=f"{kind}:{interaction_id}",
        kind=kind,
        due=now,
        expires=now + TOLERANCES[kind],
        occurrence=now,
        server_id=organizer.server_id,
        channel_id=channel_id,
    )
