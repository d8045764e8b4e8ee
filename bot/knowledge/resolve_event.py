"""An event as its author wrote it, made into the event as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge import models
from bot.knowledge.links import link_of, links_of
from bot.knowledge.naming import slug

if TYPE_CHECKING:
    from bot.knowledge.content import Content
    from bot.knowledge.event_format import EventEntry, HostEntry, VenueEntry


def event_of(entry: EventEntry, content: Content) -> models.Event:
    """Return the event; that it ends before it starts is noted in the file's source."""
    if entry.ends and entry.ends < entry.starts:
        content.complain(("event", "ends"), f"the event ends before it starts on {entry.starts}")
    return models.Event(
        id=entry.id or slug(entry.label),
        name=entry.name,
        starts=entry.starts,
        ends=entry.ends or entry.starts,
        timezone=entry.timezone,
        series=entry.series,
        edition=entry.edition,
        full_name=entry.full_name,
        aliases=entry.aliases,
        about=entry.about,
        topics=entry.topics,
        keywords=entry.keywords,
        format=entry.format,
        venue=_venue(entry.venue) if entry.venue else models.Venue(),
        host=_host(entry.held_with) if entry.held_with else None,
        website=entry.website,
        links=links_of(entry.links),
        tracks=entry.tracks,
        publication=entry.publication,
    )


def _venue(entry: VenueEntry) -> models.Venue:
    return models.Venue(
        name=entry.name, address=entry.address, link=link_of(entry.link), rooms=entry.rooms
    )


def _host(entry: HostEntry) -> models.HostEvent:
    return models.HostEvent(
        name=entry.name,
        aliases=entry.aliases,
        starts=entry.starts,
        ends=entry.ends,
        link=link_of(entry.link),
    )
