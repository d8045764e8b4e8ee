"""A small bot that does a bit of everything, to show that the server serves discord.py."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import discord
from discord import app_commands, ui
from typing_extensions import override

from bot.frontends.discord_app.heartbeats import end_heartbeats
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer

Interaction = discord.Interaction[discord.Client]

_SELECTS = (
    discord.ComponentType.select,
    discord.ComponentType.user_select,
    discord.ComponentType.role_select,
    discord.ComponentType.channel_select,
)


def board(text: str) -> ui.LayoutView:
    """Return a message with text, buttons and a menu."""
    options = [
        discord.SelectOption(label=day, value=day[:3].lower()) for day in ("Monday", "Friday")
    ]
    buttons: list[ui.Button[ui.LayoutView]] = [
        ui.Button(label=label, custom_id=label.lower()) for label in ("Next", "Wait", "Ask", "Slow")
    ]
    buttons.append(ui.Button(label="Map", url="https://example.org/map"))
    menu: ui.Select[ui.LayoutView] = ui.Select(custom_id="day", options=options, max_values=2)
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(text), ui.ActionRow(*buttons), ui.ActionRow(menu)))
    return view


class Form(ui.Modal, title="Ask an organizer"):
    """A form with one field."""

    question: ui.Label["Form"] = ui.Label(
        text="Your question",
        component=ui.TextInput(custom_id="question", max_length=200),
    )

    def __init__(self) -> None:
        super().__init__(custom_id="ask-form")


class SmallBot(discord.AutoShardedClient):
    """It answers all sorts of interactions and whoever speaks to it."""

    def __init__(self, **options: object) -> None:
        settings: dict[str, object] = {
            "intents": discord.Intents.default(),
            "allowed_mentions": discord.AllowedMentions.none(),
            "guild_ready_timeout": 0.05,
        }
        super().__init__(**(settings | options))  # type: ignore[arg-type] # discord.py checks them
        self.tree: app_commands.CommandTree[SmallBot] = app_commands.CommandTree(self)
        self.failures: list[discord.HTTPException] = []
        self.resumed = 0
        self.tree.add_command(_program)
        self.tree.add_command(_later)
        self.tree.add_command(_form)
        self.tree.add_command(_rank)
        self.tree.add_command(_Organize())
        self.tree.add_command(_answer_this)

    @override
    async def setup_hook(self) -> None:
        await self.tree.sync()

    @override
    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once: by default it waits 5 s each time but the first."""

    async def on_resumed(self) -> None:
        self.resumed += 1

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            await message.reply(f"heard: {message.content or 'nothing'}")

    async def on_interaction(self, interaction: Interaction) -> None:
        try:
            if interaction.type is discord.InteractionType.component:
                await self._component(interaction)
            elif interaction.type is discord.InteractionType.modal_submit:
                await interaction.response.send_message(
                    f"sent: {_typed(interaction)}", ephemeral=True
                )
        except discord.HTTPException as failure:
            self.failures.append(failure)

    async def _component(self, interaction: Interaction) -> None:
        data = dict(interaction.data or {})
        kind = discord.ComponentType(data["component_type"])
        if kind in _SELECTS:
            await interaction.response.send_message(f"chosen: {data['values']}", ephemeral=True)
        elif data["custom_id"] == "next":
            await interaction.response.edit_message(view=board("page 2"))
        elif data["custom_id"] == "wait":
            await interaction.response.defer()
            await interaction.edit_original_response(view=board("after waiting"))
        elif data["custom_id"] == "ask":
            await interaction.response.send_modal(Form())
        elif data["custom_id"] == "slow":
            await asyncio.sleep(0.15)
            await interaction.response.edit_message(view=board("too late"))
        else:
            await interaction.response.send_message("this is out of date", ephemeral=True)


def _typed(interaction: Interaction) -> str:
    data: dict[str, list[dict[str, dict[str, str]]]] = dict(interaction.data or {})  # type: ignore[arg-type] # its type lacks modals
    return data["components"][0]["component"]["value"]


@app_commands.command(name="program", description="What is on")
async def _program(interaction: Interaction, day: str = "today", hidden: bool = True) -> None:  # noqa: FBT001, FBT002 (an option)
    await interaction.response.send_message(view=board(f"program of {day}"), ephemeral=hidden)


@_program.autocomplete("day")
async def _days(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    days = ("Monday", "Tuesday", "Friday")
    return [app_commands.Choice(name=day, value=day) for day in days if typed in day]


@app_commands.command(name="later", description="Answer later")
async def _later(interaction: Interaction, times: int = 1) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.edit_original_response(content="here it is")
    for number in range(times):
        with suppress(discord.HTTPException):
            await interaction.followup.send(f"and {number}")


@app_commands.command(name="form", description="Open a form")
async def _form(interaction: Interaction) -> None:
    await interaction.response.send_modal(Form())


@app_commands.command(name="rank", description="Needs options of many types")
async def _rank(  # noqa: PLR0913 (one option of each type)
    interaction: Interaction,
    who: discord.Member,
    role: discord.Role,
    where: discord.TextChannel,
    points: app_commands.Range[int, 1, 10],
    share: float = 1.0,
    *,
    secret: bool = False,
) -> None:
    text = f"{who.id} {role.id} {where.id} {points} {share} {secret}"
    await interaction.response.send_message(text)


class _Organize(app_commands.Group, name="organize", description="For organizers"):
    def __init__(self) -> None:
        super().__init__(default_permissions=discord.Permissions(manage_guild=True))

    @app_commands.command(name="setup", description="Set up")
    async def setup(self, interaction: Interaction) -> None:
        await interaction.response.send_message("set up", ephemeral=True)


@app_commands.context_menu(name="Answer this")
async def _answer_this(interaction: Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"asked: {message.content}", ephemeral=True)


@asynccontextmanager
async def running(bot: discord.Client, server: DiscordServer) -> AsyncIterator[None]:
    """Let a bot run meanwhile, from when it is connected until it has left."""
    with pointed_to(server.api_url, server.gateway_url):
        task = asyncio.create_task(bot.start(server.token))
        try:
            await server.ready()
            yield
        finally:
            await bot.close()
            # A client that is closed while it connects goes on trying for ever.
            await asyncio.wait([task], timeout=0.5)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await end_heartbeats(bot._connection)
