"""Somebody who owns nothing of an image: another user if the tests run as root, else their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

IS_ROOT = os.geteuid() == 0
USER = 65534 if IS_ROOT else None
GROUPS: list[int] | None = [] if IS_ROOT else None

_NOT_NEEDED = ("config-*", "ensurepip", "idlelib", "site-packages", "test", "tkinter")


def python_for(folder: Path) -> tuple[Path, dict[str, str]]:
    """Return a Python that they can start, and the variables that it needs.

    Where the tests' own lies in a home that is closed to others, it is a copy in the folder.
    """
    own = Path(sys.base_prefix) / "bin" / f"python{sysconfig.get_python_version()}"
    if _can_start(own, {}):
        return own, {}
    library = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(
        library,
        folder / "lib" / library.name,
        ignore=shutil.ignore_patterns(*_NOT_NEEDED),
        copy_function=_linked,
    )
    for shared in library.parent.glob("libpython*.so*"):
        _linked(shared, folder / "lib" / shared.name)
    (folder / "bin").mkdir()
    copy = folder / "bin" / own.name
    _linked(own, copy)
    variables = {"LD_LIBRARY_PATH": str(folder / "lib")}
    if not _can_start(copy, variables):
        raise RuntimeError(f"another user can start neither {own} nor a copy of it")
    return copy, variables


def lock(folder: Path) -> None:
    """Make a folder and all in it read-only, but for files that lie elsewhere as well."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() or (path.lstat().st_nlink == 1 and not path.is_symlink()):
            path.chmod(path.stat().st_mode & ~0o222)


def unlock(folder: Path) -> None:
    """Let its owner remove a folder."""
    for place, _folders, _files in os.walk(folder):
        Path(place).chmod(0o755)


def give(folder: Path) -> None:
    """Make a folder that is theirs alone."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if USER is not None:
        os.chown(folder, USER, USER)


def _linked(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # it lies on another disk
        shutil.copy2(source, target)


def _can_start(python: Path, variables: dict[str, str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - one that is there
            [python, "-c", "import json, sqlite3, ssl"],
            cwd="/",
            env=variables,
            user=USER,
            group=USER,
            extra_groups=GROUPS,
            capture_output=True,
            check=False,
        )
    except PermissionError:
        return False
    return done.returncode == 0
