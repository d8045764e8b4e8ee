"""What an organizer wants posted, as they typed it, and the reminder that this comes to: pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.cannot import CannotError
from bot.frontends.discord_app.render.escaping import escaped
from bot.knowledge.naming import fold
from bot.reminders.models import Reminder, ReminderState
from bot.reminders.moments import Fixed, Relative, Repeat, instant_of
from bot.reminders.not_understood import NotUnderstoodError
from bot.reminders.placeholders import PlaceholderError, check
from bot.reminders.saying import title_of, words_of_moment
from bot.reminders.when import LONGEST_TYPED, understood

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.knowledge.edition import Edition
    from bot.reminders.moments import Moment
    from bot.search.passages import Entry

LONGEST_TEXT = 1_500
_AT_ONCE = timedelta(seconds=1)
_OFTEN = re.compile(r"\b(?:every|each|daily|weekly|monthly|weekdays|jede[nrs]?|taglich|taeglich)\b")
_HOW_OFTEN = (
    "How often it comes is chosen apart: by the option `repeat`, or by *How often* in the form. "
    "Here only say when it comes first, such as “Monday 9:00”."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """What is to be posted, when, where, whom it mentions, and how often."""

    text: str
    when: str
    channel_id: int
    role_id: int | None = None
    repeat: Repeat = Repeat.ONCE


def checked_text(text: str, about: Entry | None, edition: Edition | None) -> str:
    """Return a text that can be posted; raises `CannotError` if it can't."""
    words = text.strip()
    if not words:
        raise CannotError("There is no text", "Write what is to be posted.")
    if len(words) > LONGEST_TEXT:
        too_long = f"It has {len(words):,} characters, and {LONGEST_TEXT:,} are the most."
        raise CannotError("The text is too long", too_long)
    try:
        check(words, about, edition)
    except PlaceholderError as error:
        raise CannotError(
            "A placeholder can't be filled", escaped(str(error)), typed=text
        ) from error
    return words


def moment_of(posting: Posting, context: Context) -> tuple[Moment, Entry | None]:
    """Return the moment that is meant and what it is about; raises `CannotError` if none is."""
    try:
        meant = understood(posting.when, context)
    except NotUnderstoodError as error:
        often = [_HOW_OFTEN] if _OFTEN.search(fold(posting.when)) else []
        said = [escaped(str(error)), *often]
        raise CannotError("When?", *said, typed=posting.text) from error
    if meant.instant - context.now <= _AT_ONCE:
        at_once = "Post it at once with `/announce`, or give a time that is still to come."
        raise CannotError("That is now", at_once, typed=posting.text)
    return meant.moment, meant.about


def begun(
    posting: Posting, context: Context, *, owner_id: int, server_id: int, origin: str
) -> Reminder:
    """Return a draft of a reminder as it is wished; raises `CannotError` if that can't be."""
    now = context.now.astimezone(UTC)
    draft = Reminder(
        owner_id=owner_id,
        server_id=server_id,
        moment=Fixed(now.replace(tzinfo=None), "UTC"),
        created=now,
        changed=now,
        origin=origin,
        state=ReminderState.DRAFT,
    )
    return applied(posting, draft, context)


def applied(posting: Posting, reminder: Reminder, context: Context) -> Reminder:
    """Return a reminder as it is wished; raises `CannotError` if it can't be like that.

    Its moment stays what it was where its words do, and what it is about where the text needs it.
    """
    moment, about = reminder.moment, reminder.about
    if posting.when.strip() != typed_moment(moment, context.edition):
        moment, about = moment_of(posting, context)
    _check_repeat(posting, moment, context.edition)
    _check_ahead(posting, moment, context)
    if about is None and has_placeholders(posting.text):
        about = reminder.about
    return replace(
        reminder,
        moment=moment,
        about=about._replace(title="") if about else None,
        text=checked_text(posting.text, about, context.edition),
        repeat=posting.repeat,
        channel_id=posting.channel_id,
        role_id=posting.role_id,
        event_id=context.edition.id,
    )


def typed_moment(moment: Moment, edition: Edition | None) -> str:
    """Return a moment as it can be typed: `2027-07-02 14:15`, `2 hours before “Full paper”`."""
    if isinstance(moment, Relative):
        return words_of_moment(moment, edition)[:LONGEST_TYPED].strip()
    zone = str(edition.event.timezone) if edition else ""
    other_zone = "" if moment.zone == zone else f" {moment.zone}"
    return f"{moment.wall:%Y-%m-%d %H:%M}{other_zone}"


def has_placeholders(text: str) -> bool:
    """Whether there are words in braces in a text, known or not."""
    try:
        check(text, None, None)
    except PlaceholderError:
        return True
    return False


def _check_repeat(posting: Posting, moment: Moment, edition: Edition) -> None:
    if posting.repeat is Repeat.ONCE or isinstance(moment, Fixed):
        return
    title = escaped(title_of(moment.entry, edition))
    raise CannotError(
        "That can't be repeated",
        f"Its time hangs on “{title}”, which comes only once. Choose Once, or give a time of its "
        "own, such as “Monday 9:00”.",
        typed=posting.text,
    )


def _check_ahead(posting: Posting, moment: Moment, context: Context) -> None:
    instant = instant_of(moment, context.edition)
    if posting.repeat is Repeat.ONCE and instant is not None and instant <= context.now:
        raise CannotError(
            "That time has passed", "Give one that is still to come.", typed=posting.text
        )
