from bot.answers.context import Context
from bot.answers.models import Answer, AnswerKind, Colour
from bot.answers.questions.unknown import not_known
from bot.knowledge.edition import Edition
from bot.knowledge.models import Contact
from bot.search.edition_index import EditionIndex
from tests.answers.reading import labels, lines
from tests.builders import at, edition, event


def refusal(known: Edition) -> Answer:
    return not_known(Context(EditionIndex(known), at("8:00")))


def test_says_whom_to_ask_and_what_can_be_asked() -> None:
    desk = Contact(id="general", topic="general", email="info@harbour.example")
    answer = refusal(edition(contacts=(desk,)))
    assert lines(answer) == [
        "Ask the organizers: info@harbour.example",
        "I answer from what the organizers of Harbour 2030 wrote down:",
        "- /contact: whom to ask",
        "- /about: the event itself",
    ]
    assert labels(answer) == ["Contact", "Help"]
    assert (answer.kind, answer.colour) == (AnswerKind.NOT_KNOWN, Colour.NOTHING)


def test_leads_to_the_website_where_there_is_no_address() -> None:
    site = event(website="https://harbour.example")
    nameless = Contact(id="desk", topic="desk")
    for known in (edition(site), edition(site, contacts=(nameless,))):
        assert lines(refusal(known))[0] == "Look at https://harbour.example"


def test_with_nobody_to_ask() -> None:
    answer = refusal(edition())
    assert lines(answer)[0] == "I answer from what the organizers of Harbour 2030 wrote down:"
    assert labels(answer) == ["Help"]
