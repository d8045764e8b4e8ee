"""Who there is in a soak: servers that chose differently, with their organizers and attendees."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert

from bot.clock import now
from bot.reminders.defaults import default_rules
from bot.reminders.models import RuleKind
from bot.storage.choices import ServerChoices
from bot.storage.tables import readers, rules, servers
from tests.discord_server.permissions import MANAGE_GUILD, MEMBER
from tests.soak.shelf import PAST, SOAK

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.stores import Stores
    from tests.discord_server.guilds import Channel, Guild
    from tests.discord_server.people import User
    from tests.discord_server.server import DiscordServer
    from tests.soak.plan import Plan

EVENTS = (*PAST, SOAK)
_CHANNELS = 3


@dataclass(frozen=True)
class Workshop:
    """A server, and what its organizers chose. Its first channel is where reminders go."""

    guild: Guild
    organizer: User
    attendees: Sequence[User]
    event: str
    is_public: bool

    @property
    def main(self) -> Channel:
        return self.guild.channels[0]

    @property
    def chosen(self) -> ServerChoices:
        return ServerChoices(
            event=self.event,
            has_public_answers=self.is_public,
            channel_id=self.main.id,
            problems_channel_id=self.guild.channels[-1].id,
        )


@dataclass(frozen=True)
class Town:
    """All servers. The undecided have never told which event they ask about in direct messages."""

    workshops: Sequence[Workshop]
    undecided: Sequence[User]
    dice: random.Random

    def workshop(self) -> Workshop:
        """Return any."""
        return self.dice.choice(self.workshops)

    async def choose(self, stores: Stores, lead: timedelta) -> None:
        """Keep what everybody has chosen before: talks are announced so long before they start."""
        usual = default_rules(now() - timedelta(minutes=1))
        usual[RuleKind.TALKS] = replace(usual[RuleKind.TALKS], leads=(lead,))

        async def work(connection: AsyncConnection) -> None:
            for each in self.workshops:
                server = {"id": each.guild.id, **asdict(each.chosen)}
                await connection.execute(insert(servers), server)
                of_event = {"server_id": each.guild.id, "event_id": each.event, "saved": 1}
                ruled = [{**of_event, **vars(rule)} for rule in usual.values()]
                await connection.execute(insert(rules), ruled)
                chose = [{"id": person.id, "event": each.event} for person in each.attendees]
                await connection.execute(insert(readers), chose)

        await stores.database.run(work)


def built(discord: DiscordServer, plan: Plan, dice: random.Random) -> Town:
    """Found the servers, and let people in."""
    workshops = [_founded(discord, number, plan.people) for number in range(plan.servers)]
    undecided = [discord.add_user(f"undecided-{number}") for number in range(plan.servers)]
    return Town(workshops, undecided, dice)


def _founded(discord: DiscordServer, number: int, people: int) -> Workshop:
    guild = discord.add_guild(f"Workshop {number}")
    for channel in range(1, _CHANNELS):
        guild.add_channel(f"room-{channel}")
    organizer = discord.add_user(f"organizer-{number}")
    guild.add_member(organizer, permissions=MEMBER | MANAGE_GUILD)
    attendees = [discord.add_user(f"attendee-{number}-{each}") for each in range(people)]
    which, is_public = number % len(EVENTS), number // len(EVENTS) % 2 == 0
    return Workshop(guild, organizer, attendees, EVENTS[which], is_public)
