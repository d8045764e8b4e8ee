"""Why Discord can't be reached, in plain words, and what to do."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Mapping

_BAD_GATEWAY, _TOO_MANY, _FORBIDDEN, _PROXY_AUTHENTICATION = 500, 429, 403, 407
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_STATUS_PAGE = "https://discordstatus.com tells of outages; try again later."


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a request came to nothing, and what to do about it."""

    says: str
    to_do: str


class ApiTroubleError(Exception):
    """Discord did not answer a request as it should; `status` is 0 where nothing answered."""

    def __init__(self, trouble: Trouble, status: int = 0) -> None:
        super().__init__(trouble.says)
        self.trouble = trouble
        self.status = status


def trouble_on_the_way(error: Exception, host: str) -> Trouble:
    """Return why no answer came from a host."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Trouble(
            f"the name {host} can't be looked up",
            "Look at the network and at its name servers (DNS): /etc/resolv.conf, or the network "
            "of the container.",
        )
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return Trouble(
            f"no safe connection (TLS) to {host} can be made",
            "Look whether the clock is right, whether root certificates are installed "
            "(ca-certificates), and whether something on the way replaces Discord's certificate.",
        )
    if isinstance(error, TimeoutError):
        return Trouble(
            f"{host} does not answer in time",
            "Look whether a firewall holds it back: the bot needs to reach discord.com and "
            "gateway.discord.gg on port 443.",
        )
    if isinstance(error, aiohttp.InvalidURL):
        return Trouble("it is no address that can be asked", "Look at DISCORD_API_URL.")
    if isinstance(error, aiohttp.ClientConnectorError):
        return _not_connected(error, host)
    return Trouble(
        f"the connection to {host} broke", "Try again; if it stays so, look at the network."
    )


def _not_connected(error: aiohttp.ClientConnectorError, host: str) -> Trouble:
    if error.os_error.errno in _NO_WAY:
        return Trouble(
            f"there is no way to {host}",
            "Look whether this machine, or the container, is connected to the internet.",
        )
    return Trouble(
        f"{host} refuses the connection",
        "Look whether a firewall is in between, and at DISCORD_API_URL if you set it.",
    )


def trouble_of_answer(status: int, host: str) -> Trouble:
    """Return what an answer other than the one that was asked for means."""
    if status >= _BAD_GATEWAY:
        return Trouble(f"{host} is in trouble itself (status {status})", _STATUS_PAGE)
    if status == _TOO_MANY:
        return Trouble(
            f"{host} wants fewer requests from this address (status {status})",
            "Wait some minutes; look whether other bots run here.",
        )
    if status in {_FORBIDDEN, _PROXY_AUTHENTICATION}:
        return Trouble(
            f"{host} refuses to answer this machine (status {status})",
            "Look whether a proxy or a firewall answers in its place, and whether Discord blocks "
            "the addresses of your provider.",
        )
    return Trouble(
        f"what answers at {host} is not Discord's API (status {status})",
        "Look at DISCORD_API_URL if you set it, and whether a proxy answers in its place.",
    )


def proxy_hint(environment: Mapping[str, str | None]) -> str:
    """Return what to know about proxies where one is set, which the bot doesn't use."""
    used = [name for name in ("https_proxy", "http_proxy", "all_proxy") if environment.get(name)]
    if not used:
        return ""
    return f" {used[0].upper()} is set, but the bot goes to Discord directly: let it through."
