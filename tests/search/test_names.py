from dataclasses import replace

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import Session
from bot.search.names import names_of
from bot.search.passages import EntryKind
from tests.search.editions import EDITION, EVENT, KEYNOTE

NAMES = names_of(EDITION)


def texts(kind: EntryKind, entry_id: str) -> list[str]:
    (names,) = (names for entry, names in NAMES[kind] if entry.id == entry_id)
    ordered = sorted(names, key=lambda name: -name.weight)
    return [name.text for name in ordered]


def test_names_come_in_the_order_of_the_program_and_speakers_first() -> None:
    assert {kind: [entry.id for entry, _ in named] for kind, named in NAMES.items()} == {
        EntryKind.TALK: ["keynote", "barometers"],
        EntryKind.SPEAKER: ["gunther-jorg", "ada-moreno", "olga-berg"],
        EntryKind.DEADLINE: ["abstract"],
        EntryKind.CONTACT: ["press"],
    }


@pytest.mark.parametrize(
    ("kind", "entry_id", "names"),
    [
        (
            EntryKind.TALK,
            "keynote",
            [
                "Forecasting Hailstorms with Tensors",
                "Hail of Numbers",
                "Ada Moreno",
                "Günther Jörg",
                "fhwt",
                "precipitation",
                "keynote",
            ],
        ),
        (
            EntryKind.SPEAKER,
            "gunther-jorg",
            [
                "Jörg",
                "Günther Jörg",
                "Gunnar",
                "University of Jülich",
                "Sky Laboratory",
                "Forecasting Hailstorms with Tensors",
                "Open-Source Barometers",
            ],
        ),
        (EntryKind.DEADLINE, "abstract", ["Abstract submission", "Extended summary"]),
        (EntryKind.CONTACT, "press", ["press", "journalists"]),
    ],
)
def test_names_weigh_what_an_entry_is_called_most(
    kind: EntryKind, entry_id: str, names: list[str]
) -> None:
    assert texts(kind, entry_id) == names


@pytest.mark.parametrize(
    ("title", "initials"),
    [("Two Words", None), ("Sky", None), ("A Sky Full", "asf"), ("Multi-Stage Cuts", "msmc")],
)
def test_names_have_the_initials_of_long_titles(title: str, initials: str | None) -> None:
    session: Session = replace(KEYNOTE, title=title, other_titles=(), speakers=(), authors=())
    ((_, names),) = names_of(Edition(event=EVENT, sessions=(session,)))[EntryKind.TALK]
    found = {name.text for name in names} - {title, "precipitation", "keynote"}
    assert found == ({initials} if initials else set())


def test_names_of_an_empty_edition_are_none() -> None:
    assert not any(names_of(Edition(event=EVENT)).values())
