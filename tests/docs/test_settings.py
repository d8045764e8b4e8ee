"""The operators' table has every setting with what holds without it, and no other."""

from __future__ import annotations

import re

from pydantic import SecretStr

from bot.settings import Settings
from tests.docs.pages import PAGES, named, page, rows

TABLE = {
    named(row[0])[0]: row[2]
    for row in rows(page("docs/operators.md").section("Settings").partition("\n### ")[0])
    if named(row[0])
}
NAMES = {name.upper() for name in Settings.model_fields}
SPELLED = {f"{name}{end}" for name in NAMES for end in ("", "_FILE")}
FIRST_WORDS = {f"{name.partition('_')[0]}_" for name in NAMES}


def without_it(name: str) -> str:
    default = Settings.model_fields[name.lower()].get_default()
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    return f"`{default}`" if default not in (None, ()) else "none"


def test_settings_in_the_table_are_those_that_there_are() -> None:
    assert TABLE.keys() == NAMES


def test_table_says_what_holds_without_a_setting() -> None:
    told = {name: "none" if cell.startswith("none:") else cell for name, cell in TABLE.items()}
    assert told == {name: without_it(name) for name in NAMES}


def test_no_page_names_a_setting_that_there_is_not() -> None:
    found = {
        (each.path, word)
        for each in PAGES
        for code in each.code
        for word in re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", code)
        if word.startswith(tuple(FIRST_WORDS))
    }
    assert len(found) > 15
    assert {(path, word) for path, word in found if word not in SPELLED} == set()
