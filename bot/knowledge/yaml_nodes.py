"""YAML as plain data that knows where each piece of it was written.

Every scalar is the text that stands in the file, so that `14:15`, `no`, `2021-07-02` and `0123`
mean what their author meant; only what is empty, `~` or `null` is `None`. Read from the parser's
events and not by recursion, so that no input can exhaust the stack.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from bot.knowledge.nodes import Container, MappingNode, Node, SequenceNode
from bot.knowledge.yaml_messages import explained

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.source_file import SourceFile

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How large a file may be. An alias counts as often as it is used, with all it stands for."""

    max_bytes: int = 32 * 1024 * 1024
    max_nodes: int = 1_000_000
    max_depth: int = 50


def parse(source: SourceFile, limits: Limits) -> Node:
    """Return what the file says, or None if that is nothing or cannot be read.

    Everything that was wrong is noted in `source`; what comes after the first mistake in the syntax
    or beyond the limits stays unread.
    """
    tree = _Tree(source, limits)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        source.complain(*explained(error, source.text))
    except _RefusalError as refusal:
        source.complain(refusal.offset, refusal.message)
    else:
        return tree.root
    return None


class _RefusalError(Exception):
    """Why the rest of a file is not read: where, and what to tell its author."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


def _offset(event: yaml.Event) -> int:
    return event.start_mark.index  # type: ignore[union-attr] # a parser's events have marks


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("anchor", "height", "key", "node", "nodes_before")

    def __init__(self, node: Container, anchor: str | None, nodes_before: int) -> None:
        self.node = node
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.height = 1
        self.key: str | None = None


@dataclass(frozen=True)
class _Anchored:
    """What an alias stands for: how many nodes, and how many of them inside one another."""

    node: Node
    nodes: int
    height: int


class _Tree:
    """The nodes that a parser's events describe."""

    def __init__(self, source: SourceFile, limits: Limits) -> None:
        self.root: Node = None
        self._source = source
        self._limits = limits
        self._open: list[_Open] = []
        self._anchored: dict[str, _Anchored | None] = {}
        self._nodes = 0
        self._documents = 0
        self._takers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._document,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._container,
            yaml.MappingStartEvent: self._container,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
        }

    def take(self, event: yaml.Event) -> None:
        if take := self._takers.get(type(event)):
            take(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _RefusalError(
                _offset(event),
                "a second document begins here with `---`, but a file holds one event: "
                "move it to a file of its own",
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        offset = _offset(event)
        text = event.value
        self._count(1, offset)
        self._check_tag(event)
        is_plain = event.implicit[0]
        if self._expects_key():
            self._key(text, offset, is_plain=is_plain)
            return
        value = None if is_plain and text in _NULLS else text
        if event.anchor:
            self._anchored[event.anchor] = _Anchored(value, 1, 0)
        self._place(value, offset)

    def _key(self, key: str, offset: int, *, is_plain: bool) -> None:
        if key == "<<" and is_plain:
            raise _RefusalError(offset, "`<<` (a YAML merge) is not understood: write the keys out")
        if not key:
            raise _RefusalError(offset, "there is no key before this colon")
        innermost = self._open[-1]
        offsets = innermost.node.key_offsets  # type: ignore[union-attr] # lists expect no keys
        if key in offsets:
            first = self._source.line(offsets[key])
            self._source.complain(
                offset, f"`{key}` stands here twice, for the first time in line {first}"
            )
        offsets.setdefault(key, offset)
        innermost.key = key

    def _container(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        offset = _offset(event)
        if self._expects_key():
            self._refuse_as_key(offset)
        self._count(1, offset)
        self._check_depth(1, offset)
        self._check_tag(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node: Container = MappingNode(offset) if is_mapping else SequenceNode(offset)
        self._place(node, offset)
        self._open.append(_Open(node, event.anchor, self._nodes - 1))
        if event.anchor:
            self._anchored[event.anchor] = None

    def _close(self, _event: yaml.Event) -> None:
        closed = self._open.pop()
        if closed.anchor:
            nodes = self._nodes - closed.nodes_before
            self._anchored[closed.anchor] = _Anchored(closed.node, nodes, closed.height)
        if self._open:
            self._open[-1].height = max(self._open[-1].height, closed.height + 1)

    def _alias(self, event: yaml.AliasEvent) -> None:
        offset = _offset(event)
        if self._expects_key():
            self._refuse_as_key(offset)
        if event.anchor not in self._anchored:
            raise _RefusalError(
                offset,
                f"`*{event.anchor}` refers to nothing: "
                "a text that begins with `*` must stand in quotes",
            )
        anchored = self._anchored[event.anchor]
        if anchored is None:
            raise _RefusalError(offset, f"`*{event.anchor}` refers to itself")
        self._count(anchored.nodes, offset)
        self._check_depth(anchored.height, offset)
        self._open[-1].height = max(self._open[-1].height, anchored.height + 1)
        self._place(anchored.node, offset)

    def _expects_key(self) -> bool:
        if not self._open:
            return False
        innermost = self._open[-1]
        return innermost.key is None and isinstance(innermost.node, MappingNode)

    def _place(self, node: Node, offset: int) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node, SequenceNode):
            parent.node.append(node)
            parent.node.item_offsets.append(offset)
        elif parent.key not in parent.node:
            key = str(parent.key)
            parent.node[key] = node
            parent.node.value_offsets[key] = offset
        parent.key = None

    def _count(self, nodes: int, offset: int) -> None:
        self._nodes += nodes
        if self._nodes > self._limits.max_nodes:
            raise _RefusalError(
                offset,
                f"this file says more than {self._limits.max_nodes:,} things, "
                "which is the limit (an alias counts with all it stands for)",
            )

    def _check_depth(self, height: int, offset: int) -> None:
        if len(self._open) + height > self._limits.max_depth:
            raise _RefusalError(
                offset, f"more than {self._limits.max_depth} lists or groups inside one another"
            )

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None:
            self._source.complain(
                _offset(event),
                "a text that begins with `!` must stand in quotes (YAML tags are not understood)",
            )

    def _refuse_as_key(self, offset: int) -> None:
        opening = self._source.text[offset]
        raise _RefusalError(
            offset,
            f"`{opening}` stands where a key is expected: "
            f"a text that begins with `{opening}` must stand in quotes",
        )
