"""Questions that are written as messages: direct ones, and those that mention the bot.

Without the privileged intent Discord shows the text of these two, and of no other message.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.answers.models import View, ViewPart
from bot.frontends.discord_app import asking, failures, notices
from bot.frontends.discord_app.desk import UnreadableEventError
from bot.frontends.discord_app.places import place_of_message
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.replies import NOBODY, Layout, sent_surely
from bot.frontends.discord_app.requests import Outcome, Way, ends_as, taken

if TYPE_CHECKING:
    from bot.frontends.discord_app.desk import Desk
    from bot.frontends.discord_app.render.components import Component

log = logging.getLogger(__name__)

_MENTION = re.compile(r"<@[!&]?\d+>")


def is_question(message: discord.Message, bot_id: int) -> bool:
    """Whether a person wrote to the bot: in a direct message, or with a mention of it.

    A reply to one of its messages mentions the bot as well, but need not be meant for it.
    """
    if message.author.bot or message.webhook_id or message.is_system():
        return False
    mentions = {f"<@{bot_id}>", f"<@!{bot_id}>"}
    return message.guild is None or any(each in message.content for each in mentions)


def text_without_mention(message: discord.Message) -> str:
    """Return what was written, without mentions."""
    return " ".join(_MENTION.sub(" ", message.content).split())


async def answer_message(desk: Desk, message: discord.Message) -> None:
    """Answer a message by a reply that notifies nobody."""
    what = "mention" if message.guild else "direct message"
    with desk.work.task(), taken(desk.metrics, Way.MESSAGE, what, message):
        try:
            if said := await _said(desk, message):
                await _reply(message, said)
            else:
                ends_as(Outcome.REFUSED)
        except discord.Forbidden as error:
            ends_as(Outcome.FAILED)
            log.warning("may not answer in channel %s: %s", message.channel.id, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told
            if _is_gone(error):
                ends_as(Outcome.TOO_LATE)
            else:
                await _apologize(message, failures.note(error))


async def _said(desk: Desk, message: discord.Message) -> list[Component] | None:
    """Return what to say; to who floods a channel, nothing, since all would have to read it."""
    place = place_of_message(message)
    if not _is_organizer(desk, message) and (until := desk.wait_until(message.author.id)):
        return notices.too_often(until) if place.is_direct else None
    try:
        event_id = await desk.event_for(place)
    except UnreadableEventError:
        return notices.unreadable_event()
    if event_id is None:
        return notices.which_event(desk.events)
    text = text_without_mention(message)
    ask = asking.Question(text) if text else asking.Shown(ViewPart(View.HELP))
    form = Form.DIRECT if place.is_direct else Form.PUBLIC
    return desk.said(ask, event_id, form)


def _is_organizer(desk: Desk, message: discord.Message) -> bool:
    author = message.author
    if not (message.guild and isinstance(author, discord.Member)):
        return False
    return desk.is_organizer(author, message.guild.id, author.guild_permissions)


async def _reply(message: discord.Message, said: list[Component]) -> None:
    """Reply; the nonce makes a second try find the first one if that arrived."""
    await sent_surely(
        lambda: message.reply(
            view=Layout(said),
            mention_author=False,
            allowed_mentions=NOBODY,
            nonce=f"m{message.id}",
        )
    )


def _is_gone(error: Exception) -> bool:
    return (
        isinstance(error, discord.HTTPException)
        and error.status in {400, 404}
        and ("message_reference" in str(error) or isinstance(error, discord.NotFound))
    )


async def _apologize(message: discord.Message, reference: str) -> None:
    try:
        await message.reply(
            view=Layout(notices.failed(reference)), mention_author=False, allowed_mentions=NOBODY
        )
    except (discord.DiscordException, aiohttp.ClientError, OSError) as second:
        log.warning("the apology was not delivered either: %s", second)
