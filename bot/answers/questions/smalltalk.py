"""What is no question about the event: greetings, thanks, remarks to the bot, cries for help."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.cards.event import views_with_content
from bot.answers.models import AnswerKind, View, ViewPart
from bot.answers.questions.phrases import beginning
from bot.answers.questions.unknown import not_known, what_can_be_asked

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.search.question import Question


def _whole(*phrases: str, then: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(phrases)})(?: (?:{then}))*")


_GREETING = _whole(
    "hi", "hello", "hey", "good (?:morning|afternoon|evening|day)", "hallo", "moin", "servus",
    "guten (?:tag|morgen|abend)", then="there|bot|all|everyone",
)  # fmt: skip
_THANKS = _whole(
    "(?:many )?thanks?", "thank you", "thx", "danke", "merci", "cheers",
    then="you|a lot|so much|very much|bot",
)  # fmt: skip
_HELP = _whole(
    "help", "hilfe", "commands?", "what can (?:you|i) (?:do|ask)", "who are you", "what are you",
    "how do(?:es)? (?:this|you|it) work", then="you|me|please|here",
)  # fmt: skip
_TO_THE_BOT = beginning(
    "how are you", "what do you think", "sing", "will you marry", "i (?:love|hate) you",
    "do you (?:like|love|think|feel|know how|believe|dream)",
    "i (?:am|feel) (?:bored|sad|tired|hungry|happy)", "(?:please )?ignore",
)  # fmt: skip

_OF_THE_BOT = beginning("are you", "you are", "youre", "do you (?:have|want)")
"""These may as well be meant for the organizers, then they name something that is known."""


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a greeting, thanks or a cry for help; to remarks about the bot there is no answer."""
    text = " ".join(re.findall(r"\w+", question.typed.lower()))
    if _HELP.fullmatch(text):
        return help_answer(context)
    if _GREETING.fullmatch(text):
        return replace(help_answer(context), kind=AnswerKind.NOT_KNOWN, confidence=0.0)
    if _THANKS.fullmatch(text):
        return not_known(context, headline="You are welcome")
    if _TO_THE_BOT.search(question.text) or _TO_THE_BOT.search(text):
        return not_known(context)
    names_something = any(word.is_named for word in context.subject(question))
    is_remark = _OF_THE_BOT.search(text) and not names_something
    return not_known(context) if is_remark else None


def help_answer(context: Context) -> Answer:
    """Return what can be asked, with the commands."""
    return context.answer(
        f"Ask me about {context.edition.event}",
        (what_can_be_asked(context),),
        actions=views_with_content(context),
        source=ViewPart(View.HELP),
    )
