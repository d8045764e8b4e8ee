"""Which metrics and labels a query of Prometheus names: no more of the language than ours need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(
    r"""\s*(?:(?P<grouping>by|on)\s*\((?P<labels>[\w\s,]*)\)
    |(?P<word>and|or|unless|offset)\b
    |(?P<function>absent|clamp_min|histogram_quantile|increase|max|min|rate|sum|time)\b
    |(?P<metric>[a-zA-Z_]\w*)\s*(?:\{(?P<compared>(?:[^"{}]|"[^"]*")*)\})?(?!\s*\()
    |(?P<open>\()|(?P<close>\))
    |\[[\w$]+\]|\d+(?:\.\d+)?[smhd]?|[<>=!]=|[-+*/<>,])\s*""",
    re.VERBOSE,
)
_COMPARED = re.compile(r"""(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)\"""")


@dataclass(frozen=True)
class Used:
    """A metric in a query, with what its labels are compared to, and what it is grouped by.

    Compared are the values of `a="x"` and the alternatives of `a=~"x|y"`.
    """

    metric: str
    compared: dict[str, list[str]]
    grouped_by: frozenset[str]


def used(query: str) -> list[Used]:
    """Return each metric of a query; raises `ValueError` for what is not understood."""
    return list(_used(query))


def _used(query: str) -> Iterator[Used]:
    opened, group = [frozenset[str]()], frozenset[str]()
    for part in _parts(query):
        if part["grouping"] == "by":
            group = frozenset(re.findall(r"\w+", part["labels"]))
        elif part["open"]:
            opened.append(opened[-1] | group)
            group = frozenset()
        elif part["close"]:
            opened.pop()
        elif part["metric"]:
            compared = {
                name: of.split("|") for name, of in _COMPARED.findall(part["compared"] or "")
            }
            yield Used(part["metric"], compared, opened[-1])
    if len(opened) != 1:
        raise ValueError(f"not closed: {query}")


def _parts(query: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(query):
        part = _PART.match(query, at)
        if part is None:
            raise ValueError(f"not understood: {query[at:]}")
        yield part
        at = part.end()
