"""What is said of a talk soon before it begins, and when it has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.talk import speakers_text
from bot.answers.entries import entry_of_talk
from bot.answers.models import Colour, View, ViewPart
from bot.answers.text import Linked, Text, Time, TimeStyle, joined
from bot.answers.wording import KIND_NAMES
from bot.frontends.discord_app.codes import custom_id
from bot.frontends.discord_app.render.actions import LONGEST_LABEL
from bot.frontends.discord_app.render.colours import COLOURS
from bot.frontends.discord_app.render.components import Component, button, link
from bot.frontends.discord_app.render.cutting import label
from bot.frontends.discord_app.render.escaping import web_address
from bot.frontends.discord_app.render.facts import facts, headline
from bot.frontends.discord_app.render.occasions import (
    Announced,
    Occasion,
    entry_in_time,
    known_context,
    session_of,
)

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.knowledge.models import Session

_STREAM = "Stream"
"""How the file's own field for it is titled."""


def coming_talk(occasion: Occasion) -> Announced:
    """Return how far away a session is, and which."""
    session = session_of(known_context(occasion), entry_in_time(occasion))
    said = [headline(talk_headline(session)), *talk_facts(known_context(occasion), session)]
    return Announced(said, _buttons(occasion, session), COLOURS[Colour.PROGRAM])


def starting_talk(occasion: Occasion) -> Announced:
    """Return that a session has begun, where it is, and who speaks."""
    context = known_context(occasion)
    session = session_of(context, entry_in_time(occasion))
    began: Text = (f"{_kind(session)} started ", _away(session), ": ", _title(session))
    said = [headline(began), *talk_facts(context, session)]
    return Announced(said, _buttons(occasion, session), COLOURS[Colour.PROGRAM])


def talk_headline(session: Session) -> Text:
    """Return how far away a session is and which; it stays true when it has begun."""
    return (f"{_kind(session)} ", _away(session), ": ", _title(session))


def talk_facts(context: Context, session: Session) -> list[Component]:
    """Return from when to when a session is, who speaks, and where it is."""
    when: Text = (Time(session.starts, TimeStyle.CLOCK),) if session.starts else ()
    if when and session.ends:
        when = (*when, " – ", Time(session.ends, TimeStyle.CLOCK))
    where = joined((session.room, session.track))
    return facts(joined((when, speakers_text(context, session))), where)


def about_button(
    event: str, session: Session, key: str = "", *, is_primary: bool = False
) -> Component:
    """Return the button that opens a session's card."""
    what = "talk" if session.kind.is_talk else "session"
    carried = custom_id("open", event, entry_of_talk(session), key)
    return button(f"About this {what}", carried, is_primary=is_primary)


def _buttons(occasion: Occasion, session: Session) -> list[Component]:
    program = custom_id("show", occasion.event, ViewPart(View.PROGRAM))
    streams = (each for each in session.links if each.title == _STREAM)
    addresses = ((each.title, web_address(each.url)) for each in streams)
    return [
        about_button(occasion.event, session, occasion.key, is_primary=True),
        button("Program", program),
        *(link(label(title, LONGEST_LABEL), address) for title, address in addresses if address),
    ][:3]


def _kind(session: Session) -> str:
    return KIND_NAMES[session.kind][0]


def _away(session: Session) -> Time:
    assert session.starts is not None  # noqa: S101 - it has the time that was planned
    return Time(session.starts, TimeStyle.RELATIVE)


def _title(session: Session) -> Linked:
    return Linked(session.title, session.abstract)
