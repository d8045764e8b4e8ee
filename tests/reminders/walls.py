"""Times on a wall, which have no zone, as a test writes them."""

from __future__ import annotations

from datetime import datetime


def wall(written: str) -> datetime:
    """Return what a wall shows: `wall("2021-07-02 14:15")`."""
    return datetime.fromisoformat(written)
