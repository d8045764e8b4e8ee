"""Payloads and a scene for the tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.pictures.payload import mapping
from tests.pictures.scene import Scene

BERLIN = ZoneInfo("Europe/Berlin")
SCENE = Scene(
    now=datetime(2021, 6, 30, 10, 12, tzinfo=BERLIN),
    command="talk",
    names={11: "announcements", 21: "Authors", 22: "Organizers", 31: "ada"},
    colours={21: "#e0a458"},
)


def payload(name: str) -> Mapping[str, object]:
    """Return a payload of `data/`."""
    file = Path(__file__).parent / "data" / f"{name}.json"
    return mapping(json.loads(file.read_text(encoding="utf-8")))
