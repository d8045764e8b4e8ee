"""What the pages lead to is there: files, headlines, pictures, and targets of make."""

from __future__ import annotations

import posixpath
import re

import pytest

from tests.docs.pages import PAGES, ROOT, Page, page

LINK = re.compile(r"\]\((?![a-z]+:)([^)\s]+)\)")
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
PATHS = [each.path for each in PAGES]


def leads_nowhere(source: Page, link: str) -> bool:
    """Whether there is nothing where a link leads on GitHub, or no headline of that name."""
    file, _, anchor = link.partition("#")
    folder = posixpath.dirname(source.path)
    path = posixpath.normpath(posixpath.join(folder, file)) if file else source.path
    if not anchor:
        return not (ROOT / path).is_file()
    return path not in PATHS or anchor not in page(path).anchors


@pytest.mark.parametrize("path", PATHS)
def test_links_of_a_page_lead_somewhere(path: str) -> None:
    source = page(path)
    assert [each for each in LINK.findall(source.prose) if leads_nowhere(source, each)] == []


@pytest.mark.parametrize("path", PATHS)
def test_targets_of_make_that_a_page_names_are_there(path: str) -> None:
    named = {
        target
        for code in page(path).code
        for target in re.findall(r"^(?:.*\| )?make ([a-z-]+)", code)
    }
    assert named - TARGETS == set()


def test_there_are_targets_and_links() -> None:
    assert {"chat", "test", "docs"} <= TARGETS
    assert sum(len(LINK.findall(each.prose)) for each in PAGES) > 100
