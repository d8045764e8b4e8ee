"""The bot as an operator runs it, but that it tells what it is made of.

On SIGUSR1 it collects its garbage and writes into the file which tasks, threads and objects there
are.

    python -m tests.soak.patient FILE
"""

from __future__ import annotations

import asyncio
import gc
import json
import re
import signal
import sys
import threading
from collections import Counter
from pathlib import Path

from bot import cli

_NUMBER = re.compile(r"\d+")


def main(file: str) -> None:
    """Run until told to stop."""

    def write(*_: object) -> None:
        gc.collect()
        tasks = Counter(task.get_coro().__qualname__ for task in asyncio.all_tasks())  # type: ignore[union-attr]
        objects = Counter(_type_of(each) for each in gc.get_objects())
        whole = Path(f"{file}.new")
        threads = Counter(_NUMBER.sub("", each.name) for each in threading.enumerate())
        told = {"tasks": tasks, "threads": threads, "objects": objects}
        whole.write_text(json.dumps(told))
        whole.replace(file)

    signal.signal(signal.SIGUSR1, write)
    sys.exit(cli.run(["run"]))


def _type_of(found: object) -> str:
    kind = type(found)
    return f"{kind.__module__}.{kind.__qualname__}"


if __name__ == "__main__":
    main(*sys.argv[1:])
