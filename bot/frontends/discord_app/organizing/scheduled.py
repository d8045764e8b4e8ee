"""A server's reminder as it stands at a moment: when it comes next, and in which words: pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.answers.text import Linked, Span, Text, Time, TimeStyle
from bot.frontends.discord_app.codes import NOTHING, custom_id, event_code, reminder_code
from bot.frontends.discord_app.render.cutting import label, one_line, short_title
from bot.frontends.discord_app.render.facts import spelled
from bot.frontends.discord_app.render.limits import OPTION_TEXT
from bot.frontends.discord_app.render.organizers_messages import unstressed
from bot.reminders.models import Message, Reminder, ReminderState
from bot.reminders.moments import Fixed, Relative, Repeat, instant_of, occurrences
from bot.reminders.placeholders import Typed, filled
from bot.reminders.saying import title_of, words_of_moment, words_of_repeat
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.edition import Edition

LONGEST_GLANCE = 80
"""Of a text where it is one of many."""
_MARKS = re.compile(r"\*{1,3}|__|~~|\|\||`{1,3}|^(?:#{1,3}|-#|>) ", re.MULTILINE)
"""Of markdown, as far as it is seen in a short text."""
_NOUNS = {EntryKind.DEADLINE: "deadline", EntryKind.TALK: "talk", EntryKind.EVENT: "event"}


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A reminder, with what is known about its event, and the time; `last` is its last message."""

    reminder: Reminder
    edition: Edition | None
    now: datetime
    last: Message | None = None

    @property
    def due(self) -> datetime | None:
        """When it is posted next, or was if it comes only once; None if that isn't known."""
        moment, repeat = self.reminder.moment, self.reminder.repeat
        if isinstance(moment, Fixed) and repeat is not Repeat.ONCE:
            return next(occurrences(moment, repeat, self.now), None)
        return instant_of(moment, self.edition)

    @property
    def is_over(self) -> bool:
        """Whether its time has passed."""
        return self.due is not None and self.due <= self.now

    @property
    def is_paused(self) -> bool:
        """Whether it is kept but not posted."""
        return self.reminder.state is ReminderState.PAUSED

    @property
    def how(self) -> str:
        """What its time hangs on, or how often it comes: plain words that begin like a sentence."""
        moment = self.reminder.moment
        if isinstance(moment, Relative):
            title = title_of(moment.entry, self.edition)
            whole, short = f"“{title}”", f"“{short_title(title)}”"
            words = words_of_moment(moment, self.edition).replace(whole, short)
        else:
            words = words_of_repeat(self.reminder.repeat, moment)
        return one_line(words[:1].upper() + words[1:])

    @property
    def hanging(self) -> str:
        """The same as a sentence which says that it moves; "" if it doesn't."""
        moment = self.reminder.moment
        if not isinstance(moment, Relative):
            return ""
        noun = _NOUNS.get(moment.entry.kind, "entry")
        return f"{self.how}; it moves when the {noun} moves."

    @property
    def standing(self) -> str:
        """A sentence which says that it doesn't move with what it is about; "" if it does."""
        reminder = self.reminder
        is_once = reminder.repeat is Repeat.ONCE
        if reminder.about is None or not is_once or not isinstance(reminder.moment, Fixed):
            return ""
        noun = _NOUNS.get(reminder.about.kind, "entry")
        return f"This time is fixed: it does not move when the {noun} moves."

    @property
    def words(self) -> str:
        """Its text as it is shown, without what counts from now."""
        return "".join(span for span in self._spans() if isinstance(span, str))

    @property
    def code(self) -> str:
        """What buttons carry that are about it."""
        is_draft = self.reminder.state is ReminderState.DRAFT
        return reminder_code(self.reminder.id, is_draft=is_draft)

    def carried(self, action: str, argument: str = "") -> str:
        """Return what a button carries that does something about it."""
        event_id = self.reminder.event_id
        event = event_code(event_id) if event_id else NOTHING
        return custom_id(action, event, self.code, argument)

    @property
    def glance(self) -> str:
        """Its text in one short line of markdown, with its facts and without marks of its own."""
        return spelled(tuple(self._spans()), LONGEST_GLANCE) or "…"

    @property
    def label(self) -> str:
        """Its text as the label of a choice, where no times can be shown."""
        return label(
            "".join(span if isinstance(span, str) else "…" for span in self._spans()), OPTION_TEXT
        )

    def _spans(self) -> Iterator[Span]:
        for piece in filled(self.reminder.text, self.reminder.about, self.edition):
            match piece:
                case Typed(words):
                    yield without_marks(words)
                case Linked(words):
                    yield words
                case _:
                    yield unstressed(piece)


def without_marks(words: str) -> str:
    """Return a text in one line without what would be markdown in a short text."""
    return _MARKS.sub("", words).replace("\n", " ")


def in_full(spans: Text) -> Text:
    """Return a text in which times that count from now stand as what they will count to."""
    return tuple(
        Time(span.instant) if isinstance(span, Time) and span.style is TimeStyle.RELATIVE else span
        for span in map(unstressed, spans)
    )
