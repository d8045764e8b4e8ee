"""Things that go wrong with REST requests, on demand.

A request is named by its method and path, `*` standing for anything: "POST /channels/*/messages".
Each fault happens to the next `times` such requests, those planned first coming first.
"""

import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.discord_server.payloads import Json

_REASONS = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}


@dataclass
class Fault:
    """What goes wrong: another answer, a delay or a cut connection, before processing or after."""

    pattern: str
    times: int
    stored: bool = False
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay: float = 0
    cut: bool = False
    reset: bool = True


class Faults:
    """The faults that are planned, and how many happened."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []
        self.happened = 0

    def rate_limit(
        self, pattern: str, retry_after: float = 0.05, *, times: int = 1, scope: str = "user"
    ) -> None:
        """Answer 429. Scopes are user, shared, global, and cloudflare for what stands before it.

        https://docs.discord.com/developers/topics/rate-limits
        """
        if scope == "cloudflare":
            fault = Fault(pattern, times, status=429, body=b"error code: 1015")
            fault.headers = {"Content-Type": "text/plain", "Retry-After": str(retry_after)}
            self._planned.append(fault)
            return
        body: Json = {"message": "You are being rate limited.", "retry_after": retry_after}
        body["global"] = scope == "global"
        headers = {"Via": "1.1 google", "Retry-After": str(retry_after), "X-RateLimit-Scope": scope}
        if scope == "global":
            headers["X-RateLimit-Global"] = "true"
        fault = Fault(pattern, times, status=429, headers=headers)
        fault.body = json.dumps(body).encode()
        self._planned.append(fault)

    def fail(
        self, pattern: str, status: int = 500, *, times: int = 1, stored: bool = False
    ) -> None:
        """Answer with a server error; with `stored` the request was carried out all the same."""
        body = json.dumps({"message": f"{status}: {_REASONS.get(status, '')}", "code": 0}).encode()
        self._planned.append(Fault(pattern, times, stored, status, body=body))

    def reset(
        self, pattern: str, *, times: int = 1, stored: bool = False, by_fin: bool = False
    ) -> None:
        """Cut the connection, before carrying the request out or, with `stored`, after it."""
        self._planned.append(Fault(pattern, times, stored, cut=True, reset=not by_fin))

    def slow(self, pattern: str, seconds: float, *, times: int = 1, stored: bool = False) -> Fault:
        """Be slow to carry a request out or, with `stored`, to answer it then."""
        fault = Fault(pattern, times, stored, delay=seconds)
        self._planned.append(fault)
        return fault

    def garble(self, pattern: str, *, times: int = 1, stored: bool = True) -> None:
        """Answer 200 with something that is no JSON."""
        self._planned.append(Fault(pattern, times, stored, 200, body=b'{"id": "12'))

    def take(self, method: str, path: str) -> Fault | None:
        """Return what shall go wrong with this request."""
        if not self._planned:
            return None
        name = f"{method} {path}"
        fault = next((each for each in self._planned if fnmatchcase(name, each.pattern)), None)
        if fault is not None:
            self.happened += 1
            fault.times -= 1
            if fault.times == 0:
                self._planned.remove(fault)
        return fault

    def withdraw(self, fault: Fault) -> None:
        """Let one fault happen no more, if it still would."""
        self._planned = [each for each in self._planned if each is not fault]

    def clear(self) -> None:
        """Let nothing more go wrong."""
        self._planned.clear()
