from bot.answers.cards.person import person_card
from bot.answers.context import Context
from bot.answers.models import Answer
from bot.knowledge.models import CommitteeMember, Link, Person, Session
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels, lines
from tests.builders import ADA, BEN, DAN, at, edition, session

EVE = Person(
    id="eve-lund",
    name="Eve Lund",
    affiliation="Sound School",
    roles=("local host",),
    about="Eve listens to ships.",
    links=(Link(title="Homepage", url="https://eve.example"),),
)
TALK = session("Tides", "9:00-9:30", EVE, authors=[BEN])


def card(person: Person, *sessions: Session, lead: str = "") -> Answer:
    known = edition(
        people=(ADA, BEN, DAN, EVE),
        sessions=sessions,
        committee=(CommitteeMember(person=EVE.id), CommitteeMember(person=BEN.id, role="chair")),
    )
    context = Context(EditionIndex(known), at("8:00"))
    return person_card(context, person, (lead,) if lead else ())


def test_card_with_everything() -> None:
    answer = card(EVE, TALK)
    assert headline(answer) == "Eve Lund"
    assert lines(answer) == [
        "Sound School",
        "local host · Organizing committee",
        "Eve listens to ships.",
        "Tides",
        "2030-05-06T09:00:00+01:00 – 2030-05-06T09:30:00+01:00",
        "Talk, in 1 hour",
        "Homepage: https://eve.example",
    ]
    assert ids(answer) == ["eve-lund", "tides"]
    assert labels(answer) == ["Remind me", "About the talk", "Homepage"]


def test_card_with_nearly_nothing() -> None:
    answer = card(DAN)
    assert (headline(answer), lines(answer), labels(answer)) == ("Dan Fonseca", [], [])


def test_card_tells_roles_and_what_somebody_has_a_part_in() -> None:
    assert lines(card(BEN, TALK)) == [
        "Gulf Institute",
        "chair",
        "Tides",
        "2030-05-06T09:00:00+01:00 – 2030-05-06T09:30:00+01:00",
        "Talk, in 1 hour",
        "As co-author; presented by Eve Lund",
    ]


def test_several_talks_are_offered_by_title_three_at_most() -> None:
    talks = [session(f"Part {n}", f"{8 + n}:00", EVE) for n in range(1, 5)]
    assert labels(card(EVE, *talks[:2])) == ["Part 1", "Part 2", "Homepage"]
    assert labels(card(EVE, *talks)) == ["Part 1", "Part 2", "Part 3", "Homepage"]
    assert len(ids(card(EVE, *talks))) == 5


def test_fact_that_was_asked_for_leads_and_the_name_follows() -> None:
    answer = card(EVE, lead="Yes, Eve Lund speaks")
    assert (headline(answer), lines(answer)[0]) == ("Yes, Eve Lund speaks", "Eve Lund")
