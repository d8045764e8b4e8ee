"""What the bot says of itself: that something failed, must wait, is outdated, or must be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.questions.choice import quoted
from bot.frontends.discord_app.codes import NOTHING, code_of, custom_id, event_code
from bot.frontends.discord_app.cooldown import MOST, WINDOW
from bot.frontends.discord_app.render.actions import LONGEST_LABEL, entry_option
from bot.frontends.discord_app.render.colours import PROBLEM
from bot.frontends.discord_app.render.components import (
    Component,
    button,
    container,
    row,
    select,
    separator,
    text,
)
from bot.frontends.discord_app.render.cutting import LONGEST_TITLE, label
from bot.frontends.discord_app.render.escaping import escaped
from bot.frontends.discord_app.render.limits import OPTIONS
from bot.frontends.discord_app.render.spelling import timestamp
from bot.search.passages import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.answers.models import ViewPart
    from bot.knowledge.models import Event


def notice(headline: str, *paragraphs: str, colour: int | None = None) -> list[Component]:
    """Return a message of a headline and paragraphs, all in markdown."""
    return [container([text(f"## {headline}"), *map(text, paragraphs)], colour)]


def failed(reference: str) -> list[Component]:
    """Return that something went wrong, with the number under which the log tells what."""
    return notice(
        "I could not finish that",
        "Please try again in a minute.\n"
        f"If it fails again, give the organizers this reference: `{reference}`",
        colour=PROBLEM,
    )


def too_often(until: datetime) -> list[Component]:
    """Return from when on the reader may ask again."""
    return notice(
        f"You can ask again {timestamp(until, 'R')}",
        f"That was more than {MOST} commands in {WINDOW.seconds} seconds.",
    )


def outdated() -> list[Component]:
    """Return that a button is none of today's."""
    return notice("This button is from an older version", "Ask again: type `/help`.")


def gone() -> list[Component]:
    """Return that a button leads to something the files hold no longer."""
    return notice(
        "I no longer find that",
        "The organizers have changed or removed it since. Ask again: type `/program` or `/help`.",
    )


def changed_command() -> list[Component]:
    """Return that the reader's client shows a command as it was before an update."""
    return notice(
        "This command has changed",
        "Your Discord still shows the old one. Restart it, or wait a minute, then try again.",
    )


def cannot_post() -> list[Component]:
    """Return why an answer can't be shared here."""
    return notice(
        "I may not post that here",
        "You may not write in this channel, or nobody has added me to this server.",
    )


def no_text() -> list[Component]:
    """Return that a message holds nothing to answer."""
    return notice("There is no text in this message", "I can answer what is written, nothing else.")


def not_an_organizer() -> list[Component]:
    """Return who may use an organizer's command."""
    return notice(
        "This is for organizers",
        "It takes the permission Manage Server, or the role that was chosen in `/organize setup`.",
    )


def unknown_event(asked: str) -> list[Component]:
    """Return that no event is called like that."""
    shown = escaped(quoted(asked))
    return notice(f"I know no event “{shown}”", "Choose one from the list that `event` offers.")


def unreadable_event() -> list[Component]:
    """Return that nothing can be said about the event that a server chose."""
    return notice(
        "I cannot read about this event now",
        "What the organizers wrote has a mistake in it, or is gone. "
        "They see more in `/organize status`.",
    )


def which_event(events: Iterable[Event], then: ViewPart | None = None) -> list[Component]:
    """Return the question which event the reader means, and what to show once it is answered."""
    carried = custom_id("pick", NOTHING, code_of(then) if then else NOTHING)
    options = [
        entry_option(event.name, Entry(EntryKind.EVENT, event.id, ""), event.full_name)
        for event in events
    ]
    return [
        container(
            [
                text("## Which event?"),
                text("I will remember it. The option `event` of any command chooses another one."),
                separator(),
                select(carried, options[:OPTIONS], "Choose an event"),
            ],
            None,
        )
    ]


def event_chosen(event: Event) -> list[Component]:
    """Return that from now on the reader's questions are about an event."""
    show = custom_id("show", event_code(event.id), "program")
    return [
        container(
            [
                text(f"## I answer about {escaped(label(event.name, LONGEST_TITLE))} now"),
                text("Ask your question again."),
                separator(),
                row(
                    [
                        button(
                            label(f"Program of {event.name}", LONGEST_LABEL), show, is_primary=True
                        )
                    ]
                ),
            ],
            None,
        )
    ]
