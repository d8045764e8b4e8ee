"""Everything around the bot of a soak: its Discord, its files, who asks, and who judges."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import now
from bot.storage.stores import Stores
from tests.discord_server.backend import Settings
from tests.reliability.scene import dice
from tests.soak.bots import url_of
from tests.soak.crowd import Crowd
from tests.soak.gaps import Gaps
from tests.soak.judge import Judge
from tests.soak.ledger import Ledger
from tests.soak.looking_around import LookingAround
from tests.soak.mail import Mail
from tests.soak.observed_discord import ObservedDiscord
from tests.soak.questions import Asking, AtRest
from tests.soak.reminding import Reminding
from tests.soak.shelf import Shelf
from tests.soak.town import Town, built
from tests.soak.wants import Wants

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from random import Random

    from tests.soak.plan import Plan

_KEPT = 5_000
"""So many messages, requests and interactions does Discord remember."""
_SECONDS_TO_START = 8
"""After the first reminders are kept, the bot needs a while before one can be due."""


@dataclass(frozen=True)
class Stage:
    """What a soak takes place on."""

    plan: Plan
    folder: Path
    discord: ObservedDiscord
    town: Town
    shelf: Shelf
    wants: Wants
    mail: Mail
    gaps: Gaps
    ledger: Ledger
    judge: Judge
    at_rest: AtRest
    asking: Asking
    crowd: Crowd


@asynccontextmanager
async def staged(plan: Plan, folder: Path) -> AsyncIterator[Stage]:
    """Yield it while Discord serves, with reminders in a database that no bot has opened yet."""
    mail = Mail()
    settings = Settings(interaction_lifetime=plan.patience, keep=_KEPT)
    async with ObservedDiscord(settings, mail.posted) as discord:
        drawn, began = dice(plan.seed), now()
        town = built(discord, plan, drawn)
        shelf = Shelf(folder / "knowledge", began, timedelta(seconds=plan.seconds))
        wants, crowd, at_rest = Wants(), Crowd(drawn), AtRest()
        around = LookingAround(discord, town)
        mail.on_delivery = around.receive
        asking = Asking(discord, town, at_rest, around.see)
        for each in (asking, around, Reminding(discord, town, wants, crowd.later)):
            crowd.add(each.deeds())
        stores = await Stores.open(url_of(folder))
        await town.choose(stores, shelf.lead)
        await wants.keep(stores, town, _dues(plan, began, drawn))
        await stores.close()
        gaps, ledger = Gaps(discord), Ledger()
        judge = Judge(discord.faults, gaps, mail, ledger, plan.patience)
        yield Stage(
            plan,
            folder,
            discord,
            town,
            shelf,
            wants,
            mail,
            gaps,
            ledger,
            judge,
            at_rest,
            asking,
            crowd,
        )


def _dues(plan: Plan, began: datetime, drawn: Random) -> list[datetime]:
    """Return when reminders are due: at random, from the bot's start to the end of the load."""
    first = began + timedelta(seconds=_SECONDS_TO_START)
    return [
        first + timedelta(seconds=drawn.random() * plan.seconds)
        for _ in range(int(plan.seconds / plan.reminder_each))
    ]
