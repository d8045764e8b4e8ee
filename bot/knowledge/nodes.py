"""Plain data that knows where in a text each piece of it was written.

Places are offsets: the number of the text's characters before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence


class SequenceNode(list["Node"]):
    """A list, with the offset at which it and each of its items begin."""

    __slots__ = ("item_offsets", "offset")

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset
        self.item_offsets: list[int] = []


class MappingNode(dict[str, "Node"]):
    """Keys with values, with the offset at which it, each of its keys and each value begin."""

    __slots__ = ("key_offsets", "offset", "value_offsets")

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset
        self.key_offsets: dict[str, int] = {}
        self.value_offsets: dict[str, int] = {}


Node: TypeAlias = str | SequenceNode | MappingNode | None
Container: TypeAlias = SequenceNode | MappingNode


def offset_of(root: Container, path: Sequence[str | int], *, of_key: bool = False) -> int:
    """Return where the value at `path` begins, or its key, as far as the path leads.

    What a path names inside a text stands where the text does, and the items of a list that was
    written without one where its only item does.
    """
    node: Node = root
    offset = root.offset
    for step in path:
        if isinstance(node, MappingNode) and step in node.value_offsets:
            offsets = node.key_offsets if of_key else node.value_offsets
            offset, node = offsets[str(step)], node[str(step)]
        elif isinstance(node, SequenceNode) and isinstance(step, int):
            offset, node = node.item_offsets[step], node[step]
        elif isinstance(step, str):
            break
    return offset
