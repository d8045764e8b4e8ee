"""What a payload doesn't say and a picture needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

DESKTOP = 720
PHONE = 420


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who looks at a message, when and where, and what the ids in it stand for.

    - `now` is the present instant, with a time zone; `zone` the one the viewer lives in.
    - `user` and `command`, without a slash: who used what. Without a command no such line is drawn.
    - `names` of users, roles and channels, and `colours` of roles (`#e0a458`), by id.
    - `width` of the picture, in pixels of the screen: `DESKTOP` or `PHONE`.
    """

    now: datetime
    zone: str = "Europe/Berlin"
    app: str = "Workshop Bot"
    user: str = "ada"
    command: str | None = None
    names: Mapping[int, str] = field(default_factory=dict)
    colours: Mapping[int, str] = field(default_factory=dict)
    width: int = DESKTOP

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError(f"{self.now} has no time zone, so it is no instant")

    @property
    def local_now(self) -> datetime:
        """The present instant on the viewer's clock."""
        return self.now.astimezone(ZoneInfo(self.zone))

    def name(self, identity: int) -> str | None:
        """Return the name of a user, role or channel, or `None` if the scene doesn't give it."""
        return self.names.get(identity)
