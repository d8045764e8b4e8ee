"""What an author may write about the event itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from pydantic import ConfigDict, Field
from typing_extensions import override

from bot.knowledge.entries import ALIASES, KEYWORDS, LINK, LINKS, Entry, NamedEntry
from bot.knowledge.fields import Address, Day, Line, Lines, Prose, Zone
from bot.knowledge.links import LinkEntry, Links
from bot.knowledge.shorthands import name_alone


class VenueEntry(Entry):
    """Where the event takes place: a name, or more."""

    model_config = ConfigDict(title="The venue")
    shorthand = name_alone

    name: Line = Field("", description="The name of the place.")
    address: Line = Field("", description="The postal address.")
    link: LinkEntry | None = LINK
    rooms: Lines = Field((), description="Its rooms. Sessions may then name no others.")


class HostEntry(Entry):
    """The larger event that this one is part of: its name, or more."""

    model_config = ConfigDict(title="The larger event")
    shorthand = name_alone

    name: Line = Field(description="Its name.")
    aliases: Lines = ALIASES
    starts: Day | None = Field(None, description="Its first day.")
    ends: Day | None = Field(None, description="Its last day.")
    link: LinkEntry | None = LINK


class EventEntry(NamedEntry):
    """What the event is, when and where."""

    model_config = ConfigDict(title="The event")

    name: Line = Field(description="Its short name, as in a sentence: MLHPCS 2021.")
    full_name: Line = Field("", description="Its name in full.")
    aliases: Lines = ALIASES
    series: Line = Field("", description="What all its editions have in common: MLHPCS.")
    edition: Line = Field("", description="Which of them this one is: 2021, second …")
    starts: Day = Field(description="The first day, such as 2021-07-02.")
    ends: Day | None = Field(None, description="The last day, where there is more than one.")
    timezone: Zone = Field(
        ZoneInfo("UTC"),
        description="The time zone in which all times are meant, such as Europe/Berlin. "
        "UTC if left out.",
    )
    format: Line = Field("", description="How one takes part: online, on site, hybrid.")
    venue: VenueEntry | None = Field(None, description="Where it takes place.")
    held_with: HostEntry | None = Field(None, description="The larger event that it is part of.")
    about: Prose = Field("", description="What it is about, in a few sentences of your own.")
    topics: Lines = Field((), description="The topics in its scope, one by one.")
    keywords: Lines = KEYWORDS
    publication: Prose = Field("", description="Where and how its papers are published.")
    website: Address = Field("", description="The address of its website.")
    links: Links = LINKS
    tracks: Lines = Field((), description="Its tracks. Sessions may then name no others.")

    @property
    @override
    def label(self) -> str:
        return self.name
