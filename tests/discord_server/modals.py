"""A form that the bot opened, and how it looks when filled in.

https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.discord_server.components import (
    ACTION_ROW,
    CHECKBOX,
    LABEL,
    RADIO_GROUP,
    TEXT_DISPLAY,
    TEXT_INPUT,
    walk,
)
from tests.discord_server.messages import Message
from tests.discord_server.payloads import Json
from tests.discord_server.places import Place

_ONE_VALUE = (TEXT_INPUT, RADIO_GROUP, CHECKBOX)


@dataclass(eq=False)
class Modal:
    """A form: where it was opened and what is in it."""

    raw: Json
    place: Place
    parent: Message | None = None

    @property
    def title(self) -> str:
        return str(self.raw["title"])

    @property
    def custom_id(self) -> str:
        return str(self.raw["custom_id"])

    def inputs(self) -> dict[str, Json]:
        """Return what can be filled in, by custom_id."""
        return {
            each["custom_id"]: each for each in walk(self.raw["components"]) if "custom_id" in each
        }

    def labels(self) -> dict[str, str]:
        """Return what is written over each input, by custom_id."""
        found = {}
        for each in walk(self.raw["components"]):
            if each["type"] == LABEL:
                found[each["component"]["custom_id"]] = each["label"]
            elif each["type"] == TEXT_INPUT and each.get("label"):
                found[each["custom_id"]] = each["label"]
        return found

    def filled(self, values: dict[str, Any]) -> Json:
        """Return the data of the interaction that sends these values; None was left empty."""
        unknown = values.keys() - self.inputs().keys()
        assert not unknown, f"the modal has no {sorted(unknown)}, only {sorted(self.inputs())}"
        components = [_filled(each, values) for each in self.raw["components"]]
        return {"custom_id": self.custom_id, "components": components}


def _filled(component: Json, values: dict[str, Any]) -> Json:
    same: Json = {key: component[key] for key in ("type", "id") if key in component}
    if component["type"] == ACTION_ROW:
        return same | {"components": [_filled(each, values) for each in component["components"]]}
    if component["type"] == LABEL:
        return same | {"component": _filled(component["component"], values)}
    if component["type"] == TEXT_DISPLAY:
        return same
    same["custom_id"] = component["custom_id"]
    value = values.get(component["custom_id"], _preset(component))
    if component["type"] not in _ONE_VALUE:
        return same | {"values": _chosen(component, value)}
    if component["type"] == TEXT_INPUT:
        _fits(component, value or "")
        return same | {"value": value or ""}
    return same | {"value": value}


def _preset(component: Json) -> Any:  # noqa: ANN401 - what it is depends on the component
    """Return what is filled in already."""
    if component["type"] in _ONE_VALUE:
        return component.get("value")
    chosen = [each["value"] for each in component.get("options") or [] if each.get("default")]
    chosen += [each["id"] for each in component.get("default_values") or []]
    return chosen


def _chosen(component: Json, value: str | Sequence[str] | None) -> list[str]:
    chosen = [value] if isinstance(value, str) else list(value or ())
    low, high = component.get("min_values", 1), component.get("max_values", 1)
    needed = component.get("required", True)
    assert low <= len(chosen) <= high or (not needed and not chosen), (
        f"{component['custom_id']} takes {low} to {high} values, not {chosen}"
    )
    return chosen


def _fits(component: Json, value: str) -> None:
    needed = component.get("required", True)
    low, high = component.get("min_length") or int(needed), component.get("max_length") or 4000
    assert low <= len(value) <= high or (not needed and not value), (
        f"{component['custom_id']} takes {low} to {high} characters, not {len(value)}"
    )
