"""A conversation: a line in, an answer or a notice out. It remembers the event and the choices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answers.events import event_name, meant_events
from bot.answers.models import Answer, Block, FollowLink, OpenEntry, ShowView
from bot.answers.text import Line, Tone
from bot.frontends.terminal.choices import Choice, TypeLine, choices, chosen, is_number
from bot.frontends.terminal.commands import COMMANDS, EVENT, QUIT, Asked
from bot.knowledge.suggestions import closest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.answers.assistant import Assistant

LONGEST_LINE = 10_000
"""Nobody types more; what is pasted is cut there."""

_GOODBYES = frozenset({"quit", "exit", "bye"})
_MORE_HELP = (
    "/event lists the events I know and switches between them, /quit or Ctrl-D leaves.",
    "A number chooses what stands beside it in the last answer.",
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say about the conversation itself, with what can be chosen now."""

    text: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Farewell:
    """The reader wants to leave."""


Reply = Answer | Notice | Farewell


class Conversation:
    """Answers one reader, line by line. `clock` tells the time of each line."""

    def __init__(
        self, assistant: Assistant, clock: Callable[[], datetime], event_id: str | None = None
    ) -> None:
        self.assistant = assistant
        self.clock = clock
        self.event_id = event_id or assistant.default_event(clock())
        self._offered: tuple[Choice, ...] = ()
        self._offered_about = self.event_id

    def reply(self, line: str) -> Reply | None:
        """Return what to say to a line; nothing to an empty one."""
        typed = line[:LONGEST_LINE].strip()
        if not typed:
            return None
        reply = self._reply(typed)
        if isinstance(reply, Answer):
            self._offered, self._offered_about = choices(reply), reply.event_id
        elif isinstance(reply, Notice) and reply.choices:
            self._offered = reply.choices
        return reply

    def _reply(self, typed: str) -> Reply:
        if typed.startswith("/"):
            name, *words = typed[1:].split(maxsplit=1) or ["help"]
            return self._command(name.casefold(), "".join(words))
        if choice := chosen(typed, self._offered):
            return self._follow(choice)
        if is_number(typed) and self._offered:
            return Notice(f"There is no [{typed}] here, only [1] to [{len(self._offered)}].")
        return Farewell() if typed.casefold() in _GOODBYES else self._command("ask", typed)

    def _command(self, name: str, words: str) -> Reply:
        if name == QUIT:
            return Farewell()
        if name == EVENT:
            return self._switch(words) if words else self._events()
        command = COMMANDS.get(name)
        if command is None:
            return _unknown_command(name, words)
        if command.needs_words and not words:
            return Notice(f"{command.usage}: {command.summary}.")
        answer = command.answer(self.assistant, Asked(words, self.clock(), self.event_id))
        return _with_more_help(answer) if name == "help" else answer

    def _follow(self, choice: Choice) -> Reply:
        event_id, now = self._offered_about, self.clock()
        match choice:
            case OpenEntry(entry=entry):
                return self.assistant.open(entry, now=now, event_id=event_id)
            case ShowView(view=view, part=words):
                return self.assistant.show(view, words, now=now, event_id=event_id)
            case FollowLink(label=label, url=url):
                return Notice(f"{label}: {url}")
            case TypeLine(line=line):
                return self._reply(line)

    def _events(self) -> Notice:
        others = (known for known in self.assistant.event_ids if known != self.event_id)
        name = event_name(self.assistant, self.event_id)
        return Notice(f"I am answering about {name}.", self._switches(others))

    def _switch(self, words: str) -> Notice:
        meant = meant_events(self.assistant, words)
        if len(meant) == 1:
            self.event_id = meant[0]
            return Notice(f"I am answering about {event_name(self.assistant, self.event_id)} now.")
        if meant:
            return Notice("Which of these events?", self._switches(meant))
        return Notice(f"I know no event “{words}”.", self._switches(self.assistant.event_ids))

    def _switches(self, event_ids: Iterable[str]) -> tuple[TypeLine, ...]:
        return tuple(
            TypeLine(event_name(self.assistant, event_id), f"/{EVENT} {event_id}")
            for event_id in event_ids
        )


def _unknown_command(name: str, words: str) -> Notice:
    nearest = closest(name, [*COMMANDS, EVENT, QUIT])
    if not nearest:
        return Notice(f"I know no command /{name}.", (TypeLine("/help", "/help"),))
    meant = f"/{nearest} {words}".rstrip()
    return Notice(f"I know no command /{name}. Did you mean this?", (TypeLine(meant, meant),))


def _with_more_help(answer: Answer) -> Answer:
    lines = tuple(Line((text,), Tone.NOTE) for text in _MORE_HELP)
    return replace(answer, blocks=(*answer.blocks, Block(lines)))
