from collections.abc import Callable
from datetime import date

import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.starter import starter

EditionOf = Callable[[str], Edition]


@pytest.mark.parametrize("event_id", ["ada-2030", "a", "null", "no", "2030", "a.b-c"])
def test_starter_is_a_sound_file(edition: EditionOf, event_id: str) -> None:
    found = edition(starter(event_id, date(2030, 5, 1)))

    assert found.id == event_id
    assert found.event.starts == date(2030, 5, 1)
    assert [session.id for session in found.sessions] == ["opening"]


def test_starter_is_sound_with_all_its_examples_too(edition: EditionOf) -> None:
    examples = [
        line.replace("# ", "", 1) if line.startswith("  #") else line
        for line in starter("ada-2030").splitlines()
    ]

    found = edition("\n".join(examples))

    assert [session.id for session in found.sessions] == ["opening", "keynote"]
    assert found.people_by_id["ada-lovelace"].affiliation == "University of London"
    assert found.event.venue.rooms == ("Room A", "Room B")
    assert len(found.deadlines) == len(found.faq) == len(found.pages) == len(found.contacts) == 1


def test_starter_has_an_id_to_offer_instead_of_a_wrong_one() -> None:
    with pytest.raises(ValueError, match=r"did you mean `ada-day-2030`\?$"):
        starter("Ada Day 2030")


@pytest.mark.parametrize(
    ("event_id", "year"), [("ada-2027", 2027), ("ada", 2030), ("2019-2031", 2031)]
)
def test_day_is_in_the_year_that_the_id_names(edition: EditionOf, event_id: str, year: int) -> None:
    assert edition(starter(event_id)).event.starts == date(year, 1, 1)
