"""The reminders that the docs show, and what readers see of their own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.frontends.discord_app.render import personal_panels as panels
from bot.frontends.discord_app.render.announcements import announcement
from bot.frontends.discord_app.render.my_reminders import Mine, my_reminders
from bot.frontends.discord_app.render.personal_panels import Personal
from bot.reminders.models import MessageKind, MessageState
from tests.frontends.discord_app.render.occasions import (
    ABSTRACT,
    ASKED,
    EVENT,
    FIRST_DAY,
    INVITED,
    KEYNOTE,
    PAPER,
    ROLE,
    occasion,
    own,
)
from tests.frontends.discord_app.stage import ASSISTANT, BERLIN
from tests.pictures.scene import PHONE, Scene

if TYPE_CHECKING:
    from bot.frontends.discord_app.render.components import Component
    from bot.frontends.discord_app.render.occasions import Occasion
    from bot.reminders.models import Reminder

_PRIVATE, _PUBLIC = 1 << 15 | 1 << 6, 1 << 15
_MINUTES, _DAY = timedelta(minutes=1), timedelta(days=1)
_THAT_MORNING = datetime(2021, 7, 2, 9, tzinfo=BERLIN)
_AT_KEYNOTE = datetime(2021, 7, 2, 14, 5, tzinfo=BERLIN)


def messages() -> dict[str, tuple[dict[str, Any], Scene]]:
    """Return each picture's name with the message that it shows and how that is seen."""
    keynote, paper = own(about=KEYNOTE), own("Ask Ben for the figures", PAPER, _DAY)
    announced = {
        "reminder-talk": occasion(MessageKind.TALK, INVITED),
        "reminder-deadline": occasion(MessageKind.DEADLINE, ABSTRACT, _DAY, role_id=ROLE),
        "reminder-day": occasion(MessageKind.DAY, FIRST_DAY, 60 * _MINUTES),
        "reminder-personal": occasion(MessageKind.PERSONAL, KEYNOTE, reminder=keynote),
    }
    mine = [
        Mine(_personal(own(about=KEYNOTE, lead=_DAY)), MessageState.FAILED),
        Mine(_personal(keynote)),
        Mine(_personal(paper)),
    ]
    private = {
        "remind-set": (panels.is_set(_personal(keynote)), ASKED),
        "remind-closed": (panels.is_closed(_personal(keynote)), _AT_KEYNOTE),
        "my-reminders": (my_reminders(mine, EVENT), _THAT_MORNING),
    }
    made = {name: (_payload(announcement(each)), _scene(each)) for name, each in announced.items()}
    for name, (layout, now) in private.items():
        made[name] = _payload(layout, _PRIVATE), Scene(now=now)
    done = panels.is_done(_personal(keynote))
    made["reminder-personal-done"] = _payload(done), Scene(now=_AT_KEYNOTE + _MINUTES)
    made["remind-set-phone"] = made["remind-set"][0], Scene(now=ASKED, width=PHONE)
    return made


def _personal(reminder: Reminder) -> Personal:
    return Personal(reminder, ASSISTANT.context(ASKED, EVENT), ASKED)


def _payload(layout: list[Component], flags: int = _PUBLIC) -> dict[str, Any]:
    return {"flags": flags, "components": layout}


def _scene(of: Occasion) -> Scene:
    return Scene(now=of.planned.due, names={ROLE: "Authors"}, colours={ROLE: "#e0a458"})
