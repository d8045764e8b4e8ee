import pytest

from bot.answers.cards.entry import entry_card
from bot.answers.context import Context
from bot.knowledge.models import Contact, Deadline, Page
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind
from tests.answers.reading import headline, ids
from tests.builders import at, due, edition, event, faq, session

KNOWN = edition(
    event(topics=("Mooring",)),
    sessions=(session("Tides", "9:00"),),
    deadlines=(Deadline(id="papers", name="Papers", due=due("2030-03-01")),),
    contacts=(Contact(id="desk", topic="lost things", email="desk@harbour.example"),),
    faq=(faq("Why?", "Because."),),
    pages=(Page(id="fees", title="Fees"),),
)
CONTEXT = Context(EditionIndex(KNOWN), at("8:00"))


@pytest.mark.parametrize(
    ("kind", "entry_id", "first"),
    [
        (EntryKind.TALK, "tides", "Tides"),
        (EntryKind.SPEAKER, "ada-fonseca", "Ada Fonseca"),
        (EntryKind.DEADLINE, "papers", "2030-03-02T11:59:00+00:00"),
        (EntryKind.CONTACT, "desk", "desk@harbour.example"),
        (EntryKind.FAQ, "why", "Because"),
        (EntryKind.PAGE, "fees", "Fees"),
        (EntryKind.TOPIC, "mooring", "Mooring"),
        (EntryKind.EVENT, "harbour-2030", "Harbour 2030"),
    ],
)
def test_card_of_each_kind(kind: EntryKind, entry_id: str, first: str) -> None:
    answer = entry_card(CONTEXT, Entry(kind, entry_id, ""))
    assert headline(answer) == first
    assert answer.hits[0].entry.kind is kind
    assert ids(answer)[0] == entry_id


@pytest.mark.parametrize("kind", EntryKind)
def test_entry_that_the_edition_does_not_have(kind: EntryKind) -> None:
    with pytest.raises(KeyError):
        entry_card(CONTEXT, Entry(kind, "nowhere", ""))
