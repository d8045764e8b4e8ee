"""What a layout says and offers, for tests; and whether Discord would take it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.frontends.discord_app.asking import Shown
from bot.frontends.discord_app.codes import (
    BUTTON_TEMPLATE,
    SELECT_TEMPLATE,
    event_of_code,
    target_of_code,
)
from bot.frontends.discord_app.render.components import (
    BUTTON,
    STRING_SELECT,
    TEXT_DISPLAY,
    Component,
    Style,
    walk,
)
from tests.discord_server.limits_messages import check_message
from tests.discord_server.messages import COMPONENTS_V2

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.answers.assistant import Assistant
    from bot.answers.models import Answer
    from tests.discord_server.problems import Problem

CARRIED = re.compile(f"(?:{BUTTON_TEMPLATE})")
CHOSEN = re.compile(f"(?:{SELECT_TEMPLATE})")


def problems(layout: Sequence[Component]) -> list[Problem]:
    """Return what Discord would find wrong with a message of this layout."""
    return check_message({"flags": COMPONENTS_V2, "components": list(layout)}, "channel")


def texts(layout: Sequence[Component]) -> list[str]:
    """Return the texts from top to bottom, in markdown."""
    return [each["content"] for each in walk(layout) if each["type"] == TEXT_DISPLAY]


def buttons(layout: Sequence[Component]) -> list[Component]:
    """Return the buttons from top to bottom, those beside texts included."""
    return [each for each in walk(layout) if each["type"] == BUTTON]


def labels(layout: Sequence[Component]) -> list[str]:
    """Return what stands on the buttons."""
    return [each["label"] for each in buttons(layout)]


def button_called(layout: Sequence[Component], label: str) -> Component:
    """Return the only button with this label."""
    (found,) = (each for each in buttons(layout) if each["label"] == label)
    return found


def primary(layout: Sequence[Component]) -> list[str]:
    """Return the labels of the buttons that stand out."""
    return [each["label"] for each in buttons(layout) if each["style"] == Style.PRIMARY]


def selects(layout: Sequence[Component]) -> list[Component]:
    """Return the selects of texts."""
    return [each for each in walk(layout) if each["type"] == STRING_SELECT]


def options(layout: Sequence[Component]) -> list[Component]:
    """Return the options of all selects."""
    return [each for select in selects(layout) for each in select["options"]]


def carried(layout: Sequence[Component]) -> list[str]:
    """Return what the buttons carry that come back to the bot."""
    return [each["custom_id"] for each in buttons(layout) if "custom_id" in each]


def parts(custom_id: str) -> dict[str, str]:
    """Return the parts of what a button or select carries."""
    found = CARRIED.fullmatch(custom_id) or CHOSEN.fullmatch(custom_id)
    assert found, custom_id
    return {key: value or "" for key, value in found.groupdict().items()}


def followed(assistant: Assistant, now: datetime, event: str, code: str) -> Answer:
    """Return the answer that a carried event and entry lead to."""
    event_id = event_of_code(assistant.event_ids, event)
    assert event_id, event
    target = target_of_code(assistant.edition(event_id), code)
    assert target, code
    return Shown(target)(assistant, now, event_id)
