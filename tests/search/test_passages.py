import pytest

from bot.knowledge.edition import Edition
from bot.knowledge.models import Event, Page
from bot.search.passages import ALIAS, BODY, KEYWORD, NAME, Entry, EntryKind, Passage, passages
from tests.search.editions import EDITION, EVENT

FOUND = passages(EDITION)


def texts(entry_id: str) -> dict[int, list[str]]:
    """What stands in the fields of the entry's first passage, by weight."""
    passage = next(each for each in FOUND if each.entry.id == entry_id)
    return {
        weight: [field.text for field in passage.fields if field.weight == weight]
        for weight in (NAME, ALIAS, KEYWORD, BODY)
    }


def test_passages_cover_every_entry_in_order() -> None:
    assert [(each.entry.kind.value, each.entry.id) for each in FOUND] == [
        ("event", "cosmic-2027"),
        ("topic", "rain-gauges"),
        ("topic", "satellites"),
        ("deadline", "abstract"),
        ("talk", "keynote"),  # the program's order, not the author's
        ("talk", "barometers"),
        ("speaker", "olga-berg"),
        ("speaker", "gunther-jorg"),
        ("speaker", "ada-moreno"),
        ("contact", "press"),
        ("faq", "pets"),
        ("faq", "pets"),
        ("page", "boat-trip"),
    ]


@pytest.mark.parametrize(
    ("entry_id", "name", "alias", "keyword", "body"),
    [
        (
            "cosmic-2027",
            ["COSMIC 2027"],
            ["Computing Summit on Clouds", "COSMIC", "Cloudfest"],
            ["meteorology", "hybrid", "Harbour House", "Big Weather Week", "BWW"],
            [
                "A meeting of people who measure the sky.",
                "Quay Street 5, Hamburg",
                "Proceedings appear with Nimbus Press.",
            ],
        ),
        ("rain-gauges", ["Rain gauges"], [], ["topics"], []),
        (
            "abstract",
            ["Abstract submission", "deadline due"],
            ["Extended summary"],
            ["upload"],
            ["Two pages are enough."],
        ),
        (
            "keynote",
            ["Forecasting Hailstorms with Tensors"],
            ["Hail of Numbers", "Ada Moreno", "Günther Jörg"],
            ["precipitation", "keynote", "Methods", "Elbe"],
            [
                "Why ice falls where it falls.",
                "Streamed live.",
                "Slides",
                "Sky Laboratory",
                "University of Jülich",
            ],
        ),
        (
            "gunther-jorg",
            ["Günther Jörg"],
            ["Gunnar"],
            ["University of Jülich", "Sky Laboratory", "organizer"],
            ["Flies gliders.", "Forecasting Hailstorms with Tensors", "Open-Source Barometers"],
        ),
        ("olga-berg", ["Olga Berg"], [], ["Nimbus Institute"], []),
        (
            "press",
            ["press", "contact"],
            ["journalists", "Olga Berg"],
            ["email mail address ask help"],
            ["Ring before noon.", "press@example.org"],
        ),
        ("pets", ["May I bring my dog?"], [], ["pets"], ["Guide dogs only."]),
        (
            "boat-trip",
            ["Boat trip"],
            ["Outings"],
            ["Social", "cruise"],
            [
                "Departure",
                "Price",
                "Departure: the ferry leaves pier nine. Price: 12 € for each guest.",
            ],
        ),
    ],
)
def test_passages_weigh_what_names_an_entry_over_what_is_said_of_it(
    entry_id: str, name: list[str], alias: list[str], keyword: list[str], body: list[str]
) -> None:
    assert texts(entry_id) == {NAME: name, ALIAS: alias, KEYWORD: keyword, BODY: body}


def test_passages_have_one_for_each_phrasing_of_a_question() -> None:
    phrasings = [each.fields[0].text for each in FOUND if each.entry.kind is EntryKind.FAQ]
    assert phrasings == ["May I bring my dog?", "Are animals welcome?"]
    assert {each.entry.title for each in FOUND if each.entry.kind is EntryKind.FAQ} == {
        "May I bring my dog?"
    }


def test_passages_of_pages_know_their_place() -> None:
    assert (FOUND[-1].section, FOUND[-1].heading) == (("Social", "Outings"), "Boat trip")
    assert (FOUND[0].section, FOUND[0].heading) == ((), "")


def test_text_is_what_is_said_beyond_names() -> None:
    assert texts("pets")[BODY] == [FOUND[-2].text]
    assert Passage(Entry(EntryKind.PAGE, "a", "A"), ()).text == ""


def test_passages_of_an_empty_edition_are_the_event_alone() -> None:
    bare = Event(
        id="bare", name="Bare", starts=EVENT.starts, ends=EVENT.ends, timezone=EVENT.timezone
    )
    (only,) = passages(Edition(event=bare))
    assert [field.text for field in only.fields] == ["Bare"]


def test_passages_of_a_page_without_section_have_no_parent() -> None:
    *_, page = passages(Edition(event=EVENT, pages=(Page(id="a", title="Alone"),)))
    assert [field.text for field in page.fields] == ["Alone"]
