"""Lines typed at a prompt, with completion and history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings

from bot.frontends.terminal.completion import CommandCompleter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.output import Output

    from bot.frontends.terminal.conversation import Conversation


def typed_lines(
    conversation: Conversation, *, source: Input | None = None, screen: Output | None = None
) -> Iterator[str]:
    """Yield each line that is entered, until Ctrl-D on an empty one."""
    session: PromptSession[str] = PromptSession(
        message=lambda: _prompt(conversation),
        completer=CommandCompleter(conversation),
        key_bindings=_keys(),
        enable_suspend=True,
        input=source,
        output=screen,
    )
    while True:
        try:
            yield session.prompt()
        except EOFError:
            return


def _prompt(conversation: Conversation) -> StyleAndTextTuples:
    """Return `> `, behind the event's id where there are several."""
    is_one_of_several = len(conversation.assistant.event_ids) > 1
    return [("bold", conversation.event_id if is_one_of_several else ""), ("bold", "> ")]


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c")
    def clear_line(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys
