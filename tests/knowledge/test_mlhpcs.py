"""The files of MLHPCS say what the workshop's page and repository say."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import SessionKind
from bot.knowledge.reading import read_knowledge

KNOWLEDGE = read_knowledge(Path(__file__).parents[2] / "knowledge")
IN_2021 = KNOWLEDGE.editions_by_id["mlhpcs-2021"]
IN_2020 = KNOWLEDGE.editions_by_id["mlhpcs-2020"]
REPOSITORY = "https://github.com/keuperj/MLHPCS/blob/master/"


def test_editions_are_in_the_order_of_their_dates() -> None:
    assert [edition.id for edition in KNOWLEDGE.editions] == ["mlhpcs-2020", "mlhpcs-2021"]


def test_event_of_2021() -> None:
    event = IN_2021.event

    assert (event.name, event.full_name) == (
        "MLHPCS 2021",
        "Second workshop on Machine Learning on HPC Systems",
    )
    assert (event.starts, event.ends, event.format) == (
        date(2021, 7, 2),
        date(2021, 7, 2),
        "online",
    )
    assert event.timezone == ZoneInfo("Europe/Berlin")
    assert event.website == "https://www.mlhpcs.org"
    assert len(event.topics) == 7
    assert event.host
    assert (event.host.starts, event.host.ends) == (date(2021, 6, 24), date(2021, 7, 2))


PROGRAM = [
    ("opening", "opening", "14:00", "14:15", "", ""),
    ("keynote", "keynote", "14:15", "15:00", "daniel-soudry", "keynote.md"),
    ("invited-1", "invited", "15:00", "15:30", "jenia-jitsev", "invited_1.md"),
    ("invited-2", "invited", "15:30", "16:00", "nico-hoffmann", "invited_2.md"),
    ("contributed-1", "contributed", "16:00", "16:15", "kalun-ho", "contributed_1.md"),
    ("contributed-2", "contributed", "16:15", "16:30", "niranjan-hasabnis", "contributed_2.md"),
    ("invited-3", "invited", "16:30", "17:00", "stefanie-gunther", "invited_3.md"),
    ("invited-4", "invited", "17:00", "17:30", "ahmed-elnaggar", "invited_4.md"),
    ("contributed-3", "contributed", "17:30", "17:45", "mathias-esteban", "contributed_3.md"),
    ("contributed-4", "contributed", "17:45", "18:00", "jonathan-murana", "contributed_4.md"),
    ("contributed-5", "contributed", "18:00", "18:15", "peter-winkler", "contributed_5.md"),
    ("closing", "closing", "18:15", "", "", ""),
]


def test_program_of_2021() -> None:
    assert [
        (
            session.id,
            session.kind.value,
            f"{session.starts:%H:%M}",
            f"{session.ends:%H:%M}" if session.ends else "",
            "".join(session.speakers),
            session.abstract.removeprefix(f"{REPOSITORY}2021/"),
        )
        for session in IN_2021.program
    ] == PROGRAM


def test_each_kind_of_talk_has_its_length() -> None:
    lengths = {
        (session.kind, session.ends - session.starts)
        for session in IN_2021.sessions
        if session.kind.is_talk and session.starts and session.ends
    }

    assert lengths == {
        (SessionKind.KEYNOTE, timedelta(minutes=45)),
        (SessionKind.INVITED, timedelta(minutes=30)),
        (SessionKind.CONTRIBUTED, timedelta(minutes=15)),
    }


def test_deadlines_of_2021() -> None:
    abstract, paper = IN_2021.deadlines

    assert (abstract.id, abstract.due.instant.isoformat()) == (
        "abstract",
        "2021-05-14T23:59:00-12:00",
    )
    assert abstract.announced == date(2021, 4, 30)
    assert [(step.due.day, step.due.is_aoe, step.announced) for step in abstract.history] == [
        (date(2021, 5, 1), False, date(2021, 3, 8)),
        (date(2021, 5, 1), True, date(2021, 3, 9)),
    ]
    assert abstract.extended_from in [step.due for step in abstract.history]
    assert (paper.id, paper.due.day, paper.due.has_time) == ("paper", date(2021, 7, 10), False)
    assert paper.extended_from is None


@pytest.mark.parametrize(
    ("person", "affiliation"),
    [
        ("daniel-soudry", "Technion"),
        ("jenia-jitsev", "Juelich Supercomputing Center, Helmholtz AI"),
        ("nico-hoffmann", "TU Dresden"),
        ("stefanie-gunther", "LLNL"),
        ("ahmed-elnaggar", "TU Munich"),
        ("kalun-ho", "Fraunhofer ITWM"),
        ("avraam-chatzimichailidis", "Fraunhofer ITWM"),
        ("margret-keuper", "University of Mannheim"),
        ("janis-keuper", "Fraunhofer ITWM and IMLA, Offenburg University"),
        ("niranjan-hasabnis", "Intel"),
        ("derssie-mebratu", "Intel"),
        ("mathias-esteban", "Universidad de la República"),
        ("jamal-toutouh", "Universidad de Málaga"),
        ("sergio-nesmachnow", "Universidad de la República"),
        ("jonathan-murana", "Universidad de la República"),
        ("carmen-navarrete", "Leibniz Supercomputing Center"),
        ("peter-winkler", "TU Dresden"),
        ("norman-koch", "TU Dresden"),
        ("juan-j-durillo", "LRZ, Munich"),
        ("dennis-hoppe", "HLRS, Stuttgart"),
        ("sunna-torge", "ZIH, Dresden"),
    ],
)
def test_people_of_2021(person: str, affiliation: str) -> None:
    assert IN_2021.people_by_id[person].affiliation == affiliation
    assert len(IN_2021.people) == 21


def test_authors_of_2021() -> None:
    sessions = IN_2021.sessions_by_id

    assert sessions["contributed-1"].authors == (
        "kalun-ho",
        "avraam-chatzimichailidis",
        "margret-keuper",
        "janis-keuper",
    )
    assert sessions["contributed-4"].authors == (
        "jonathan-murana",
        "carmen-navarrete",
        "sergio-nesmachnow",
    )
    assert [session.id for session in IN_2021.sessions_by_person["sergio-nesmachnow"]] == [
        "contributed-3",
        "contributed-4",
    ]


def test_misspelt_titles_are_found_and_not_shown() -> None:
    sessions = IN_2021.sessions_by_id

    assert sessions["contributed-1"].title == (
        "MSM: Multi-Stage Multicuts for Scalable Image Clustering"
    )
    assert "scaling" in sessions["invited-4"].title
    assert [title[:7] for title in sessions["invited-4"].other_titles] == ["Winning", "Challen"]


@pytest.mark.parametrize("edition", KNOWLEDGE.editions, ids=lambda edition: edition.id)
def test_committee_is_the_same_five_people(edition: Edition) -> None:
    assert [member.person for member in edition.committee] == [
        "juan-j-durillo",
        "dennis-hoppe",
        "jenia-jitsev",
        "janis-keuper",
        "sunna-torge",
    ]


def test_event_of_2020() -> None:
    (deadline,) = IN_2020.deadlines

    assert IN_2020.event.starts == date(2020, 6, 20)
    assert (deadline.due.day, deadline.announced) == (date(2020, 5, 29), date(2020, 4, 14))
    assert deadline.extended_from
    assert deadline.extended_from.day == date(2020, 4, 15)


def test_talks_of_2020() -> None:
    assert [
        (
            session.id,
            *session.speakers,
            session.abstract.removeprefix(f"{REPOSITORY}2020/"),
            [link.url.removeprefix(f"{REPOSITORY}2020/") for link in session.links],
        )
        for session in IN_2020.program
    ] == [
        ("invited-1", "david-brayford", "invited_1.md", ["slides/DavidBrayfordLRZ.pdf"]),
        ("invited-2", "sunna-torge", "invited_2.md", ["slides/gettoGether.pdf"]),
        ("invited-3", "peter-labus", "invited_3.md", ["slides/distributed_deep_learning.pdf"]),
        (
            "contributed-1",
            "philipp-rombach",
            "talk_1.md",
            [
                "slides/SmartPred_Unsupervised_Hard_Disk_Failure_Detection_Presentation.pdf",
                "paper/SmartPred.pdf",
            ],
        ),
        (
            "contributed-2",
            "emily-herron",
            "talk_2.md",
            ["slides/NAS.pdf", "paper/NASEnsemblesFinal.pdf"],
        ),
        (
            "contributed-3",
            "xavier-teruel",
            "talk_3.md",
            ["slides/MLHPCS20_GopherSlides.pdf", "paper/Gopher.pdf"],
        ),
    ]
    assert not any(session.day or session.starts for session in IN_2020.sessions)


@pytest.mark.parametrize("edition", KNOWLEDGE.editions, ids=lambda edition: edition.id)
def test_questions_are_asked_in_several_ways_and_only_once(edition: Edition) -> None:
    assert [entry.id for entry in edition.faq if not 3 <= len(entry.questions) <= 8] == []
    asked = Counter(question for entry in edition.faq for question in entry.questions)
    assert asked.most_common(1)[0][1] == 1
