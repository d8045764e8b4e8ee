"""The commands about knowledge files: `check`, `schema` and `new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import knowledge_at
from bot.cli.outcomes import BadUseError, say

_Path = Annotated[Path | None, typer.Argument(metavar="PATH", hidden=True)]
_Id = Annotated[str, typer.Argument(metavar="ID", hidden=True)]
_Folder = Annotated[Path | None, typer.Option(metavar="PATH", help="The folder to write to.")]
_Stdout = Annotated[bool, typer.Option("--stdout", help="Print it instead.")]


def check(path: _Path = None) -> None:
    """Find mistakes in the knowledge files.

    PATH is a file or folder; without it, all that the bot answers from is read.
    """
    from bot.frontends.terminal.inventory import inventory
    from bot.knowledge.reading import read_knowledge

    for edition in read_knowledge(knowledge_at(path)).editions:
        say(inventory(edition))
    say("No problems found.")


def schema() -> None:
    """Print a JSON Schema for editors."""
    from bot.knowledge.schema import schema_text

    say(schema_text())


def new(event_id: _Id, *, knowledge: _Folder = None, stdout: _Stdout = False) -> None:
    """Write a file for a new event.

    The ID is what the event is called by from then on, such as mlhpcs-2021.
    """
    from bot.knowledge.starter import starter

    try:
        text = starter(event_id)
    except ValueError as error:
        raise BadUseError(str(error)) from error
    if stdout:
        say(text)
        return
    file = _written(text, f"{event_id}.yaml", knowledge_at(knowledge))
    say(f"{file} is a start: fill it in, then try `workshop-bot check {file}`")


def _written(text: str, name: str, folder: Path) -> Path:
    """Return the new file in the folder, beside which the schema is that it names."""
    from bot.knowledge.schema import FILE_NAME, schema_text

    file, schema_file = folder / name, folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new_file:
            new_file.write(text)
        if not schema_file.exists():
            schema_file.write_text(schema_text(), encoding="utf-8")
    except FileExistsError as error:
        raise BadUseError(f"{error.filename} is there already") from error
    except OSError as error:
        raise BadUseError(f"{error.filename}: {error.strerror}") from error
    return file
