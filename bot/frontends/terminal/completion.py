"""What is offered while typing: the commands, and behind a command the entries it may be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from typing_extensions import override

from bot.answers.events import event_name, meant_events
from bot.frontends.terminal.cleaning import clean_line
from bot.frontends.terminal.commands import COMMANDS, EVENT, SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.frontends.terminal.conversation import Conversation


class CommandCompleter(Completer):
    """Completes commands and what follows them; a free question is left alone."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    @override
    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        line = document.text_before_cursor.lstrip()
        if not line.startswith("/"):
            return
        name, space, words = line[1:].partition(" ")
        if space:
            yield from self._arguments(name.casefold(), words.lstrip())
        else:
            yield from _commands(line.casefold())

    def _arguments(self, name: str, words: str) -> Iterator[Completion]:
        for text, meaning in self._offered(name, words):
            yield Completion(text, start_position=-len(words), display_meta=meaning)

    def _offered(self, name: str, words: str) -> Iterator[tuple[str, str]]:
        """Yield what may stand behind the command, each with what it means."""
        conversation = self._conversation
        command = COMMANDS.get(name)
        if name == EVENT:
            for event_id in meant_events(conversation.assistant, words):
                yield event_id, clean_line(event_name(conversation.assistant, event_id))
        elif command and command.completes:
            for hit in conversation.assistant.complete(
                command.completes,
                words,
                now=conversation.clock(),
                event_id=conversation.event_id,
            ):
                yield clean_line(hit.entry.title), ""


def _commands(typed: str) -> Iterator[Completion]:
    for usage, summary in SUMMARIES.items():
        command, _, takes = usage.partition(" ")
        if command.startswith(typed):
            text = f"{command} " if takes else command
            yield Completion(text, -len(typed), display=usage, display_meta=summary)
