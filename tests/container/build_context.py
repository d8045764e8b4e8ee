"""What a build sees of the checkout: all that .dockerignore doesn't leave out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def is_ignored(path: str) -> bool:
    """Whether .dockerignore leaves a path out; the last line that fits counts, as in Docker.

    A line about a folder fits what is in it.
    """
    parts = path.split("/")
    candidates = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    ignored = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.strip()
        if pattern and not pattern.startswith("#"):
            fits = re.compile(_expression(pattern.removeprefix("!")))
            if any(fits.fullmatch(each) for each in candidates):
                ignored = not pattern.startswith("!")
    return ignored


def copy(source: str, target: Path) -> None:
    """Copy a file or a folder of the context, without what is ignored, to where it is to lie."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).relative_to(ROOT)
        return {name for name in names if is_ignored((inside / name).as_posix())}

    if is_ignored(source):
        raise FileNotFoundError(f"{source} is not in the build's context")
    target.parent.mkdir(parents=True, exist_ok=True)
    if (ROOT / source).is_dir():
        shutil.copytree(ROOT / source, target, ignore=left_out, dirs_exist_ok=True)
    else:
        shutil.copy(ROOT / source, target)


def _expression(pattern: str) -> str:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.strip("/"))
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(wild.get(part, re.escape(part)) for part in parts)
