"""The chat: lines from a prompt or a pipe, answered until they end or someone leaves."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TextIO

from bot.frontends.terminal.conversation import Farewell, Notice
from bot.frontends.terminal.greeting import greeting
from bot.frontends.terminal.lines import piped_lines
from bot.frontends.terminal.screens import screen_on
from bot.frontends.terminal.voices import JsonVoice, ScreenVoice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.frontends.terminal.conversation import Conversation, Reply
    from bot.frontends.terminal.voices import Voice

_LOGGER = logging.getLogger(__name__)


def chat(
    conversation: Conversation, stdin: TextIO, stdout: TextIO, *, as_json: bool = False
) -> None:
    """Answer each line. Who types it is greeted; what comes through a pipe is repeated."""
    voice: Voice = JsonVoice(stdout.buffer) if as_json else ScreenVoice(screen_on(stdout))
    if stdin.isatty() and stdout.isatty():
        # Only for a terminal: importing prompt_toolkit takes longer than all the rest.
        from bot.frontends.terminal.prompt import typed_lines  # noqa: PLC0415 - a pipe needs no prompt_toolkit

        _greet(conversation, voice)
        converse(conversation, typed_lines(conversation), voice, repeats=False)
    else:
        converse(conversation, piped_lines(stdin.buffer), voice, repeats=True)


def converse(
    conversation: Conversation, lines: Iterable[str], voice: Voice, *, repeats: bool
) -> None:
    """Reply to each line, until there are no more or one says goodbye."""
    for line in lines:
        reply = _reply(conversation, line)
        if isinstance(reply, Farewell):
            return
        if reply:
            if repeats:
                voice.repeat(line)
            voice.say(reply)


def _reply(conversation: Conversation, line: str) -> Reply | None:
    try:
        return conversation.reply(line)
    except Exception:  # a question that fails must not end the conversation
        _LOGGER.exception("could not reply to %r", line)
        return Notice("I could not finish that.")


def _greet(conversation: Conversation, voice: Voice) -> None:
    edition = conversation.assistant.edition(conversation.event_id)
    others = len(conversation.assistant.event_ids) - 1
    voice.greet(*greeting(edition, conversation.clock(), other_events=others))
