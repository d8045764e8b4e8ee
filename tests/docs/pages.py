"""The documentation as it is written: its pages, tables, code and headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^( *)```.*?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_HEADLINE = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_CELLS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Page:
    """A page; its path is relative to the repository."""

    path: str

    @cached_property
    def text(self) -> str:
        return (ROOT / self.path).read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        return _FENCE.sub("", self.text)

    @property
    def blocks(self) -> list[str]:
        return [block for _, block in _FENCE.findall(self.text)]

    @property
    def spans(self) -> list[str]:
        return _SPAN.findall(self.prose)

    @property
    def code(self) -> list[str]:
        """All that is code: the lines of blocks, and what stands in a line of text."""
        return [*(line for block in self.blocks for line in block.splitlines()), *self.spans]

    @property
    def anchors(self) -> set[str]:
        """What GitHub calls its headlines in an address."""
        told = (title.replace("`", "").lower() for _, title in _HEADLINE.findall(self.prose))
        return {re.sub(r"[^\w -]", "", title).replace(" ", "-") for title in told}

    def section(self, title: str) -> str:
        """Return what stands below a headline, up to the next one that is as high."""
        for found in _HEADLINE.finditer(self.prose):
            if found[2] == title:
                rest = self.prose[found.end() :]
                after = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
                return rest[: after.start()] if after else rest
        raise AssertionError(f"{self.path} has no section {title}")


def rows(text: str) -> list[list[str]]:
    """Return the rows of all tables in a text, each a list of its cells."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = ([cell.strip() for cell in _CELLS.split(line)[1:-1]] for line in lines)
    return [row for row in cells if not set("".join(row)) <= set(":-")]


def named(cell: str) -> list[str]:
    """Return what is code in a cell."""
    return _SPAN.findall(cell)


PAGES = [
    Page(file.relative_to(ROOT).as_posix())
    for file in sorted(
        [*ROOT.glob("*.md"), *ROOT.glob("knowledge/*.md"), *ROOT.glob("docs/**/*.md")]
    )
]


def page(path: str) -> Page:
    """Return a page by its path."""
    return next(each for each in PAGES if each.path == path)
