import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.discord_server import permissions
from tests.discord_server.errors import ApiError
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer


@pytest.fixture
async def client(server: DiscordServer) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bot {server.token}"}
    async with aiohttp.ClientSession(server.api_url + "/", headers=headers) as session:
        yield session


async def test_who_has_no_token_gets_nothing(server: DiscordServer) -> None:
    async with (
        aiohttp.ClientSession() as stranger,
        stranger.get(f"{server.api_url}/users/@me") as answer,
    ):
        assert answer.status == 401
        assert await answer.json() == {"message": "401: Unauthorized", "code": 0}


async def test_the_gateway_is_told(server: DiscordServer, client: aiohttp.ClientSession) -> None:
    async with client.get("gateway") as answer:
        assert await answer.json() == {"url": server.gateway_url}
    async with client.get("gateway/bot") as answer:
        told = await answer.json()
        assert told["shards"] == 1
        assert told["session_start_limit"]["remaining"] == 1000


async def test_unknown_requests_fail_the_test(server: DiscordServer) -> None:
    failing = DiscordServer()
    with pytest.raises(AssertionError, match=r"unknown requests: \['GET /guilds/1/emojis'\]"):
        await _ask_for_what_is_unknown(failing)
    assert server.unexpected == []


async def _ask_for_what_is_unknown(failing: DiscordServer) -> None:
    async with (
        failing as other,
        aiohttp.ClientSession() as stranger,
        stranger.get(f"{other.api_url}/guilds/1/emojis") as answer,
    ):
        assert answer.status == 404


async def test_a_body_that_is_no_json_is_refused(
    guild: Guild, client: aiohttp.ClientSession
) -> None:
    path = f"channels/{guild.channels[0].id}/messages"
    async with client.post(path, data=b"{", headers={"Content-Type": "application/json"}) as answer:
        assert (await answer.json())["code"] == 50109


async def test_files_are_uploaded(
    server: DiscordServer, guild: Guild, client: aiohttp.ClientSession
) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", '{"attachments": [{"id": 0, "filename": "a.ics"}]}')
    form.add_field("files[0]", b"BEGIN:VCALENDAR", filename="a.ics")
    async with client.post(f"channels/{guild.channels[0].id}/messages", data=form) as answer:
        attachment = (await answer.json())["attachments"][0]
        assert (attachment["filename"], attachment["size"]) == ("a.ics", 15)
    assert server.messages[0].raw["attachments"] == [attachment]


async def test_requests_are_recorded(server: DiscordServer, client: aiohttp.ClientSession) -> None:
    async with client.get("users/@me"):
        pass
    recorded = server.requests[-1]
    assert (recorded.method, recorded.path, recorded.status) == ("GET", "/users/@me", 200)


async def test_own_guilds_are_listed_page_by_page(
    server: DiscordServer, guild: Guild, client: aiohttp.ClientSession
) -> None:
    other = server.add_guild("Other")
    server.add_guild("Elsewhere", bot=False)
    assert other.bot_member
    other.bot_member.roles.append(other.add_role("bots", permissions.MANAGE_MESSAGES))
    first, second = sorted((guild, other), key=lambda each: each.id)
    async with client.get("users/@me/guilds?limit=1") as answer:
        assert [each["id"] for each in await answer.json()] == [str(first.id)]
    async with client.get(f"users/@me/guilds?after={first.id}") as answer:
        assert [each["id"] for each in await answer.json()] == [str(second.id)]
    async with client.get("users/@me/guilds") as answer:
        may = {each["name"]: int(each["permissions"]) for each in await answer.json()}
    as_bot = permissions.MEMBER | permissions.MANAGE_MESSAGES
    assert may == {"Workshop": permissions.MEMBER, "Other": as_bot}


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("POST", "interactions/1/x/callback", {"type": 4}, 10062),
        ("POST", "webhooks/1/x", {"content": "x"}, 10015),
        ("GET", "webhooks/1/x/messages/@original", None, 10015),
        ("POST", "channels/{0}/messages", {}, 50006),
        ("POST", "channels/{0}/messages", {"content": " "}, 50006),
        (
            "POST",
            "channels/{0}/messages",
            {"content": "x", "message_reference": {"message_id": "1"}},
            50035,
        ),
        ("GET", "channels/{0}/messages?limit=101", None, 50035),
        ("GET", "users/@me/guilds?limit=201", None, 50035),
    ],
)
async def test_what_is_not_there_is_refused(
    guild: Guild, client: aiohttp.ClientSession, *, method: str, path: str, body: object, code: int
) -> None:
    path = path.format(guild.channels[0].id)
    async with client.request(method, path, json=body) as answer:
        assert (await answer.json())["code"] == code
        assert answer.status == ApiError(code).status


async def test_follow_ups_come_after_an_answer(
    server: DiscordServer, guild: Guild, client: aiohttp.ClientSession
) -> None:
    server.backend.commands.overwrite(None, [{"name": "program", "description": "x"}])
    ada = server.add_user("ada")
    exchange = await server.slash(ada, "program", guild=guild, wait=False)
    path = f"webhooks/{server.application_id}/{exchange.token}"
    async with client.post(path, json={"content": "early"}) as answer:
        assert (await answer.json())["code"] == 10015
    with pytest.raises(AssertionError, match=r"refused: .*Unknown Webhook"):
        await exchange.settled(timeout=0.01)
    await asyncio.sleep(0)


async def test_what_breaks_the_server_fails_the_test(
    server: DiscordServer, guild: Guild, client: aiohttp.ClientSession
) -> None:
    async with client.get(f"channels/{guild.channels[0].id}/messages?limit=many") as answer:
        assert answer.status == 500
    assert len(server.unexpected) == 1
    assert "ValueError" in server.unexpected[0]
    server.backend.unexpected.clear()
