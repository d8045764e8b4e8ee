"""An entry, and a moment that hangs on one, within a sentence: short, and with its link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answers.text import Linked, Text
from bot.frontends.discord_app.render.cutting import short_title
from bot.reminders.moments import Edge, Relative
from bot.reminders.saying import title_of, words_of_lead
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from bot.knowledge.edition import Edition
    from bot.reminders.models import Reminder
    from bot.reminders.moments import Moment
    from bot.search.passages import Entry

_GONE = "something that is no longer there"
_NOTHING = timedelta(0)
_MINUTE = timedelta(minutes=1)


def entry_text(entry: Entry, edition: Edition | None) -> Text:
    """Return what an entry is called, as a link to its abstract if it has one."""
    title = title_of(entry, edition)
    if edition is None or not title:
        return (_GONE,)
    is_talk = entry.kind is EntryKind.TALK
    url = edition.sessions_by_id[entry.id].abstract if is_talk else ""
    return (Linked(short_title(title), url),)


def moment_text(reminder: Reminder, edition: Edition | None) -> Text:
    """Return what a reminder hangs on: `10 minutes before [Title]`; () if on nothing."""
    moment = reminder.moment
    if isinstance(moment, Relative) and not moment.offset % _MINUTE:
        return _hanging(moment, entry_text(moment.entry, edition))
    return ("about ", *entry_text(reminder.about, edition)) if reminder.about else ()


def side_words(moment: Moment) -> str:
    """Return how far from what it hangs on: `10 minutes before`; "" for a time of its own."""
    if not isinstance(moment, Relative) or moment.offset % _MINUTE:
        return ""
    offset, is_due = moment.offset, moment.entry.kind is EntryKind.DEADLINE
    if not offset:
        return "when it is due" if is_due else f"at the {moment.edge}"
    return f"{words_of_lead(abs(offset))} {'before' if offset < _NOTHING else 'after'}"


def _hanging(moment: Relative, entry: Text) -> Text:
    side, is_due = side_words(moment), moment.entry.kind is EntryKind.DEADLINE
    if not moment.offset:
        return ("when ", *entry, " is due") if is_due else (f"{side} of ", *entry)
    is_plain = is_due or moment.edge is (Edge.START if moment.offset < _NOTHING else Edge.END)
    return (f"{side} " if is_plain else f"{side} the {moment.edge} of ", *entry)
