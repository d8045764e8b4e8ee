"""The knowledge format: what an author may write, and what each key means.

`bot.knowledge.schema` makes the JSON Schema for editors from these classes, descriptions included;
`bot.knowledge.resolve` turns what was written into `bot.knowledge.models`. The texts that may stand
for a whole entry are read by `bot.knowledge.shorthands`.
"""

from __future__ import annotations

from textwrap import shorten
from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from typing_extensions import override

from bot.knowledge.entries import ALIASES, KEYWORDS, LINK, LINKS, Entry, NamedEntry
from bot.knowledge.event_format import EventEntry
from bot.knowledge.fields import (
    Address,
    Day,
    Due,
    Id,
    Kind,
    Line,
    Lines,
    Mail,
    OneOrSeveral,
    Prose,
    Status,
    Time,
)
from bot.knowledge.links import LinkEntry, Links
from bot.knowledge.models import SessionKind, SessionStatus
from bot.knowledge.shorthands import (
    due_alone,
    mail_alone,
    person_in_a_line,
    sections_above,
)

_REFERENCES = Field(
    (), description="The entries it is about, such as deadlines/abstract or sessions/keynote."
)

_LONGEST_LABEL = 60
"""Characters of its text that stand for a page without a heading."""


class PersonLine(Entry):
    """A person where one is named: "Name (Affiliation)", a person's id, or these keys."""

    model_config = ConfigDict(title="A person, named")
    shorthand = person_in_a_line

    name: Line = Field("", description="The name, or one under which `people` knows the person.")
    id: Id = Field("", description="The id of an entry in `people`.")
    affiliation: Line = Field("", description="Where the person works.")

    @model_validator(mode="after")
    def _names_someone(self) -> Self:
        if not self.name and not self.id:
            raise ValueError("a person needs a `name`")
        return self


PersonLines = Annotated[tuple[PersonLine, ...], OneOrSeveral()]


class EarlierDueEntry(Entry):
    """A date that was announced earlier: the date, or more."""

    model_config = ConfigDict(title="An earlier date")
    shorthand = due_alone

    due: Due = Field(description="When it was due: 2021-05-01, or 2021-05-01 AoE.")
    announced: Day | None = Field(None, description="On which day this was announced.")
    note: Prose = Field("", description="Anything to say about it.")


class DeadlineEntry(NamedEntry):
    """Something that must be done by a time."""

    model_config = ConfigDict(title="A deadline")

    name: Line = Field(description="What is due: Extended abstract.")
    due: Due = Field(
        description="When: 2021-05-14, or 2021-05-14 AoE (until the day has ended anywhere on "
        "earth), or 2021-05-14 23:59, or 2021-05-14 23:59 UTC."
    )
    announced: Day | None = Field(None, description="On which day this date was announced.")
    history: Annotated[tuple[EarlierDueEntry, ...], OneOrSeveral()] = Field(
        (), description="The dates that were announced earlier, the earliest first."
    )
    about: Prose = Field("", description="What one has to do, in a few words.")
    link: LinkEntry | None = Field(None, description="Where one does it.")
    aliases: Lines = ALIASES
    keywords: Lines = KEYWORDS

    @property
    @override
    def label(self) -> str:
        return self.name


class SessionEntry(NamedEntry):
    """An item of the program."""

    model_config = ConfigDict(title="A session")

    kind: Kind = Field(SessionKind.TALK, description="What sort of item it is.")
    title: Line = Field(description="Its title.")
    other_titles: Lines = Field((), description="Other titles under which it was announced.")
    speakers: PersonLines = Field((), description='Who presents it: "Name (Affiliation)" for each.')
    authors: PersonLines = Field((), description="Who wrote it, the speakers among them or not.")
    starts: Time | None = Field(
        None,
        description="When it begins: 14:15, or 2021-07-02 14:15 if the event has several days.",
    )
    ends: Time | None = Field(None, description="When it ends: 15:00.")
    room: Line = Field("", description="The room.")
    track: Line = Field("", description="The track.")
    abstract: Address = Field("", description="The address of the abstract.")
    summary: Prose = Field("", description="What it is about, in your own words.")
    keywords: Lines = KEYWORDS
    slides: Address = Field("", description="The address of the slides.")
    paper: Address = Field("", description="The address of the paper.")
    video: Address = Field("", description="The address of the recording.")
    stream: Address = Field("", description="The address at which one can watch or join it.")
    links: Links = LINKS
    status: Status = Field(
        SessionStatus.PLANNED, description="Whether it takes place as first announced."
    )
    moved_from: Line = Field("", description="When or where it was before it moved.")
    note: Prose = Field("", description="Anything attendees should know.")

    @property
    @override
    def label(self) -> str:
        return self.title


class PersonEntry(NamedEntry):
    """Someone named elsewhere, if there is more to say than a line can."""

    model_config = ConfigDict(title="A person")
    shorthand = person_in_a_line

    name: Line = Field(description="The name in full.")
    aliases: Lines = Field((), description="Other ways in which the name is written.")
    affiliation: Line = Field("", description="Where the person works.")
    other_affiliations: Lines = Field(
        (), description="More affiliations, or other ways in which they are written."
    )
    roles: Lines = Field((), description="What the person does for the event.")
    about: Prose = Field("", description="Who that is, in a few words.")
    links: Links = LINKS

    @property
    @override
    def label(self) -> str:
        return self.name


class CommitteeEntry(PersonLine):
    """Someone on the committee: "Name (Affiliation)", a person's id, or these keys."""

    model_config = ConfigDict(title="A member of the committee")

    role: Line = Field("", description="What they are there: general chair.")


class ContactEntry(NamedEntry):
    """Whom to ask: an e-mail address, or more."""

    model_config = ConfigDict(title="A contact")
    shorthand = mail_alone

    topic: Line = Field("general", description="What to ask them about.")
    aliases: Lines = Field((), description="Other words for the topic.")
    email: Mail = Field("", description="The e-mail address.")
    person: PersonLine | None = Field(None, description='Who it is: "Name (Affiliation)" or an id.')
    link: LinkEntry | None = LINK
    note: Prose = Field("", description="Anything to say about it.")

    @property
    @override
    def label(self) -> str:
        return self.topic

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if not (self.email or self.person or self.link):
            raise ValueError("a contact needs an `email`, a `person` or a `link`")
        return self


class QuestionEntry(NamedEntry):
    """A question that people ask, and its answer."""

    model_config = ConfigDict(title="A question")

    questions: Lines = Field(
        min_length=1, description="The question, in as many different words as people use."
    )
    answer: Prose = Field(description="The answer.")
    keywords: Lines = KEYWORDS
    link: LinkEntry | None = Field(None, description="Where one can read more.")
    about: Lines = _REFERENCES

    @property
    @override
    def label(self) -> str:
        return self.questions[0]


class PageEntry(NamedEntry):
    """A passage of text under its heading."""

    model_config = ConfigDict(title="A page")

    title: Line = Field("", description="The heading; the last of those above it if left out.")
    section: Annotated[Lines, BeforeValidator(sections_above)] = Field(
        (), description="The headings above it, the outermost first: About > Call."
    )
    text: Prose = Field("", description="The text.")
    keywords: Lines = KEYWORDS
    link: LinkEntry | None = LINK
    about: Lines = _REFERENCES

    @property
    @override
    def label(self) -> str:
        beginning = shorten(self.text, _LONGEST_LABEL, placeholder=" …")
        return self.title or next(reversed(self.section), beginning)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.label:
            raise ValueError("this page has neither a `title` nor a `text`")
        return self


class KnowledgeFile(Entry):
    """Everything that is known about one edition of an event."""

    # Only the JSON Schema is made from it: files are read entry by entry.
    model_config = ConfigDict(title="What is known about an event", defer_build=True)

    event: EventEntry = Field(description="The event that the file is about.")
    deadlines: Annotated[tuple[DeadlineEntry, ...], OneOrSeveral()] = Field(
        (), description="What must be done by when."
    )
    sessions: Annotated[tuple[SessionEntry, ...], OneOrSeveral()] = Field(
        (), description="The program: talks, breaks and all else."
    )
    people: Annotated[tuple[PersonEntry, ...], OneOrSeveral()] = Field(
        (), description="Speakers, authors and organizers of whom there is more to say."
    )
    committee: Annotated[tuple[CommitteeEntry, ...], OneOrSeveral()] = Field(
        (), description="Who organizes the event."
    )
    contacts: Annotated[tuple[ContactEntry, ...], OneOrSeveral()] = Field(
        (), description="Whom to ask."
    )
    faq: Annotated[tuple[QuestionEntry, ...], OneOrSeveral()] = Field(
        (), description="Questions that people ask, with the answers."
    )
    pages: Annotated[tuple[PageEntry, ...], OneOrSeveral()] = Field(
        (), description="Anything else worth finding, as texts with headings."
    )
