"""What a file says, and a way to complain about each piece of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.knowledge.nodes import MappingNode, offset_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.source_file import SourceFile

Path: TypeAlias = tuple[str | int, ...]
"""Which way a piece is reached from the file's first level: `("sessions", 2, "starts")`."""


@dataclass(frozen=True)
class Content:
    """A file's source with the nodes that were read from it."""

    source: SourceFile
    root: MappingNode

    def complain(self, path: Path, message: str, *, of_key: bool = False) -> None:
        """Note a problem of the value at `path`, or of its key."""
        self.source.complain(offset_of(self.root, path, of_key=of_key), message)

    def line(self, path: Path) -> int:
        """Return the line in which the value at `path` begins, counted from 1."""
        return self.source.line(offset_of(self.root, path))

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Return `, did you mean …?` or nothing."""
        return self.source.did_you_mean(word, known)
