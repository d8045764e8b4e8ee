"""The connection to Discord: which events it wants, and who takes them."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from typing_extensions import override

from bot.answers.wording import counted
from bot.frontends.discord_app import failures
from bot.frontends.discord_app.commands import COMMANDS
from bot.frontends.discord_app.heartbeats import end_heartbeats
from bot.frontends.discord_app.messages import answer_message, is_question
from bot.frontends.discord_app.organizing.commands import announce, organize
from bot.frontends.discord_app.organizing.remind import remind
from bot.frontends.discord_app.presses import Choose, Outdated, Press, take_form
from bot.frontends.discord_app.registration import register_surely
from bot.frontends.discord_app.replies import NOBODY
from bot.frontends.discord_app.requests import Way, command_name, taken
from bot.frontends.discord_app.traffic import counting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.frontends.discord_app.desk import Desk

log = logging.getLogger(__name__)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it has no voice anyway

_SECONDS_TO_HEAR_OF_SERVERS = 0.5
"""Without a next one for so long, all are taken to be known: only the log's first line waits."""
_LONGEST_WAIT_SECONDS = 30.0
"""For a rate limit to end, within discord.py; a message that would wait longer is tried later."""
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""None of them is privileged: the text of messages comes only with mentions and direct ones."""


class CommandTree(app_commands.CommandTree[Any]):
    """Takes commands in every place that Discord allows, and tells readers what went wrong."""

    def __init__(self, client: WorkshopClient) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._desk = client.desk

    @override
    async def _call(self, interaction: discord.Interaction[Any]) -> None:
        # It is discord.py's own, but no hook of its for everyone goes around a whole command.
        is_completion = interaction.type is discord.InteractionType.autocomplete
        way = Way.COMPLETION if is_completion else Way.COMMAND
        with taken(self._desk.metrics, way, command_name(interaction), interaction):
            try:
                await super()._call(interaction)
            except app_commands.AppCommandError as error:
                await self.on_error(interaction, error)

    @override
    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        if interaction.type is discord.InteractionType.autocomplete:
            return not self._desk.work.is_stopping
        try:
            return await self._desk.admits(interaction)
        except Exception as error:  # noqa: BLE001 - discord.py would tell nobody
            await failures.tell(interaction, error)
            return False

    @override
    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        await failures.tell(interaction, error)


class WorkshopClient(discord.AutoShardedClient):
    """The bot as Discord sees it. Sharded also where one shard is enough: this client alone asks
    the API where the gateway is, and survives a gateway that is down when it starts.
    """  # noqa: D205 - one sentence

    def __init__(
        self,
        desk: Desk,
        *,
        commands_in: discord.abc.Snowflake | None = None,
        shard_ids: Sequence[int] = (),
        shard_count: int | None = None,
        heartbeat_timeout: float = 60.0,
    ) -> None:
        """Take what answers; `commands_in` is a server to register the commands in, not everywhere.

        `heartbeat_timeout` is in seconds.
        """
        super().__init__(
            intents=INTENTS,
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
            heartbeat_timeout=heartbeat_timeout,
            guild_ready_timeout=_SECONDS_TO_HEAR_OF_SERVERS,
            max_ratelimit_timeout=_LONGEST_WAIT_SECONDS,
            http_trace=counting(desk.metrics),
        )
        self.shard_ids = list(shard_ids) or None
        self.desk = desk
        self.connected_since: datetime | None = None
        self.tree = CommandTree(self)
        for command in COMMANDS:
            self.tree.add_command(command)
        for group in (organize, remind):
            self.tree.add_command(group)
        self.tree.add_command(announce)
        self.add_dynamic_items(Press, Choose, Outdated)
        self._commands_in = commands_in
        self._registering: asyncio.Task[None] | None = None
        self._connected_before: set[int] = set()

    @override
    async def setup_hook(self) -> None:
        # Without this, discord.py goes to a gateway that it knows by heart when it has to identify
        # again, or is told how many shards there are.
        _, gateway, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
        self._registering = asyncio.create_task(self._register())

    async def _register(self) -> None:
        try:
            ids = await register_surely(
                self.tree, self.desk.stores.registrations, self._commands_in
            )
        except Exception:
            log.exception("commands not registered")
        else:
            self.desk.learn_commands(ids or {})

    async def on_ready(self) -> None:
        """Note since when every shard is connected."""
        self.connected_since = self.desk.clock()
        log.info("connected as %s, in %s", self.user, counted(len(self.guilds), "server"))

    async def on_shard_connect(self, shard_id: int) -> None:
        """Count the sessions that a shard begins after its first."""
        if shard_id in self._connected_before:
            self.desk.metrics.gateway_reconnects.inc()
        self._connected_before.add(shard_id)

    async def on_shard_resumed(self, _shard_id: int) -> None:
        """Count the sessions that a shard takes up again."""
        self.desk.metrics.gateway_reconnects.inc()

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is written to the bot."""
        is_asked = self.user is not None and is_question(message, self.user.id)
        if is_asked and not self.desk.work.is_stopping:
            await answer_message(self.desk, message)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take a form that was filled in; discord.py knows none of ours."""
        if interaction.type is discord.InteractionType.modal_submit:
            await take_form(interaction)

    @override
    async def close(self) -> None:
        if self._registering:
            self._registering.cancel()
        await super().close()
        await end_heartbeats(self._connection)
