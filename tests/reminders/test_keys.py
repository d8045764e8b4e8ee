from __future__ import annotations

import re
from itertools import permutations

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.reminders.keys import LENGTH, component_ids, key_of

KEY = re.compile(r"k[a-z2-7]{19}")
parts = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12) | st.integers(), max_size=6
)


@given(parts)
def test_a_key_has_20_characters(these: list[object]) -> None:
    key = key_of(these)
    assert KEY.fullmatch(key)
    assert len(key) == LENGTH
    assert key == key_of(tuple(these))


@given(parts, parts)
def test_other_parts_have_another_key(these: list[object], those: list[object]) -> None:
    assume([str(each) for each in these] != [str(each) for each in those])
    assume(these and those)
    assert key_of(these) != key_of(those)


def test_the_order_of_the_parts_counts() -> None:
    keys = {key_of(order) for order in permutations(["server", 7, "deadline", "paper"])}
    assert len(keys) == 24


def test_where_a_part_ends_counts() -> None:
    assert (
        len({key_of(["a", "bc"]), key_of(["ab", "c"]), key_of(["abc"]), key_of(["", "abc"])}) == 4
    )


def test_a_key_stays_the_same_from_release_to_release() -> None:
    assert key_of(["server", 1, "paper"]) == "ksd6d5faipduez633nzb"
    assert component_ids("ksd6d5faipduez633nzb") == (1332576559, 1606278609)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_component_ids_are_what_discord_takes(key: str) -> None:
    ids = component_ids(key)
    assert all(1 <= each <= 2**31 - 1 for each in ids)
    assert ids == component_ids(key)


def test_component_ids_tell_keys_apart() -> None:
    keys = [key_of([number]) for number in range(2_000)]
    assert len({component_ids(key) for key in keys}) == 2_000
    assert len({component_ids(key)[0] for key in keys}) > 1_990
    assert len({component_ids(key)[1] for key in keys}) > 1_990
