from datetime import UTC, datetime, timedelta

from bot import clock


def test_now_is_the_present_instant_in_utc() -> None:
    before = datetime.now(UTC)  # noqa: TID251 - what the clock is measured against
    now = clock.now()
    assert now.tzinfo is UTC
    assert timedelta() <= now - before < timedelta(seconds=5)
