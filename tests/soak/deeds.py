"""What somebody does, and how one sees whether the answer is right."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.discord_server.exchanges import Exchange
from tests.discord_server.messages import Message

Answer: TypeAlias = "Exchange | Message"


def nothing(_: Answer) -> None:
    """Do nothing more."""


@dataclass(frozen=True)
class Deed:
    """Something of a sort that one person does once.

    `begin` returns the interaction without waiting, or the message that was written. `wrong` says
    what is wrong with the answer, "" if nothing is; `then` is told of each that is right.
    """

    sort: str
    begin: Callable[[], Awaitable[Answer]]
    wrong: Callable[[Answer], str]
    then: Callable[[Answer], None] = nothing


def said(answer: Answer) -> str:
    """Return all there is to read: in a message, a form, or in what is offered."""
    if isinstance(answer, Message):
        return answer.text
    if answer.modal is not None:
        return answer.modal.title
    if answer.message is None:
        return "\n".join(f"{each['name']} = {each['value']}" for each in answer.choices)
    return answer.message.text


def says(*any_of: str) -> Callable[[Answer], str]:
    """Return what sees whether an answer says one of these."""

    def wrong(answer: Answer) -> str:
        words = said(answer)
        if any(each in words for each in any_of):
            return ""
        return f"it says none of {any_of}: {words[:300]!r}"

    return wrong


says_something = says("")
