"""What somebody is told whose words are no time, with words that are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.answers.questions.choice import quoted
from bot.answers.running import planned
from bot.answers.wording import day_words, listed
from bot.knowledge.models import SessionKind

if TYPE_CHECKING:
    from bot.answers.context import Context

_LONGEST_TITLE = 40


class NotUnderstoodError(ValueError):
    """What somebody typed is no time; the message tells them why, and what would be one."""


def no_time(typed: str, context: Context, why: str = "") -> NotUnderstoodError:
    """Return the error for words that can't be read at all, or of which a part can't."""
    what = why or f"I don't understand “{quoted(typed)}” as a time."
    return NotUnderstoodError(f"{what} Write for example {listed(examples(context), 'or')}.")


def examples(context: Context) -> list[str]:
    """Return times that would be understood, some of them from the event itself."""
    edition = context.edition
    day = max(edition.event.starts, context.today + timedelta(1))
    written = [f"{day_words(day, with_year=False)} 14:15", "tomorrow 9:00", "in 2 hours"]
    written += [f"10 minutes before {talk}" for talk in _titles_ahead(context)[:1]]
    due = [each for each in edition.deadlines if each.due.instant > context.now + timedelta(1)]
    names = [each.name for each in due if len(each.name) <= _LONGEST_TITLE]
    written += [f"1 day before {name}" for name in names[:1]]
    return [f"“{each}”" for each in written]


def _titles_ahead(context: Context) -> list[str]:
    """Return short names of talks that don't start within minutes, the only keynote first."""
    soon = context.now + timedelta(hours=1)
    ahead = [
        each for each in planned(context.edition.program) if each.starts and each.starts > soon
    ]
    keynotes = [each for each in context.edition.sessions if each.kind is SessionKind.KEYNOTE]
    short = [each.title for each in ahead if len(each.title) <= _LONGEST_TITLE]
    return ["the keynote", *short] if len(keynotes) == 1 and keynotes[0] in ahead else short
