"""Carries messages to channels and people, so that none arrives twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp
import discord
from typing_extensions import override

from bot.frontends.discord_app.refusals import refusal, refusal_to_look
from bot.frontends.discord_app.render.announcements import Occasion, announcement, carries_key
from bot.frontends.discord_app.replies import Layout
from bot.frontends.discord_app.requests import number_of_order
from bot.reminders.models import MessageKind
from bot.reminders.ports import Courier, ImpossibleError, RefusedError, UnsureError
from bot.telemetry.logs import bind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.answers.context import Context
    from bot.frontends.discord_app.pace import Pace
    from bot.frontends.discord_app.render.components import Component
    from bot.reminders.models import Message, Planned, Reminder

_UNKNOWN_MESSAGE = 10008
_SOONEST_REPEAT_SECONDS = 0.9
"""Discord.py repeats a request that a server's error answered, but not within a second."""
_PAGE = 100
_MOST_PAGES = 50
_TOO_MUCH = (
    "It may have been posted already, but too much was written since for me to find it. "
    "Look for it, and write it anew if it is missing."
)
_NOT_READABLE = "I could not read what is known about the event."
_NONSENSE = "Discord's answer makes no sense."
_ERRORS = (discord.DiscordException, aiohttp.ClientError, OSError)


class Records(Protocol):
    """What a message says that does not stand in itself."""

    async def reminder(self, reminder_id: int) -> Reminder | None:
        """Return what somebody asked for."""

    async def told_by(self, report_key: str) -> list[Message]:
        """Return the messages that a report tells about."""


class DiscordCourier(Courier):
    """Sends through a client that has logged in; a gateway is not needed.

    A message that is still being sent when it is to be sent again is not sent beside itself: who
    asks then waits for the first one. Nor is its sending ever cancelled, since discord.py would not
    recover from that while it waits for a rate limit to end.
    """

    def __init__(
        self,
        client: discord.Client,
        records: Records,
        context_of: Callable[[str], Context | None],
        clock: Callable[[], datetime],
        pace: Pace,
    ) -> None:
        """Take the client, and what says what messages say; `context_of` gives that of an event."""
        self._client = client
        self._records = records
        self._context_of = context_of
        self._clock = clock
        self._pace = pace
        self._sending: dict[str, asyncio.Task[int | None]] = {}

    @override
    async def send(self, message: Message, *, is_late: bool) -> int | None:
        """Send a message with its key as nonce; as `Courier` says."""
        key = message.planned.key
        if key not in self._sending:
            components = await self._components(message, is_late=is_late)
            task = asyncio.create_task(self._sent(message, components))
            self._sending[key] = task
            task.add_done_callback(partial(self._has_ended, key))
        sending = self._sending[key]
        await asyncio.wait({sending})  # not `shield`: newer Pythons log what then nobody waits for
        return sending.result()

    def _has_ended(self, key: str, task: asyncio.Task[int | None]) -> None:
        del self._sending[key]
        if not task.cancelled():
            task.exception()  # nobody may be waiting any more, which Python would complain of

    async def _sent(self, message: Message, components: list[Component]) -> int | None:
        planned = message.planned
        roles = [discord.Object(planned.role_id)] if planned.role_id else []
        view = Layout(components)
        channel = await self._channel(planned)
        await self._pace.turn()
        now = asyncio.get_running_loop().time
        began = now()
        try:
            sent = await channel.send(
                view=view,
                nonce=planned.key,
                allowed_mentions=discord.AllowedMentions(
                    everyone=False, users=False, roles=roles, replied_user=False
                ),
            )
        except _ERRORS as error:
            if getattr(error, "code", None) == _UNKNOWN_MESSAGE:
                return None  # so Discord answers the repeat of a message that was deleted
            meant = refusal(error)
            if message.doubtful_since is None and now() - began >= _SOONEST_REPEAT_SECONDS:
                # Perhaps only the repeat was refused, of what had been carried out before a 502.
                raise UnsureError(str(meant)) from error
            raise meant from error
        except Exception as error:  # what can't be read may be the answer to a message that is sent
            raise UnsureError(_NONSENSE) from error
        return sent.id

    @override
    async def find(self, message: Message, since: datetime) -> int | None:
        """Look through what was written in the channel since; as `Courier` says."""
        after = discord.utils.time_snowflake(since)
        channel_id = (await self._channel(message.planned)).id
        try:
            for _ in range(_MOST_PAGES):
                await self._pace.turn()
                page = await self._client.http.logs_from(channel_id, _PAGE, after=after)
                for each in page:
                    if self._is_ours(each) and carries_key(each["components"], message.planned.key):
                        return int(each["id"])
                if len(page) < _PAGE:
                    return None
                after = max(int(each["id"]) for each in page)
        except _ERRORS as error:
            raise refusal_to_look(error) from error
        except Exception as error:
            raise RefusedError(_NONSENSE) from error
        raise ImpossibleError(_TOO_MUCH)

    def _is_ours(self, raw: Any) -> bool:  # noqa: ANN401 - as Discord sent it
        user = self._client.user
        return user is not None and int(raw["author"]["id"]) == user.id

    async def _channel(self, planned: Planned) -> discord.PartialMessageable | discord.DMChannel:
        if planned.recipient_id is not None:
            return await self._opened(planned.recipient_id)
        assert planned.channel_id is not None  # noqa: S101 - one of them is given
        return self._client.get_partial_messageable(planned.channel_id)

    async def _opened(self, recipient_id: int) -> discord.DMChannel:
        await self._pace.turn()  # discord.py knows some, but has to ask for most of them
        try:
            return await self._client.create_dm(discord.Object(recipient_id))
        except _ERRORS as error:
            meant = refusal(error)
            raise RefusedError(str(meant)) if isinstance(meant, UnsureError) else meant from error
        except Exception as error:
            raise RefusedError(_NONSENSE) from error

    async def _components(self, message: Message, *, is_late: bool) -> list[Component]:
        planned, occasion = message.planned, await self._occasion(message)
        if occasion.reminder:
            bind(request=number_of_order(occasion.reminder.origin))
        if planned.entry is not None and occasion.context is None:
            raise RefusedError(_NOT_READABLE)
        is_report = planned.kind is MessageKind.REPORT
        told = await self._records.told_by(planned.key) if is_report else []
        unsent = [await self._occasion(each) for each in told]
        late = self._clock() - planned.due if is_late else None
        return announcement(replace(occasion, late=late, unsent=unsent))

    async def _occasion(self, message: Message) -> Occasion:
        planned = message.planned
        reminder_id = planned.reminder_id
        reminder = await self._records.reminder(reminder_id) if reminder_id else None
        context = self._context_of(planned.event_id) if planned.event_id else None
        return Occasion(message, context, reminder)
