import errno
import socket
import ssl

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey

from bot.doctor.network import proxy_hint, trouble_of_answer, trouble_on_the_way

KEY = ConnectionKey(
    "discord.com", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None, proxy_headers_hash=None
)


@pytest.mark.parametrize(
    ("error", "says", "to_do"),
    [
        (
            aiohttp.ClientConnectorDNSError(KEY, socket.gaierror(-2, "Name or service not known")),
            "can't be looked up",
            "DNS",
        ),
        (aiohttp.ClientConnectorSSLError(KEY, ssl.SSLError(1, "wrong")), "TLS", "the clock"),
        (aiohttp.ClientConnectorCertificateError(KEY, ssl.CertificateError()), "TLS", "ca-cert"),
        (TimeoutError(), "does not answer in time", "firewall"),
        (aiohttp.ServerTimeoutError(), "does not answer in time", "port 443"),
        (aiohttp.InvalidURL("http://"), "no address", "DISCORD_API_URL"),
        (
            aiohttp.ClientConnectorError(KEY, OSError(errno.ENETUNREACH, "unreachable")),
            "no way",
            "connected to the internet",
        ),
        (
            aiohttp.ClientConnectorError(KEY, OSError(errno.ECONNREFUSED, "refused")),
            "refuses the connection",
            "firewall",
        ),
        (aiohttp.ServerDisconnectedError(), "broke", "Try again"),
        (ConnectionResetError(), "broke", "Try again"),
    ],
)
def test_why_no_answer_came(error: Exception, says: str, to_do: str) -> None:
    trouble = trouble_on_the_way(error, "discord.com")
    assert says in trouble.says
    assert to_do in trouble.to_do


@pytest.mark.parametrize(
    ("status", "says", "to_do"),
    [
        (503, "in trouble itself (status 503)", "discordstatus.com"),
        (429, "fewer requests", "Wait"),
        (403, "refuses to answer this machine", "proxy"),
        (407, "refuses to answer this machine", "proxy"),
        (404, "is not Discord's API (status 404)", "DISCORD_API_URL"),
        (200, "is not Discord's API", "DISCORD_API_URL"),
    ],
)
def test_what_another_answer_means(status: int, says: str, to_do: str) -> None:
    trouble = trouble_of_answer(status, "discord.com")
    assert says in trouble.says
    assert to_do in trouble.to_do


def test_proxy_that_the_bot_does_not_use_is_named_without_its_password() -> None:
    assert proxy_hint({"http_proxy": None, "path": "/bin"}) == ""
    hint = proxy_hint({"https_proxy": "http://ada:s3cret@proxy:3128"})
    assert "HTTPS_PROXY is set, but" in hint
    assert "s3cret" not in hint
