"""The commands for attendees: each says what it takes, and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from typing_extensions import override

from bot.answers.models import View, ViewPart
from bot.answers.program_choices import Side
from bot.frontends.discord_app import asking, notices
from bot.frontends.discord_app.completions import (
    ahead,
    contacts,
    days,
    deadlines,
    events,
    kinds,
    people,
    talks,
    tracks,
)
from bot.frontends.discord_app.desk import desk_of
from bot.frontends.discord_app.messages import text_without_mention
from bot.frontends.discord_app.replies import reply
from bot.frontends.discord_app.wishing import Wish, remind_of
from bot.search.passages import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable

EVENT = "event"
Words = app_commands.Range[str, 1, 200]
Question = app_commands.Range[str, 1, 1_000]
Interaction = discord.Interaction[Any]


class AttendeeCommand(app_commands.Command[Any, Any, None]):
    """A command that takes an event where there is more than one."""

    @override
    def to_dict(self, tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
        made = super().to_dict(tree)
        if not tree.client.desk.has_several_events:
            made["options"] = [each for each in made["options"] if each["name"] != EVENT]
        return made


def _command(name: str, description: str) -> Callable[[Any], AttendeeCommand]:
    def wrap(callback: Any) -> AttendeeCommand:  # noqa: ANN401 - discord.py checks the signature
        app_commands.describe(event="Another event than the usual one")(callback)
        app_commands.autocomplete(event=events)(callback)
        return AttendeeCommand(name=name, description=description, callback=callback)

    return wrap


@_command("program", "What is on, and when")
@app_commands.describe(day="One day of it", track="One track of it", kind="One kind of session")
@app_commands.autocomplete(day=days, track=tracks, kind=kinds)
async def program(
    interaction: Interaction,
    day: Words = "",
    track: Words = "",
    kind: Words = "",
    event: Words = "",
) -> None:
    """Show the program, or a part of it."""
    ask = asking.program({Side.DAY: day, Side.TRACK: track, Side.KIND: kind})
    await desk_of(interaction).answer(interaction, ask, event, ViewPart(View.PROGRAM))


@_command("now", "What is on in each room at this moment, and what is next")
async def now(interaction: Interaction, event: Words = "") -> None:
    """Show what is on."""
    await _show(interaction, View.NOW, event)


@_command("talk", "A talk: when, where, by whom, and its abstract")
@app_commands.describe(query="Some words of its title, or its speaker")
@app_commands.autocomplete(query=talks)
async def talk(interaction: Interaction, query: Words, event: Words = "") -> None:
    """Show a talk."""
    ask = asking.Named(EntryKind.TALK, query)
    await desk_of(interaction).answer(interaction, ask, event)


@_command("speaker", "A person: who they are, and their talks")
@app_commands.describe(query="Any part of the name")
@app_commands.autocomplete(query=people)
async def speaker(interaction: Interaction, query: Words, event: Words = "") -> None:
    """Show a person."""
    ask = asking.Named(EntryKind.SPEAKER, query)
    await desk_of(interaction).answer(interaction, ask, event)


@_command("deadline", "What is due, and when")
@app_commands.describe(which="One of them; without it, all")
@app_commands.autocomplete(which=deadlines)
async def deadline(interaction: Interaction, which: Words = "", event: Words = "") -> None:
    """Show the deadlines."""
    every = ViewPart(View.DEADLINES)
    ask = asking.Named(EntryKind.DEADLINE, which) if which else asking.Shown(every)
    await desk_of(interaction).answer(interaction, ask, event, every)


@_command("contact", "Whom to ask")
@app_commands.describe(topic="What it is about")
@app_commands.autocomplete(topic=contacts)
async def contact(interaction: Interaction, topic: Words = "", event: Words = "") -> None:
    """Show whom to ask."""
    general = ViewPart(View.CONTACT)
    ask = asking.Named(EntryKind.CONTACT, topic) if topic else asking.Shown(general)
    await desk_of(interaction).answer(interaction, ask, event, general)


@_command("about", "The event: what, when, where, with whom")
async def about(interaction: Interaction, event: Words = "") -> None:
    """Show the event."""
    await _show(interaction, View.ABOUT, event)


@_command("ask", "Ask anything about the event in your own words")
@app_commands.describe(question="Such as: how long is the keynote")
async def ask(interaction: Interaction, question: Question, event: Words = "") -> None:
    """Answer a question."""
    await desk_of(interaction).answer(interaction, asking.Question(question), event)


@_command("help", "What I can answer")
async def help_(interaction: Interaction, event: Words = "") -> None:
    """Show what can be asked."""
    await _show(interaction, View.HELP, event)


@_command("remindme", "A reminder for you alone; without options, those you have")
@app_commands.describe(
    about="A talk or a deadline",
    when="Such as: 1 hour before, tomorrow 9:00; without it, as is usual",
    text="Words of your own",
)
@app_commands.autocomplete(about=ahead)
async def remindme(
    interaction: Interaction,
    about: Words = "",
    when: Words = "",
    text: Question = "",
    event: Words = "",
) -> None:
    """Keep a reminder of the reader's own."""
    await remind_of(interaction, Wish(about, when, text), event)


@app_commands.context_menu(name="Answer this")
async def answer_this(interaction: Interaction, message: discord.Message) -> None:
    """Answer the question that a message is."""
    if text := text_without_mention(message):
        await desk_of(interaction).answer(interaction, asking.Question(text))
    else:
        await reply(interaction, notices.no_text(), is_private=True)


async def _show(interaction: Interaction, view: View, event: str) -> None:
    shown = ViewPart(view)
    await desk_of(interaction).answer(interaction, asking.Shown(shown), event, shown)


COMMANDS = (
    program,
    now,
    talk,
    speaker,
    deadline,
    contact,
    about,
    ask,
    remindme,
    help_,
    answer_this,
)
