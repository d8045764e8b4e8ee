"""How often one person may ask."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.frontends.discord_app.cooldown import Cooldown

MOST, WINDOW = 12, timedelta(seconds=10)
START = datetime(2030, 5, 6, tzinfo=UTC)
ADA, BEN = 1, 2


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_twelve_questions_at_once_are_welcome_and_the_next_one_waits() -> None:
    cooldown = Cooldown()
    assert [cooldown.until(ADA, START) for _ in range(MOST)] == [None] * MOST
    assert cooldown.until(ADA, after(1)) == START + WINDOW == after(10)


def test_each_person_is_counted_alone() -> None:
    cooldown = Cooldown()
    for _ in range(MOST + 1):
        cooldown.until(ADA, START)
    assert cooldown.until(BEN, START) is None


def test_a_question_is_welcome_from_the_moment_that_was_told() -> None:
    cooldown = Cooldown()
    for second in range(MOST):
        cooldown.until(ADA, after(second / 4))
    until = cooldown.until(ADA, after(5))
    assert until == after(10)
    assert cooldown.until(ADA, until - timedelta(microseconds=1)) == until
    assert cooldown.until(ADA, until) is None
    assert cooldown.until(ADA, until) == after(10.25)


def test_who_is_refused_does_not_wait_longer_for_trying() -> None:
    cooldown = Cooldown()
    for _ in range(MOST):
        cooldown.until(ADA, START)
    assert {cooldown.until(ADA, after(second)) for second in range(1, 10)} == {after(10)}
    assert cooldown.until(ADA, after(10)) is None


def test_one_question_every_second_never_waits() -> None:
    cooldown = Cooldown()
    assert not any(cooldown.until(ADA, after(second)) for second in range(1_000))


@given(st.lists(st.floats(0, 20), max_size=60).map(sorted))
def test_never_more_than_twelve_are_answered_within_ten_seconds(times: list[float]) -> None:
    cooldown = Cooldown()
    answered = [after(each) for each in times if cooldown.until(ADA, after(each)) is None]
    for first in answered:
        assert sum(first <= each < first + WINDOW for each in answered) <= MOST


def test_whoever_was_here_long_ago_is_forgotten() -> None:
    cooldown = Cooldown()
    for person in range(2_000):
        cooldown.until(person, START)
    cooldown.until(ADA, after(11))
    assert len(cooldown._asked) <= 2


def test_who_just_asked_is_not_forgotten_in_a_crowd() -> None:
    cooldown = Cooldown()
    for _ in range(MOST):
        cooldown.until(ADA, START)
    for person in range(10, 2_000):
        cooldown.until(person, after(2))
    assert cooldown.until(ADA, after(3)) == after(10)
