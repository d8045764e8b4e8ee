"""Pages of the site that stand in the repository's root, and the links that lead to and from them.

On GitHub a link is relative to the file that it is in; so it is here, but a file of the root is
then a page beside those of `docs/`. What is no page at all, such as a program, is only named.
"""  # noqa: INP001 - mkdocs loads it by its path

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT_PAGES = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
_DOCS = "docs/"
_RELATIVE_LINK = re.compile(r"\[([^\]]*)\]\((?![a-z]+:|#|/)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the root."""
    for name in ROOT_PAGES:
        files.append(File.generated(config, name, abs_src_path=str(_root(config) / name)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:  # noqa: ANN401 - mkdocs' own
    """Let the links of a page lead to where their files are in the site."""
    source = page.file.src_uri
    here = source if source in ROOT_PAGES else _DOCS + source

    def moved(link: re.Match[str]) -> str:
        text, written, anchor = link[1], link[2], link[3] or ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), written))
        if target.startswith(_DOCS) or target in ROOT_PAGES:
            folder = posixpath.dirname(source) or "."
            return f"[{text}]({posixpath.relpath(target.removeprefix(_DOCS), folder)}{anchor})"
        return text if (_root(config) / target).exists() else link[0]  # of which mkdocs complains

    return _RELATIVE_LINK.sub(moved, markdown)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
