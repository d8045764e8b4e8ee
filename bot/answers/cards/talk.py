"""The card of a session, and a session as one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.context import Context
from bot.answers.entries import entry_of_person, entry_of_talk
from bot.answers.models import Action, Block, Colour, FollowLink, OpenEntry, Remind
from bot.answers.text import (
    NOW,
    Line,
    Linked,
    Strong,
    Text,
    Time,
    TimeStyle,
    Tone,
    joined,
    plain_words,
)
from bot.answers.wording import KIND_NAMES, day_words, named_with_affiliation
from bot.knowledge.models import SessionKind

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Person, Session
    from bot.search.passages import Entry

MOST_KEYWORDS = 6
MOST_NAMES = 3
_SAID_BY_TITLE = frozenset(
    {SessionKind.OPENING, SessionKind.BREAK, SessionKind.SOCIAL, SessionKind.CLOSING}
)


def talk_card(context: Context, session: Session, lead: Text = ()) -> Answer:
    """Return a session's card: title, who, when, where, what about, links."""
    title: Text = (Linked(session.title, session.abstract),)
    facts = [Line(title)] if lead else []
    who = speakers_text(context, session)
    facts += [Line(who)] if who and plain_words(who) != plain_words(lead) else []
    facts += [] if _says_when(lead) else [Line(time_text(session))]
    facts += [Line(kind_text(context, session))]
    facts += [Line(place)] if (place := joined((session.room, session.track))) else []
    about = [Line((session.summary,))] if session.summary else []
    notes = []
    if coauthors := _coauthors(context, session):
        notes.append(f"{'With' if session.speakers else 'By'} {coauthors}")
    if session.keywords:
        topics = ", ".join(session.keywords[:MOST_KEYWORDS])
        notes.append(topics[:1].upper() + topics[1:])
    if session.note:
        notes.append(session.note)
    return context.answer(
        lead or title,
        (
            Block(tuple(facts)),
            Block(tuple(about)),
            Block(tuple(Line((text,), Tone.NOTE) for text in notes)),
        ),
        entries=[entry_of_talk(session), *_person_entries(context, session)],
        source=entry_of_talk(session),
        colour=Colour.PROGRAM,
        actions=_talk_actions(context, session),
    )


def _says_when(lead: Text) -> bool:
    """Whether the time stands in the headline already."""
    return any(isinstance(span, Time) and span.style is TimeStyle.FULL for span in lead)


def kind_text(context: Context, session: Session) -> Text:
    """Return what kind of session it is, and how far away: `Keynote, in 2 days`."""
    kind = KIND_NAMES[session.kind][0]
    if session.is_cancelled:
        return (kind,)
    state = state_text(context, session)
    moved = (f" · moved, was {session.moved_from}",) if session.moved_from else ()
    return (f"{kind}, ", *state, *moved) if state else (kind, *moved)


def speakers_text(context: Context, session: Session, *, with_affiliation: bool = True) -> Text:
    """Return who speaks, the first three by name; without affiliations nothing stands out."""
    people = [context.edition.people_by_id[speaker] for speaker in session.speakers]
    more = [f"and {len(people) - MOST_NAMES} more"] if people[MOST_NAMES:] else []
    shown = people[:MOST_NAMES]
    if not with_affiliation:
        return joined((*(person.name for person in shown), *more), ", ")
    named: list[Text] = [
        (Strong(person.name), f" ({person.affiliation})" if person.affiliation else "")
        for person in shown
    ]
    return joined((*named, *more), ", ")


def time_text(session: Session) -> Text:
    """Return when a session takes place, from when to when if that is known."""
    if session.is_cancelled:
        return (Strong("Cancelled"),)
    if session.starts is None:
        if session.day is None:
            return ("Time not announced yet",)
        return (f"{day_words(session.day)}, time not announced yet",)
    ends: Text = (" – ", Time(session.ends, TimeStyle.CLOCK)) if session.ends else ()
    return (Time(session.starts), *ends)


def session_about(context: Context, session: Session) -> str:
    """Return what a session is and who speaks, where it is one of many: `Keynote · Ada (Tagus)`.

    A break and the like say it all by their title: "".
    """
    people = [context.edition.people_by_id[speaker] for speaker in session.speakers]
    who = [named_with_affiliation(person.name, person.affiliation) for person in people]
    if session.kind in _SAID_BY_TITLE and not who:
        return ""
    named = [
        *who[:MOST_NAMES],
        *([f"and {len(who) - MOST_NAMES} more"] if who[MOST_NAMES:] else []),
    ]
    return " · ".join(filter(None, (KIND_NAMES[session.kind][0], ", ".join(named))))


def state_text(context: Context, session: Session) -> Text:
    """Return whether a session lies ahead, is on, or is over; nothing for one without a time."""
    if session.starts and session.ends and session.starts <= context.now < session.ends:
        return (NOW, ", until ", Time(session.ends, TimeStyle.CLOCK))
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
    lines += [Line(time_text(session)), Line(kind_text(context, session))]
    if person and person.id not in session.speakers:
        names = speakers_text(context, session, with_affiliation=False)
        part: Text = ("As co-author; presented by ", *names) if names else ("As author",)
        lines.append(Line(part, Tone.NOTE))
    return Block(tuple(lines), entry_of_talk(session))
