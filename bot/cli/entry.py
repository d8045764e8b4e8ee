"""The way into the command line, and out of it with an exit code."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

import typer

from bot.cli.application import NAME, command_line
from bot.cli.outcomes import (
    BAD_USE,
    DONE,
    FAILED,
    INTERRUPTED,
    OUTPUT_CLOSED,
    BadUseError,
    complain,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # for terminals that can't show every letter
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    from bot.knowledge.problems import KnowledgeError

    try:
        code = _obey(arguments)
        sys.stdout.flush()
    except BadUseError as error:
        complain(f"{NAME}: {error}")
        return BAD_USE
    except KnowledgeError as error:
        complain(str(error))
        return BAD_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # Python flushes once more when it ends, and would complain about the same.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return OUTPUT_CLOSED
        complain(f"{NAME}: {error.strerror}")
        return FAILED
    return code


def _obey(arguments: Sequence[str]) -> int:
    """Run the command, without what typer would do about its errors: each is told in one line."""
    command, context = command_line(), None
    try:
        with command.make_context(NAME, list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.TyperException as error:
        name = context.invoked_subcommand if context else None
        message = error.format_message().removesuffix(".")
        hint = f"see {NAME} {name} --help" if name else f"see {NAME} --help"
        raise BadUseError(f"{message[0].lower()}{message[1:]}; {hint}") from error
    return DONE


def _nowhere(mode: str) -> TextIO:
    """Return a file for a stream that whoever started the program has closed."""
    return cast("TextIO", Path(os.devnull).open(mode, encoding="utf-8"))
