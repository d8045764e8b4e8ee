import json
import linecache
import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from structlog.contextvars import bound_contextvars
from typing_extensions import override

from bot.telemetry.logs import set_up

TOKEN = "MTIz.abc-DEF_4.s3cret"  # noqa: S105 (it opens nothing)
PASSWORD = 'pä"ss\\word'  # noqa: S105 (it opens nothing)


class Terminal(StringIO):
    @override
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def unchanged_root() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)


def written(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def failing() -> None:
    raise ValueError(f"the token {TOKEN} and {PASSWORD} are of no use")


def test_event_is_one_line_of_json_that_begins_alike() -> None:
    stream = StringIO()
    set_up("INFO", "auto", (), stream)
    with bound_contextvars(request="7KQ4-ZD9M"):
        logging.getLogger("bot.somewhere").info("%d events\nread", 2, extra={"ms": 1.5})
    (line,) = written(stream)
    assert list(line) == ["timestamp", "level", "logger", "request", "event", "ms"]
    assert line["timestamp"].endswith("Z")
    assert [line["level"], line["logger"]] == ["info", "bot.somewhere"]
    assert [line["request"], line["event"], line["ms"]] == ["7KQ4-ZD9M", "2 events\nread", 1.5]


def test_files_that_a_traceback_quotes_are_not_kept() -> None:
    stream = StringIO()
    set_up("INFO", "json", (), stream)
    try:
        failing()
    except ValueError:
        logging.getLogger("bot").exception("failed")
    assert "raise ValueError" in stream.getvalue()
    assert __file__ not in linecache.cache


def test_traceback_is_part_of_the_line() -> None:
    stream = StringIO()
    set_up("INFO", "json", (), stream)
    try:
        failing()
    except ValueError:
        logging.getLogger("bot").exception("failed")
    (line,) = written(stream)
    assert line["exception"].startswith("Traceback")
    assert "in failing" in line["exception"]


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_secrets_are_nowhere(form: str) -> None:
    stream = StringIO()
    set_up("DEBUG", form, (TOKEN, PASSWORD, ""), stream)
    log = logging.getLogger("bot")
    log.warning("as %s", TOKEN, extra={"password": PASSWORD})
    with bound_contextvars(request=TOKEN):
        log.info("bound")
    log.info("POST https://discord.com/api/v10/interactions/123456789/aW50ZXI6.x-y_z/callback")
    log.info("PATCH https://discord.com/api/v10/webhooks/123456789/aW50ZXI6.x-y_z/messages/1")
    try:
        failing()
    except ValueError:
        log.exception("failed")
    said = stream.getvalue()
    for secret in (TOKEN, PASSWORD, json.dumps(PASSWORD)[1:-1], "aW50ZXI6.x-y_z"):
        assert secret not in said
    assert said.count("[hidden]") == 7
    assert "/interactions/123456789/[hidden]/callback" in said


def test_terminal_shows_it_for_people() -> None:
    stream = Terminal()
    set_up("INFO", "auto", (), stream)
    logging.getLogger("bot.x").info("answered", extra={"what": "program"})
    (line,) = stream.getvalue().splitlines()
    assert "\x1b[" in line
    assert "answered" in line
    assert not line.startswith("{")


def test_people_may_have_it_without_a_terminal_and_machines_at_one() -> None:
    stream = StringIO()
    set_up("INFO", "terminal", (), stream)
    logging.getLogger("bot.x").info("answered", extra={"what": "program"})
    assert stream.getvalue().endswith(" [info] answered what=program\n")
    terminal = Terminal()
    set_up("INFO", "json", (), terminal)
    logging.getLogger("bot.x").info("answered")
    assert written(terminal)[0]["event"] == "answered"


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("DEBUG", {"bot": "debug", "discord.http": "info", "sqlalchemy.engine": "warning"}),
        ("INFO", {"bot": "info", "discord.http": "info", "sqlalchemy.engine": "warning"}),
        ("ERROR", {"bot": "error", "discord.http": "error", "sqlalchemy.engine": "error"}),
    ],
)
def test_libraries_never_say_what_people_typed(level: str, told: dict[str, str]) -> None:
    stream = StringIO()
    set_up(level, "json", (), stream)
    for name in told:
        for each in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            logging.getLogger(name).log(each, "said")
    lowest = {line["logger"]: line["level"] for line in reversed(written(stream))}
    assert lowest == told
