"""The commands that answer: `ask` and `chat`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.assistants import clock_for, started_assistant
from bot.cli.options import Event, Json, Knowledge, Now
from bot.cli.outcomes import DONE, NOT_KNOWN

if TYPE_CHECKING:
    from bot.answers.models import Answer

_Question = Annotated[list[str] | None, typer.Argument(metavar="QUESTION", hidden=True)]
_Batch = Annotated[
    bool,
    typer.Option(
        "--batch",
        help='Answer JSON lines such as {"id": 1, "q": "when is the keynote"} from standard input.',
    ),
]


def ask(
    question: _Question = None,
    *,
    batch: _Batch = False,
    knowledge: Knowledge = None,
    event: Event = None,
    now: Now = None,
    json: Json = False,
) -> None:
    """Answer a question, or many.

    The QUESTION is in your own words, with or without quotes.
    """
    if batch == bool(question):
        raise typer.TyperException("ask takes either a question or --batch")
    assistant = started_assistant(knowledge, event, for_many=batch)
    clock = clock_for(assistant, now, event)
    if batch:
        from bot.frontends.terminal.batch import answer_batch

        answer_batch(assistant, sys.stdin.buffer, sys.stdout.buffer, clock=clock, event_id=event)
        return
    answer = assistant.ask(" ".join(question or ()), now=clock(), event_id=event)
    _print(answer, as_json=json)
    raise typer.Exit(DONE if answer.is_answered else NOT_KNOWN)


def chat(
    *, knowledge: Knowledge = None, event: Event = None, now: Now = None, json: Json = False
) -> None:
    """Ask in a conversation."""
    assistant = started_assistant(knowledge, event)
    from bot.frontends.terminal import chat as terminal
    from bot.frontends.terminal.conversation import Conversation

    conversation = Conversation(assistant, clock_for(assistant, now, event), event)
    terminal.chat(conversation, sys.stdin, sys.stdout, as_json=json)


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        from bot.frontends.terminal.json_answers import json_line, json_object

        sys.stdout.buffer.write(json_line(json_object(answer)))
    else:
        from bot.frontends.terminal.render import render
        from bot.frontends.terminal.screens import screen_on

        render(answer, screen_on(sys.stdout), has_numbers=False)
