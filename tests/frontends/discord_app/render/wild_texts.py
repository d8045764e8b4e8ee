"""Texts as `workshop-bot check` lets them pass: long, odd, full of markdown.

A few are drawn and used again and again, so that hundreds of entries are made in no time.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from bot.knowledge.models import Link
from tests.frontends.discord_app.render.rules import NASTY

LONGEST_LINE = 2_000
WORDS = ("tides", "of", "the", "robots:", "and", "hyperparameters", "–", "for", "Nets,", "a")
GIANTS = (
    "x" * 1_999, "*" * 1_999, "_" * 700, "<" * 161, "word " * 399, "] " * 500, "@everyone " * 150,
    "a_b " * 40, "e" * 101, "\u202e" * 30, "🦑" * 200, "(of the) " * 30,
)  # fmt: skip
ADDRESSES = (
    "https://a.example", "https://a.example/" + "x" * 600, "https://a.example/" + "(" * 150,
    "https://a.example/" + "y" * 190, "https://a.example/a_b*c~d|e`f", "http://ä.example/<x>?q=[1]",
)  # fmt: skip
PREFIXES = ("s", "A.B_", "x" * 115, "a-", "k" * 40)

lines = st.one_of(
    st.lists(st.sampled_from((*WORDS, *NASTY)), min_size=1, max_size=12).map(" ".join),
    st.text(st.characters(categories=["L", "P", "S", "M", "N"]), min_size=1, max_size=40),
    st.sampled_from(GIANTS).map(str.strip),
).map(lambda line: " ".join(line.split()) or "x")
proses = lines | st.builds(
    lambda parts, between, times: (between.join(parts) * times)[:20_000].strip() or "x",
    st.lists(lines, min_size=1, max_size=6),
    st.sampled_from(["\n", "\n\n", ". ", "\n- ", "\n# "]),
    st.sampled_from([1, 1, 60]),
)


@dataclass(frozen=True)
class Pool:
    """A few texts of each sort, taken in turn."""

    lines: list[str]
    proses: list[str]
    addresses: list[str]
    prefix: str
    sparse: int

    def line(self, index: int) -> str:
        return self.lines[index % len(self.lines)][:LONGEST_LINE].strip()

    def maybe(self, index: int) -> str:
        return "" if index % self.sparse == 0 else self.line(index)

    def prose(self, index: int) -> str:
        return "" if index % self.sparse == 0 else self.proses[index % len(self.proses)]

    def address(self, index: int) -> str:
        return "" if index % self.sparse == 0 else self.addresses[index % len(self.addresses)]

    def link(self, index: int) -> Link | None:
        url = self.address(index)
        return Link(title=self.line(index + 1), url=url) if url else None

    def links(self, index: int) -> tuple[Link, ...]:
        found = (self.link(index + step) for step in range(index % 7))
        return tuple(link for link in found if link)

    def id(self, index: int) -> str:
        return f"{self.prefix}{index}"


pools = st.builds(
    Pool,
    st.lists(lines, min_size=1, max_size=5),
    st.lists(proses, min_size=1, max_size=3),
    st.lists(st.sampled_from(ADDRESSES), min_size=1, max_size=3),
    st.sampled_from(PREFIXES),
    st.sampled_from([1, 2, 3, 1_000]),
)
