"""What the organizers of a soak write: two real events, and one whose talks come one by one."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import bot

if TYPE_CHECKING:
    from datetime import datetime

PAST = ("mlhpcs-2020", "mlhpcs-2021")
"""Events that are long over: what is said about them stays the same."""
SOAK = "soak"
"""The event that is on, and that its organizers keep changing."""
QUESTION = "which revision of the file is this"
_LEAD = timedelta(minutes=10)
"""About so long before them talks are announced."""
_FIRST = timedelta(seconds=25)
"""So long after everything began the first one is."""
_REAL = Path(bot.__file__).parents[1] / "knowledge"
_MINUTES_BETWEEN_TALKS = 2
_MISTAKE = "sessions: [{title: Without an end"


class Shelf:
    """A folder of files. `revision` is that of the event which changes.

    Talks begin at whole minutes; their announcements, a `lead` before them, need not come at one.
    """

    def __init__(self, folder: Path, now: datetime, length: timedelta) -> None:
        """Fill it; talks are announced from soon after `now` on, until so long after that."""
        self.folder = folder
        self.revision = 0
        self._first = now.replace(second=0, microsecond=0) + _LEAD
        self.lead = self._first - now - _FIRST
        self._count = length // timedelta(minutes=_MINUTES_BETWEEN_TALKS) + 1
        folder.mkdir()
        for event in PAST:
            shutil.copy(_REAL / f"{event}.yaml", folder)
        self.change()

    @property
    def _starts(self) -> list[datetime]:
        between = timedelta(minutes=_MINUTES_BETWEEN_TALKS)
        return [self._first + number * between for number in range(self._count)]

    def change(self) -> None:
        """Let the organizers write the next revision."""
        self.revision += 1
        self._write(self._text())

    def spoil(self) -> None:
        """Let them make a mistake, which nobody is to notice who asks."""
        self._write(f"{self._text()}\n{_MISTAKE}\n")

    def _write(self, text: str) -> None:
        whole = self.folder / f"{SOAK}.new"
        whole.write_text(text)
        whole.replace(self.folder / f"{SOAK}.yaml")

    def _text(self) -> str:
        first, last = self._starts[0], self._starts[-1]
        days = f"starts: {first:%Y-%m-%d}, ends: {last + timedelta(days=1):%Y-%m-%d}"
        answer = f"It is revision {self.revision}."
        lines = [
            f"event: {{id: {SOAK}, name: Soak, timezone: UTC, {days}}}",
            f"faq: [{{id: revision, questions: [{QUESTION}], answer: {answer}}}]",
            "sessions:",
        ]
        for number, starts in enumerate(self._starts):
            times = f"starts: {starts:%Y-%m-%d %H:%M}, ends: {starts + timedelta(minutes=1):%H:%M}"
            lines.append(f"  - {{id: talk-{number}, title: Drop number {number}, {times}}}")
        return "\n".join(lines)
