"""The site builds without a warning, and asks no other host for anything."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from tests.docs.pages import PAGES, ROOT

LOADED = {"audio", "embed", "iframe", "img", "link", "object", "script", "source", "video"}
"""What a browser fetches by itself, other than the address of a link that is pressed."""
IN_STYLES = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\"')]+)")


class Foreign(HTMLParser):
    """Collects what a page loads from elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found = IN_STYLES.findall(text)
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in LOADED and told.get("rel") != "canonical":
            sources = (told.get(name) or "" for name in ("src", "href", "srcset", "data"))
            self.found += [each for each in sources if re.match(r"(?:https?:)?//", each)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = ("-m", "mkdocs", "build", "--strict", "--site-dir", str(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stderr
    return folder


def test_site_has_every_page(site: Path) -> None:
    paths = [each.path.removeprefix("docs/") for each in PAGES]
    left_out = {"README.md", "knowledge/README.md"}
    made = {file.relative_to(site).as_posix() for file in site.glob("**/*.html")}
    files = {path.replace("README.md", "index.md") for path in paths if path not in left_out}
    assert {path.removesuffix(".md") + ".html" for path in files} <= made


def test_site_asks_no_other_host_for_anything(site: Path) -> None:
    read = {file: file.read_text(encoding="utf-8") for file in site.glob("**/*.html")}
    assert len(read) > 20
    foreign = {file.name: found for file, text in read.items() if (found := Foreign(text).found)}
    for file in site.glob("**/*.css"):
        if found := IN_STYLES.findall(file.read_text(encoding="utf-8")):
            foreign[file.name] = found
    assert foreign == {}


def test_links_between_the_site_and_the_root_lead_to_pages(site: Path) -> None:
    contributing = (site / "CONTRIBUTING.html").read_text(encoding="utf-8")
    operators = (site / "operators.html").read_text(encoding="utf-8")
    assert 'href="adr/0003-layers-held-by-import-linter.html"' in contributing
    assert 'href="CHANGELOG.html"' in operators


@pytest.mark.parametrize(
    "loads",
    [
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<script src="//cdn.example/mermaid.js"></script>',
        '<img src="http://example.org/badge.png">',
        "<style>@import 'https://example.org/style.css'; a {}</style>",
        "<p style=\"background: url('https://example.org/a.png')\"></p>",
    ],
)
def test_what_is_loaded_from_elsewhere_would_be_found(loads: str) -> None:
    assert len(Foreign(loads).found) == 1


def test_links_to_elsewhere_may_be_pressed() -> None:
    assert Foreign('<a href="https://discord.com">Discord</a><img src="a.png">').found == []
