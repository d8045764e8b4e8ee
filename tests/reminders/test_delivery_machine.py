"""Whatever people wish for and whatever goes wrong: each message is sent once, in time, or never.

Processes deliver over one outbox while rules, reminders, files and clocks change, processes die and
Discord and the database fail. A model of a few lines says what should stand in the channels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from typing_extensions import override

from tests.reminders.delivery_machine import DeliveryMachine
from tests.reminders.fake_outbox import FakeOutbox
from tests.reminders.shaky_sql_outbox import ShakySqlOutbox

if TYPE_CHECKING:
    from tests.reminders.delivery_world import ShakyOutbox


class InMemory(DeliveryMachine):
    """Delivers over an outbox in memory."""

    @override
    async def new_outbox(self) -> ShakyOutbox:
        return FakeOutbox()


class OnSqlite(DeliveryMachine):
    """Delivers over an SQLite file."""

    @override
    async def new_outbox(self) -> ShakyOutbox:
        return await ShakySqlOutbox.open(self.clock)


TestInMemory = InMemory.TestCase
TestOnSqlite = OnSqlite.TestCase
usual = settings(
    deadline=None,
    derandomize=True,  # a failure takes minutes to shrink, which is no work for the gate
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
)
TestInMemory.settings = settings(usual, max_examples=60)
TestOnSqlite.settings = settings(usual, max_examples=4, stateful_step_count=20)
