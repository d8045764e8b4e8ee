from typing import Any

import pytest

from bot.doctor.account import Account, look_at_account
from bot.doctor.findings import Finding
from bot.doctor.network import ApiTroubleError
from tests.discord_server.server import DiscordServer
from tests.doctor.patients import SECRET, TOKEN, api_of, graves


async def _looked(
    server: DiscordServer, token: str = TOKEN
) -> tuple[Account | None, list[Finding]]:
    async with api_of(server, token=token) as api:
        return await look_at_account(api, token)


async def test_token_that_discord_accepts(server: DiscordServer) -> None:
    account, found = await _looked(server)
    assert account == Account(server.bot_user.id, server.application_id)
    assert graves(found) == ["ok"]
    assert found[0].says == "Discord accepts it: it is that of workshop-bot"


async def test_token_that_was_reset(server: DiscordServer) -> None:
    server.settings.token = "another"  # noqa: S105 (it opens nothing)
    account, found = await _looked(server)
    assert account is None
    assert graves(found) == ["error"]
    assert "it was reset since" in found[0].says


async def test_token_that_cannot_be_sent_is_not(server: DiscordServer) -> None:
    account, found = await look_at_account(api_of(server), f"Bot {TOKEN}")
    assert account is None
    assert "begins with `Bot `" in found[0].says
    assert SECRET not in found[0].says
    assert server.requests == []


async def test_odd_token_that_discord_accepts_is_fine(server: DiscordServer) -> None:
    server.settings.token = "of-a-test-server"  # noqa: S105 (it opens nothing)
    account, found = await _looked(server, server.settings.token)
    assert account
    assert graves(found) == ["ok"]


async def test_nothing_is_said_of_a_token_while_discord_is_in_trouble(
    server: DiscordServer,
) -> None:
    server.faults.fail("GET /users/@me", 503, times=9)
    with pytest.raises(ApiTroubleError, match="in trouble"):
        await _looked(server)


async def test_application_that_keeps_commands_or_organizers_away(server: DiscordServer) -> None:
    usual = server.backend.application

    def application() -> dict[str, Any]:
        address = "https://example.org/interactions"
        return usual() | {"interactions_endpoint_url": address, "bot_require_code_grant": True}

    server.backend.application = application  # type: ignore[method-assign] # as its owner set it
    _, found = await _looked(server)
    assert graves(found) == ["ok", "error", "warning"]
    assert "Interactions Endpoint URL" in found[1].says
    assert "code grant" in found[2].says
