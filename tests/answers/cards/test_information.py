from dataclasses import replace

import pytest

from bot.answers.cards.information import contact_card, faq_card, page_card
from bot.answers.context import Context
from bot.answers.models import FollowLink
from bot.answers.text import Linked
from bot.knowledge.edition import Edition
from bot.knowledge.models import CommitteeMember, Contact, Deadline, EntryRef, FaqEntry, Link, Page
from bot.search.edition_index import EditionIndex
from bot.search.passages import Entry, EntryKind
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import ADA, BEN, at, due, edition, event, faq, session

SITE = Link(title="Fees", url="https://harbour.example/fees")
PAPERS = Deadline(id="papers", name="Papers", due=due("2030-05-08"))
BOAT = faq("Is there a boat?", "Yes. It leaves at 9.")
PAGE = Page(id="fees", title="Fees", section=("About", "Money"), text="Ten euros.", link=SITE)
DESK = Contact(id="desk", topic="lost things", email="desk@harbour.example", person=ADA.id)


def context(of: Edition) -> Context:
    return Context(EditionIndex(of), at("8:00"))


def faq_lines(answer: str) -> list[str]:
    card = faq_card(context(edition()), faq("Why?", answer))
    return [headline(card), *lines(card)]


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("Yes.", ["Yes"]),
        ("Yes. It leaves at 9. Be early.", ["Yes", "It leaves at 9. Be early."]),
        ("Is it free? It is!", ["Is it free?", "It is!"]),
        ("At 9 a.m. 3 May.", ["At 9 a.m. 3 May"]),
        ("Write to Ada B. Moreno.", ["Write to Ada B. Moreno"]),
        ("No full stop", ["No full stop"]),
        (f"{'Long ' * 30}one. Short one.", [f"{'Long ' * 30}one.", "Short one."]),
    ],
)
def test_first_sentence_of_an_answer_leads(answer: str, shown: list[str]) -> None:
    assert faq_lines(answer) == shown


def test_answer_ends_with_what_it_is_about() -> None:
    every_list = ("event", "deadlines", "sessions", "people", "contacts", "faq", "pages")
    targets = ("harbour-2030", "papers", "tides", "ada-fonseca", "desk", BOAT.id, "fees")
    about = tuple(
        EntryRef(list=name, id=id_) for name, id_ in zip(every_list, targets, strict=True)
    )
    question = FaqEntry(id="all", questions=("All?",), answer="All.", link=SITE, about=about)
    known = edition(
        deadlines=(PAPERS,),
        sessions=(session("Tides", "9:00"),),
        contacts=(DESK,),
        faq=(BOAT, question),
        pages=(PAGE,),
    )
    card = faq_card(context(known), question)
    assert lines(card)[0] == "Papers due 8 May 2030 AoE, in 3 days"
    assert ids(card) == ["all", *targets]
    assert labels(card) == [
        "Fees",
        "Harbour 2030",
        "Papers",
        "Tides",
        "Ada Fonseca",
        "lost things",
        "Is there a boat?",
        "Fees",
    ]


def page_text(text: str, link: Link | None = SITE) -> tuple[str, list[str]]:
    card = page_card(context(edition()), replace(PAGE, section=(), text=text, link=link))
    return "".join(line for line in lines(card)[:1] if "https" not in line), labels(card)


def test_page() -> None:
    card = page_card(context(edition()), PAGE)
    assert card.headline == (Linked("Fees", "https://harbour.example/fees"),)
    assert lines(card)[:2] == ["Ten euros.", "About > Money"]
    assert card.actions == (FollowLink("Fees", "https://harbour.example/fees"),)


def test_page_with_nearly_nothing() -> None:
    card = page_card(context(edition()), Page(id="fees", title="Fees"))
    assert (headline(card), lines(card), labels(card)) == ("Fees", [], [])


def test_page_of_the_greatest_length_is_whole() -> None:
    text = "word " * 119 + "word."
    assert len(text) == 600
    assert page_text(text) == (text, ["Fees"])


def test_long_page_is_cut_at_a_sentence_and_read_on() -> None:
    text = "Every word counts here. " * 40
    shown, offered = page_text(text)
    assert shown == ("Every word counts here. " * 25).rstrip()
    assert offered == ["Read on"]


def test_long_sentence_is_cut_at_a_word() -> None:
    shown, _ = page_text("wording, " * 100)
    assert shown == "wording, " * 65 + "wording…"


def test_long_page_is_whole_where_no_link_leads_on() -> None:
    text = "word " * 199 + "word."
    assert page_text(text, None) == (text, [])


def test_long_answer_of_a_faq_entry_is_cut_where_a_link_leads_on() -> None:
    text = "Yes. " + "Every word counts here. " * 40
    linked, bare = (faq_card(context(edition()), faq("Is it?", text, to)) for to in (SITE, None))
    assert headline(linked) == headline(bare) == "Yes"
    assert lines(linked)[0] == ("Every word counts here. " * 25).rstrip()
    assert labels(linked) == ["Read on"]
    assert lines(bare)[0] == ("Every word counts here. " * 40).rstrip()
    assert labels(bare) == []


def contact(of: Contact, **parts: str) -> list[str]:
    known = edition(event(website=parts.get("website", "")))
    card = contact_card(context(known), of)
    return [headline(card), *lines(card)]


def test_contact() -> None:
    assert contact(DESK) == [
        "desk@harbour.example",
        "For: lost things",
        "Ada Fonseca (Tagus University)",
    ]


def test_contact_note_says_for_what() -> None:
    assert contact(replace(DESK, note="Umbrellas and keys."))[1] == "Umbrellas and keys."


def test_general_contact() -> None:
    general = Contact(id="general", topic="general", email="info@harbour.example")
    assert contact(general, website="https://harbour.example") == [
        "info@harbour.example",
        "For every question about Harbour 2030.",
        "Website: https://harbour.example",
    ]


@pytest.mark.parametrize(
    ("way", "shown"),
    [
        (replace(DESK, email=""), "Ada Fonseca"),
        (replace(DESK, email="", person="", link=SITE), "https://harbour.example/fees"),
        (replace(DESK, email="", person=""), "lost things"),
    ],
)
def test_contact_is_led_by_the_best_way_there_is(way: Contact, shown: str) -> None:
    assert contact(way)[0] == shown


def test_contact_with_a_link_of_its_own_offers_that_alone() -> None:
    known = edition(event(website="https://harbour.example"))
    assert labels(contact_card(context(known), replace(DESK, link=SITE))) == ["Fees"]


def test_contact_ends_with_the_committee() -> None:
    known = edition(committee=(CommitteeMember(person=BEN.id, role="chair"),))
    card = contact_card(context(known), DESK)
    assert lines(card)[-2:] == ["Organizing committee", "- Ben Okafor, chair"]
    assert card.hits[0].entry == Entry(EntryKind.CONTACT, "desk", "lost things")
