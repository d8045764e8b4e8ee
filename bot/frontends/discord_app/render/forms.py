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
    """To everyone in a channel, as long as the channel: it never changes."""

    @property
    def turns_pages(self) -> bool:
        """Whether its pages can be turned in place."""
        return self is not Form.PUBLIC
