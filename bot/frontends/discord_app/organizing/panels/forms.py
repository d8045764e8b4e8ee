"""Forms that organizers fill in, as the dicts that Discord takes.

https://discord.com/developers/docs/components/reference#label
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.discord_app.organizing.panels.names import (
    KIND_NAMES,
    POSTED_IN,
    THREADS,
)
from bot.frontends.discord_app.organizing.posting import LONGEST_TEXT
from bot.frontends.discord_app.render.components import (
    LABEL,
    TEXT_INPUT,
    Component,
    channel_select,
    option,
    role_select,
    select,
)
from bot.reminders.models import RuleKind
from bot.reminders.moments import Repeat
from bot.reminders.saying import words_of_lead
from bot.reminders.when import LONGEST_TYPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.reminders.models import Rule

TEXT, WHEN, CHANNEL, ROLE, REPEAT = "text", "when", "channel", "role", "repeat"
"""The inputs of the form for a reminder."""
WITH_LEADS = (RuleKind.DEADLINES, RuleKind.TALKS, RuleKind.DAY)
REPEAT_NAMES = {
    Repeat.ONCE: "Once",
    Repeat.DAILY: "Every day",
    Repeat.WEEKDAYS: "Every weekday",
    Repeat.WEEKLY: "Every week",
    Repeat.MONTHLY: "Every month",
}
_EXPLAINED: Mapping[RuleKind, str] = {
    RuleKind.DEADLINES: "How long before each deadline, such as: 7 days, 1 day, 3 hours",
    RuleKind.TALKS: "How long before each talk, such as: 10 minutes",
    RuleKind.DAY: "How long before the first session of a day, such as: 1 hour",
}
_SHORT, _PARAGRAPH = 1, 2
_LONGEST_LEADS = 200
_PLACEHOLDERS = "{title} {starts} {relative} {room} {speakers} {link} are filled in."
_SUCH_AS = "Such as: tomorrow 9:00, 2 hours before the abstract deadline"


def reminder_form(  # noqa: PLR0913 - it has that many inputs
    carried: str,
    title: str,
    *,
    text: str = "",
    when: str = "",
    channel_id: int | None = None,
    role_id: int | None = None,
    repeat: Repeat = Repeat.ONCE,
) -> Component:
    """Return the form for a reminder, filled in with these."""
    repeats = [option(name, each, is_chosen=each is repeat) for each, name in REPEAT_NAMES.items()]
    channels = channel_select(CHANNEL, channel_id, (*POSTED_IN, *THREADS))
    return _form(
        carried,
        title,
        [
            _label("Text", _PLACEHOLDERS, _input(TEXT, text, LONGEST_TEXT, _PARAGRAPH)),
            _label("When", _SUCH_AS, _input(WHEN, when, LONGEST_TYPED)),
            _label("Channel", "", {**_only(channels), "min_values": 1}),
            _label("Role to mention", "", {**_only(role_select(ROLE, role_id)), "required": False}),
            _label("How often", "", _only(select(REPEAT, repeats))),
        ],
    )


def leads_form(carried: str, rules: Iterable[Rule]) -> Component:
    """Return the form for how long before something reminders come."""
    return _form(
        carried,
        "Lead times",
        [
            _label(
                KIND_NAMES[rule.kind],
                _EXPLAINED[rule.kind],
                _input(rule.kind, leads_words(rule), _LONGEST_LEADS),
            )
            for rule in rules
        ],
    )


def leads_words(rule: Rule) -> str:
    """Return the lead times of a rule as they are typed."""
    return ", ".join(words_of_lead(lead) for lead in rule.leads)


def _form(carried: str, title: str, inputs: list[Component]) -> Component:
    return {"custom_id": carried, "title": title, "components": inputs}


def _label(name: str, about: str, inside: Component) -> Component:
    made: Component = {"type": LABEL, "label": name, "component": inside}
    return {**made, "description": about} if about else made


def _input(name: str, value: str, longest: int, style: int = _SHORT) -> Component:
    made: Component = {
        "type": TEXT_INPUT,
        "custom_id": name,
        "style": style,
        "min_length": 1,
        "max_length": longest,
        "required": True,
    }
    return {**made, "value": value[:longest]} if value else made


def _only(row: Component) -> Component:
    """Return the control of a row, since a form has no rows."""
    (inside,) = row["components"]
    control: Component = inside
    return control
