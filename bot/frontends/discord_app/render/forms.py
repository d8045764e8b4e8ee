"""Where an answer is shown, which decides on some of its buttons."""

from __future__ import annotations

from enum import Enum, auto


class Form(Enum):
    """To whom an answer is shown, and for how long."""

    PRIVATE = auto()
    """Only to who asked: it can be shared, and its pages turn in place."""
    DIRECT = auto()
    """In a direct message: its pages turn in place, and there is nobody to share it with."""
    PUBLIC = auto()
    """To everyone in a channel: it never changes, and who turns a page gets that page alone."""
    SHARED = auto()
    """To everyone, because somebody chose to show this page of it."""
