"""The answers that the docs show: the bot's own about MLHPCS 2021, and when each is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.answers.assistant import Assistant
from bot.answers.models import View, ViewPart
from bot.frontends.discord_app import asking, notices
from bot.frontends.discord_app.render.components import text
from bot.frontends.discord_app.render.forms import Form
from bot.frontends.discord_app.render.layout import Renderer
from bot.knowledge.reading import read_knowledge
from bot.search.passages import EntryKind
from tests.pictures import organizing, reminders
from tests.pictures.scene import PHONE, Scene

if TYPE_CHECKING:
    from bot.frontends.discord_app.asking import Ask
    from bot.frontends.discord_app.render.components import Component

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "pictures"
"""Where the pictures are kept."""

ADA = 901000000000000031
EVENT = "mlhpcs-2021"
_BERLIN = ZoneInfo("Europe/Berlin")
_SPRING = datetime(2021, 5, 5, 9, 0, tzinfo=_BERLIN)
_BEFORE = datetime(2021, 6, 30, 10, 12, tzinfo=_BERLIN)
_DURING = datetime(2021, 7, 2, 17, 10, tzinfo=_BERLIN)
_AFTER = datetime(2021, 7, 3, 9, 30, tzinfo=_BERLIN)
_PRIVATE, _PUBLIC = 1 << 15 | 1 << 6, 1 << 15

Message = tuple[dict[str, Any], Scene]

_PROGRAM = asking.Shown(ViewPart(View.PROGRAM))
_NOW = asking.Shown(ViewPart(View.NOW))
_SHOWN: dict[str, tuple[str, Ask, datetime]] = {
    "program": ("program", _PROGRAM, _BEFORE),
    "program-now": ("program", _PROGRAM, _DURING),
    "now-before": ("now", _NOW, _BEFORE),
    "now-during": ("now", _NOW, _DURING),
    "now-after": ("now", _NOW, _AFTER),
    "talk": ("talk", asking.Named(EntryKind.TALK, "s.keynote"), _BEFORE),
    "speaker": ("speaker", asking.Named(EntryKind.SPEAKER, "p.jenia-jitsev"), _BEFORE),
    "deadlines": ("deadline", asking.Shown(ViewPart(View.DEADLINES)), _SPRING),
    "deadline": ("ask", asking.Question("when is the abstract deadline"), _SPRING),
    "ask": ("ask", asking.Question("how long can teh paper be"), _BEFORE),
    "did-you-mean": ("speaker", asking.Named(EntryKind.SPEAKER, "keuper"), _BEFORE),
    "not-known": ("ask", asking.Question("will it rain"), _BEFORE),
    "contact": ("contact", asking.Shown(ViewPart(View.CONTACT)), _BEFORE),
    "about": ("about", asking.Shown(ViewPart(View.ABOUT)), _BEFORE),
    "help": ("help", asking.Shown(ViewPart(View.HELP)), _BEFORE),
}
_ON_A_PHONE = ("program-now", "talk")


def messages() -> dict[str, Message]:
    """Return each picture's name with the message that it shows and how that is seen."""
    assistant = Assistant(read_knowledge(ROOT / "knowledge"))
    names = ("program", "now", "talk", "speaker", "deadline", "contact", "about")
    ids = {name: 901000000000000101 + place for place, name in enumerate(names)}
    renderer = Renderer(ids)
    made: dict[str, Message] = {}
    for name, (command, ask, now) in _SHOWN.items():
        layout = renderer.layout(ask(assistant, now, EVENT), Form.PRIVATE)
        made[name] = _seen(layout, now, command)
    for name in _ON_A_PHONE:
        payload, scene = made[name]
        made[f"{name}-phone"] = payload, replace(scene, width=PHONE)
    talk = _SHOWN["talk"][1](assistant, _BEFORE, EVENT)
    shared = [text(f"-# Shared by <@{ADA}>"), *renderer.layout(talk, Form.SHARED)]
    made["shared-talk"] = _seen(shared, _BEFORE, None)
    events = [assistant.edition(each).event for each in reversed(assistant.event_ids)]
    made["which-event"] = _seen(notices.which_event(events), _BEFORE, "program")
    made["failed"] = _seen(notices.failed("7KQ4-ZD9M"), _DURING, "talk")
    return made | reminders.messages() | organizing.messages(assistant)


def _seen(layout: list[Component], now: datetime, command: str | None) -> Message:
    payload = {"flags": _PRIVATE if command else _PUBLIC, "components": layout}
    names = {ADA: "ada"}
    return payload, Scene(now=now, command=command, names=names)
