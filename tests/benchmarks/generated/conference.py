"""A whole generated conference: the program, the pages, and what can be asked about them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import yaml

from bot.knowledge.edition import Edition
from bot.knowledge.models import Event, Page, Person, Session
from tests.benchmarks.generated.pages import AskedPage, make_pages
from tests.benchmarks.generated.program import DAYS, FIRST_DAY, ZONE, Program, make_program

NAME = "COSMIC 2027"
SPEAKERS_FOR_A_TALK = 7850 / 2150
MOST_PAGES = 5_000


@dataclass(frozen=True)
class Conference:
    """What was generated, as the product's models and in the knowledge format."""

    program: Program
    pages: tuple[AskedPage, ...]

    def edition(self) -> Edition:
        """Return it as a reader of the knowledge format would."""
        return Edition(
            event=_event(),
            sessions=self.program.sessions,
            people=self.program.people,
            pages=tuple(asked.page for asked in self.pages),
        )

    def written(self) -> str:
        """Return it in the knowledge format."""
        people = {person.id: person for person in self.program.people}
        event = _event()
        content = {
            "event": {
                "id": event.id,
                "series": event.series,
                "name": event.name,
                "timezone": event.timezone.key,
                "starts": event.starts,
                "ends": event.ends,
            },
            "sessions": [_written_session(session, people) for session in self.program.sessions],
            "pages": [_written_page(asked.page) for asked in self.pages],
        }
        return yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def make_conference(talks: int, speakers: int, pages: int, seed: int) -> Conference:
    """Return the same conference whenever the arguments are the same."""
    rng = random.Random(f"{talks} {speakers} {pages} {seed}")
    program = make_program(talks, speakers, rng)
    return Conference(program, tuple(make_pages(pages, NAME, rng)))


def conference_of(entries: int, seed: int = 0) -> Conference:
    """Return a conference with so many entries in all: a tenth are pages, most are speakers."""
    pages = min(entries // 10, MOST_PAGES)
    talks = round((entries - pages) / (1 + SPEAKERS_FOR_A_TALK))
    return make_conference(talks, entries - pages - talks, pages, seed)


def _event() -> Event:
    return Event(
        id="cosmic-2027",
        name=NAME,
        series="COSMIC",
        timezone=ZONE,
        starts=FIRST_DAY,
        ends=FIRST_DAY + timedelta(days=DAYS - 1),
    )


def _written_session(session: Session, people: dict[str, Person]) -> dict[str, Any]:
    speakers = [people[speaker] for speaker in session.speakers]
    return {
        "id": session.id,
        "kind": str(session.kind),
        "title": session.title,
        "speakers": [f"{speaker.name} ({speaker.affiliation})" for speaker in speakers],
        "starts": f"{session.starts:%Y-%m-%d %H:%M}",
        "ends": f"{session.ends:%H:%M}",
        "room": session.room,
        "track": session.track,
    }


def _written_page(page: Page) -> dict[str, Any]:
    return {
        "id": page.id,
        "section": " > ".join(page.section),
        "title": page.title,
        "text": page.text,
    }
