"""The card of a deadline, and a deadline as one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.context import Context
from bot.answers.entries import entry_of_deadline
from bot.answers.models import (
    Action,
    AnswerKind,
    Block,
    Colour,
    FollowLink,
    Remind,
    ShowView,
    View,
)
from bot.answers.text import Line, Strong, Text, Time, TimeStyle, Tone, joined
from bot.answers.wording import day_words, due_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.models import Answer
    from bot.knowledge.models import Deadline


def deadline_card(context: Context, deadline: Deadline, lead: Text = ()) -> Answer:
    """Return a deadline's card, led by its time."""
    due = deadline.due
    is_open = context.now <= due.instant
    relative = Time(due.instant, TimeStyle.RELATIVE)
    lines = [Line((Strong(deadline.name), ", due " if is_open else ", passed ", relative))]
    if lead:
        says_how_far = any(isinstance(span, Time) for span in lead)
        when = due_text(deadline) if says_how_far else (*due_text(deadline), " · ", relative)
        lines = [Line((Strong(deadline.name),)), Line(when)]
    facts = joined((deadline.about, extension_words(context, deadline)))
    if facts:
        lines.append(Line(facts))
    small = []
    earlier = list({step.due.day: due_words(step.due) for step in deadline.history}.values())
    if len(earlier) > 1:
        small.append(f"Announced before as {', then '.join(earlier)}.")
    if due.is_aoe and due.time_of_day is None:
        day = day_words(due.day)
        small.append(f"End of {day} AoE: it counts until the day has ended anywhere on earth.")
    elif not due.has_time:
        small.append("No time of day was announced.")
    return context.answer(
        lead or due_text(deadline),
        (Block(tuple(lines)), Block(tuple(Line((note,), Tone.NOTE) for note in small))),
        entries=[entry_of_deadline(deadline)],
        colour=Colour.DEADLINE,
        actions=_deadline_actions(context, deadline),
    )


def due_text(deadline: Deadline) -> Text:
    """Return when it is due: the instant where one was announced, else the date as written."""
    due = deadline.due
    return (Time(due.instant),) if due.has_time else (due_words(due),)


def extension_words(context: Context, deadline: Deadline) -> str:
    """Return that a deadline was extended, and from when; "" if it was not."""
    earlier = deadline.extended_from
    if earlier is None:
        return ""
    words = due_words(earlier, with_year=earlier.day.year != deadline.due.day.year)
    return (
        f"{'extended' if context.now <= deadline.due.instant else 'had been extended'}, was {words}"
    )


def _deadline_actions(context: Context, deadline: Deadline) -> list[Action]:
    actions: list[Action] = []
    if context.now < deadline.due.instant:
        actions.append(Remind("Remind me", entry_of_deadline(deadline)))
    if len(context.edition.deadlines) > 1:
        actions.append(ShowView("All deadlines", View.DEADLINES, "all"))
    if deadline.link:
        actions.append(FollowLink(deadline.link.title, deadline.link.url))
    return actions


def deadline_block(context: Context, deadline: Deadline) -> Block:
    """Return a deadline as one of several: open ones plain, passed ones small."""
    entry = entry_of_deadline(deadline)
    relative = Time(deadline.due.instant, TimeStyle.RELATIVE)
    facts = joined((deadline.about, extension_words(context, deadline)))
    if context.now > deadline.due.instant:
        text: Text = (Strong(deadline.name), " · passed ", relative, f", {due_words(deadline.due)}")
        return Block((Line((*text, " · " if facts else "", *facts), Tone.NOTE),), entry)
    lines = [Line((f"{deadline.name} due ", relative), Tone.HEADING), Line(due_text(deadline))]
    announced = due_words(deadline.due) if deadline.due.has_time else ""
    if small := joined((facts, announced)):
        lines.append(Line(small, Tone.NOTE))
    return Block(tuple(lines), entry)


def all_deadlines(context: Context, chosen: Sequence[Deadline] = ()) -> Answer:
    """Return every deadline, or the chosen ones: the next open one leads, passed ones come last."""
    deadlines = sorted(
        chosen or context.edition.deadlines, key=lambda deadline: deadline.due.instant
    )
    if not deadlines:
        return context.answer(
            "No deadlines are announced",
            colour=Colour.DEADLINE,
            kind=AnswerKind.NOT_KNOWN,
            actions=[ShowView("Contact", View.CONTACT)] if context.edition.contacts else [],
        )
    is_open = [deadline for deadline in deadlines if deadline.due.instant >= context.now]
    passed = [deadline for deadline in deadlines if deadline.due.instant < context.now]
    if is_open:
        first = is_open[0]
        headline: Text = (f"{first.name} due ", Time(first.due.instant, TimeStyle.RELATIVE))
        lead = [Block((Line(due_text(first)), *_facts(context, first)), entry_of_deadline(first))]
    else:
        headline = ("These have passed",) if chosen else ("No deadline is open",)
        lead = []
    ordered = [*is_open, *passed]
    linked = [deadline.link for deadline in ordered if deadline.link]
    return context.answer(
        headline,
        [*lead, *(deadline_block(context, deadline) for deadline in ordered[len(lead) :])],
        entries=[entry_of_deadline(deadline) for deadline in ordered],
        colour=Colour.DEADLINE,
        kind=AnswerKind.SEVERAL if len(ordered) > 1 else AnswerKind.FOUND,
        actions=[FollowLink(link.title, link.url) for link in dict.fromkeys(linked)],
    )


def _facts(context: Context, deadline: Deadline) -> list[Line]:
    announced = due_words(deadline.due) if deadline.due.has_time else ""
    facts = joined((deadline.about, extension_words(context, deadline), announced))
    return [Line(facts, Tone.NOTE)] if facts else []
