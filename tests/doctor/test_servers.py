import discord
import pytest

from bot.doctor import servers
from bot.doctor.permissions import with_administrator
from bot.doctor.servers import MOST_LINES, Server, check_servers, servers_of_bot
from bot.frontends.discord_app.invite import PERMISSIONS, invite_link
from tests.discord_server import permissions
from tests.discord_server.guilds import Guild
from tests.discord_server.server import DiscordServer
from tests.doctor.patients import api_of, graves

APPLICATION = 77
FEW = discord.Permissions(view_channel=True, send_messages=True)


def _servers(count: int, rights: discord.Permissions = PERMISSIONS) -> dict[int, Server]:
    return {id_: Server(id_, f"“{id_}”", rights) for id_ in range(1, count + 1)}


async def test_servers_of_the_bot_with_its_rights(server: DiscordServer, guild: Guild) -> None:
    guild.name = "Work\nshop\x1b[2J"
    server.add_guild("Elsewhere", bot=False)
    async with api_of(server) as api:
        (found,) = (await servers_of_bot(api)).values()
    assert (found.id, found.name) == (guild.id, "“Work shop[2J”")
    assert found.rights.value == permissions.MEMBER
    assert found.lacks == []


async def test_all_pages_are_read(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "_PAGE", 2)
    made = {server.add_guild(str(number)).id for number in range(4)}
    async with api_of(server) as api:
        assert (await servers_of_bot(api)).keys() == made
    assert len(server.requests) == 3


def test_administrator_lacks_nothing() -> None:
    all_rights = with_administrator(discord.Permissions(administrator=True).value)
    assert Server(1, "", all_rights).lacks == []


def test_bot_that_is_in_no_server_is_to_be_added() -> None:
    (found,) = check_servers({}, (), (), APPLICATION)
    assert found.severity.name == "WARNING"
    assert invite_link(APPLICATION) in found.to_do


def test_bot_that_may_all_it_needs() -> None:
    (found,) = check_servers(_servers(3), (), (), APPLICATION)
    assert found.severity.name == "OK"
    assert found.says == "the bot is in 3 servers, with the permissions it needs"


def test_what_is_lacking_is_named() -> None:
    (found,) = check_servers(_servers(1, FEW), (), (), APPLICATION)
    assert found.severity.name == "WARNING"
    lacking = "Read Message History, Send Messages in Threads"
    assert found.says.startswith(f"in “1” it may not: {lacking}; commands are answered all the")
    assert "Server Settings > Roles" in found.to_do


def test_what_is_lacking_elsewhere_does_not_matter_where_channels_are_fit() -> None:
    assert graves(check_servers(_servers(2, FEW), (), {1, 2}, APPLICATION)) == ["ok"]
    assert graves(check_servers(_servers(2, FEW), (), {1}, APPLICATION)) == ["warning"]


def test_many_servers_are_summed_up() -> None:
    found = check_servers(_servers(1_000, FEW), (), (), APPLICATION)
    assert len(found) == MOST_LINES + 1
    assert found[-1].says == "980 more servers in which permissions are missing"


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({1, 7}, "1 server of the database (7)"),
        (range(9), "6 servers of the database (0, 4, 5, …)"),
    ],
)
def test_servers_that_the_bot_has_left_are_noted(known: set[int] | range, says: str) -> None:
    fine, noted = check_servers(_servers(3), known, (), APPLICATION)
    assert graves([fine, noted]) == ["ok", "note"]
    assert says in noted.says
