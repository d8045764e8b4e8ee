"""Who is who: every line that names somebody leads to one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bot.knowledge.ids import Ids, ids_of
from bot.knowledge.links import links_of
from bot.knowledge.models import Person
from bot.knowledge.naming import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.knowledge.content import Content, Path
    from bot.knowledge.format import PersonEntry, PersonLine

_WORD = re.compile(r"\w+")
_LIKE_AN_ID = re.compile(r"[a-z0-9.]+(?:-[a-z0-9.]+)+")
_LIKE_A_HANDLE = re.compile(r"[a-z0-9.-]+")

NameKey: TypeAlias = tuple[str, ...]
"""The words of a name without case, accents, punctuation and order."""


def name_key(name: str) -> NameKey:
    """Return what `Daniel Soudry`, `Soudry, Daniel` and `DANIEL SOUDRY` have in common."""
    return tuple(sorted(_WORD.findall(fold(name)))) or (name,)


@dataclass
class _Known:
    """A person, and the affiliations with which they were named so far."""

    entry: PersonEntry | None
    name: str
    affiliations: dict[str, str] = field(default_factory=dict)
    """Folded, for comparing, to as written."""

    def works_at(self, *affiliations: str) -> None:
        for affiliation in affiliations:
            if affiliation:
                self.affiliations.setdefault(fold(affiliation), affiliation)


class People:
    """The people of an edition: those with an entry first, the others as they are first named."""

    def __init__(
        self, entries: Mapping[int, PersonEntry], unusable: Collection[str], content: Content
    ) -> None:
        self._content = content
        self._unusable = unusable
        self._known: dict[str, _Known] = {}
        self._ids_by_name: dict[NameKey, list[str]] = {}
        ids = ids_of(entries, "people", content)
        self._new_ids = Ids(ids.values())
        for index, entry in entries.items():
            self._introduce(ids[index], entry, ("people", index))

    def _introduce(self, person_id: str, entry: PersonEntry, path: Path) -> None:
        known = _Known(entry, entry.name)
        known.works_at(entry.affiliation, *entry.other_affiliations)
        self._known.setdefault(person_id, known)
        same_name = self._ids_by_name.get(name_key(entry.name))
        if same_name and not entry.id:
            self._content.complain(
                path,
                f"`{entry.name}` is here already, as `{same_name[0]}`: make one entry of the two, "
                "or give each an `id` if they are two people",
            )
        for key in dict.fromkeys(map(name_key, (entry.name, *entry.aliases))):
            self._ids_by_name.setdefault(key, []).append(person_id)

    def id_of(self, line: PersonLine, path: Path) -> str | None:
        """Return the id of the person that a line at `path` names, or None if it is a wrong id.

        Whoever is not known yet is from now on.
        """
        person_id = self._find(line, path)
        if person_id:
            self._known[person_id].works_at(line.affiliation)
        return person_id

    def ids_of(self, lines: Iterable[PersonLine], path: Path) -> tuple[str, ...]:
        """Return the ids of the people that the lines at `path` name, each once."""
        found = (self.id_of(line, (*path, index)) for index, line in enumerate(lines))
        return tuple(dict.fromkeys(person_id for person_id in found if person_id))

    def everybody(self) -> tuple[Person, ...]:
        """Return the people named so far."""
        return tuple(_person(person_id, known) for person_id, known in self._known.items())

    def _find(self, line: PersonLine, path: Path) -> str | None:
        given = line.id or line.name
        if given in self._known:
            return given
        if line.id or _LIKE_AN_ID.fullmatch(given):
            self._complain_of_nobody(given, path)
            return None
        same_name = self._ids_by_name.get(name_key(given), [])
        if len(same_name) > 1:
            written_so = [who for who in same_name if fold(self._known[who].name) == fold(given)]
            same_name = written_so or same_name
        if len(same_name) > 1:
            ids = " or ".join(f"`{person_id}`" for person_id in same_name)
            self._content.complain(
                path, f"`{given}` may be {ids}: write the id instead of the name"
            )
        if same_name:
            return same_name[0]
        return self._meet(given, path)

    def _meet(self, name: str, path: Path) -> str | None:
        """Return the id of somebody new, unless the name is rather an id with a typing error."""
        if _LIKE_A_HANDLE.fullmatch(name) and self._content.did_you_mean(name, self._known):
            self._complain_of_nobody(name, path)
            return None
        before, comma, after = map(str.strip, name.partition(","))
        if comma and " " in before:
            self._content.complain(
                path,
                f"write `{before} ({after})` if `{after}` is an affiliation, "
                f"or `{after} {before}` if it is a name",
            )
        if comma:
            name = f"{after} {before}"
        person_id = self._new_ids.new(name)
        self._known[person_id] = _Known(None, name)
        self._ids_by_name[name_key(name)] = [person_id]
        return person_id

    def _complain_of_nobody(self, person_id: str, path: Path) -> None:
        if person_id in self._unusable:
            return
        suggestion = self._content.did_you_mean(person_id, self._known)
        self._content.complain(
            path,
            f"nobody in `people` has the id `{person_id}`"
            f"{suggestion or ', write the name instead'}",
        )


def _person(person_id: str, known: _Known) -> Person:
    affiliation, *others = known.affiliations.values() or ("",)
    entry = known.entry
    return Person(
        id=person_id,
        name=known.name,
        aliases=entry.aliases if entry else (),
        affiliation=affiliation,
        other_affiliations=tuple(others),
        roles=entry.roles if entry else (),
        about=entry.about if entry else "",
        links=links_of(entry.links) if entry else (),
    )
