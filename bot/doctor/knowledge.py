"""Whether there is something to answer from."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.answers.wording import counted, day_words
from bot.doctor.findings import Finding, error, note, ok, warning
from bot.frontends.terminal.cleaning import clean_line
from bot.knowledge.problems import report
from bot.knowledge.reading import load_knowledge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.knowledge.edition import Edition
    from bot.knowledge.problems import Problem

_WHAT = "knowledge"
_MOST_LINES = 10


def look_at_knowledge(path: Path, now: datetime) -> tuple[frozenset[str] | None, list[Finding]]:
    """Read the organizers' files; return which events are not over, None if nothing can be told."""
    loaded = load_knowledge(path)
    editions = loaded.knowledge.editions
    if not editions:
        return None, _nothing_usable(path, loaded.problems)
    ahead = frozenset(each.id for each in editions if not _is_over(each, now))
    says = f"{counted(len(editions), 'event')} in {path}"
    if not ahead:
        last = max(editions, key=lambda each: each.event.ends).event
        says += f", nothing ahead: the last, {last}, ended on {day_words(last.ends)}"
        found = note(_WHAT, says, "The bot answers about it, and announces nothing more by itself.")
    else:
        found = ok(_WHAT, f"{says}, {len(ahead)} of which not over")
    return ahead, [found, *_left_out(loaded.problems)]


def _is_over(edition: Edition, now: datetime) -> bool:
    event = edition.event
    midnight = datetime.combine(event.ends + timedelta(days=1), time(), event.timezone)
    return midnight <= now


def _nothing_usable(path: Path, problems: Sequence[Problem]) -> list[Finding]:
    to_do = "`workshop-bot new my-workshop-2027` begins a file; KNOWLEDGE_DIR says where they are."
    says = "there is nothing to answer from, so the bot doesn't start"
    first = problems[0]
    if len(problems) == 1 and first.line == 1:  # there is no file, rather than a mistake in one
        return [error(_WHAT, clean_line(f"{says}: {first.file}: {first.message}"), to_do)]
    says = f"{says}: no file in {path} is sound"
    return [
        error(_WHAT, says, "Mend the files; `workshop-bot check` tells the same."),
        *(error(_WHAT, each) for each in _lines(problems)),
    ]


def _left_out(problems: Sequence[Problem]) -> list[Finding]:
    lines = _lines(problems)
    if not lines:
        return []
    to_do = "Mend the file; until then a bot that starts knows nothing of its event."
    return [*(warning(_WHAT, each) for each in lines[:-1]), warning(_WHAT, lines[-1], to_do)]


def _lines(problems: Sequence[Problem]) -> list[str]:
    return [clean_line(each) for each in report(problems, at_most=_MOST_LINES).splitlines()]
