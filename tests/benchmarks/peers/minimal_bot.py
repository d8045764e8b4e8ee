"""The least that discord.py needs to answer: the same commands, each with the same few words.

It runs in a process of its own and imports discord.py alone, so that nothing else is measured.

    python -m tests.benchmarks.peers.minimal_bot API_URL TOKEN [register]
"""

from __future__ import annotations

import signal
import sys

import discord
from discord import app_commands
from discord.http import Route
from typing_extensions import override

Interaction = discord.Interaction[discord.Client]

CARD = discord.Embed(title="Keynote", description="Monday, 14:15, in Hall 3, by Ada Lovelace.")
CHOICES = [app_commands.Choice(name=f"Talk number {n}", value=f"s.talk-{n}") for n in range(5)]


@app_commands.command(description="What is on, and when")
async def program(interaction: Interaction, day: str = "", track: str = "", kind: str = "") -> None:
    """Answer, whatever was chosen."""
    await _answer(interaction, day, track, kind)


@app_commands.command(description="A talk: when, where, by whom, and its abstract")
async def talk(interaction: Interaction, query: str) -> None:
    """Answer, whatever was typed."""
    await _answer(interaction, query)


@talk.autocomplete("query")
async def _talks(_interaction: Interaction, _typed: str) -> list[app_commands.Choice[str]]:
    return CHOICES


@app_commands.command(description="Ask anything about the event in your own words")
async def ask(interaction: Interaction, question: str) -> None:
    """Answer, whatever was asked."""
    await _answer(interaction, question)


async def _answer(interaction: Interaction, *_typed: str) -> None:
    await interaction.response.send_message(embed=CARD, ephemeral=True)


class MinimalBot(discord.AutoShardedClient):
    """Answers three commands, which it makes known to Discord only if it is told to."""

    def __init__(self, *, registers: bool) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self._registers = registers
        self.tree: app_commands.CommandTree[MinimalBot] = app_commands.CommandTree(self)
        self.tree.add_command(program)
        self.tree.add_command(talk)
        self.tree.add_command(ask)

    @override
    async def setup_hook(self) -> None:
        if self._registers:
            await self.tree.sync()


def main(api_url: str, token: str, *rest: str) -> None:
    """Answer until told to stop."""
    Route.BASE = api_url
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it takes its leave
    MinimalBot(registers=bool(rest)).run(token, log_handler=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
