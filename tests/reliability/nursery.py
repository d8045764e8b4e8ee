"""Starts bots in a few milliseconds: a process that has imported everything, and forks.

Each bot is a process of its own all the same. On standard input come JSON lines that say whom to
start, or whom to send which signal; on standard output go lines about who began and who ended, and
how. When the input ends, so do all who still live.

    python -m tests.reliability.nursery
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import sys
from pathlib import Path
from typing import Any

from tests.reliability import killable

PRELOADED = (
    "alembic.command",
    "asyncpg",
    "bot.answers.assistant",
    "bot.app",
    "bot.cli.discord_bot",
    "bot.frontends.discord_app.client",
    "bot.frontends.discord_app.fresh_knowledge",
    "bot.knowledge.reading",
    "bot.settings",
    "bot.storage.stores",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite.aiosqlite",
)
_FAILED = 70
_READ = 65_536


class Nursery:
    """Keeps who lives, by the number under which they were asked for."""

    def __init__(self) -> None:
        self._numbers_by_pid: dict[int, int] = {}
        self._rest = b""

    def run(self) -> None:
        """Do what is asked until nobody asks any more."""
        woken, wakes = os.pipe()
        for end in (woken, wakes):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        _say(ready=os.getpid())
        while True:
            ready, _, _ = select.select([0, woken], [], [])
            if woken in ready:
                os.read(woken, _READ)
            self._bury()
            if 0 in ready and not self._obey():
                break
        for pid in self._numbers_by_pid:
            os.kill(pid, signal.SIGKILL)

    def _obey(self) -> bool:
        """Do what the lines say that have come; return whether there may be more."""
        read = os.read(0, _READ)
        *lines, self._rest = (self._rest + read).split(b"\n")
        for line in lines:
            asked = json.loads(line)
            if "signal" in asked:
                self._signal(asked["number"], asked["signal"])
            else:
                self._start(asked)
        return bool(read)

    def _start(self, asked: dict[str, Any]) -> None:
        pid = os.fork()
        if not pid:
            _live(asked)
        self._numbers_by_pid[pid] = asked["number"]
        _say(number=asked["number"], pid=pid)

    def _signal(self, number: int, which: int) -> None:
        """Send a signal to one who lives; whoever has ended is left in peace."""
        for pid, lives in self._numbers_by_pid.items():
            if lives == number:
                os.kill(pid, which)

    def _bury(self) -> None:
        while self._numbers_by_pid:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            number = self._numbers_by_pid.pop(pid)
            _say(number=number, code=os.waitstatus_to_exitcode(status))


def _say(**what: int) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _live(asked: dict[str, Any]) -> None:
    """Be a bot in this process, until the end of it."""
    code = _FAILED
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDONLY)
        log = os.open(asked["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        for end, stream in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(end, stream)
        os.chdir(Path(asked["log"]).parent)
        os.environ.update(asked["variables"])  # noqa: TID251 - it is a new process's own
        killable.main(asked["arguments"])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else _FAILED
    except BaseException:  # noqa: BLE001 - nothing may go on above
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Import everything, and wait."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # noqa: TID251 - threads don't survive a fork
    for module in PRELOADED:
        importlib.import_module(module)
    gc.freeze()
    Nursery().run()


if __name__ == "__main__":
    main()
