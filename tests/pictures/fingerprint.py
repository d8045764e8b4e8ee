"""What a picture was made of, so that a test sees without a browser whether it is out of date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final

from tests.pictures.png import text_of
from tests.pictures.scene import Scene

KEYWORD: Final = "Fingerprint"


def fingerprint(payload: Mapping[str, object], scene: Scene) -> str:
    """Return the SHA-256 of a payload and a scene, whatever the order of their keys."""
    seen = {each.name: getattr(scene, each.name) for each in fields(scene)}
    seen |= {
        "now": scene.local_now.isoformat(),
        "names": dict(scene.names),
        "colours": dict(scene.colours),
    }
    text = json.dumps([payload, seen], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint_of(file: Path) -> str | None:
    """Return the fingerprint in a picture, or `None` if there is no picture or none in it."""
    if not file.exists():
        return None
    return text_of(file.read_bytes(), KEYWORD)
