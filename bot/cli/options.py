"""What several commands take, and what they make of it.

What an argument is stands in a command's description: typer would list `QUESTION <list[str]>`.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.outcomes import BadUseError


def instant(typed: str) -> datetime:
    """Return a time that was typed, in ISO 8601."""
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        message = f"`{typed}` is no ISO time, such as 2021-07-02T14:15 or 2021-07-02T14:15+02:00"
        raise typer.BadParameter(message) from None


Knowledge = Annotated[
    Path | None, typer.Option(metavar="PATH", help="The file or folder to answer from.")
]
Event = Annotated[str | None, typer.Option(metavar="ID", help="The event that is asked about.")]
Now = Annotated[
    datetime | None, typer.Option(parser=instant, metavar="TIME", help="Act as if it were then.")
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


def knowledge_at(given: Path | None) -> Path:
    """Return where the knowledge is: as given, else as it was set."""
    from bot.app import knowledge_path

    try:
        return knowledge_path(given)
    except ValueError as error:  # a setting that cannot be used
        raise BadUseError(str(error)) from error
