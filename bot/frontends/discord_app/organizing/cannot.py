"""What an organizer asked for that can't be done: said so that they know what to do instead."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.frontends.discord_app.notices import notice
from bot.frontends.discord_app.render.colours import PROBLEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.frontends.discord_app.render.components import Component

_LOOKS_LIKE_A_GRAVE = "\u02cb"
"""Three grave accents would end the block; these end nothing."""


class CannotError(Exception):
    """It can't be done. The headline says what, the paragraphs why and what helps, in markdown.

    `typed` is a text that would be lost otherwise: it is shown, to be copied.
    """

    def __init__(self, headline: str, *paragraphs: str, typed: str = "") -> None:
        super().__init__(headline)
        self._headline = headline
        self._paragraphs = paragraphs
        self.typed = typed

    @property
    def said(self) -> list[Component]:
        """What the organizer is told."""
        kept = [_block(self.typed)] if self.typed.strip() else []
        return notice(self._headline, *self._paragraphs, *kept, colour=PROBLEM)


@contextmanager
def giving_back(typed: str) -> Iterator[None]:
    """Let nothing that can't be done cost a text: it is given back with the reason."""
    try:
        yield
    except CannotError as error:
        error.typed = error.typed or typed
        raise


def _block(typed: str) -> str:
    safe = typed.strip().replace("`", _LOOKS_LIKE_A_GRAVE)
    return f"-# Your text, to copy:\n```\n{safe}\n```"
