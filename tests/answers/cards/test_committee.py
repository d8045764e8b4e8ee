from bot.answers.cards.committee import committee_block
from bot.answers.context import Context
from bot.knowledge.edition import Edition
from bot.knowledge.models import CommitteeMember, Person
from bot.search.edition_index import EditionIndex
from tests.answers.reading import lines
from tests.builders import ADA, BEN, at, edition


def committee(of: Edition, heading: str = "Chairs") -> list[str]:
    context = Context(EditionIndex(of), at("8:00"))
    return lines(context.answer("Who", [committee_block(context, heading)]))


def test_members_with_their_role_and_affiliation_in_the_committee() -> None:
    members = (
        CommitteeMember(person=ADA.id, affiliation="Old Harbour", role="chair"),
        CommitteeMember(person=BEN.id),
    )
    assert committee(edition(committee=members)) == [
        "Chairs",
        "- Ada Fonseca (Old Harbour), chair",
        "- Ben Okafor",
    ]
    assert committee(edition(committee=members), "")[0].startswith("- Ada")


def test_no_committee() -> None:
    assert committee(edition()) == []


def test_large_committee_is_cut_at_twelve() -> None:
    people = tuple(Person(id=f"p-{n}", name=f"Person {n}") for n in range(15))
    members = tuple(CommitteeMember(person=person.id) for person in people)
    shown = committee(edition(people=people, committee=members))
    assert (len(shown), shown[-2:]) == (14, ["- Person 11", "and 3 more"])
    twelve = committee(edition(people=people, committee=members[:12]))
    assert (len(twelve), twelve[-1]) == (13, "- Person 11")
