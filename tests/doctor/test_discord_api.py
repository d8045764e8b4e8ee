import pytest

from bot.doctor.discord_api import DiscordApi, _seconds_in
from bot.doctor.network import ApiTroubleError
from tests.discord_server.server import DiscordServer
from tests.doctor.patients import NOON, NOWHERE, TOKEN, api_of


async def test_answer_comes_with_the_times_around_it(server: DiscordServer) -> None:
    async with api_of(server) as api:
        reply = await api.get("/gateway")
    assert reply.payload == {"url": server.gateway_url}
    assert (reply.asked, reply.came) == (NOON, NOON)
    assert reply.date.endswith("GMT")


async def test_broken_connection_is_tried_again(server: DiscordServer) -> None:
    server.faults.reset("GET /gateway")
    server.faults.fail("GET /gateway", 502)
    async with api_of(server) as api:
        assert (await api.get("/gateway")).payload
    assert server.faults.happened == 2


async def test_brief_rate_limit_is_waited_for(server: DiscordServer) -> None:
    server.faults.rate_limit("GET /gateway", 0.01)
    async with api_of(server) as api:
        assert (await api.get("/gateway")).payload


@pytest.mark.parametrize("retry_after", [600, float("nan")])
async def test_long_rate_limit_is_told(server: DiscordServer, retry_after: float) -> None:
    server.faults.rate_limit("GET /gateway", retry_after, scope="cloudflare")
    async with api_of(server) as api:
        with pytest.raises(ApiTroubleError) as caught:
            await api.get("/gateway")
    assert caught.value.status == 429
    assert server.faults.happened == 1


def test_wait_that_is_a_date_is_long() -> None:
    assert _seconds_in("Mon, 06 May 2030 12:00:30 GMT") > 2


@pytest.mark.parametrize(
    ("fault", "status", "says"),
    [("reset", 0, "broke"), ("fail", 500, "in trouble"), ("garble", 0, "not Discord's API")],
)
async def test_lasting_trouble_is_told(
    server: DiscordServer, fault: str, status: int, says: str
) -> None:
    getattr(server.faults, fault)("GET /gateway", times=9)
    async with api_of(server) as api:
        with pytest.raises(ApiTroubleError, match=says) as caught:
            await api.get("/gateway")
    assert caught.value.status == status


async def test_refusal_has_its_status(server: DiscordServer) -> None:
    async with api_of(server, token=f"{TOKEN}-of-old") as api:
        with pytest.raises(ApiTroubleError) as caught:
            await api.get("/users/@me")
    assert caught.value.status == 401


async def test_slow_answer_is_not_waited_for(server: DiscordServer) -> None:
    server.faults.slow("GET /gateway", 30)
    async with api_of(server, seconds=0.05) as api:
        with pytest.raises(ApiTroubleError, match="does not answer in time"):
            await api.get("/gateway")


@pytest.mark.parametrize(
    ("url", "says"),
    [(NOWHERE, "refuses the connection"), ("http://", "no address")],
)
async def test_address_at_which_nobody_is(url: str, says: str) -> None:
    async with DiscordApi(url, TOKEN, lambda: NOON, (0.0,)) as api:
        with pytest.raises(ApiTroubleError, match=says):
            await api.get("/gateway")


async def test_plain_server_has_no_certificate(server: DiscordServer) -> None:
    url = server.api_url.replace("http:", "https:")
    async with DiscordApi(url, "", lambda: NOON, (0.0,)) as api:
        with pytest.raises(ApiTroubleError, match="no safe connection"):
            await api.get("/gateway")
