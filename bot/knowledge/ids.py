"""What the entries of a list are called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.naming import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.content import Content
    from bot.knowledge.entries import NamedEntry


class Ids:
    """The ids that are taken in a list, and new ones for what has none."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last_numbers: dict[str, int] = {}

    def new(self, name: str) -> str:
        """Return the slug of a name, with the next number where that is taken already."""
        base = candidate = slug(name)
        number = self._last_numbers.get(base, 1)
        while candidate in self._taken:
            number += 1
            candidate = f"{base}-{number}"
        self._taken.add(candidate)
        self._last_numbers[base] = number
        return candidate


def ids_of(entries: Mapping[int, NamedEntry], list_name: str, content: Content) -> dict[int, str]:
    """Return each entry's id: its own, or a new one made from its name.

    An id that two entries have is noted as a problem.
    """
    first: dict[str, int] = {}
    for index, entry in entries.items():
        if not entry.id:
            continue
        if entry.id in first:
            line = content.line((list_name, first[entry.id]))
            content.complain(
                (list_name, index, "id"),
                f"the id `{entry.id}` belongs to the entry in line {line} already",
            )
        first.setdefault(entry.id, index)
    new_ids = Ids(first)
    return {index: entry.id or new_ids.new(entry.label) for index, entry in entries.items()}
