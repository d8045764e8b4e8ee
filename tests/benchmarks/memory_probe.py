"""Builds the index of a pickled edition and prints the resident size before, after and at most.

This runs in a process of its own and imports the product alone, so that little else is measured.
"""

from __future__ import annotations

import gc
import pickle
import sys
from pathlib import Path

from bot.search.edition_index import EditionIndex
from bot.search.passages import EntryKind

STATUS = Path("/proc/self/status")
KIBIBYTES_IN_A_MEBIBYTE = 1024


def print_sizes() -> None:
    """Read the edition from standard input, and print three numbers of MiB."""
    edition = pickle.load(sys.stdin.buffer)  # noqa: S301 - the parent process made it
    gc.collect()
    before = _mebibytes("VmRSS")
    index = EditionIndex(edition)
    for kind in (EntryKind.TALK, EntryKind.SPEAKER):
        index.complete(kind, "a", 1)  # builds what is put off
    index.find(index.read("when does it start?"))
    most = _mebibytes("VmHWM")
    gc.collect()
    sys.stdout.write(f"{before} {_mebibytes('VmRSS')} {most}\n")


def _mebibytes(key: str) -> int:
    lines = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    return round(int(lines[key].split()[0]) / KIBIBYTES_IN_A_MEBIBYTE)


if __name__ == "__main__":
    print_sizes()
