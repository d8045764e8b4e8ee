"""Database files with our tables and nothing in them: migrated once, copied from then on."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.storage.database import Database


def address_of_new(file: Path) -> str:
    """Write a file with our tables and nothing in them, and return the address of the database."""
    file.write_bytes(_content())
    return f"sqlite:///{file}"


@cache
def _content() -> bytes:
    async def migrate(file: Path) -> None:
        await (await Database.open(f"sqlite:///{file}")).close()

    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as outside_of_any_loop:
        file = Path(folder) / "bot.sqlite3"
        outside_of_any_loop.submit(asyncio.run, migrate(file)).result()
        return file.read_bytes()
