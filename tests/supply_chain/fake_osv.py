"""A database of vulnerabilities on loopback, which answers as osv.dev does, or badly."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator


class FakeOsv(ThreadingHTTPServer):
    """Knows of `vulnerabilities` by package; `body` and `status`, if set, are all it ever says."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.vulnerabilities: dict[str, list[dict[str, Any]]] = {}
        self.asked: list[tuple[str, str]] = []
        self.status = 200
        self.body: bytes | None = None
        self.says_nothing = False
        self.closes = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1/query"

    def knows(self, package: str, known_as: list[str], fixed: str | None) -> None:
        """Let all versions of the package before `fixed`, if there is one, be vulnerable."""
        events = [{"introduced": "0"}, *([{"fixed": fixed}] if fixed else [])]
        affected = {
            "package": {"name": package, "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": events}],
        }
        known = {"id": known_as[0], "aliases": known_as[1:], "affected": [affected]}
        self.vulnerabilities.setdefault(package, []).append(known)


class Answering(BaseHTTPRequestHandler):
    server: FakeOsv

    def do_POST(self) -> None:
        query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = query["package"]["name"]
        self.server.asked.append((name, query["version"]))
        if self.server.says_nothing:
            self.server.closes.wait()
            return
        known = self.server.vulnerabilities.get(name)
        body = json.dumps({"vulns": known} if known else {}).encode()
        if self.server.body is not None:
            body = self.server.body
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, *_: object) -> None:
        """Keep quiet: what was asked stands in `asked`."""


@contextmanager
def running_fake_osv() -> Iterator[FakeOsv]:
    with FakeOsv() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.closes.set()
            server.shutdown()
            thread.join()
