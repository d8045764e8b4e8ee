"""The reminders of one reader: kept, changed and listed, through the desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.asking import GoneError
from bot.frontends.discord_app.codes import code_of, reminder_of_code
from bot.frontends.discord_app.render.my_reminders import Mine
from bot.frontends.discord_app.render.personal_panels import Personal
from bot.reminders.models import MessageState, Reminder, ReminderState
from bot.reminders.personal import asked_again
from bot.reminders.ports import OutboxError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.frontends.discord_app.desk import Desk
    from bot.reminders.moments import Moment
    from bot.search.passages import Entry

_ACTIVE = frozenset({ReminderState.ACTIVE})
_LISTED_FOR = timedelta(days=7)
"""So long it is told of a reminder that it was not delivered."""
_TRIES = 3
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OwnReminders:
    """What a reader has asked for."""

    desk: Desk
    reader_id: int

    def seen(self, reminder: Reminder) -> Personal:
        """Return a reminder with what is known about it now."""
        context = self.desk.context_of(reminder.event_id) if reminder.event_id else None
        return Personal(reminder, context, self.desk.clock())

    async def get(self, code: str) -> Reminder:
        """Return the reminder that a button carries; raises `GoneError` if it is not theirs."""
        id_ = reminder_of_code(code)
        found = await self.desk.stores.book.get(id_) if id_ else None
        if found is None or found.owner_id != self.reader_id or not found.is_personal:
            raise GoneError(code)
        return found

    async def of_entry(
        self, event_id: str, entry: Entry, moment: Moment, *, is_chosen: bool = False
    ) -> Reminder:
        """Return the one reminder of an entry; one that was ended or has come begins anew.

        One that is still to come stays when it was, unless the moment is one that was chosen.
        """
        origin = f"person:{self.reader_id}:{event_id}:{code_of(entry)}"
        new = self._new(event_id, entry, moment, "", origin)
        kept = await self.desk.scheduler.make(new)
        due = self.seen(kept).due
        is_coming = kept.state in _ACTIVE and due is not None and due > new.created
        if is_coming and (kept.moment == moment or not is_chosen):
            return kept
        return await self.change(kept, lambda it: asked_again(it, moment, new.created))

    async def of_words(
        self, event_id: str, entry: Entry | None, moment: Moment, words: str, origin: str
    ) -> Reminder:
        """Keep a reminder with words of the reader's own; one origin makes one reminder."""
        return await self.desk.scheduler.make(self._new(event_id, entry, moment, words, origin))

    def _new(
        self, event_id: str, entry: Entry | None, moment: Moment, words: str, origin: str
    ) -> Reminder:
        now = self.desk.clock()
        return Reminder(
            owner_id=self.reader_id,
            moment=moment,
            created=now,
            changed=now,
            origin=origin,
            event_id=event_id,
            about=entry._replace(title="") if entry else None,
            text=words,
        )

    async def change(self, reminder: Reminder, change: Callable[[Reminder], Reminder]) -> Reminder:
        """Change a reminder and return it; what somebody else changed at the same time stays."""
        for _ in range(_TRIES):
            changed = change(reminder)
            kept = await self.desk.scheduler.change(changed) if changed != reminder else reminder
            if kept:
                return kept
            reminder = await self.desk.stores.book.get(reminder.id) or reminder
        raise OutboxError(f"reminder {reminder.id} was changed by others all the time")

    async def end(self, reminder: Reminder, state: ReminderState) -> Reminder:
        """End a reminder and return it."""
        return await self.change(reminder, lambda it: replace(it, state=state))

    async def listed(self) -> list[Mine]:
        """Return what is still to come or was not delivered, the oldest due first."""
        active = await self.desk.stores.book.of_owner(self.reader_id, _ACTIVE)
        found = [await self._listed(self.seen(each)) for each in active]
        return sorted(filter(None, found), key=lambda mine: mine.personal.due or _FAR)

    async def _listed(self, personal: Personal) -> Mine | None:
        due = personal.due
        if due is None or due > personal.now:
            return Mine(personal)
        if due < personal.now - _LISTED_FOR:
            return None
        last = await self.desk.stores.outbox_views.last_of_reminder(personal.reminder.id)
        if last is None or last.planned.due != due:
            return Mine(personal)
        return None if last.state is MessageState.SENT else Mine(personal, last.state)
