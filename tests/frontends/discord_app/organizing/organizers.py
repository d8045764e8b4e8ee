"""What tests of the organizers' commands have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.reminders.models import MessageState, ReminderState
from tests.discord_server.permissions import MANAGE_GUILD, MEMBER

if TYPE_CHECKING:
    from bot.reminders.models import Reminder, Rule, RuleKind
    from tests.discord_server.exchanges import Exchange
    from tests.discord_server.guilds import Channel
    from tests.discord_server.messages import Message
    from tests.discord_server.people import Role, User
    from tests.frontends.discord_app.stage import Stage

FOR_ORGANIZERS = "## This is for organizers"
EVENT = "mlhpcs-2021"
BEFORE_KEYNOTE = "2 hours before the keynote"


def as_organizer(stage: Stage, *roles: Role) -> None:
    """Let Ada manage the server."""
    may = MANAGE_GUILD | MEMBER
    for role in roles:
        may |= role.permissions
    stage.guild.add_member(stage.ada, permissions=may, roles=list(roles))


async def ran(stage: Stage, name: str, **options: Any) -> Message:  # noqa: ANN401 - roles, channels
    """Let Ada run a command, and return the answer."""
    exchange = await stage.discord.slash(stage.ada, name, options, guild=stage.guild)
    return exchange.only


async def settled(exchange: Exchange) -> Message:
    """Wait until an answer that takes a moment is there."""
    await exchange.settled()
    return exchange.only


async def drafted(
    stage: Stage,
    text: str = "Hello",
    when: str = BEFORE_KEYNOTE,
    **more: Any,  # noqa: ANN401
) -> Message:
    """Let Ada write a reminder, and return what was understood."""
    return await ran(stage, "remind create", text=text, when=when, **more)


async def confirmed(
    stage: Stage,
    text: str = "Hello",
    when: str = BEFORE_KEYNOTE,
    **more: Any,  # noqa: ANN401
) -> Message:
    """Let Ada write a reminder and confirm it, and return its panel."""
    return await stage.press(await drafted(stage, text, when, **more), "Confirm")


async def chosen(stage: Stage, panel: Message, name: str, *values: Any) -> Message:  # noqa: ANN401
    """Let Ada choose in the select whose custom_id ends so."""
    (found,) = (each.custom_id for each in panel.selects() if each.custom_id.endswith(f":{name}"))
    exchange = await stage.discord.choose(stage.ada, panel, values, found)
    return exchange.only


async def filled(stage: Stage, panel: Message, which: str, **values: Any) -> Message:  # noqa: ANN401
    """Let Ada press a button that opens a form, and send it filled in."""
    opened = await stage.discord.press(stage.ada, panel, which)
    return (await stage.discord.submit(stage.ada, opened.modal, values)).only


async def changed(stage: Stage, panel: Message, **values: Any) -> Message:  # noqa: ANN401
    """Let Ada change a reminder in its form and confirm that, and return its panel."""
    return await stage.press(await filled(stage, panel, "Change", **values), "Confirm")


async def only_reminder(stage: Stage) -> Reminder:
    """Return the only reminder of the server."""
    known = await stage.desk.stores.book.of_server(stage.guild.id)
    (found,) = (each for each in known if each.state is not ReminderState.DONE)
    return found


async def rules(stage: Stage) -> dict[RuleKind, Rule]:
    """Return what the server has announced by itself."""
    return await stage.desk.stores.rules.of(stage.guild.id, EVENT)


async def logged(stage: Stage) -> list[str]:
    """Return what the log says, the last first."""
    return [each.what for each in await stage.desk.stores.audit.of(stage.guild.id, 50)]


def may(stage: Stage, channel: Channel, permissions: int) -> None:
    """Let the bot have these permissions in a channel from now on."""
    channel.bot_permissions = permissions
    stage.guild.tell_of(channel)


async def heard(stage: Stage) -> None:
    """Wait until the bot has heard what the gateway has told before."""
    await ran(stage, "organize log")


def ben(stage: Stage) -> User:
    """Return somebody who is no organizer."""
    user = stage.discord.add_user("ben")
    stage.guild.add_member(user)
    return user


async def failed(stage: Stage, made: Reminder) -> None:
    """Wait until a reminder could not be posted."""

    async def has_failed() -> bool:
        last = await stage.desk.stores.outbox_views.last_of_reminder(made.id)
        return last is not None and last.state is MessageState.FAILED

    await stage.until(has_failed)


def others_are_faster(stage: Stage) -> None:
    """Let the next change of a reminder come too late."""
    book = stage.desk.stores.book
    save = book.save

    async def too_late(_: object) -> None:
        book.save = save  # type: ignore[method-assign]

    book.save = too_late  # type: ignore[method-assign,assignment]
