"""What an author is told whose file is not YAML."""

from collections.abc import Callable

import pytest
import yaml

from bot.knowledge import yaml_nodes

ProblemsOf = Callable[..., list[str]]

COLUMNS = (
    "this line is indented differently from those it belongs to: "
    "the keys of an entry begin in the same column"
)
NO_KEY = (
    "no key is expected here: indent it like the keys above, add the colon that the line above "
    "lacks, or put the text in quotes if this line belongs to it"
)
NOT_A_LINE = (
    "this line is neither `key: value` nor an item that begins with `- `; "
    "if it belongs to the text above, indent it further"
)
ITEM = "an item of the list above is expected here: it begins with `- `, in the same column"
LIST = (
    "the list that opens with `[` is not closed, or lacks a comma between two items; "
    "a text that begins with `[` must stand in quotes"
)
GROUP = (
    "the group that opens with `{` is not closed, or lacks a comma between two keys; "
    "a text that begins with `{` must stand in quotes"
)
UNFINISHED = "the file ends here, but a list or a text is not finished"
TAB = "a tab stands here, indent with spaces instead"
BACKSLASH = r"`\` has a meaning of its own in double quotes: use single quotes, or write `\\`"
UNCLOSED = "the quote that opens here is never closed"
AFTER_QUOTE = (
    "the text goes on after the quote {} that closes it: put the whole text in quotes, "
    "of the other kind if it has some itself"
)
COLON = "a text with a colon and a space in it must stand in quotes"


def quotes(sign: str) -> str:
    return f"a text that begins with {sign} must stand in quotes"


CASES = [
    ("event:\n\tid: x\n", f"2:1: {TAB}"),
    ("event:\n  id: x\n\tname: y\n", f"3:1: {TAB}"),
    ("a:\n  b: c\n  \td: e\n", f"3:3: {TAB}"),
    ("title: Deep: learning\n", f'1:12: {COLON}, as in `title: "Deep: learning"`'),
    ("- title: Say: “A”\n", f'1:13: {COLON}, as in `title: "Say: “A”"`'),
    ('a: x: "y"\n', f"1:5: {COLON}, as in `a: 'x: \"y\"'`"),
    ("a: x: y\r\n", f'1:5: {COLON}, as in `a: "x: y"`'),
    (f"a: {'x' * 100}: y\n", f"1:104: {COLON}"),
    ("title: foo\n  kind: bar\n", f"2:7: {NO_KEY}"),
    ("event:\n  id x\n  name: y\n", f"3:7: {NO_KEY}"),
    ("a:\n    b: c\n  d: e\n", f"3:3: {COLUMNS}"),
    ("a: |\n   x\n  y\n", f"3:3: {COLUMNS}"),
    ('title: "abc\nkind: x\n', f"1:8: {UNCLOSED}"),
    ("title: 'abc\nkind: x\n", f"1:8: {UNCLOSED}"),
    ('a: "x\n---\n b"\n', f"1:4: {UNCLOSED}"),
    ('title: "abc\nkind: "x"\n', f"2:8: {AFTER_QUOTE.format(chr(34))}"),
    ("title: 'it's fine'\n", f"1:12: {AFTER_QUOTE.format(chr(39))}"),
    ('title: "Deep" learning\n', f"1:15: {AFTER_QUOTE.format(chr(34))}"),
    ("a: b\n'c' d: e\n", f"2:5: {AFTER_QUOTE.format(chr(39))}"),
    ("title: [Invited] Talk\n", f"1:18: the text goes on after `]`: {quotes('`[`')}"),
    ("a: @foo\n", f"1:4: {quotes('`@`')}"),
    ("a: `foo`\n", f"1:4: {quotes('a backtick')}"),
    ("a: %foo\n", f"1:4: {quotes('`%`')}"),
    ("a: b\n%foo\n", f"2:1: {quotes('`%`')}"),
    ("a: ]\n", f"1:4: {quotes('`]`')}"),
    ("a: , b\n", f"1:4: {quotes('`,`')}"),
    ("a: ? b\n", f"1:4: {quotes('`?`')}"),
    ("a: **bold** x\n", f"1:4: {quotes('`*`')}"),
    ("a: & b\n", f"1:4: {quotes('`&`')}"),
    ("a: >foo\n", f"1:4: {quotes('`>`')}"),
    ("a: |foo\n b\n", f"1:4: {quotes('`|`')}"),
    ("a: !<x y\n", f"1:4: {quotes('`!`')}"),
    ("a: !x!y b\n", f"1:4: {quotes('`!`')}"),
    ("a: *x y\n", f"1:4: `*x` refers to nothing: {quotes('`*`')}"),
    ("speakers: [A, B\ntitle: x\n", f"1:11: {LIST}"),
    ("a: [x: y: z]\n", f"1:4: {LIST}"),
    ("a: {x: y\nb: c\n", f"1:4: {GROUP}"),
    ("a: [", f"1:5: {UNFINISHED}"),
    ("a: {", f"1:5: {UNFINISHED}"),
    ("event:\n  id: x\n  name y\n", f"3:3: {NOT_A_LINE}"),
    ("speakers:\n - A\n B\n", f"3:2: {NOT_A_LINE}"),
    ("a:\n  - b\n  c: d\n", f"3:3: {ITEM}"),
    ("- a\nb: c\n", f"2:1: {ITEM}"),
    (
        "speakers: - A\n",
        "1:11: `- ` begins an item of a list: put each item on a line of its own",
    ),
    ('a: "C:\\dir"\n', f"1:7: {BACKSLASH}"),
    ('a: "\\uD800"\n', f"1:7: {BACKSLASH}"),
    (
        "{a: b}\nc: d\n",
        "2:1: nothing more is expected here: a file consists of keys such as `event:`",
    ),
    ("%YAML 3.0\n---\na: b\n", "1:1: this is not YAML: found incompatible YAML document"),
]


@pytest.mark.parametrize(("content", "problem"), CASES)
def test_mistake_in_yaml_is_told_in_plain_words(
    problems: ProblemsOf, content: str, problem: str
) -> None:
    assert problems(content) == [problem]


@pytest.mark.parametrize("content", [content for content, _ in CASES])
def test_parser_without_libyaml_finds_the_same_lines(
    problems: ProblemsOf, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)

    assert problems(content)
