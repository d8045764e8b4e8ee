"""From a token to a bot that answers until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.http import Route
from yarl import URL

from bot.frontends.discord_app.reminding import Delivery, new_service

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.frontends.discord_app.client import WorkshopClient
    from bot.reminders.service import Service

log = logging.getLogger(__name__)

SECONDS_TO_FINISH = 6.0
SECONDS_TO_LEAVE = 3.0
"""Together less than the ten seconds after which container engines kill what they stop."""
_NOT_DISCORD = (ValueError, TypeError, LookupError)
"""What a log-in raises where something else than Discord's API answers."""
LOGIN_ERRORS = (discord.DiscordException, aiohttp.ClientError, OSError, *_NOT_DISCORD)
_PAUSES = (0.5, 1.5)
"""Seconds before a log-in is tried again."""
_BAD_TOKEN, _BAD_SHARD, _TOO_FEW_SHARDS, _BAD_INTENTS = 4004, 4010, 4011, 4013
_WRONG_API = "Discord doesn't know the intents of this version: look for a newer one"


class CannotRunError(Exception):
    """Discord can't be reached or doesn't want this bot; the message says what to do."""


def use_api(url: str) -> None:
    """Send everything to this address of Discord's API: requests, answers, and where the gateway is
    asked for.
    """  # noqa: D205 - one sentence
    Route.BASE = url


async def run(
    new_client: Callable[[], WorkshopClient],
    token: str,
    stop: asyncio.Event,
    pauses: Sequence[float] = _PAUSES,
    new_service: Callable[[WorkshopClient], Service] = new_service,
    logged_in: Callable[[WorkshopClient, Service], None] = lambda *_: None,
) -> None:
    """Log in, answer and remind until `stop`, finish what is at hand, and leave.

    Reminders need no gateway: they are sent while it can't be reached. `logged_in` is told what
    does all this once there is something.

    Raises `CannotRunError` with a line for the operator.
    """
    told = asyncio.create_task(stop.wait())
    try:
        login = asyncio.create_task(_logged_in(new_client, token, pauses))
        if not await _ended_before(told, login):
            await _cancelled(login)
            return
        client = login.result()
        service = new_service(client)
        logged_in(client, service)
        delivery = Delivery(service)
        connection = asyncio.create_task(client.connect())
        try:
            if await _ended_before(told, connection):
                _explain(connection)
        finally:
            await _leave(client, delivery)
            await _cancelled(connection)
    finally:
        told.cancel()


async def _ended_before(told: asyncio.Task[Any], task: asyncio.Task[Any]) -> bool:
    """Wait until a task ends or the bot is told to stop, and return whether it was the former."""
    await asyncio.wait({task, told}, return_when=asyncio.FIRST_COMPLETED)
    return task.done()


async def _leave(client: WorkshopClient, delivery: Delivery) -> None:
    log.info("stopping")
    has_answered, has_delivered = await asyncio.gather(
        client.desk.work.finish(SECONDS_TO_FINISH), delivery.finish(SECONDS_TO_FINISH)
    )
    if not has_answered:
        log.warning("some answers took too long and were given up")
    if not has_delivered:
        log.warning("some reminders took too long: the next start looks whether they arrived")
    closing = asyncio.create_task(client.close())
    _, pending = await asyncio.wait({closing}, timeout=SECONDS_TO_LEAVE)
    if pending:
        log.warning("Discord did not let go in time")


async def _cancelled(task: asyncio.Task[Any]) -> None:
    """Cancel a task, if it still runs, and wait until it has ended."""
    task.cancel()
    await asyncio.wait({task})


async def _logged_in(
    new_client: Callable[[], WorkshopClient], token: str, pauses: Sequence[float]
) -> WorkshopClient:
    """Return a client that has logged in; each try needs a new one."""
    for pause in (*pauses, None):
        client = new_client()
        try:
            await client.login(token)
        except BaseException as error:
            await client.close()
            if not isinstance(error, LOGIN_ERRORS):
                raise
            if pause is None or isinstance(error, discord.LoginFailure):
                raise CannotRunError(cannot_log_in(error)) from error
            await asyncio.sleep(pause)
        else:
            return client
    raise AssertionError  # the last pause is None


def cannot_log_in(error: BaseException) -> str:
    """Return why a log-in failed, and what to do."""
    if isinstance(error, discord.LoginFailure):
        return (
            "Discord doesn't accept the token: copy it anew from your application's page "
            "(Bot > Reset Token) into DISCORD_TOKEN"
        )
    is_other = isinstance(error, _NOT_DISCORD)
    why = "what answers there is not Discord's API" if is_other else _words(error)
    return (
        f"Discord can't be reached at {_without_password(Route.BASE)}: {why}; look at the "
        "network, and at DISCORD_API_URL if you set it"
    )


def _without_password(url: str) -> str:
    return str(URL(url).with_user(None))


def _words(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _explain(connection: asyncio.Task[None]) -> None:
    """Raise what ended the connection as a line that says what to do."""
    error = connection.exception()
    if error is None:
        return
    code = error.code if isinstance(error, discord.ConnectionClosed) else None
    reasons = {
        _BAD_TOKEN: "Discord no longer accepts the token: set a new one in DISCORD_TOKEN",
        _BAD_SHARD: "Discord doesn't accept SHARD_IDS and SHARD_COUNT: look at both",
        _TOO_FEW_SHARDS: "the bot is in too many servers for SHARD_COUNT: raise it",
        _BAD_INTENTS: _WRONG_API,
    }
    if code in reasons:
        raise CannotRunError(reasons[code]) from error
    if isinstance(error, discord.DiscordException | aiohttp.ClientError | OSError):
        raise CannotRunError(f"the connection to Discord ended: {_words(error)}") from error
    raise error
