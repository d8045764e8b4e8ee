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
    ViewPart,
)
from bot.answers.text import Line, Linked, Strong, Text, Time, TimeStyle, Tone, joined
from bot.answers.wording import day_words, due_day_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.models import Answer
    from bot.knowledge.models import Deadline, Due

_AOE = (
    "AoE, anywhere on earth: the day counts until it has ended everywhere, at 12:00 UTC on the "
    "next day."
)


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
    earlier = list({step.due.day: due_day_words(step.due) for step in deadline.history}.values())
    if len(earlier) > 1:
        small.append(f"Announced before as {', then '.join(earlier)}.")
    if _ends_with_aoe_day(due):
        day = day_words(due.day)
        small.append(f"End of {day} AoE: it counts until the day has ended anywhere on earth.")
    elif not due.has_time:
        small.append("No time of day was announced.")
    return context.answer(
        lead or due_text(deadline),
        (Block(tuple(lines)), Block(tuple(Line((note,), Tone.NOTE) for note in small))),
        entries=[entry_of_deadline(deadline)],
        source=entry_of_deadline(deadline),
        colour=Colour.DEADLINE,
        actions=_deadline_actions(context, deadline),
    )


def due_text(deadline: Deadline) -> Text:
    """Return when it is due: the instant where one was announced, else the date as written."""
    due = deadline.due
    if due.has_time:
        return (Time(due.instant),)
    return (day_words(due.day),)


def due_in_words(deadline: Deadline) -> Text:
    """Return when it is due, short, as it stands within a sentence."""
    due = deadline.due
    if due.has_time and due.time_of_day is not None:
        return (Time(due.instant, TimeStyle.SHORT),)
    return (due_day_words(due),)


def extension_words(context: Context, deadline: Deadline) -> str:
    """Return that a deadline was extended, and from when; "" if it was not."""
    earlier = deadline.extended_from
    if earlier is None:
        return ""
    is_open = context.now <= deadline.due.instant
    words = due_day_words(earlier, with_year=earlier.day.year != deadline.due.day.year)
    return f"{'extended' if is_open else 'had been extended'}, was {words}"


def _deadline_actions(context: Context, deadline: Deadline) -> list[Action]:
    actions: list[Action] = []
    if context.now < deadline.due.instant:
        actions.append(Remind("Remind me", entry_of_deadline(deadline)))
    if len(context.edition.deadlines) > 1:
        actions.append(ShowView("All deadlines", View.DEADLINES))
    if deadline.link:
        actions.append(FollowLink(deadline.link.title, deadline.link.url))
    return actions


def deadline_block(context: Context, deadline: Deadline) -> Block:
    """Return a deadline as one of several: open ones plain, passed ones small."""
    entry = entry_of_deadline(deadline)
    relative = Time(deadline.due.instant, TimeStyle.RELATIVE)
    if context.now > deadline.due.instant:
        passed = (Strong(deadline.name), " · passed ", relative, ", ", *due_in_words(deadline))
        extended = extension_words(context, deadline)
        return Block((Line(joined((passed, extended)), Tone.NOTE),), entry)
    heading = Line((Linked(deadline.name, ""), " due ", relative), Tone.HEADING)
    return Block((heading, *_facts(context, deadline)), entry)


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
            actions=_to_contact(context),
        )
    is_open = [deadline for deadline in deadlines if deadline.due.instant >= context.now]
    passed = [deadline for deadline in deadlines if deadline.due.instant < context.now]
    if is_open:
        first = is_open[0]
        relative = Time(first.due.instant, TimeStyle.RELATIVE)
        headline: Text = (Linked(first.name, ""), " due ", relative)
        lead = [Block(_facts(context, first), entry_of_deadline(first))]
    else:
        headline = ("These have passed",) if chosen else ("No deadline is open",)
        lead = []
    ordered = [*is_open, *passed]
    linked = [deadline.link for deadline in ordered if deadline.link]
    return context.answer(
        headline,
        [
            *lead,
            *(deadline_block(context, deadline) for deadline in ordered[len(lead) :]),
            _what_aoe_is(is_open),
        ],
        entries=[entry_of_deadline(deadline) for deadline in ordered],
        colour=Colour.DEADLINE,
        kind=AnswerKind.SEVERAL if len(ordered) > 1 else AnswerKind.FOUND,
        actions=[
            *(Remind("Remind me", entry_of_deadline(deadline)) for deadline in is_open),
            *(FollowLink(link.title, link.url) for link in dict.fromkeys(linked)),
            *([] if is_open else _to_contact(context)),
        ],
        source=None if chosen else ViewPart(View.DEADLINES),
    )


def _facts(context: Context, deadline: Deadline) -> tuple[Line, ...]:
    """Return when a deadline is due, and in small what else is known."""
    day = due_day_words(deadline.due, with_year=False)
    aoe = f"end of {day}" if _ends_with_aoe_day(deadline.due) else ""
    facts = joined((deadline.about, extension_words(context, deadline), aoe))
    unknown = "" if deadline.due.has_time else ", no time of day announced"
    lines = [Line((*due_text(deadline), unknown))]
    return (*lines, Line(facts, Tone.NOTE)) if facts else tuple(lines)


def _what_aoe_is(deadlines: Sequence[Deadline]) -> Block:
    """Return what AoE means, once for all deadlines that end so."""
    if not any(_ends_with_aoe_day(deadline.due) for deadline in deadlines):
        return Block(())
    return Block((Line((_AOE,), Tone.NOTE),))


def _ends_with_aoe_day(due: Due) -> bool:
    return due.is_aoe and due.time_of_day is None


def _to_contact(context: Context) -> list[ShowView]:
    return [ShowView("Contact", View.CONTACT)] if context.edition.contacts else []
