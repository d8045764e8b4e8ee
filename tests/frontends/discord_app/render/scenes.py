"""The answers about MLHPCS 2021 whose look is specified, at the times for which it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.answers.models import View, ViewPart
from bot.answers.program_choices import Side
from bot.frontends.discord_app import asking
from bot.frontends.discord_app.render.layout import Renderer
from bot.search.passages import EntryKind
from tests.frontends.discord_app.stage import AFTER, ASSISTANT, BEFORE, BERLIN, DURING

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.frontends.discord_app.render.components import Component
    from bot.frontends.discord_app.render.forms import Form

EVENT = "mlhpcs-2021"
IN_MAY = datetime(2021, 5, 5, 9, tzinfo=BERLIN)
IN_JUNE = datetime(2021, 6, 20, 9, tzinfo=BERLIN)
IN_A_TALK = datetime(2021, 7, 2, 16, 40, tzinfo=BERLIN)
IN_LATE_JULY = datetime(2021, 7, 20, 9, tzinfo=BERLIN)
RENDERER = Renderer({"program": 5})

SCENES: dict[str, tuple[Callable[..., Answer], datetime]] = {
    "program": (asking.program({}), BEFORE),
    "program-now": (asking.program({}), DURING),
    "program-after": (asking.program({}), AFTER),
    "program-invited": (asking.program({Side.KIND: "invited"}), BEFORE),
    "now-before": (asking.Shown(ViewPart(View.NOW)), BEFORE),
    "now-during": (asking.Shown(ViewPart(View.NOW)), IN_A_TALK),
    "now-after": (asking.Shown(ViewPart(View.NOW)), AFTER),
    "talk": (asking.Named(EntryKind.TALK, "s.keynote"), BEFORE),
    "talk-after": (asking.Named(EntryKind.TALK, "s.keynote"), AFTER),
    "speaker": (asking.Named(EntryKind.SPEAKER, "daniel soudry"), BEFORE),
    "organizer": (asking.Named(EntryKind.SPEAKER, "jenia jitsev"), BEFORE),
    "deadlines": (asking.Shown(ViewPart(View.DEADLINES)), IN_MAY),
    "deadlines-passed": (asking.Shown(ViewPart(View.DEADLINES)), IN_JUNE),
    "deadline": (asking.Question("when is the abstract deadline"), IN_MAY),
    "empty-deadlines": (asking.Shown(ViewPart(View.DEADLINES)), IN_LATE_JULY),
    "contact": (asking.Shown(ViewPart(View.CONTACT)), BEFORE),
    "about": (asking.Shown(ViewPart(View.ABOUT)), BEFORE),
    "help": (asking.Shown(ViewPart(View.HELP)), BEFORE),
    "ask": (asking.Question("how long can the paper be"), BEFORE),
    "did-you-mean": (asking.Named(EntryKind.TALK, "optimisation"), BEFORE),
    "not-known": (asking.Question("what is the wifi password"), BEFORE),
}


def answer(scene: str) -> Answer:
    """Return what is answered in a scene."""
    ask, now = SCENES[scene]
    return ask(ASSISTANT, now, EVENT)


def layout(scene: str, form: Form, page: str = "") -> list[Component]:
    """Return the message of a scene."""
    return RENDERER.layout(answer(scene), form, page)
