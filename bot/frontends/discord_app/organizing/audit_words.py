"""What organizers did, in words that follow on their name in the log: pure.

Each is markdown of at most a few hundred characters; what people wrote in it is only text. An empty
one says that nothing has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.wording import listed
from bot.frontends.discord_app.organizing.panels.names import KIND_NAMES
from bot.frontends.discord_app.organizing.scheduled import without_marks
from bot.frontends.discord_app.render.cutting import label, one_line
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.spelling import timestamp
from bot.reminders.models import RuleKind
from bot.reminders.moments import Repeat
from bot.reminders.saying import words_of_lead, words_of_repeat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, timedelta

    from bot.frontends.discord_app.organizing.scheduled import Scheduled
    from bot.reminders.models import Reminder, Rule
    from bot.storage.choices import ServerChoices

NONE = "none"
_LONGEST_QUOTE = 40
_LONGEST_HOW = 100
_CURRENT = "the one that is on"


def channel_words(channel_id: int | None) -> str:
    """Return a channel as a mention."""
    return NONE if channel_id is None else f"<#{channel_id}>"


def role_words(role_id: int | None) -> str:
    """Return a role as a mention."""
    return NONE if role_id is None else f"<@&{role_id}>"


def quote(words: str) -> str:
    """Return what somebody wrote, cut where it is long."""
    return f"“{escaped(label(without_marks(words), _LONGEST_QUOTE))}”"


def settings_changed(before: ServerChoices, after: ServerChoices, names: Mapping[str, str]) -> str:
    """Return what changed in a server's settings; `names` are those of events by their ids."""
    events = [escaped(names.get(each, each)) or _CURRENT for each in (before.event, after.event)]
    pairs = [
        ("the event", *events),
        ("the channel for reminders", *map(channel_words, (before.channel_id, after.channel_id))),
        (
            "the channel for problems",
            *map(channel_words, (before.problems_channel_id, after.problems_channel_id)),
        ),
        (
            "the role of organizers",
            *map(role_words, (before.organizer_role, after.organizer_role)),
        ),
    ]
    parts = [_set(what, was, is_) for what, was, is_ in pairs]
    if before.has_public_answers != after.has_public_answers:
        parts.append(f"made answers {'public' if after.has_public_answers else 'private'}")
    return _together(parts)


def rules_changed(before: Mapping[RuleKind, Rule], after: Iterable[Rule]) -> str:
    """Return what changed in what is announced by itself."""
    return _together(part for rule in after for part in _rule(before[rule.kind], rule))


def _rule(before: Rule, after: Rule) -> Iterable[str]:
    name = KIND_NAMES[after.kind].lower()
    if before.is_on != after.is_on:
        yield f"turned {name} {'on' if after.is_on else 'off'}"
    yield _set(f"the lead times of {name}", _leads(before.leads), _leads(after.leads))
    yield _set(
        f"the channel of {name}",
        channel_words(before.channel_id),
        channel_words(after.channel_id),
    )
    yield _set(f"the role of {name}", role_words(before.role_id), role_words(after.role_id))


def _leads(leads: Iterable[timedelta]) -> str:
    return listed([words_of_lead(lead) for lead in leads]) or NONE


def room_changed(room: str, before: int | None, after: int | None) -> str:
    """Return that a room has another channel."""
    name = f"the channel of the room {quote(room)}"
    return _set(name, channel_words(before), channel_words(after))


def reminder_made(made: Scheduled) -> str:
    """Return that a reminder was made."""
    reminder, due = made.reminder, made.due
    where = f"in {channel_words(reminder.channel_id)}"
    if reminder.role_id:
        where += f", mentioning {role_words(reminder.role_id)}"
    when = timestamp(due, "f") if due else _how(made)
    often = f", {_often(reminder)}" if reminder.repeat is not Repeat.ONCE else ""
    return f"made reminder {reminder.id} {quote(reminder.text)} for {when}{often} {where}"


def reminder_changed(before: Scheduled, after: Scheduled) -> str:
    """Return what is different about a reminder."""
    old, new = before.reminder, after.reminder
    repeats = [_often(each) for each in (old, new)]
    parts = [
        _was("it comes", _when(before), _when(after)) if old.moment != new.moment else "",
        _was("the text is", quote(old.text), quote(new.text)) if old.text != new.text else "",
        _was("the channel is", channel_words(old.channel_id), channel_words(new.channel_id)),
        _was("the role is", role_words(old.role_id), role_words(new.role_id)),
        _was("it comes", *repeats) if old.repeat is not new.repeat else "",
    ]
    changes = [part for part in parts if part]
    return f"changed reminder {new.id}: {'; '.join(changes)}" if changes else ""


def about_reminder(did: str, reminder_id: int, text: str) -> str:
    """Return what was done with a reminder as a whole, such as `paused`."""
    return f"{did} reminder {reminder_id} {quote(text)}"


def announced(text: str, channel_id: int, role_id: int | None = None) -> str:
    """Return that something was posted at once."""
    role = f", mentioning {role_words(role_id)}" if role_id else ""
    return f"announced {quote(text)} in {channel_words(channel_id)}{role}"


def _when(scheduled: Scheduled) -> str:
    due = scheduled.due
    return f"{_how(scheduled)}, {_instant(due)}" if scheduled.hanging else _instant(due)


def _instant(due: datetime | None) -> str:
    return timestamp(due, "f") if due else "an unknown time"


def _how(scheduled: Scheduled) -> str:
    return escaped(_uncapitalized(label(scheduled.how, _LONGEST_HOW)))


def _often(reminder: Reminder) -> str:
    return _uncapitalized(words_of_repeat(reminder.repeat, reminder.moment))


def _uncapitalized(words: str) -> str:
    return words[:1].lower() + words[1:]


def _set(what: str, was: str, is_: str) -> str:
    return "" if was == is_ else f"set {what} to {is_} (was {was})"


def _was(what: str, was: str, is_: str) -> str:
    return "" if was == is_ else f"{what} {is_} (was {was})"


def _together(parts: Iterable[str]) -> str:
    return one_line(", ".join(part for part in parts if part))
