from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from tests.pictures import picture as module
from tests.pictures.browser import SCALE, BrowserError, browser, screenshot
from tests.pictures.examples import SCENE, payload
from tests.pictures.fingerprint import KEYWORD, fingerprint, fingerprint_of
from tests.pictures.palette import small_png
from tests.pictures.picture import make_pictures, out_of_date, picture
from tests.pictures.pixels import pixels_of
from tests.pictures.png import with_text
from tests.pictures.scene import PHONE, Scene

BACKGROUND = [26, 26, 30]
needs_browser = pytest.mark.skipif(browser() is None, reason="no Chromium on the PATH")


@needs_browser
@pytest.mark.parametrize("width", [720, PHONE])
def test_a_picture_ends_where_the_message_ends(width: int, tmp_path: Path) -> None:
    file = tmp_path / "talk.png"
    scene = replace(SCENE, width=width)

    picture(payload("talk"), scene, file)

    pixels = pixels_of(file.read_bytes())
    height = pixels.shape[0] / SCALE
    assert pixels.shape[1] == width * SCALE
    assert 250 < height < 450
    for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert np.abs(edge.astype(int) - BACKGROUND).max() <= 2
    assert (pixels[-30 * SCALE :] > 100).any(), "the last line should be near the end"
    assert (pixels == [88, 101, 242]).all(axis=2).sum() > 2_000, "a blue button should be there"
    assert file.stat().st_size < 60_000
    assert fingerprint_of(file) == fingerprint(payload("talk"), scene)


def test_without_a_browser_the_error_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BrowserError, match="apt-get install chromium fonts-noto-core"):
        screenshot("")


def test_a_browser_that_fails_is_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\necho no display\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BrowserError, match="made no picture: no display"):
        screenshot("")


def test_a_fingerprint_is_of_what_is_seen_and_not_of_how_it_is_written() -> None:
    talk = dict(payload("talk"))
    same = replace(SCENE, now=SCENE.now.astimezone(UTC), names=MappingProxyType(SCENE.names))
    scenes = [
        replace(SCENE, command=None),
        replace(SCENE, width=PHONE),
        replace(SCENE, zone="UTC"),
        replace(SCENE, names={}),
        replace(SCENE, colours={}),
        replace(SCENE, app="Other"),
        replace(SCENE, user="grace"),
        replace(SCENE, now=SCENE.now.replace(minute=13)),
    ]

    assert fingerprint(dict(reversed(list(talk.items()))), same) == fingerprint(talk, SCENE)
    assert fingerprint(talk | {"flags": 0}, SCENE) != fingerprint(talk, SCENE)
    assert len({fingerprint(talk, scene) for scene in [SCENE, *scenes]}) == len(scenes) + 1


def test_what_has_no_fingerprint_has_none(tmp_path: Path) -> None:
    file = tmp_path / "other.png"

    assert fingerprint_of(file) is None
    file.write_bytes(small_png(np.zeros((1, 1, 3), np.uint8)))
    assert fingerprint_of(file) is None


def test_only_what_has_changed_is_made_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def draw(message: Mapping[str, object], scene: Scene, file: Path) -> None:
        png = small_png(np.zeros((1, 1, 3), np.uint8))
        file.write_bytes(with_text(png, KEYWORD, fingerprint(message, scene)))

    monkeypatch.setattr(module, "picture", draw)
    folder = tmp_path / "pictures"
    messages = {"talk": (payload("talk"), SCENE), "setup": (payload("setup"), SCENE)}
    both = [folder / "talk.png", folder / "setup.png"]

    assert out_of_date(messages, folder) == both
    assert make_pictures(messages, folder) == both
    assert make_pictures(messages, folder) == []
    messages["setup"] = (payload("setup"), replace(SCENE, command="organize setup"))
    assert make_pictures(messages, folder) == [folder / "setup.png"]
