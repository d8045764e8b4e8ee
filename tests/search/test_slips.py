from string import ascii_lowercase

import pytest

from bot.search.slips import ADDED, DOUBLED, MISSING, NEIGHBOURING, OTHER, SWAPPED, likelihood


@pytest.mark.parametrize(
    ("typed", "known", "likely"),
    [
        ("tlak", "talk", SWAPPED),
        ("ttalk", "talk", DOUBLED),
        ("talkk", "talk", DOUBLED),
        ("tslk", "talk", NEIGHBOURING),
        ("gall", "hall", NEIGHBOURING),
        ("qall", "hall", OTHER),
        ("tal", "talk", MISSING),
        ("talks", "talk", ADDED),
        ("stalk", "talk", ADDED),
        ("ktalk", "talk", ADDED),
        ("tälk", "talk", OTHER),
    ],
)
def test_likelihood_tells_slips_by_their_kind(typed: str, known: str, likely: float) -> None:
    assert likelihood(typed, known) == likely


@pytest.mark.parametrize(
    ("key", "around"), [("a", "qwsz"), ("g", "tyfhvb"), ("p", "ol"), ("m", "njk")]
)
def test_likelihood_knows_the_keys_around_a_key(key: str, around: str) -> None:
    near = {other for other in set(ascii_lowercase) - {key} if likelihood(other, key) > OTHER}
    assert near == set(around)


def test_slips_are_likelier_the_commoner_they_are() -> None:
    assert SWAPPED == DOUBLED == NEIGHBOURING > MISSING > ADDED > OTHER
