"""What every way of finding has in common, and what it is given to find things in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from Stemmer import Stemmer

from bot.knowledge.naming import fold
from tests.benchmarks.generated.conference import Conference

_WORD = re.compile(r"[^\W_]+")
_STEMMER = Stemmer("english")


class Text(NamedTuple):
    """Something that can be found: an entry's id, its headings or name, and the text below them."""

    id: str
    heading: str
    body: str = ""

    @property
    def whole(self) -> str:
        """Heading and body in one, folded: every peer gets case and accents out of the way."""
        return fold(f"{self.heading} {self.body}".strip())


class Peer(Protocol):
    """Something that finds texts."""

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the texts found, best first."""
        ...


PeerMaker = Callable[[Sequence[Text]], Peer]


def page_texts(conference: Conference) -> list[Text]:
    """Return the conference's pages with the path of headings above them."""
    pages = [asked.page for asked in conference.pages]
    return [Text(page.id, " ".join((*page.section, page.title)), page.text) for page in pages]


def talk_texts(conference: Conference) -> list[Text]:
    """Return the talks' titles, with their speakers' names."""
    names = {person.id: person.name for person in conference.program.people}
    return [
        Text(
            session.id, f"{session.title} {' '.join(names[person] for person in session.speakers)}"
        )
        for session in conference.program.sessions
    ]


def speaker_texts(conference: Conference) -> list[Text]:
    """Return the speakers' names."""
    return [Text(person.id, person.name) for person in conference.program.people]


def folded_words(text: str) -> list[str]:
    """Return the text's words, folded."""
    return _WORD.findall(fold(text))


def stems(text: str) -> list[str]:
    """Return the stems (Porter 2) of the text's words."""
    return list(_STEMMER.stemWords(folded_words(text)))
