"""Whether the token is valid, and whether the application is set up as the bot needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error, ok, skipped, warning
from bot.doctor.network import ApiTroubleError
from bot.doctor.token import GET_ONE, WHAT, can_be_sent, odd_about
from bot.frontends.terminal.cleaning import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.doctor.discord_api import DiscordApi, Payload

_UNAUTHORIZED = 401
_PORTAL = "https://discord.com/developers/applications"


@dataclass(frozen=True, slots=True)
class Account:
    """Whom a token belongs to."""

    user_id: int
    application_id: int


async def look_at_account(api: DiscordApi, token: str) -> tuple[Account | None, list[Finding]]:
    """Ask Discord whom a token belongs to; None if to nobody.

    What Discord says counts, however odd the token looks. Raises `ApiTroubleError` if it says
    nothing about it.
    """
    if not can_be_sent(token):
        return None, [not_accepted(token)]
    try:
        user = (await api.get("/users/@me")).payload
    except ApiTroubleError as trouble:
        if trouble.status != _UNAUTHORIZED:
            raise
        return None, [not_accepted(token)]
    application = (await api.get("/applications/@me")).payload
    account = Account(int(user["id"]), int(application["id"]))
    accepted = ok(WHAT, f"Discord accepts it: it is that of {clean_line(str(user['username']))}")
    return account, [accepted, *_of_application(application)]


def not_accepted(token: str) -> Finding:
    """Return that Discord would have nothing to do with a token, and what is odd about it."""
    odd = odd_about(token)
    why = f": {odd}" if odd else ": it was reset since, or is not complete"
    return error(WHAT, f"Discord doesn't accept DISCORD_TOKEN{why}", GET_ONE)


def shape_alone(token: str) -> Finding:
    """Return what can be said of a token without asking Discord."""
    if odd := odd_about(token):
        return error(WHAT, f"DISCORD_TOKEN will not do: {odd}", GET_ONE)
    return skipped(WHAT, "it is set and looks like one, but Discord can't be asked")


def _of_application(application: Payload) -> Iterator[Finding]:
    """Yield settings of the application in which the bot would seem dead, or can't be added."""
    if application.get("interactions_endpoint_url"):
        yield error(
            "application",
            "commands go to its Interactions Endpoint URL, so the bot never hears of them",
            f"Empty that field in General Information at {_PORTAL}",
        )
    if application.get("bot_require_code_grant"):
        yield warning(
            "application",
            "it requires an OAuth2 code grant, so nobody can add the bot by its link",
            f"Switch that off in Bot at {_PORTAL}",
        )
