"""A question back: several entries fit, and the reader knows which one they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.talk import session_about, speakers_text
from bot.answers.models import AnswerKind, Block, Colour, OpenEntry, ShowView, View
from bot.answers.sentences import cut
from bot.answers.text import Line, Strong, Time, TimeStyle, Tone, joined, plain_words
from bot.answers.wording import day_words
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.answers.text import Text
    from bot.search.passages import Entry

MOST_CHOICES = 25
"""As many as a list to choose from holds in Discord."""
LONGEST_QUOTE = 60

_NOUNS = {
    EntryKind.TALK: "talk",
    EntryKind.SPEAKER: "person",
    EntryKind.DEADLINE: "deadline",
    EntryKind.CONTACT: "contact",
    EntryKind.TOPIC: "topic",
}


def did_you_mean(
    context: Context, typed: str, entries: Sequence[Entry], confidence: float = 0.5
) -> Answer:
    """Return the question which of the entries is meant."""
    entries = list({entry[:2]: entry for entry in reversed(entries)}.values())[::-1][:MOST_CHOICES]
    kinds = {entry.kind for entry in entries}
    noun = _NOUNS.get(next(iter(kinds)), "one") if len(kinds) == 1 else "one"
    actions = [ShowView("Program", View.PROGRAM)] if EntryKind.TALK in kinds else []
    return context.answer(
        f"Which {noun} do you mean by “{quoted(typed)}”?",
        [
            Block(
                (Line((Strong(entry.title),)), *_note(context, entry)),
                entry,
                _about(context, entry),
            )
            for entry in entries
        ],
        entries=entries,
        colour=Colour.NOTHING,
        actions=[*(OpenEntry(entry.title, entry) for entry in entries), *actions],
        kind=AnswerKind.DID_YOU_MEAN,
        confidence=confidence,
    )


def quoted(typed: str) -> str:
    """Return what somebody typed in one line, cut at 60 characters."""
    return cut(" ".join(typed.split()), LONGEST_QUOTE)


def _about(context: Context, entry: Entry) -> str:
    if entry.kind is EntryKind.TALK:
        return session_about(context, context.edition.sessions_by_id[entry.id])
    return plain_words(_note(context, entry)[0].text) if _note(context, entry) else ""


def _note(context: Context, entry: Entry) -> tuple[Line, ...]:
    text: Text = ()
    if entry.kind is EntryKind.TALK:
        session = context.edition.sessions_by_id[entry.id]
        who = speakers_text(context, session, with_affiliation=False)
        text = joined((who, (Time(session.starts, TimeStyle.SHORT),) if session.starts else ()))
    elif entry.kind is EntryKind.SPEAKER:
        text = (context.edition.people_by_id[entry.id].affiliation,)
    elif entry.kind is EntryKind.DEADLINE:
        text = (day_words(context.edition.deadlines_by_id[entry.id].due.day),)
    return (Line(text, Tone.NOTE),) if any(text) else ()
