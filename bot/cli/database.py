"""The commands about the database: `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.discord_bot import settings_for
from bot.cli.outcomes import BadUseError, say

if TYPE_CHECKING:
    from bot.storage.files import Contents

_File = Annotated[Path, typer.Argument(metavar="FILE", hidden=True)]
_Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
_ON_A_SERVER = (
    "the database is on a PostgreSQL server: save it by pg_dump, put it back by pg_restore"
)


def backup(file: _File, *, force: _Force = False) -> None:
    """Save the database in a file.

    The FILE is complete as soon as it is there. The bot may run meanwhile.
    """
    from bot.storage.backup import back_up
    from bot.storage.errors import StoreError

    try:
        contents = back_up(_database(), file, replaces=force)
    except StoreError as error:
        raise BadUseError(str(error)) from error
    say(f"{file}: {_in_words(contents)}")


def restore(file: _File) -> None:
    """Put a saved database in place.

    The FILE is one that `backup` wrote. The bot may run meanwhile. What has been sent since then
    is not sent again.
    """
    from bot import clock
    from bot.storage import restoring
    from bot.storage.errors import StoreError

    database = _database()
    try:
        restored = restoring.restore(file, database, clock.now())
    except StoreError as error:
        raise BadUseError(str(error)) from error
    say(f"{database}: {_in_words(restored.contents)}")
    if restored.safety_copy:
        say(f"{restored.safety_copy}: what was there before")


def _database() -> Path:
    from bot.storage.engines import SQLITE

    url = settings_for(None).database_url.get_secret_value()
    if not url.startswith(SQLITE):
        raise BadUseError(_ON_A_SERVER)
    return Path(url.removeprefix(SQLITE))


def _in_words(contents: Contents) -> str:
    from bot.answers.wording import counted

    return ", ".join(
        (
            counted(contents.servers, "server"),
            counted(contents.reminders, "reminder"),
            counted(contents.messages, "message"),
        )
    )
