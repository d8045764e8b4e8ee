from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import Postgres, running_postgres

LONGEST = (
    "tests/soak/",
    "tests/container/",
    "tests/reliability/",
    "tests/benchmarks/",
    "tests/test_cli_",
    "tests/reminders/test_delivery_machine",
    "tests/frontends/discord_app/test_faults",
)
"""They begin first: a file runs in one process, and all would wait for it at the end."""
BY_CHANCE = (
    "tests/soak/",
    "tests/reliability/",
    "tests/benchmarks/",
    "tests/reminders/test_delivery_machine",
)

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    for item in items:
        is_drawn = item.get_closest_marker("hypothesis")
        if is_drawn or item.nodeid.startswith(BY_CHANCE):
            item.add_marker("by_chance")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as started:
        yield started
