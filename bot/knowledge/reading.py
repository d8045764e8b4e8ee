"""Reading the organizers' files: a file, or a folder of them, into a knowledge base."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.content import Content
from bot.knowledge.document import read_document
from bot.knowledge.edition import Edition, KnowledgeBase
from bot.knowledge.nodes import MappingNode
from bot.knowledge.problems import KnowledgeError, Problem
from bot.knowledge.resolve import resolve
from bot.knowledge.source_file import SourceFile, TooManyProblemsError, decoded
from bot.knowledge.yaml_nodes import Limits, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_SUFFIXES = frozenset({".yaml", ".yml"})
_LIMITS = Limits()


@dataclass(frozen=True)
class LoadedKnowledge:
    """What the files without problems say, and the problems of all the others."""

    knowledge: KnowledgeBase
    problems: tuple[Problem, ...]


def read_knowledge(path: Path, limits: Limits = _LIMITS) -> KnowledgeBase:
    """Return everything that a file, or the YAML files in a folder, say.

    Raises `KnowledgeError` with every problem of every file if there is any.
    """
    loaded = load_knowledge(path, limits)
    if loaded.problems:
        raise KnowledgeError(loaded.problems)
    return loaded.knowledge


def load_knowledge(path: Path, limits: Limits = _LIMITS) -> LoadedKnowledge:
    """Return what the sound files at `path` say, and the problems of all the others.

    In a folder the files are those that end in `.yaml` or `.yml`, in the order of their names;
    hidden ones and folders within it are left out.
    """
    try:
        files = _files_in(path) if path.is_dir() else [path]
    except OSError as error:
        return _only(path, f"this folder cannot be read: {error.strerror}")
    if not files:
        return _only(path, "this folder has no file that ends in .yaml or .yml")
    manuscripts = [_read(file, limits) for file in files]
    _check_event_ids(manuscripts)
    sound = (manuscript.edition for manuscript in manuscripts if not manuscript.source.problems)
    editions = _in_order(edition for edition in sound if edition)
    problems = sorted(problem for read in manuscripts for problem in read.source.problems)
    return LoadedKnowledge(KnowledgeBase(editions=editions), tuple(problems))


def merged(before: LoadedKnowledge, after: LoadedKnowledge) -> LoadedKnowledge:
    """Return what was read last, with the events that mistakes have cost it as they were before."""
    if not after.problems:
        return after
    known = {**before.knowledge.editions_by_id, **after.knowledge.editions_by_id}
    return LoadedKnowledge(KnowledgeBase(editions=_in_order(known.values())), after.problems)


def _in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    return tuple(sorted(editions, key=lambda edition: (edition.event.starts, edition.id)))


def stamp_of(path: Path) -> object:
    """Return what differs once a file that would be read was changed, came or went."""
    try:
        files = _files_in(path) if path.is_dir() else [path]
        stats = [(file, file.stat()) for file in files]
    except OSError as error:
        return error.errno
    return [(file, stat.st_mtime_ns, stat.st_size, stat.st_ino) for file, stat in stats]


@dataclass(frozen=True)
class _Manuscript:
    """A file that was read, and what it says as far as that could be told."""

    source: SourceFile
    edition: Edition | None = None
    content: Content | None = None


def _only(path: Path, message: str) -> LoadedKnowledge:
    return LoadedKnowledge(KnowledgeBase(), (Problem(str(path), 1, 1, message),))


def _files_in(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.iterdir()
        if file.suffix.lower() in _SUFFIXES and not file.name.startswith(".") and not file.is_dir()
    )


def _read(file: Path, limits: Limits) -> _Manuscript:
    """Read a file as far as it can be; its problems are noted in its source."""
    source = _source_of(file, limits)
    if source.problems:
        return _Manuscript(source)
    try:
        root = parse(source, limits)
        if isinstance(root, MappingNode):
            content = Content(source, root)
            return _Manuscript(source, resolve(read_document(content), content), content)
    except TooManyProblemsError:
        return _Manuscript(source)
    if not source.problems:
        source.complain(
            0,
            "nothing is written here: a file begins with `event:`"
            if root is None
            else "a file consists of keys, of which the first is `event:`",
        )
    return _Manuscript(source)


def _source_of(file: Path, limits: Limits) -> SourceFile:
    empty = SourceFile(str(file), "")
    try:
        if not file.exists():
            empty.complain(0, "there is no such file or folder")
        elif not file.is_file():
            empty.complain(0, "this is neither a file nor a folder")
        elif file.stat().st_size > limits.max_bytes:
            empty.complain(
                0, f"this file is larger than {limits.max_bytes / 2**20:g} MiB, which is the limit"
            )
        else:
            return decoded(str(file), file.read_bytes())
    except OSError as error:
        empty.complain(0, f"this file cannot be read: {error.strerror}")
    return empty


def _check_event_ids(manuscripts: Sequence[_Manuscript]) -> None:
    """Note each event that a file before has already."""
    first_by_id: dict[str, _Manuscript] = {}
    for manuscript in manuscripts:
        if not (manuscript.edition and manuscript.content):
            continue
        event_id = manuscript.edition.id
        first = first_by_id.setdefault(event_id, manuscript)
        if first is not manuscript:
            with suppress(TooManyProblemsError):
                manuscript.content.complain(
                    ("event", "id"), f"the event `{event_id}` is in {first.source.name} already"
                )
