"""Interactions that arrive twice."""

from bot.frontends.discord_app.once import MOST_KEPT, Once


def test_interaction_is_taken_once() -> None:
    once = Once()
    assert once.is_first(1)
    assert not once.is_first(1)
    assert once.is_first(2)


def test_old_ones_are_forgotten() -> None:
    once = Once()
    assert all(once.is_first(number) for number in range(MOST_KEPT + 1))
    assert once.is_first(0)
    assert not once.is_first(MOST_KEPT)
