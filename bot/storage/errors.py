"""What can go wrong with the database, in one line."""

from __future__ import annotations

import re

from sqlalchemy.exc import DBAPIError

from bot.reminders.ports import OutboxError

_CLASS = re.compile(r"^<class '[\w.]+'>: ")


class StoreError(OutboxError):
    """The database can't be opened or did not do what it was asked; the message says which and why.

    After it nothing of a transaction has happened or, where the connection broke at its end, all.
    """


def reason(error: BaseException) -> str:
    """Return why something failed: one line, without statements and what was written."""
    if isinstance(error, DBAPIError) and error.orig:
        error = error.orig
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, TimeoutError):
        return "it took too long to answer"
    lines = _CLASS.sub("", str(error)).splitlines()
    return lines[0] if lines else type(error).__name__
