"""The rules of the look that hold for every answer, whatever is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.frontends.discord_app.codes import OUTDATED_TEMPLATE
from bot.frontends.discord_app.render.components import (
    ACTION_ROW,
    BUTTON,
    CONTAINER,
    SECTION,
    SEPARATOR,
    STRING_SELECT,
    TEXT_DISPLAY,
    Style,
)
from bot.frontends.discord_app.render.forms import Form
from tests.frontends.discord_app.render.reading import (
    CARRIED,
    CHOSEN,
    buttons,
    options,
    primary,
    problems,
    selects,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.frontends.discord_app.render.components import Component

COLOURS = (0x6F8DD0, 0xD2720E, 0x18A56A, None)
EVIL = "https://evil.example"
NASTY = (
    "@everyone", "@here", "<@123>", "<@&123>", "<#123>", "<t:1:R>", "</help:1>", "<:x:1>",
    f"[x]({EVIL})", f"[x]: {EVIL}", "||hidden||", "**bold**", "__under__", "*_~", "`code`", "```",
    "~~gone~~", "\\", "# BIG", "> QUOTE", "-# SMALL", "1. ONE", "- ITEM", "+ PLUS", "\u202e",
    "\u200f\u2067", "@\u200eeveryone", "<\u202e@123>", "🦑", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "日本語", "مرحبا", "]]", "((",
    "w1:x",
)  # fmt: skip
"""What people may type that would be more than text, were it not escaped."""

_ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")
_LINK = re.compile(r"\]\((https?://[^\s()<>]+)\)")
_TIME = re.compile(r"<t:\d{6,}:[FfDtR]>")
_COMMAND = re.compile(r"</[a-z]+:5\d*>")
_SHARER = "<@77>"
_AT_LINE_START = re.compile(
    r"^(?:> )?(?:-# |- |#{2,3} )?(?:\*\*)?\s*(?:# BIG|> QUOTE|-# SMALL|1\. ONE|- ITEM|\+ PLUS)",
    re.MULTILINE,
)
_MARKDOWN = re.compile(r"[*_~`|<\[\]]")


def check_rules(layout: Sequence[Component], form: Form) -> None:
    """Check a message as far as its kind doesn't matter."""
    assert problems(layout) == []
    *above, box = layout
    assert box["type"] == CONTAINER
    assert box.get("accent_color") in COLOURS
    assert [each["type"] for each in above] in ([], [TEXT_DISPLAY])
    first = box["components"][0]
    assert first["type"] in {TEXT_DISPLAY, SECTION}
    assert texts([first])[0].startswith(("## ", "**"))
    check_actions(box["components"])
    check_form(layout, form)
    check_carried(layout)
    for markdown in texts(layout):
        check_nothing_typed_counts(markdown)


def check_actions(inside: Sequence[Component]) -> None:
    """Check that actions stand last, under a line: a select, then buttons, Share last of them."""
    kinds = [each["type"] for each in inside]
    rows = [each for each in inside if each["type"] == ACTION_ROW]
    if rows:
        assert kinds[-len(rows) - 1 :] == [SEPARATOR, *[ACTION_ROW] * len(rows)]
    in_rows = [[each["type"] for each in row["components"]] for row in rows]
    assert [STRING_SELECT] not in in_rows[1:]
    assert len(in_rows) <= 3
    main: list[Component] = next(
        (row["components"] for row in rows if row["components"][0]["type"] == BUTTON), []
    )
    names = [each["label"] for each in main]
    assert "Share" not in names[:-1]
    steps = [each for each in main if ":page:" not in each.get("custom_id", "")]
    assert [step["label"] for step in steps if step["style"] == Style.PRIMARY] == primary(inside)
    assert all(step["style"] != Style.PRIMARY for step in steps[1:])
    to_outside = [each["style"] == Style.LINK for each in steps if each["label"] != "Share"]
    assert to_outside == sorted(to_outside), "links come after steps"
    assert all(0 < len(each["label"]) <= 34 for each in buttons(inside))


def check_form(layout: Sequence[Component], form: Form) -> None:
    """Check that only who may press a button gets it."""
    actions = {each["custom_id"].split(":")[1] for each in buttons(layout) if "custom_id" in each}
    assert actions <= {"open", "show", "page", "share", "none", "remind"}
    assert form is Form.PRIVATE or "share" not in actions
    assert form is not Form.SHARED or "page" not in actions


def check_carried(layout: Sequence[Component]) -> None:
    """Check that what comes back will be understood, by one pattern only."""
    for pattern, controls in ((CARRIED, buttons(layout)), (CHOSEN, selects(layout))):
        for custom_id in (each["custom_id"] for each in controls if "custom_id" in each):
            assert pattern.fullmatch(custom_id), custom_id
            assert not re.fullmatch(OUTDATED_TEMPLATE, custom_id)
            assert len(custom_id) <= 100
    for option in options(layout):
        assert re.fullmatch(r"[a-z]\.[a-z0-9.~-]{1,42}", option["value"])


def check_nothing_typed_counts(markdown: str) -> None:
    """Check that nothing that people wrote became a mention, a time, a link or any markdown."""
    bare = _ESCAPED.sub("·", markdown).replace(_SHARER, "")
    assert EVIL not in " ".join(_LINK.findall(bare)), markdown
    assert "\\" not in bare, markdown
    assert not re.search(r"@(everyone|here)(?!\w*\.\w)", bare, re.IGNORECASE), markdown
    assert not _AT_LINE_START.search(bare), markdown
    for own in (_TIME, _COMMAND):
        bare = own.sub("", bare)
    bare, links = _LINK.subn("", bare)
    bare = re.sub(r"https?://(?:[^\s<>()*~|`]|~(?!~))+", "", bare)
    assert bare.count("[") == links, markdown
    assert not _MARKDOWN.search(bare.replace("[", "").replace("**", "")), markdown
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", bare), markdown
