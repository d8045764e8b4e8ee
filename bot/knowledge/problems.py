"""What is wrong in the organizers' files, said so that they can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake at a place in a file; lines and columns count from 1, as editors do.

    What concerns a file as a whole stands at its first line. The order is that of reading.
    """

    file: str
    line: int
    column: int
    message: str

    @override
    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class KnowledgeError(Exception):
    """Knowledge that cannot be used, with every problem that was found, in the order of reading."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(report(self.problems))


def report(problems: Sequence[Problem], *, at_most: int = 100) -> str:
    """Return the problems one to a line; of more than `at_most`, how many are left out."""
    lines = [str(problem) for problem in problems[:at_most]]
    if len(problems) > at_most:
        lines.append(f"… and {len(problems) - at_most:,} more problems")
    return "\n".join(lines)
