"""What a message may be, when it is sent and when it is edited.

https://docs.discord.com/developers/resources/message#create-message
"""

from typing import Literal

from tests.discord_server.limits_components import check_components
from tests.discord_server.limits_embeds import check_embeds
from tests.discord_server.messages import (
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    SILENT,
    SUPPRESS_EMBEDS,
)
from tests.discord_server.payloads import Json
from tests.discord_server.problems import EMPTY_MESSAGE, Checker, Problem

Sender = Literal["channel", "interaction"]

_SETTABLE = {
    "channel": SUPPRESS_EMBEDS | SILENT | COMPONENTS_V2,
    "interaction": SUPPRESS_EMBEDS | SILENT | COMPONENTS_V2 | EPHEMERAL,
}
_LEGACY = ("content", "embeds", "poll", "sticker_ids")
_CARRIES = (*_LEGACY, "components", "attachments")
_EDITABLE = ("content", "embeds", "components", "attachments", "poll")
_MOST_IDS = 100


def check_message(body: Json, sender: Sender) -> list[Problem]:
    """Check a message that is sent to a channel, or in answer to an interaction."""
    found = Checker()
    flags = body.get("flags") or 0
    if flags & ~_SETTABLE[sender]:
        found.at("flags").fail(
            "BASE_TYPE_CHOICES", f"Value must be one of {_SETTABLE[sender]:#x}'s bits."
        )
    if flags & COMPONENTS_V2:
        _check_v2_alone(found, body)
    else:
        found.at("content").text(body.get("content"), 0, 2000)
        check_embeds(found, body.get("embeds") or [])
    check_components(found, body.get("components") or [], v2=bool(flags & COMPONENTS_V2))
    if body.get("nonce") is not None:
        found.at("nonce").text(str(body["nonce"]), 0, 25)
    _check_mentions(found.at("allowed_mentions"), body.get("allowed_mentions"))
    if not found.problems and _is_empty(body):
        found.fail("", "Cannot send an empty message", EMPTY_MESSAGE)
    return found.problems


def check_edit(before: Json, body: Json, sender: Sender) -> list[Problem]:
    """Check an edit: what the message would be after it, and whether it may be changed so."""
    after = {key: body.get(key, before.get(key)) for key in _EDITABLE}
    flags = body.get("flags", before["flags"]) or 0
    after["flags"] = flags & ~(EPHEMERAL | LOADING)
    after["allowed_mentions"] = body.get("allowed_mentions")
    found = Checker()
    if before["flags"] & COMPONENTS_V2 and not flags & COMPONENTS_V2:
        found.at("flags").fail(
            "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
            "The IS_COMPONENTS_V2 flag cannot be removed from a message",
        )
        return found.problems
    return check_message(after, sender)


def _check_v2_alone(found: Checker, body: Json) -> None:
    for field in _LEGACY:
        if body.get(field):
            found.at(field).fail(
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _is_empty(body: Json) -> bool:
    content = body.get("content")
    if isinstance(content, str) and not content.strip():
        body = body | {"content": ""}
    return not any(body.get(field) for field in _CARRIES)


def _check_mentions(at: Checker, allowed: Json | None) -> None:
    """https://docs.discord.com/developers/resources/message#allowed-mentions-object."""
    if allowed is None:
        return
    parse = allowed.get("parse") or []
    for index, kind in enumerate(parse):
        if kind not in {"users", "roles", "everyone"}:
            at.at("parse", index).fail(
                "BASE_TYPE_CHOICES", "Value must be one of {'users', 'roles', 'everyone'}."
            )
    for kind in ("users", "roles"):
        ids = allowed.get(kind) or []
        at.at(kind).length(len(ids), 0, _MOST_IDS)
        if ids and kind in parse:
            at.fail(
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )
