"""Where organizers and the bot may post, and whom they may mention, as far as Discord has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.answers.wording import listed
from bot.frontends.discord_app.organizing.cannot import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.frontends.discord_app.organizing.organizer import Organizer
    from bot.reminders.models import Rule

Postable = discord.TextChannel | discord.Thread

_NOT_SEEN = "I don't see that channel"
_WHICH = (
    "Choose a text channel, an announcement channel or a thread of this server in which I have "
    "*View Channel*."
)
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
_HISTORY = "read_message_history"
_MENTION = "*Mention Everyone*"
_LET_ANYONE = "Let anyone mention it in *Server Settings > Roles*"


def channel_of(organizer: Organizer, channel_id: int) -> Postable:
    """Return a channel of the server in which the organizer may write.

    Raises `CannotError` if it is none.
    """
    channel = seen_channel(organizer, channel_id)
    if channel is None:
        raise CannotError(_NOT_SEEN, _WHICH)
    if not _may_write(organizer, channel):
        where = "Only who may write in a channel may have me post there."
        raise CannotError(f"You may not write in {channel.mention}", where)
    return channel


def check_posting(channel: Postable) -> None:
    """Check that the bot may write in a channel; raises `CannotError` if it may not."""
    if lacking := [each for each in _lacking(channel) if each != _NAMES[_HISTORY]]:
        raise CannotError(
            f"I may not post in {channel.mention}",
            f"Allow me {_in_italics(lacking)} there, then try again.",
        )


def role_of(organizer: Organizer, role_id: int, channel: Postable | None) -> discord.Role:
    """Return a role that the organizer may mention in a channel; without one, where they are.

    Raises `CannotError` if they may not.
    """
    role = any_role(organizer, role_id)
    rights = _rights(organizer, channel) if channel else organizer.interaction.permissions
    if role.mentionable or rights.mention_everyone:
        return role
    where = f" in {channel.mention}" if channel else ""
    raise CannotError(
        "You may not mention that role",
        f"{role.mention} would be notified. {_LET_ANYONE}, or have somebody give you "
        f"{_MENTION}{where}.",
    )


def check_mentioning(role: discord.Role, channel: Postable) -> None:
    """Check that the bot may mention a role in a channel; raises `CannotError` if it may not."""
    if not _is_notified(role, channel):
        raise CannotError(
            "I may not mention that role",
            f"{_LET_ANYONE}, or allow me {_MENTION} in {channel.mention}.",
        )


def check_place(organizer: Organizer, channel_id: int | None, role_id: int | None) -> Postable:
    """Return the channel, if the organizer and the bot may post and mention as is wished there.

    Raises `CannotError` if they may not.
    """
    channel = channel_of(organizer, channel_id or 0)
    check_posting(channel)
    if role_id is not None:
        check_mentioning(role_of(organizer, role_id, channel), channel)
    return channel


def check_roles(organizer: Organizer, rules: Iterable[Rule], channel_id: int | None) -> None:
    """Check that the organizer may have rules mention their roles in a channel they now go to.

    Raises `CannotError` if they may not. Roles that are gone count for nothing.
    """
    for rule in rules:
        check_role(organizer, rule.role_id, channel_id)


def check_role(organizer: Organizer, role_id: int | None, channel_id: int | None) -> None:
    """Check that the organizer may have a role mentioned in a channel, if both are there still.

    Raises `CannotError` if they may not.
    """
    channel, known = seen_channel(organizer, channel_id), known_role(organizer, role_id)
    if channel is not None and known is not None:
        role_of(organizer, known, channel)


def any_role(organizer: Organizer, role_id: int) -> discord.Role:
    """Return a role of the server; raises `CannotError` for everyone's, or if there is none."""
    guild = organizer.interaction.guild
    role = guild.get_role(role_id) if guild else None
    if role is None or role.is_default():
        raise CannotError("That is no role to choose", "Take one that some members have, not all.")
    return role


def seen_channel(organizer: Organizer, channel_id: int | None) -> Postable | None:
    """Return a channel of the server, if the bot sees it."""
    guild = organizer.interaction.guild
    found = guild.get_channel_or_thread(channel_id) if guild and channel_id else None
    if isinstance(found, discord.Thread) and found.parent is None:
        return None  # what may be done in it can't be told
    return found if isinstance(found, Postable) else None


def known_channel(organizer: Organizer, channel_id: int | None) -> int | None:
    """Return a channel's id if it is there, else None."""
    return channel_id if seen_channel(organizer, channel_id) else None


def known_role(organizer: Organizer, role_id: int | None) -> int | None:
    """Return a role's id if it is there, else None."""
    guild = organizer.interaction.guild
    is_there = role_id is not None and guild is not None and guild.get_role(role_id) is not None
    return role_id if is_there else None


def hindrances(
    organizer: Organizer, channel_id: int, role_id: int | None, chosen_for: str = ""
) -> Iterator[str]:
    """Yield in markdown what would keep the bot from posting in a channel or mentioning a role.

    `chosen_for` says in markdown what the channel was chosen for.
    """
    guild, channel = organizer.interaction.guild, seen_channel(organizer, channel_id)
    if guild is None:
        return
    if channel is None:
        which = f": the one for {chosen_for}" if chosen_for else ""
        yield f"**A channel that was chosen is gone**, or I don't see it{which}. Choose another."
        return
    if lacking := _lacking(channel):
        is_small = lacking == [_NAMES[_HISTORY]]
        what = "look for what I posted" if is_small else "post"
        yield f"**I may not {what} in {channel.mention}**: allow me {_in_italics(lacking)} there."
    role = guild.get_role(role_id) if role_id else None
    if role and not _is_notified(role, channel):
        where = f"or allow me {_MENTION} in {channel.mention}"
        yield f"**{role.mention} is not notified**: {_uncapitalized(_LET_ANYONE)}, {where}."


def _may_write(organizer: Organizer, channel: Postable) -> bool:
    rights = _rights(organizer, channel)
    if not isinstance(channel, discord.Thread):
        return rights.view_channel and rights.send_messages
    is_here = channel.id == organizer.interaction.channel_id
    may_enter = not channel.is_private() or is_here or rights.manage_threads
    return rights.view_channel and rights.send_messages_in_threads and may_enter


def _rights(organizer: Organizer, channel: Postable) -> discord.Permissions:
    member = organizer.interaction.user
    if not isinstance(member, discord.Member):
        return discord.Permissions.none()
    return channel.permissions_for(member)


def _is_notified(role: discord.Role, channel: Postable) -> bool:
    """Whether a mention by the bot notifies a role."""
    return role.mentionable or channel.permissions_for(channel.guild.me).mention_everyone


def _lacking(channel: Postable) -> list[str]:
    """Return the names of the permissions that the bot lacks in a channel."""
    in_thread = isinstance(channel, discord.Thread)
    writing = "send_messages_in_threads" if in_thread else "send_messages"
    rights = channel.permissions_for(channel.guild.me)
    if not rights.view_channel:  # without it, none of the others counts
        return [_NAMES["view_channel"]]
    return [_NAMES[each] for each in (writing, _HISTORY) if not getattr(rights, each)]


def _in_italics(names: list[str]) -> str:
    return listed([f"*{name}*" for name in names])


def _uncapitalized(words: str) -> str:
    return words[:1].lower() + words[1:]
