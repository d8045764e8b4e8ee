from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.reliability.post_office import PostOffice, delivering


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    async with delivering(tmp_path) as opened:
        yield opened
