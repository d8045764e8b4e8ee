"""The threads that keep the gateway alive end before the event loop does."""

from discord.gateway import DiscordWebSocket

from bot.frontends.discord_app.client import WorkshopClient
from bot.frontends.discord_app.heartbeats import heartbeats
from tests.frontends.discord_app.stage import Stage


async def test_heart_has_stopped_when_the_bot_has_left(stage: Stage) -> None:
    stage.discord.gateway.settings.heartbeat_interval = 0.001
    await stage.restart()
    state = stage.client._connection
    assert len(heartbeats(state)) == 1
    await stage.leave()
    assert heartbeats(state) == []


async def test_connection_that_broke_while_it_was_made_is_not_forgotten(stage: Stage) -> None:
    state = stage.client._connection
    forgotten = await DiscordWebSocket.from_client(stage.client, initial=True, shard_id=0)
    assert len(heartbeats(state)) == 2
    await stage.leave()
    assert heartbeats(state) == []
    await forgotten.socket.close()


async def test_heart_of_another_client_goes_on(stage: Stage) -> None:
    another = WorkshopClient(stage.desk)
    await another.login(stage.discord.token)
    await another.close()
    assert len(heartbeats(stage.client._connection)) == 1
