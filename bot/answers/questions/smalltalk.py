"""What is no question about the event: greetings and thanks; and talk about the bot itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.models import AnswerKind, ShowView, View
from bot.answers.questions.free import not_known, what_can_be_asked

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.answers.models import Answer
    from bot.search.question import Question

_GREETING = re.compile(
    r"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen)|moin|servus)(?: (?:there|bot|all|everyone))?$"
)
_THANKS = re.compile(
    r"^(?:many )?(?:thanks?|thank you|thx|danke|merci|cheers)(?: (?:you|a lot|so much|very much|bot))*$"
)
_HELP = re.compile(
    r"^(?:help|hilfe|commands?|what can (?:you|i) (?:do|ask)(?: you)?|how do(?:es)? (?:this|you|it) work|who are you|what are you)$"
)
_TO_THE_BOT = re.compile(
    r"^(?:so |and )?(?:are you|you are|youre|do you (?:like|love|think|feel|know how|believe|have|want|dream)|how are you"
    r"|what do you think|i (?:am|feel) (?:bored|sad|tired|hungry|happy)|i (?:love|hate) you|sing|will you marry)\b"
)


def answer(context: Context, question: Question) -> Answer | None:
    """Answer a greeting, thanks or a cry for help; say of remarks to the bot that it has no answer."""
    text = " ".join(re.findall(r"\w+", question.typed.lower()))
    if _HELP.match(text):
        return help_answer(context)
    if _GREETING.match(text):
        return replace(help_answer(context), kind=AnswerKind.NOT_KNOWN, confidence=0.0)
    if _THANKS.match(text):
        return replace(
            help_answer(context),
            headline=("You are welcome",),
            kind=AnswerKind.NOT_KNOWN,
            confidence=0.0,
        )
    if _TO_THE_BOT.match(question.text) or _TO_THE_BOT.match(text):
        return not_known(context)
    return None


def help_answer(context: Context) -> Answer:
    """Return what can be asked, with the commands."""
    return context.answer(
        f"Ask me about {context.edition.event}",
        (what_can_be_asked(context),),
        actions=[
            ShowView("Program", View.PROGRAM),
            ShowView("Deadlines", View.DEADLINES),
            ShowView("Contact", View.CONTACT),
        ],
    )
