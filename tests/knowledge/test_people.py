"""Every line that names somebody leads to one person."""

from collections.abc import Callable

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import CommitteeMember, Link, Person

EVENT = "event: {name: Ada Day, starts: 2021-07-02}\n"
EditionOf = Callable[[str], Edition]
ProblemsOf = Callable[..., list[str]]


def test_line_is_enough_to_make_a_person(edition: EditionOf) -> None:
    found = edition(f"{EVENT}sessions: [{{title: a, speakers: [Jonathan Muraña (Universidad)]}}]")

    assert found.people == (
        Person(id="jonathan-murana", name="Jonathan Muraña", affiliation="Universidad"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Daniel Soudry",
        "DANIEL SOUDRY (Technion)",
        '"Soudry, Daniel"',
        "Soudry Daniel",
        "Dániel Soudry",
        "Dan Soudry",
        "daniel-soudry",
        "{name: Daniel Soudry}",
        "{id: daniel-soudry}",
        "{name: daniel-soudry, affiliation: Technion}",
    ],
)
def test_person_is_found_however_the_name_is_written(edition: EditionOf, line: str) -> None:
    found = edition(f"""\
{EVENT}people: [{{name: Daniel Soudry, aliases: [Dan Soudry], affiliation: Technion}}]
sessions: [{{title: a, speakers: [{line}]}}]
""")

    assert found.sessions[0].speakers == ("daniel-soudry",)
    assert found.people == (
        Person(
            id="daniel-soudry",
            name="Daniel Soudry",
            aliases=("Dan Soudry",),
            affiliation="Technion",
        ),
    )


def test_person_of_whom_there_is_more_to_say(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}people:
  - Grace Hopper (Yale)
  - id: ada
    name: Ada Lovelace
    other_affiliations: Analytical Society
    roles: [chair]
    about: Writes notes.
    links: {{Home: "https://example.org/ada"}}
""")

    assert found.people == (
        Person(id="grace-hopper", name="Grace Hopper", affiliation="Yale"),
        Person(
            id="ada",
            name="Ada Lovelace",
            affiliation="Analytical Society",
            roles=("chair",),
            about="Writes notes.",
            links=(Link(title="Home", url="https://example.org/ada"),),
        ),
    )


def test_affiliations_are_collected_the_main_one_first(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}people: [{{name: Janis Keuper, affiliation: Fraunhofer ITWM, other_affiliations: IMLA}}]
sessions:
  - {{title: a, speakers: Janis Keuper (HS Offenburg)}}
  - {{title: b, authors: [Kalun Ho, Janis Keuper (imla)]}}
committee: [Janis Keuper (IMLA / ITWM), Kalun Ho (ITWM)]
""")

    assert found.people[0].affiliations == (
        "Fraunhofer ITWM",
        "IMLA",
        "HS Offenburg",
        "IMLA / ITWM",
    )
    assert found.people_by_id["kalun-ho"].affiliations == ("ITWM",)


def test_brackets_within_an_affiliation_stay(edition: EditionOf) -> None:
    found = edition(f"{EVENT}committee: ['Ada Lovelace (Society (London), and more)']")

    assert found.people[0].affiliation == "Society (London), and more"


def test_committee_prints_its_own_affiliation_and_role(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}people: [{{id: ada, name: Ada Lovelace, affiliation: London}}]
committee: [{{name: ada, affiliation: Society, role: chair}}, Grace Hopper (Yale)]
""")

    assert found.committee == (
        CommitteeMember(person="ada", affiliation="Society", role="chair"),
        CommitteeMember(person="grace-hopper", affiliation="Yale"),
    )


def test_authors_include_the_speakers_in_the_order_given(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}sessions:
  - {{title: a, speakers: [A A], authors: [B B, A A, C C, B B]}}
  - {{title: b, speakers: [A A], authors: [B B]}}
  - {{title: c, speakers: [A A, B B]}}
""")

    assert [session.authors for session in found.sessions] == [
        ("b-b", "a-a", "c-c"),
        ("a-a", "b-b"),
        ("a-a", "b-b"),
    ]


def test_new_person_never_takes_an_id_that_is_given(edition: EditionOf) -> None:
    found = edition(f"""\
{EVENT}people: [{{id: ada-lovelace, name: Ada King}}]
sessions: [{{title: a, speakers: [Ada Lovelace, Ada King]}}]
""")

    assert found.sessions[0].speakers == ("ada-lovelace-2", "ada-lovelace")


def test_name_without_letters_is_a_name_of_its_own(edition: EditionOf) -> None:
    found = edition(f"{EVENT}sessions: [{{title: a, speakers: ['!!', '%%', '!!']}}]")

    assert len(found.sessions[0].speakers) == 2


def test_single_word_in_small_letters_may_be_a_name(edition: EditionOf) -> None:
    assert edition(f"{EVENT}committee: [madonna]").people[0].name == "madonna"


def test_surname_first_becomes_the_name_in_its_usual_order(edition: EditionOf) -> None:
    assert edition(f'{EVENT}committee: ["Soudry, Daniel"]').people[0].name == "Daniel Soudry"


def test_two_people_of_one_name_are_told_apart_by_ids(
    edition: EditionOf, problems: ProblemsOf
) -> None:
    people = "people: [{id: wei-1, name: Wei Wang}, {id: wei-2, name: Wei Wang}]\n"

    assert edition(f"{EVENT}{people}committee: [wei-2]").committee[0].person == "wei-2"
    assert problems(f"{EVENT}{people}committee: [Wei Wang]") == [
        "3:13: `Wei Wang` may be `wei-1` or `wei-2`: write the id instead of the name"
    ]


def test_order_of_names_tells_people_apart_where_it_is_all_that_does(
    edition: EditionOf, problems: ProblemsOf
) -> None:
    people = "people: [{id: a, name: Wei Wang}, {id: b, name: Wang Wei}]\n"

    found = edition(f"{EVENT}{people}committee: [wang wei, Wei Wang]")

    assert [member.person for member in found.committee] == ["b", "a"]
    assert problems(f"{EVENT}{people}committee: ['Wei, Wang']") == [
        "3:13: `Wei, Wang` may be `a` or `b`: write the id instead of the name"
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "people: [{name: Ada Lovelace}]\ncommittee: [ada-lovlace]",
            "3:13: nobody in `people` has the id `ada-lovlace`, did you mean `ada-lovelace`?",
        ),
        (
            "people: [{name: Ada Lovelace}]\ncommittee: [adalovelace]",
            "3:13: nobody in `people` has the id `adalovelace`, did you mean `ada-lovelace`?",
        ),
        (
            "contacts: [{topic: a, person: {id: Ada!}}]",
            (
                "2:36: `Ada!` cannot be an id, which has letters, digits, `-`, `.` and `_` only "
                "and at most 120 characters, did you mean `ada`?"
            ),
        ),
        (
            "contacts: [{topic: a, person: {id: ada, name: Ada Lovelace}}]",
            "2:31: nobody in `people` has the id `ada`, write the name instead",
        ),
        (
            "people: [Ada Lovelace, 'Lovelace, Ada']",
            (
                "2:24: `Lovelace, Ada` is here already, as `ada-lovelace`: make one entry of the "
                "two, or give each an `id` if they are two people"
            ),
        ),
        (
            "people: [{id: ada, name: Ada Lovelace}, {id: ada, name: Ada Byron}]",
            "2:46: the id `ada` belongs to the entry in line 2 already",
        ),
        (
            "committee: ['Daniel Soudry, Technion']",
            (
                "2:13: write `Daniel Soudry (Technion)` if `Technion` is an affiliation, "
                "or `Technion Daniel Soudry` if it is a name"
            ),
        ),
    ],
)
def test_line_that_leads_to_nobody_is_a_mistake(
    problems: ProblemsOf, content: str, problem: str
) -> None:
    assert problems(f"{EVENT}{content}") == [problem]
