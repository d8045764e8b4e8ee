"""Messages of Discord as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.pictures.browser import screenshot
from tests.pictures.fingerprint import KEYWORD, fingerprint, fingerprint_of
from tests.pictures.html import GROUND, page
from tests.pictures.palette import small_png
from tests.pictures.pixels import pixels_of, without_ground
from tests.pictures.png import with_text
from tests.pictures.scene import Scene


def picture(payload: Mapping[str, object], scene: Scene, file: Path) -> None:
    """Write a PNG file that shows what someone in the scene sees of the message."""
    pixels = without_ground(pixels_of(screenshot(page(payload, scene))), GROUND)
    file.write_bytes(with_text(small_png(pixels), KEYWORD, fingerprint(payload, scene)))


def make_pictures(
    messages: Mapping[str, tuple[Mapping[str, object], Scene]], folder: Path
) -> list[Path]:
    """Write `NAME.png` for each message whose picture is missing or of another one; return those.

    After a change of the look itself, delete the pictures first: no fingerprint knows of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    outdated = out_of_date(messages, folder)
    for file in outdated:
        payload, scene = messages[file.stem]
        picture(payload, scene, file)
    return outdated


def out_of_date(
    messages: Mapping[str, tuple[Mapping[str, object], Scene]], folder: Path
) -> list[Path]:
    """Return the files that `make_pictures` would write; this takes no browser."""
    files = {folder / f"{name}.png": message for name, message in messages.items()}
    return [
        file
        for file, (payload, scene) in files.items()
        if fingerprint_of(file) != fingerprint(payload, scene)
    ]
