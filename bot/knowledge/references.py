"""Entries that point to others: `deadlines/abstract`, or `abstract` where only one list has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.models import EntryRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.content import Content, Path


class References:
    """What an edition's entries may point to: the ids in each list, and those left out of them."""

    def __init__(
        self, ids_by_list: Mapping[str, Iterable[str]], unusable: Iterable[str], content: Content
    ) -> None:
        self._unusable = frozenset(unusable)
        self._content = content
        self._by_name: dict[str, list[EntryRef]] = {}
        for list_name, ids in ids_by_list.items():
            for entry_id in ids:
                ref = EntryRef(list=list_name, id=entry_id)
                self._by_name.setdefault(f"{list_name}/{entry_id}", []).append(ref)
                self._by_name.setdefault(entry_id, []).append(ref)
                if list_name == "event":
                    self._by_name["event"] = [ref]

    def read(self, names: Iterable[str], path: Path) -> tuple[EntryRef, ...]:
        """Return what the names at `path` point to; a name that points nowhere is noted."""
        found = (self._read_one(name, (*path, index)) for index, name in enumerate(names))
        return tuple(dict.fromkeys(ref for ref in found if ref))

    def _read_one(self, name: str, path: Path) -> EntryRef | None:
        refs = self._by_name.get(name, [])
        if len(refs) == 1:
            return refs[0]
        if refs:
            choice = " or ".join(f"`{ref.list}/{ref.id}`" for ref in refs)
            self._content.complain(path, f"`{name}` may be {choice}: write which")
        elif name.rpartition("/")[2] not in self._unusable:
            suggestion = self._content.did_you_mean(name, self._by_name)
            advice = suggestion or ", write a list and an id, such as `sessions/keynote`"
            self._content.complain(path, f"no entry is called `{name}`{advice}")
        return None
