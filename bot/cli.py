"""The commands of `workshop-bot`, and the only place that decides on exit codes.

argparse reads the arguments: typer took 0.08 s longer, of the 0.6 s that a question may take from a
cold start. For the same reason each command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from typing_extensions import override

import bot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.assistant import Assistant

DONE = 0
FAILED = 1
BAD_USE = 2
NOT_KNOWN = 3
INTERRUPTED = 130
OUTPUT_CLOSED = 141
"""As shells report a program that wrote to a pipe which nobody reads any more."""


class BadUseError(Exception):
    """What was asked of the program cannot be done; the message says why."""


class Options(argparse.Namespace):
    """What was typed; each command has those that it declares."""

    run: Callable[[Options], int]
    knowledge: Path | None
    event: str | None
    now: datetime | None
    json: bool
    batch: bool
    question: list[str]
    path: Path | None
    id: str
    stdout: bool


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
    from bot.knowledge.problems import KnowledgeError  # noqa: PLC0415

    try:
        options = _parser().parse_args(arguments, namespace=Options())
        code = options.run(options)
        sys.stdout.flush()
    except BadUseError as error:
        _complain(f"workshop-bot: {error}")
        return BAD_USE
    except KnowledgeError as error:
        _complain(str(error))
        return BAD_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # Python flushes once more when it ends, and would complain about the same.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return OUTPUT_CLOSED
        _complain(f"workshop-bot: {error.strerror}")
        return FAILED
    return code


def _nowhere(mode: str) -> TextIO:
    """Return a file for a stream that whoever started the program has closed."""
    return cast("TextIO", Path(os.devnull).open(mode, encoding="utf-8"))


def _ask(options: Options) -> int:
    question = " ".join(options.question)
    if options.batch == bool(question):
        raise BadUseError("ask takes either a question or --batch")
    assistant = _assistant(options)
    clock = _clock(options, assistant)
    if options.batch:
        from bot.frontends.terminal.batch import answer_batch  # noqa: PLC0415

        answer_batch(
            assistant, sys.stdin.buffer, sys.stdout.buffer, clock=clock, event_id=options.event
        )
        return DONE
    answer = assistant.ask(question, now=clock(), event_id=options.event)
    if options.json:
        from bot.frontends.terminal.json_answers import json_line, json_object  # noqa: PLC0415

        sys.stdout.buffer.write(json_line(json_object(answer)))
    else:
        from bot.frontends.terminal.render import render  # noqa: PLC0415
        from bot.frontends.terminal.screens import screen_on  # noqa: PLC0415

        render(answer, screen_on(sys.stdout), has_numbers=False)
    return DONE if answer.is_answered else NOT_KNOWN


def _chat(options: Options) -> int:
    assistant = _assistant(options)
    from bot.frontends.terminal.chat import chat  # noqa: PLC0415
    from bot.frontends.terminal.conversation import Conversation  # noqa: PLC0415

    conversation = Conversation(assistant, _clock(options, assistant), options.event)
    chat(conversation, sys.stdin, sys.stdout, as_json=options.json)
    return DONE


def _check(options: Options) -> int:
    from bot.frontends.terminal.inventory import inventory  # noqa: PLC0415
    from bot.knowledge.reading import read_knowledge  # noqa: PLC0415

    for edition in read_knowledge(_knowledge(options.path)).editions:
        _say(inventory(edition))
    _say("No problems found.")
    return DONE


def _schema(_options: Options) -> int:
    from bot.knowledge.schema import schema_text  # noqa: PLC0415

    _say(schema_text())
    return DONE


def _new(options: Options) -> int:
    from bot.knowledge.schema import FILE_NAME, schema_text  # noqa: PLC0415
    from bot.knowledge.starter import starter  # noqa: PLC0415

    try:
        text = starter(options.id)
    except ValueError as error:
        raise BadUseError(str(error)) from error
    if options.stdout:
        _say(text)
        return DONE
    folder = _knowledge(options.knowledge)
    file, schema = folder / f"{options.id}.yaml", folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
        if not schema.exists():
            schema.write_text(schema_text(), encoding="utf-8")
    except FileExistsError as error:
        raise BadUseError(f"{error.filename} is there already") from error
    except OSError as error:
        raise BadUseError(f"{error.filename}: {error.strerror}") from error
    _say(f"{file} is a start: fill it in, then try `workshop-bot check {file}`")
    return DONE


def _knowledge(given: Path | None) -> Path:
    from bot.app import knowledge_path  # noqa: PLC0415

    try:
        return knowledge_path(given)
    except ValueError as error:  # a setting that cannot be used
        raise BadUseError(str(error)) from error


def _assistant(options: Options) -> Assistant:
    """Return what answers, started as fast as can be.

    Reading leaves little garbage, so the collector rests meanwhile and never looks at what was read
    again. numpy would start a thread for each processor, though nothing here multiplies matrices.
    """
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251 - set, not read
    from bot.app import open_assistant  # noqa: PLC0415

    assistant = open_assistant(_knowledge(options.knowledge))
    gc.freeze()
    gc.enable()
    if options.event and options.event not in assistant.event_ids:
        from bot.knowledge.suggestions import did_you_mean  # noqa: PLC0415

        meant = did_you_mean(options.event, assistant.event_ids)
        known = f", only {', '.join(assistant.event_ids)}"
        raise BadUseError(f"there is no event `{options.event}`{meant or known}")
    return assistant


def _clock(options: Options, assistant: Assistant) -> Callable[[], datetime]:
    """Return what tells the time: always `--now` if that is given, which may be in event time."""
    now = options.now
    if now is None:
        from bot import clock  # noqa: PLC0415

        return clock.now
    if now.tzinfo is None:
        from datetime import UTC  # noqa: PLC0415

        event_id = options.event or assistant.default_event(now.replace(tzinfo=UTC))
        now = now.replace(tzinfo=assistant.edition(event_id).event.timezone)
    return lambda: now


def _instant(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed)
    except ValueError:
        message = f"`{typed}` is no ISO time, such as 2021-07-02T14:15 or 2021-07-02T14:15+02:00"
        raise argparse.ArgumentTypeError(message) from None


class _Parser(argparse.ArgumentParser):
    """Complains in one line, as everything else does."""

    @override
    def error(self, message: str) -> NoReturn:
        raise BadUseError(f"{message} (see {self.prog} --help)")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="workshop-bot", description=bot.__doc__)
    parser.add_argument("--version", action="version", version=f"%(prog)s {bot.__version__}")
    parser.set_defaults(run=lambda _options: _help(parser))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    ask = commands.add_parser("ask", help="answer one question, or many with --batch")
    ask.add_argument("question", nargs="*", help="in your own words")
    ask.add_argument(
        "--batch",
        action="store_true",
        help='answer JSON lines such as {"id": 1, "q": "when is the keynote"} from standard input',
    )
    ask.set_defaults(run=_ask)
    _add_common_options(ask)

    chat = commands.add_parser("chat", help="ask in a conversation")
    chat.set_defaults(run=_chat)
    _add_common_options(chat)

    check = commands.add_parser("check", help="find what is wrong in the knowledge files")
    check.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a file or folder")
    check.set_defaults(run=_check)

    schema = commands.add_parser("schema", help="print the JSON Schema of the files, for editors")
    schema.set_defaults(run=_schema)

    new = commands.add_parser("new", help="write a file to start an event's knowledge with")
    new.add_argument("id", metavar="ID", help="the event's id, such as mlhpcs-2021")
    new.add_argument("--knowledge", type=Path, metavar="PATH", help="the folder for it")
    new.add_argument("--stdout", action="store_true", help="print it instead")
    new.set_defaults(run=_new)
    return parser


def _add_common_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--knowledge", type=Path, metavar="PATH", help="a file or folder")
    command.add_argument("--event", metavar="ID", help="the event that is asked about")
    command.add_argument("--now", type=_instant, metavar="TIME", help="act as if it were then")
    command.add_argument("--json", action="store_true", help="answer in JSON")


def _say(text: str) -> None:
    sys.stdout.write(f"{text.rstrip()}\n")


def _complain(lines: str) -> None:
    sys.stderr.write(f"{lines}\n")


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return BAD_USE
