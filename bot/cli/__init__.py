"""The commands of `workshop-bot`, and the only place that decides on exit codes.

Each command imports what it needs when it runs, so that a question is answered soon after a start.
"""

from bot.cli.entry import main, run

__all__ = ["main", "run"]
