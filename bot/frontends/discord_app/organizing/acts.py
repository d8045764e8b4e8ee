"""What the organizers' buttons, selects and forms do, by the actions that they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing import details, drafts, leads, reminder_forms, reminders
from bot.frontends.discord_app.organizing import setup as settings
from bot.frontends.discord_app.organizing import status as state
from bot.frontends.discord_app.organizing.announcing import send_test
from bot.frontends.discord_app.organizing.finding import reminder_called
from bot.frontends.discord_app.organizing.log import changes
from bot.frontends.discord_app.organizing.organizer import Organizer, by_organizers
from bot.frontends.discord_app.organizing.panels import names
from bot.frontends.discord_app.organizing.panels.forms import WITH_LEADS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.frontends.discord_app.follow_ups import Pressed
    from bot.frontends.discord_app.render.components import Component

_SETTINGS = frozenset([names.EVENT, names.CHANNEL, names.ROLE, names.ANSWERS, names.AUTO])
_IS_DRAFT = "x."


async def panel(organizer: Organizer, name: str, page: str = "") -> list[Component]:
    """Return a panel by its name, which is one of `PANELS`."""
    match name:
        case names.SETUP:
            return await settings.setup(organizer)
        case names.DETAILS:
            return await details.details(organizer)
        case names.STATUS:
            return await state.status(organizer, page)
        case names.LOG:
            return await changes(organizer, page)
        case _:
            return await reminders.listed(organizer, page)


async def _show(organizer: Organizer, pressed: Pressed) -> None:
    await organizer.say(await panel(organizer, pressed.entry))


async def _turn(organizer: Organizer, pressed: Pressed) -> None:
    await organizer.rewrite(await panel(organizer, pressed.entry, pressed.arg or ""))


async def _choose(organizer: Organizer, pressed: Pressed) -> None:
    choose = settings.choose if pressed.entry in _SETTINGS else details.choose_detail
    await choose(organizer, pressed)


async def _pick(organizer: Organizer, pressed: Pressed) -> None:
    await reminders.show(organizer, await reminder_called(organizer, pressed.chosen))


async def _new(organizer: Organizer, _: Pressed) -> None:
    await reminder_forms.open_new(organizer)


async def _change(organizer: Organizer, pressed: Pressed) -> None:
    reminder = await reminder_forms.changeable(organizer, pressed.entry)
    await reminder_forms.open_change(organizer, reminder)


async def _confirm(organizer: Organizer, pressed: Pressed) -> None:
    await drafts.confirm(organizer, await drafts.draft_called(organizer, pressed.entry))


async def _drop(organizer: Organizer, pressed: Pressed) -> None:
    if pressed.entry.startswith(_IS_DRAFT):
        await drafts.discard(organizer, await drafts.draft_called(organizer, pressed.entry))
    else:
        await reminders.cancel(organizer, await reminder_called(organizer, pressed.entry))


async def _pause(organizer: Organizer, pressed: Pressed) -> None:
    await reminders.pause(organizer, await reminder_called(organizer, pressed.entry))


async def _resume(organizer: Organizer, pressed: Pressed) -> None:
    await reminders.resume(organizer, await reminder_called(organizer, pressed.entry))


async def _preview(organizer: Organizer, pressed: Pressed) -> None:
    await reminders.show_preview(organizer, await reminder_called(organizer, pressed.entry))


async def _test(organizer: Organizer, _: Pressed) -> None:
    await send_test(organizer)


async def _save_leads(organizer: Organizer, pressed: Pressed) -> None:
    await leads.save_leads(organizer, pressed)
    is_of_all = pressed.entry not in WITH_LEADS
    shown = settings.setup(organizer) if is_of_all else details.details(organizer, pressed.entry)
    await organizer.rewrite(await shown)


_DOES: dict[str, Callable[[Organizer, Pressed], Awaitable[None]]] = {
    "set": _choose,
    "lead": leads.open_leads,
    "flead": _save_leads,
    "test": _test,
    "retry": state.retry,
    "clear": state.dismiss,
    "rpick": _pick,
    "rnew": _new,
    "fnew": reminder_forms.take_new,
    "redit": _change,
    "fedit": reminder_forms.take_change,
    "rok": _confirm,
    "rno": _drop,
    "rpause": _pause,
    "rgo": _resume,
    "rview": _preview,
}
ACTS = {action: by_organizers(act) for action, act in _DOES.items()}
show, turn = by_organizers(_show), by_organizers(_turn)
PANELS = frozenset([names.SETUP, names.DETAILS, names.STATUS, names.LOG, names.REMINDERS])
