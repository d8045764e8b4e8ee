"""A page of HTML as a picture, made by a Chromium without a window."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
SCALE: Final = 2  # pixels of the picture for one of the screen

_WINDOW = "1000,4000"  # larger than any message, in pixels of the screen
_SECONDS = 60
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    f"--force-device-scale-factor={SCALE}",
    f"--window-size={_WINDOW}",
)


class BrowserError(Exception):
    """No Chromium, or one that made no picture."""


def browser() -> str | None:
    """Return where a Chromium is, or `None` if there is none on the PATH."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def screenshot(html: str) -> bytes:
    """Return a PNG file that shows the page in a large window."""
    found = browser()
    if found is None:
        raise BrowserError(
            f"pictures need one of {', '.join(NAMES)} on the PATH, and Noto Sans; on Debian: "
            "apt-get install chromium fonts-noto-core"
        )
    # Processes of the browser may still write while the folder goes.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, picture = Path(folder, "page.html"), Path(folder, "picture.png")
        page.write_text(html, encoding="utf-8")
        profile = f"--user-data-dir={Path(folder, 'profile')}"
        said = _run([found, *_OPTIONS, profile, f"--screenshot={picture}", page.as_uri()])
        if not picture.exists():
            raise BrowserError(f"{found} made no picture: {said}")
        return picture.read_bytes()


def _run(command: Sequence[str]) -> str:
    """Run the browser and return what it said."""
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {_SECONDS} seconds"
    return done.stdout.strip()
