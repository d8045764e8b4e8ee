"""What is said within a minute is worked out once."""

from datetime import timedelta

from bot.frontends.discord_app.minute import MOST_KEPT, KeptForAMinute, minute_of
from tests.builders import at

NINE = at("9:00")


def test_minute_begins_with_its_first_second() -> None:
    assert minute_of(NINE + timedelta(seconds=59.9)) == NINE
    assert minute_of(NINE) == NINE


def test_same_key_is_worked_out_once_a_minute() -> None:
    made: list[str] = []
    kept: KeptForAMinute[int] = KeptForAMinute()

    def make() -> int:
        made.append("")
        return len(made)

    assert [kept.get("now", NINE, make) for _ in range(3)] == [1, 1, 1]
    assert kept.get("program", NINE, make) == 2
    assert kept.get("now", at("9:01"), make) == 3
    kept.forget()
    assert kept.get("now", at("9:01"), make) == 4


def test_no_more_is_kept_than_there_is_room_for() -> None:
    kept: KeptForAMinute[int] = KeptForAMinute()
    for number in range(3 * MOST_KEPT):
        kept.get(number, NINE, lambda: 0)
    assert len(kept._kept) <= MOST_KEPT
