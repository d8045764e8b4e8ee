from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.reminders.models import Reminder
from bot.reminders.moments import Fixed
from tests.reminders.walls import wall

NOW = datetime(2021, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(("server_id", "is_personal"), [(None, True), (7, False)])
def test_a_reminder_of_no_server_is_personal(server_id: int | None, *, is_personal: bool) -> None:
    reminder = Reminder(
        owner_id=1,
        moment=Fixed(wall("2021-07-02 14:15"), "UTC"),
        created=NOW,
        changed=NOW,
        origin="interaction:1",
        server_id=server_id,
    )
    assert reminder.is_personal == is_personal
