"""What a part of the bot says when it is asked how it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How one part is: `figure` is what was measured, in `unit`, and `says` tells it in words."""

    name: str
    is_ok: bool
    figure: float
    unit: str
    says: str


Ask = Callable[[], Awaitable[list[Check]]]
"""Asks every part; it raises nothing, and takes a few seconds at most."""
