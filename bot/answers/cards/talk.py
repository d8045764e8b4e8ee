"""The card of a session, and a session as one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.context import Context
from bot.answers.entries import entry_of_person, entry_of_talk
from bot.answers.models import Action, Block, Colour, FollowLink, OpenEntry, Remind
from bot.answers.text import Line, Linked, Strong, Text, Time, TimeStyle, Tone, joined, plain_words
from bot.answers.wording import KIND_NAMES, day_words

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Person, Session
    from bot.search.passages import Entry

MOST_KEYWORDS = 6
MOST_NAMES = 3


def talk_card(context: Context, session: Session, lead: Text = ()) -> Answer:
    """Return a session's card: title, who, when, where, what about, links."""
    title: Text = (Linked(session.title, session.abstract),)
    facts = [Line(title)] if lead else []
    who = speakers_text(context, session)
    facts += [Line(who)] if who and plain_words(who) != plain_words(lead) else []
    facts += [
        Line(_kind_text(context, session) if _says_when(lead) else when_text(context, session))
    ]
    facts += [Line(place)] if (place := joined((session.room, session.track))) else []
    about = [Line((session.summary,))] if session.summary else []
    notes = []
    if coauthors := _coauthors(context, session):
        notes.append(f"{'With' if session.speakers else 'By'} {coauthors}")
    if session.keywords:
        notes.append(", ".join(session.keywords[:MOST_KEYWORDS]))
    if session.note:
        notes.append(session.note)
    return context.answer(
        lead or title,
        (
            Block(tuple(facts)),
            Block(tuple(about)),
            Block(tuple(Line((text,), Tone.NOTE) for text in notes)),
        ),
        entries=[entry_of_talk(session), *(_person_entries(context, session))],
        colour=Colour.PROGRAM,
        actions=_talk_actions(context, session),
    )


def _says_when(lead: Text) -> bool:
    """Whether the time stands in the headline already."""
    return any(isinstance(span, Time) and span.style is TimeStyle.FULL for span in lead)


def _kind_text(context: Context, session: Session) -> Text:
    moved = f" · moved, was {session.moved_from}" if session.moved_from else ""
    return (f"{KIND_NAMES[session.kind][0]}, ", *state_text(context, session), moved)


def speakers_text(context: Context, session: Session, *, with_affiliation: bool = True) -> Text:
    """Return who speaks, the first three by name."""
    people = [context.edition.people_by_id[speaker] for speaker in session.speakers]
    named: list[Text] = [
        (
            Strong(person.name),
            f" ({person.affiliation})" if person.affiliation and with_affiliation else "",
        )
        for person in people[:MOST_NAMES]
    ]
    if len(people) > MOST_NAMES:
        named.append((f"and {len(people) - MOST_NAMES} more",))
    return joined(named, ", ")


def when_text(context: Context, session: Session) -> Text:
    """Return when a session takes place, what kind it is, and how far away that is."""
    kind = KIND_NAMES[session.kind][0]
    if session.is_cancelled:
        return (Strong("Cancelled"), f" · {kind}")
    if session.starts is None:
        day = day_words(session.day) if session.day else "Time not announced"
        return (f"{day} · {kind}",)
    ends: Text = (" – ", Time(session.ends, TimeStyle.CLOCK)) if session.ends else ()
    moved = f" · moved, was {session.moved_from}" if session.moved_from else ""
    return (
        Time(session.starts),
        *ends,
        f" · {kind}, ",
        *state_text(context, session),
        moved,
    )


def state_text(context: Context, session: Session) -> Text:
    """Return whether a session lies ahead, is on, or is over; nothing for one without a time."""
    if session.starts and session.ends and session.starts <= context.now < session.ends:
        return (Strong("now"), ", until ", Time(session.ends, TimeStyle.CLOCK))
    return (Time(session.starts, TimeStyle.RELATIVE),) if session.starts else ()


def _coauthors(context: Context, session: Session) -> str:
    people = context.edition.people_by_id
    names = [people[author].name for author in session.authors if author not in session.speakers]
    return ", ".join(names)


def _person_entries(context: Context, session: Session) -> list[Entry]:
    people = context.edition.people_by_id
    return [entry_of_person(people[speaker]) for speaker in session.speakers]


def _talk_actions(context: Context, session: Session) -> list[Action]:
    actions: list[Action] = []
    if session.starts and session.starts > context.now and not session.is_cancelled:
        actions.append(Remind("Remind me", entry_of_talk(session)))
    people = context.edition.people_by_id
    speakers = [people[speaker] for speaker in session.speakers[:MOST_NAMES]]
    actions += [
        OpenEntry("Speaker" if len(speakers) == 1 else speaker.name, entry_of_person(speaker))
        for speaker in speakers
    ]
    if following := next_session(context.edition, session):
        actions.append(OpenEntry("Next talk", entry_of_talk(following)))
    if session.abstract:
        actions.append(FollowLink("Abstract", session.abstract))
    return actions + [FollowLink(link.title, link.url) for link in session.links]


def next_session(edition: Edition, session: Session) -> Session | None:
    """Return the first session that starts after this one has, in the same track if it has one."""
    if session.starts is None:
        return None
    later = (
        other
        for other in edition.program
        if other.starts and other.starts > session.starts and not other.is_cancelled
        if other.track == session.track
    )
    return next(later, None)


def previous_session(edition: Edition, session: Session) -> Session | None:
    """Return the last session that starts before this one does, in the same track if it has one."""
    if session.starts is None:
        return None
    earlier = [
        other
        for other in edition.program
        if other.starts and other.starts < session.starts and not other.is_cancelled
        if other.track == session.track
    ]
    return earlier[-1] if earlier else None


def talk_block(context: Context, session: Session, person: Person | None = None) -> Block:
    """Return a session as one of several: title, then when; with a co-author's part in it."""
    lines = [Line((Linked(session.title, session.abstract),), Tone.HEADING)]
    if person is None and (who := speakers_text(context, session)):
        lines.append(Line(who))
    lines.append(Line(when_text(context, session)))
    if person and person.id not in session.speakers:
        names = speakers_text(context, session, with_affiliation=False)
        part: Text = ("As co-author; presented by ", *names) if names else ("As author",)
        lines.append(Line(part, Tone.NOTE))
    return Block(tuple(lines), entry_of_talk(session))
