from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.frontends.discord_app.log import Log
from tests.frontends.discord_app.stage import Stage, on_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(tmp_path) as set_up:
        yield set_up


@pytest.fixture
def log() -> Iterator[Log]:
    written = Log()
    with written.written("DEBUG"):
        yield written
