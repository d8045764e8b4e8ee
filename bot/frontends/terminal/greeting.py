"""The first lines of a conversation: what it is about, and what can be asked, by real examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.knowledge.edition import Edition

_MOST_EXAMPLES = 3


def greeting(edition: Edition, now: datetime, *, other_events: int = 0) -> tuple[str, str]:
    """Return what to say before the first question, in two lines."""
    examples = " · ".join(list(_examples(edition, now))[:_MOST_EXAMPLES])
    asking = f"Ask me about {edition.event}" + (f": {examples}" if examples else ".")
    hints = ["Typing errors do no harm", "/help shows what there is", "Ctrl-D leaves"]
    if other_events:
        hints.insert(2, f"/event switches ({other_events} more)")
    return asking, " · ".join(hint.replace(" ", "\xa0") for hint in hints)


def _examples(edition: Edition, now: datetime) -> Iterator[str]:
    """Yield questions that this edition can answer, of different kinds."""
    talks = [talk for talk in edition.program if talk.kind.is_talk and talk.speakers]
    if talks:
        speaker = edition.people_by_id[talks[0].speakers[0]].name
        yield f"when does {speaker.split()[-1]} speak?" if talks[0].starts else f"who is {speaker}?"
    if edition.deadlines:
        later = [deadline for deadline in edition.deadlines if deadline.due.instant > now]
        deadline = (later or edition.deadlines)[0]
        yield f"{deadline.name.lower()} deadline"
    for faq in edition.faq[:1]:
        yield faq.questions[0]
    if talks:
        yield f"/talk {talks[-1].title.split()[0].lower()}"
