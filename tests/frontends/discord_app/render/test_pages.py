"""Items on pages."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.text import Text
from bot.frontends.discord_app.render.items import Item
from bot.frontends.discord_app.render.pages import Page, chosen_page, pages_of
from bot.search.passages import Entry, EntryKind

items = st.builds(
    Item,
    st.sampled_from(["talk", "x" * 400, "y" * 1_400]),
    weight=st.sampled_from([0.5, 1.0]),
    day=st.just(()),
    is_now=st.booleans(),
    is_over=st.booleans(),
)


def talks(number: int, *, size: int = 60, day: str = "") -> list[Item]:
    """Return so many talks, each with its number as id."""
    heading: Text = (day,) if day else ()
    return [
        Item(f"{n}".ljust(size, "."), Entry(EntryKind.TALK, str(n), ""), "Talk", day=heading)
        for n in range(number)
    ]


def breaks(number: int) -> list[Item]:
    return [Item("Break", Entry(EntryKind.TALK, f"b{n}", ""), weight=0.5) for n in range(number)]


def sizes(pages: Sequence[Page]) -> list[int]:
    return [len(page.items) for page in pages]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, [0]), (1, [1]), (6, [6]), (7, [4, 3]), (12, [6, 6]), (13, [4, 5, 4]), (18, [6, 6, 6])],
)
def test_talks_are_spread_evenly_six_to_a_page_at_most(number: int, expected: list[int]) -> None:
    found = sizes(pages_of(talks(number), is_list=True))
    assert sorted(found) == sorted(expected)
    assert sum(found) == number


def test_a_break_is_half_a_talk() -> None:
    assert sizes(pages_of(breaks(12), is_list=True)) == [12]
    assert sizes(pages_of([*talks(5), *breaks(2)], is_list=True)) == [7]
    assert len(pages_of([*talks(6), *breaks(1)], is_list=True)) == 2


def test_a_new_day_begins_a_new_page() -> None:
    pages = pages_of([*talks(2, day="Monday"), *talks(7, day="Tuesday")], is_list=True)
    assert sizes(pages) == [2, 4, 3]
    assert [page.day for page in pages] == [("Monday",), ("Tuesday",), ("Tuesday",)]
    assert [(page.number, page.count) for page in pages] == [(1, 3), (2, 3), (3, 3)]
    assert [page.is_only_page_of_day for page in pages] == [True, False, False]
    assert not any(page.is_only_day for page in pages)


def test_long_items_are_fewer_on_a_page() -> None:
    pages = pages_of(talks(6, size=1_200), is_list=True)
    assert sizes(pages) == [2, 2, 2]


@given(st.lists(items, max_size=40), st.booleans())
def test_every_item_stands_on_one_page_in_its_order(given_: list[Item], is_list: bool) -> None:  # noqa: FBT001
    pages = pages_of(given_, is_list=is_list)
    assert [item for page in pages for item in page.items] == given_
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert page.items or not given_
        assert sum(len(item.markdown) for item in page.items) <= 3_000
        assert sum(item.weight for item in page.items) <= (6.5 if is_list else 10)


@given(st.lists(items, min_size=1, max_size=40), st.text(max_size=5))
def test_whatever_page_is_asked_for_there_is_one(given_: list[Item], asked: str) -> None:
    pages = pages_of(given_, is_list=True)
    assert chosen_page(pages, asked).items
    assert chosen_page(pages, f"all.{asked}").items


@pytest.mark.parametrize(
    ("asked", "number"), [("1", 1), ("2", 2), ("0", 1), ("3", 2), ("99", 2), ("x", 1), ("", 1)]
)
def test_pages_are_chosen_by_number_and_never_missed(asked: str, number: int) -> None:
    assert chosen_page(pages_of(talks(12), is_list=True), asked).number == number


def test_the_page_of_now_comes_first_else_that_of_what_is_next() -> None:
    def page(over: int, *, is_on: bool) -> int:
        all_ = [
            Item(str(n), is_over=n < over, is_now=is_on and n == over, weight=1) for n in range(18)
        ]
        return chosen_page(pages_of(all_, is_list=True), "").number

    assert [page(over, is_on=False) for over in (0, 5, 6, 17, 18)] == [1, 1, 2, 3, 1]
    assert [page(over, is_on=True) for over in (0, 5, 6, 17)] == [1, 1, 2, 3]


def test_the_whole_day_is_one_page() -> None:
    pages = pages_of([*talks(2, day="Monday"), *talks(7, day="Tuesday")], is_list=True)
    tuesday = chosen_page(pages, "all.3")
    assert (len(tuesday.items), tuesday.is_whole_day, tuesday.number) == (7, True, 3)
    assert len(chosen_page(pages, "all.1").items) == 2


@pytest.mark.parametrize(("number", "size"), [(26, 20), (10, 400)])
def test_a_day_that_is_too_much_stays_on_its_pages(number: int, size: int) -> None:
    pages = pages_of(talks(number, size=size), is_list=True)
    assert not pages[0].fits_whole_day
    assert chosen_page(pages, "all") == pages[0]


def test_a_text_is_parted_by_its_length() -> None:
    texts = [Item("x" * 900, stands_apart=False) for _ in range(5)]
    assert sizes(pages_of(texts, is_list=False)) == [2, 2, 1]
    assert sizes(pages_of([Item("x")] * 21, is_list=False)) == [10, 10, 1]
