"""What the bot remembers, in an SQLite file: choices of servers and readers, registered commands.

Each call is one small look-up or change, which takes microseconds, so none of them is awaited.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS servers (
    id INTEGER PRIMARY KEY,
    event TEXT NOT NULL,
    organizer_role INTEGER,
    has_public_answers INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS readers (id INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS registrations (
    scope TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    command_ids TEXT NOT NULL
);
"""


class StoreError(Exception):
    """The database cannot be opened; the message says which and why."""


@dataclass(frozen=True, slots=True)
class ServerChoices:
    """What the organizers chose for their server.

    `event` is "" where they chose none; `organizer_role` may manage the bot beside those who may
    manage the server.
    """

    event: str = ""
    organizer_role: int | None = None
    has_public_answers: bool = False


@dataclass(frozen=True, slots=True)
class Registration:
    """The commands as Discord has them: a fingerprint of what was sent, and the ids by name."""

    fingerprint: str
    command_ids: Mapping[str, int]


class Store:
    """An open database."""

    def __init__(self, file: Path) -> None:
        """Open or create the file and its folder; raises `StoreError` if that is impossible."""
        self._servers: dict[int, ServerChoices] = {}
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(file, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise _unusable(file, error) from error
        try:
            # Written ahead, a change waits for no disk, and a crash loses none that is older
            # than a moment.
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("PRAGMA busy_timeout = 2000")
            self._database.executescript(_TABLES)
        except sqlite3.Error as error:
            self._database.close()
            raise _unusable(file, error) from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def server(self, server_id: int) -> ServerChoices:
        """Return what was chosen for a server."""
        if server_id not in self._servers:
            self._servers[server_id] = self._read_server(server_id)
        return self._servers[server_id]

    def _read_server(self, server_id: int) -> ServerChoices:
        row = self._one(
            "SELECT event, organizer_role, has_public_answers FROM servers WHERE id = ?", server_id
        )
        return ServerChoices(row[0], row[1], bool(row[2])) if row else ServerChoices()

    def set_event(self, server_id: int, event_id: str) -> None:
        """Keep which event a server's questions are about."""
        self._save(server_id, replace(self.server(server_id), event=event_id))

    def set_organizer_role(self, server_id: int, role_id: int | None) -> None:
        """Keep which role's members organize."""
        self._save(server_id, replace(self.server(server_id), organizer_role=role_id))

    def set_public_answers(self, server_id: int, *, is_public: bool) -> None:
        """Keep whether everyone sees the answers."""
        self._save(server_id, replace(self.server(server_id), has_public_answers=is_public))

    def _save(self, server_id: int, choices: ServerChoices) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO servers VALUES (?, ?, ?, ?)",
            (server_id, choices.event, choices.organizer_role, choices.has_public_answers),
        )
        self._servers[server_id] = choices

    def event_of_reader(self, reader_id: int) -> str:
        """Return the event that a reader chose, "" if none."""
        row = self._one("SELECT event FROM readers WHERE id = ?", reader_id)
        return str(row[0]) if row else ""

    def set_event_of_reader(self, reader_id: int, event_id: str) -> None:
        """Keep which event a reader asks about."""
        self._database.execute(
            "INSERT OR REPLACE INTO readers VALUES (?, ?)", (reader_id, event_id)
        )

    def registration(self, scope: str) -> Registration | None:
        """Return what was registered last, for everyone or for one server."""
        row = self._one("SELECT fingerprint, command_ids FROM registrations WHERE scope = ?", scope)
        return Registration(row[0], json.loads(row[1])) if row else None

    def set_registration(self, scope: str, registration: Registration) -> None:
        """Keep what was registered."""
        ids = json.dumps(dict(registration.command_ids))
        self._database.execute(
            "INSERT OR REPLACE INTO registrations VALUES (?, ?, ?)",
            (scope, registration.fingerprint, ids),
        )

    def _one(self, query: str, key: int | str) -> tuple[Any, ...] | None:
        with closing(self._database.execute(query, (key,))) as cursor:
            row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def _unusable(file: Path, error: OSError | sqlite3.Error) -> StoreError:
    reason = error.strerror if isinstance(error, OSError) else error
    return StoreError(f"the database {file} cannot be opened: {reason}")
