"""Which function answers which request."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.discord_server.backend import Backend
from tests.discord_server.exchanges import Exchange
from tests.discord_server.payloads import Body, Json


@dataclass(eq=False)
class Call:
    """A request: `args` are the parts of the path that vary."""

    method: str
    path: str
    query: dict[str, str]
    body: Body
    args: tuple[str, ...] = ()
    exchange: Exchange | None = None

    @property
    def ids(self) -> tuple[int, ...]:
        """Return those parts of the path that are numbers, in order."""
        return tuple(int(arg) for arg in self.args if arg.isdecimal())

    @property
    def fields(self) -> Json:
        """The body, where it must be an object."""
        return self.body if isinstance(self.body, dict) else {}


Handler = Callable[[Backend, Call], Body]


@dataclass(frozen=True)
class Route:
    """A method and a path with `{}` for what varies. Some need no token of the bot's."""

    method: str
    path: str
    handler: Handler
    needs_token: bool = True
    status: int = 200
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        pattern = re.escape(self.path).replace(r"\{\}", "([^/]+)")
        object.__setattr__(self, "pattern", re.compile(pattern + r"\Z"))


class Router:
    """Finds the route of a request."""

    def __init__(self, routes: list[Route]) -> None:
        self._routes: dict[tuple[str, str], list[Route]] = {}
        for route in routes:
            self._routes.setdefault(_group(route.method, route.path), []).append(route)

    def find(self, method: str, path: str) -> tuple[Route, tuple[str, ...]] | None:
        """Return the route with what stands for its `{}`."""
        for route in self._routes.get(_group(method, path), ()):
            match = route.pattern.match(path)
            if match is not None:
                return route, match.groups()
        return None


def _group(method: str, path: str) -> tuple[str, str]:
    return method, path.split("/", 2)[1]
