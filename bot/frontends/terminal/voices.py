"""How a conversation is heard: on a screen, or as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

from bot.answers.models import Answer
from bot.frontends.terminal.cleaning import clean, clean_line
from bot.frontends.terminal.json_answers import json_line, json_object
from bot.frontends.terminal.pieces import Look, Piece
from bot.frontends.terminal.render import render, render_notice
from bot.frontends.terminal.wrapping import wrapped

if TYPE_CHECKING:
    from bot.frontends.terminal.conversation import Notice
    from bot.frontends.terminal.screens import Screen


class Voice(Protocol):
    """Tells a reader what the conversation has to say."""

    def greet(self, greeting: str, hint: str) -> None:
        """Say the first words."""

    def repeat(self, line: str) -> None:
        """Show what was asked, where the reader has not typed it here."""

    def say(self, reply: Answer | Notice) -> None:
        """Say an answer or a notice."""


class ScreenVoice:
    """Speaks in rows on a screen, an empty one after each piece of speech."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def greet(self, greeting: str, hint: str) -> None:
        """Show the first words, the hint in grey."""
        words = [Piece(f"{clean_line(greeting)}\n", Look.BOLD), Piece(clean(hint), Look.DIM)]
        self._screen.show([*wrapped(words, self._screen.width), ()])

    def repeat(self, line: str) -> None:
        """Show the question above its answer."""
        self._screen.show([(Piece(f"> {clean_line(line)}", Look.BOLD),)])

    def say(self, reply: Answer | Notice) -> None:
        """Show an answer or a notice, with the numbers of what can be chosen."""
        if isinstance(reply, Answer):
            render(reply, self._screen, has_numbers=True)
        else:
            render_notice(reply, self._screen)
        self._screen.show([()])


class JsonVoice:
    """Speaks in JSON objects, one a line, and only when asked."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def greet(self, greeting: str, hint: str) -> None:
        """Say nothing: who reads JSON knows what they talk to."""

    def repeat(self, line: str) -> None:
        """Say nothing: the answers come in the order of the questions."""

    def say(self, reply: Answer | Notice) -> None:
        """Write an answer, or a notice in the shape of one."""
        self._out.write(json_line(json_object(reply)))
        self._out.flush()
