"""What a YAML parser complains about, in words for people who do not program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

_LONGEST_LINE = 1_000
_LONGEST_EXAMPLE = 100
_KEY_AND_TEXT = re.compile(r"\s*(?:- +)*([^:\s][^:]*): +(?=\S)(.*)")


class _Trouble(NamedTuple):
    """A text, the place where the parser gave up, and where that began which it was reading."""

    text: str
    at: int
    start: int

    @property
    def line(self) -> str:
        """The beginning of its line."""
        begin = self.text.rfind("\n", 0, self.at) + 1
        line, _, _ = self.text[begin : begin + _LONGEST_LINE].partition("\n")
        return line.rstrip("\r")

    @property
    def before(self) -> str:
        """What stands before the place in its line, but for white space around it."""
        return self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at].strip()


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the place of a parser's error, and a sentence on what to do about it."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    start = error.context_mark.index if error.context_mark else at
    trouble = _Trouble(text, at, start)
    if text[at : at + 1] == "\t":
        return at, "a tab stands here, indent with spaces instead"
    said = f"{error.context}: {error.problem}"
    for words, explain in _EXPLANATIONS:
        if re.search(words, said):
            return explain(trouble)
    return at, f"this is not YAML: {error.problem}"


def _begins_badly(trouble: _Trouble) -> tuple[int, str]:
    return trouble.at, _needs_quotes(trouble.text[trouble.at : trouble.at + 1])


def _began_badly(trouble: _Trouble) -> tuple[int, str]:
    return trouble.start, _needs_quotes(trouble.text[trouble.start : trouble.start + 1])


def _needs_quotes(opening: str) -> str:
    if not opening:
        return "the file ends here, but a list or a text is not finished"
    shown = "a backtick" if opening == "`" else f"`{opening}`"
    return f"a text that begins with {shown} must stand in quotes"


def _colon(trouble: _Trouble) -> tuple[int, str]:
    line = _KEY_AND_TEXT.fullmatch(trouble.line)
    if line and ":" in trouble.before:
        quote = "'" if '"' in line[2] else '"'
        example = f"{line[1]}: {quote}{line[2]}{quote}"
        as_in = f", as in `{example}`" if len(example) <= _LONGEST_EXAMPLE else ""
        return trouble.at, f"a text with a colon and a space in it must stand in quotes{as_in}"
    return trouble.at, (
        "no key is expected here: indent it like the keys above, add the colon that the line above "
        "lacks, or put the text in quotes if this line belongs to it"
    )


def _not_a_key(trouble: _Trouble) -> tuple[int, str]:
    before = trouble.before
    if not before:
        return trouble.at, (
            "this line is indented differently from those it belongs to: "
            "the keys of an entry begin in the same column"
        )
    value = _KEY_AND_TEXT.fullmatch(trouble.line)
    opening = value[2][0] if value and ":" in before else before[0]
    if opening in "\"'":
        return trouble.at, (
            f"the text goes on after the quote {opening} that closes it: put the whole text in "
            "quotes, of the other kind if it has some itself"
        )
    return trouble.at, f"the text goes on after `{before[-1]}`: {_needs_quotes(opening)}"


def _at_start(sentence: str) -> Callable[[_Trouble], tuple[int, str]]:
    return lambda trouble: (trouble.start, sentence)


def _at_problem(sentence: str) -> Callable[[_Trouble], tuple[int, str]]:
    return lambda trouble: (trouble.at, sentence)


_EXPLANATIONS: tuple[tuple[str, Callable[[_Trouble], tuple[int, str]]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token|expected node content|mapping keys are not allowed", _begins_badly),
    (
        "scanning an? (alias|anchor|tag|directive|block scalar)|tag handle|parsing a tag",
        _began_badly,
    ),
    (
        "quoted scalar: found unexpected (end|document)",
        _at_start("the quote that opens here is never closed"),
    ),
    (
        "escape",
        _at_problem(
            r"`\` has a meaning of its own in double quotes: use single quotes, or write `\\`"
        ),
    ),
    (
        "flow sequence",
        _at_start(
            "the list that opens with `[` is not closed, or lacks a comma between two items; "
            "a text that begins with `[` must stand in quotes"
        ),
    ),
    (
        "flow mapping",
        _at_start(
            "the group that opens with `{` is not closed, or lacks a comma between two keys; "
            "a text that begins with `{` must stand in quotes"
        ),
    ),
    (
        "sequence entries are not allowed",
        _at_problem("`- ` begins an item of a list: put each item on a line of its own"),
    ),
    (
        "simple key",
        _at_start(
            "this line is neither `key: value` nor an item that begins with `- `; "
            "if it belongs to the text above, indent it further"
        ),
    ),
    ("block mapping: did not find expected key", _not_a_key),
    (
        "expected '-' indicator|expected <block end>",
        _at_problem(
            "an item of the list above is expected here: it begins with `- `, in the same column"
        ),
    ),
    (
        "document start",
        _at_problem("nothing more is expected here: a file consists of keys such as `event:`"),
    ),
)
