"""The command by which readers ask for reminders of their own, and see those they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.frontends.discord_app import notices
from bot.frontends.discord_app.codes import NOTHING, event_code, target_of_code
from bot.frontends.discord_app.desk import UnknownEventError, UnreadableEventError, desk_of
from bot.frontends.discord_app.personal import none_set, own_of, say, tell
from bot.frontends.discord_app.places import place_of
from bot.frontends.discord_app.render.my_reminders import my_reminders
from bot.reminders.saying import title_of
from bot.reminders.wanted import entry_wanted, wanted
from bot.reminders.when import NotUnderstoodError
from bot.search.passages import Entry

if TYPE_CHECKING:
    import discord

    from bot.answers.context import Context
    from bot.frontends.discord_app.own_reminders import OwnReminders
    from bot.reminders.models import Reminder

    Interaction = discord.Interaction[Any]

MOST_TO_COME = 100
"""Of one person's reminders: nobody needs more, and somebody may play with it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader typed into the options; what they left out is empty."""

    about: str
    when: str
    words: str

    @property
    def is_empty(self) -> bool:
        """Whether they left out everything."""
        return not (self.about or self.when or self.words)


async def remind_of(interaction: Interaction, wish: Wish, event: str) -> None:
    """Keep a reminder and say when it comes; without a wish, list those there are."""
    desk, own = desk_of(interaction), own_of(interaction)
    with desk.work.task():
        try:
            event_id = await desk.event_for(place_of(interaction), event)
            context = desk.context_of(event_id) if event_id else None
            if wish.is_empty:
                code = event_code(event_id) if event_id else NOTHING
                await say(interaction, my_reminders(await own.listed(), code))
            elif context is None:
                await say(interaction, notices.which_event(desk.events))
            else:
                kept = await _kept(own, wish, context, f"asked:{interaction.id}")
                await tell(interaction, own, kept)
        except UnknownEventError:
            await say(interaction, notices.unknown_event(event))
        except UnreadableEventError:
            await say(interaction, notices.unreadable_event())
        except NotUnderstoodError as error:
            await say(interaction, none_set(error))


async def _kept(own: OwnReminders, wish: Wish, context: Context, origin: str) -> Reminder:
    """Keep what is wished for; raises `NotUnderstoodError` with what to tell the reader."""
    entry = _entry(wish.about, context) if wish.about else None
    meant = wanted(entry, wish.when, wish.words, context)
    event_id, about = context.edition.id, meant.about
    if about and not meant.words:
        return await own.of_entry(event_id, about, meant.moment, is_chosen=meant.is_chosen)
    if len(await own.listed()) >= MOST_TO_COME:
        raise NotUnderstoodError(
            f"You have {MOST_TO_COME} to come, which is the most there can be."
        )
    return await own.of_words(event_id, about, meant.moment, meant.words, origin)


def _entry(typed: str, context: Context) -> Entry:
    """Return the entry that an autocomplete gave, or that is meant by what was typed past that."""
    target = target_of_code(context.edition, typed)
    is_there = isinstance(target, Entry) and title_of(target, context.edition)
    return target if isinstance(target, Entry) and is_there else entry_wanted(typed, context)
