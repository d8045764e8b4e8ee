"""What the organizers' commands take, and where Discord offers them."""

from __future__ import annotations

from typing import Any, Literal

import discord
from discord import AppCommandOptionType, ChannelType, app_commands
from typing_extensions import override

from bot.frontends.discord_app.organizing.posting import LONGEST_TEXT
from bot.reminders.when import LONGEST_TYPED

IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
INTO_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
FOR_ORGANIZERS = discord.Permissions(manage_guild=True)
"""From all others Discord hides the commands, unless somebody lets a role have them."""


class _Channel(app_commands.Transformer[Any]):
    """A channel to post in, by its id: whether it can be used is found out later."""

    @property
    @override
    def type(self) -> AppCommandOptionType:
        return AppCommandOptionType.channel

    @property
    @override
    def channel_types(self) -> list[ChannelType]:
        threads = [ChannelType.news_thread, ChannelType.public_thread, ChannelType.private_thread]
        return [ChannelType.text, ChannelType.news, *threads]

    @override
    async def transform(self, interaction: Interaction, value: Any, /) -> int:
        return int(value.id)


Interaction = discord.Interaction[Any]
ChannelId = app_commands.Transform[int, _Channel]
Text = app_commands.Range[str, 1, LONGEST_TEXT]
When = app_commands.Range[str, 1, LONGEST_TYPED]
Which = app_commands.Range[str, 1, 100]
Often = Literal["once", "daily", "weekdays", "weekly", "monthly"]
