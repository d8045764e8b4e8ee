from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import discord
import pytest

from bot.frontends.discord_app.invite import application_of, invite_link
from tests.discord_server.pointing import pointed_to
from tests.discord_server.server import DiscordServer

AN_APPLICATION = 1_234_567_890_123_456_789
PERMISSIONS = {
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "read_message_history",
}


def _query(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link).query, strict_parsing=True)


def test_link_leads_to_discord() -> None:
    link = invite_link(AN_APPLICATION)
    assert link.startswith("https://discord.com/oauth2/authorize?")
    assert _query(link)["client_id"] == [str(AN_APPLICATION)]


def test_link_asks_for_nothing_but_the_bot_and_its_commands() -> None:
    query = _query(invite_link(AN_APPLICATION))
    assert query.keys() == {"client_id", "scope", "permissions"}
    (scopes,) = query["scope"]
    assert set(scopes.split()) == {"bot", "applications.commands"}


def test_link_asks_for_what_a_reply_to_a_mention_needs_and_no_more() -> None:
    (number,) = _query(invite_link(AN_APPLICATION))["permissions"]
    asked = discord.Permissions(int(number))
    assert asked == discord.Permissions(**dict.fromkeys(PERMISSIONS, True))
    assert {name for name, is_asked in asked if is_asked} >= {"send_messages_in_threads"}


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as started:
        with pointed_to(started.api_url, started.gateway_url):
            yield started


async def test_application_of_a_token_is_asked_of_the_api(server: DiscordServer) -> None:
    assert await application_of(server.token) == server.application_id
    assert {request.method for request in server.requests} == {"GET"}
    assert not server.gateway.identifies


@pytest.mark.usefixtures("server")
async def test_token_that_is_refused_has_no_application() -> None:
    with pytest.raises(discord.LoginFailure):
        await application_of("another-token")


@pytest.mark.parametrize("status", [403, 404, 503])
async def test_log_in_that_fails_tells_how(status: int, server: DiscordServer) -> None:
    server.faults.fail("GET /users/@me", status)
    with pytest.raises(discord.HTTPException) as failed:
        await application_of(server.token)
    assert failed.value.status == status


async def test_nobody_listening_is_told(server: DiscordServer) -> None:
    await server.stop()
    with pytest.raises(aiohttp.ClientError):
        await application_of(server.token)
