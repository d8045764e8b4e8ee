"""What a failed request means for a message: perhaps sent, try again, or never like this.

https://discord.com/developers/docs/topics/opcodes-and-status-codes
"""

from __future__ import annotations

import aiohttp
import discord

from bot.reminders.ports import ImpossibleError, RefusedError, UnsureError

_SERVER_ERROR = 500
_WAIT = "Discord asked me to wait."
_FOR_THE_MOMENT = {429: _WAIT, 401: "Discord did not accept my token."}
_UNKNOWN_CHANNEL = 10003
_NO_ACCESS, _NO_PERMISSION, DIRECT_MESSAGES_CLOSED = 50001, 50013, 50007
_BLOCKED_SECONDS = 60.0
_LONGEST_REASON = 200
_CURES = {
    _UNKNOWN_CHANNEL: (
        "The channel is gone. Choose another one for what comes next, and post this with /announce."
    ),
    _NO_ACCESS: "I may not see that channel. Allow me View Channel there, then retry.",
    _NO_PERMISSION: (
        "I may not send messages there. Allow me Send Messages in that channel, then retry."
    ),
    DIRECT_MESSAGES_CLOSED: "The person takes no direct messages from me.",
}
_NO_HISTORY = (
    "It may have been posted already, and I may not look: allow me Read Message History in that "
    "channel, then retry."
)


def refusal(error: Exception) -> Exception:
    """Return what a failed sending means, as one of the errors of a `Courier`."""
    if isinstance(error, discord.HTTPException):
        return _answered(error)
    if isinstance(error, discord.RateLimited):
        return RefusedError(_WAIT, error.retry_after)
    if isinstance(error, aiohttp.ClientConnectorError):
        return RefusedError("Discord could not be reached.")
    return UnsureError("The connection to Discord broke.")


def _answered(error: discord.HTTPException) -> Exception:
    """Return what it means that Discord refused."""
    if error.status >= _SERVER_ERROR:
        return UnsureError("Discord had an error of its own.")
    if error.status in _FOR_THE_MOMENT:
        return RefusedError(_FOR_THE_MOMENT[error.status], _BLOCKED_SECONDS)
    (said, *_) = (error.text or str(error)).splitlines()  # a proxy may send a whole page
    told = f"Discord refuses it: {said[:_LONGEST_REASON]}"
    return ImpossibleError(_CURES.get(error.code, told))


def refusal_to_look(error: Exception) -> Exception:
    """Return what it means that the messages of a channel can't be read; nothing is unsure then."""
    meant = refusal(error)
    if isinstance(meant, UnsureError):
        return RefusedError(str(meant))
    is_forbidden = isinstance(error, discord.Forbidden) and error.code != DIRECT_MESSAGES_CLOSED
    return ImpossibleError(_NO_HISTORY) if is_forbidden else meant
