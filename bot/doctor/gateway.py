"""Whether Discord lets the bot log in, and into how many parts it wants it divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error, note, ok, warning

if TYPE_CHECKING:
    from bot.doctor.discord_api import Payload
    from bot.settings import Settings

_WHAT = "gateway"
_SHARDS = "shards"
_LOW = 0.1
_FAR_TOO_MANY = 4


def check_gateway(told: Payload, settings: Settings) -> list[Finding]:
    """Look at what Discord tells about log-ins and shards."""
    limit, recommended = told["session_start_limit"], int(told["shards"])
    shards = len(settings.shard_ids) or settings.shard_count or recommended
    return [
        _log_ins(int(limit["remaining"]), int(limit["total"]), int(limit["reset_after"]), shards),
        *_check_shards(settings, recommended),
    ]


def _log_ins(remaining: int, total: int, reset_after: int, shards: int) -> Finding:
    hours = f"{reset_after / 3_600_000:.0f} hours"
    says = f"{remaining} of {total} log-ins are left for the next {hours}"
    if remaining < shards:
        needed = f", and the bot needs {shards}"
        return error(_WHAT, says + needed, "Stop the bot, wait that long, then start it.")
    if remaining < total * _LOW:
        return warning(
            _WHAT, says, "Look in the bot's log why it starts or connects again and again."
        )
    return ok(_WHAT, says)


def _check_shards(settings: Settings, recommended: int) -> list[Finding]:
    count, ids = settings.shard_count, settings.shard_ids
    if count is None:
        return []
    compared = f"SHARD_COUNT is {count}, Discord recommends {recommended}"
    if count < recommended:
        return [warning(_SHARDS, compared, f"Set SHARD_COUNT to {recommended} in all replicas.")]
    if count > recommended * _FAR_TOO_MANY:
        to_do = "Fewer start sooner; take SHARD_COUNT and SHARD_IDS out if you need no replicas."
        return [warning(_SHARDS, compared, to_do)]
    if ids and len(set(ids)) < count:
        mine = ", ".join(map(str, sorted(set(ids))))
        return [note(_SHARDS, f"this one holds {mine} of {count}; others have to hold the rest")]
    return [ok(_SHARDS, compared)]
