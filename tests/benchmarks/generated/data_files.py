"""The words and texts that generated conferences are made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "data"


@cache
def data(name: str) -> Any:  # noqa: ANN401 - each file has its own form, known to its one reader
    """Return the content of `data/<name>.yaml`."""
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
