"""The bot as an operator runs it, but that it counts what it asks of its database.

On SIGUSR1 it writes into the file how many transactions and statements there were.

    python -m tests.benchmarks.counted_bot FILE [ARGUMENTS of tests.reliability.killable]
"""

from __future__ import annotations

import json
import signal
import sys
from collections import Counter
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.reliability import killable


def main(file: str, *arguments: str) -> None:
    """Run until told to stop."""
    counts: Counter[str] = Counter()
    event.listen(Engine, "begin", lambda *_: counts.update(["transactions"]))
    event.listen(Engine, "before_cursor_execute", lambda *_: counts.update(["statements"]))

    def write(*_: object) -> None:
        whole = Path(f"{file}.new")
        whole.write_text(json.dumps(counts))
        whole.replace(file)

    signal.signal(signal.SIGUSR1, write)
    killable.main(arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
