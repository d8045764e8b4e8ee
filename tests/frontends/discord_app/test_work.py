import asyncio
from time import monotonic

import discord
import pytest

from bot.frontends.discord_app import running
from bot.frontends.discord_app.work import Work
from tests.discord_server.gateway import Close
from tests.frontends.discord_app.stage import Stage

CALLBACK = "POST /interactions/*/*/callback"
SLOWLY = 0.3
MANAGER = discord.Permissions(manage_guild=True).value
GOOD_BYE = Close(1000, 0, by_server=False)


async def _work(work: Work, done: asyncio.Event) -> None:
    with work.task():
        await done.wait()


async def test_nothing_at_hand_is_finished_at_once() -> None:
    work = Work()
    assert not work.is_stopping
    assert await work.finish(0.01)
    assert work.is_stopping


async def test_finish_waits_for_the_last_of_several_tasks() -> None:
    work, first, second = Work(), asyncio.Event(), asyncio.Event()
    tasks = [asyncio.create_task(_work(work, done)) for done in (first, second)]
    await asyncio.sleep(0)
    finishing = asyncio.create_task(work.finish(5))
    first.set()
    await tasks[0]
    await asyncio.sleep(0.01)
    assert work.is_stopping
    assert not finishing.done()
    second.set()
    assert await finishing
    await tasks[1]


async def test_finish_gives_up_in_time() -> None:
    work = Work()
    with work.task():
        began = monotonic()
        assert not await asyncio.wait_for(work.finish(0.02), 5)
        assert monotonic() - began > 0.01
        assert work.is_stopping
    assert await work.finish(0.02)


async def test_task_within_a_task_counts_by_itself() -> None:
    work = Work()
    with work.task():
        with work.task():
            pass
        assert not await work.finish(0.01)
    assert await work.finish(0.01)


async def test_task_that_fails_has_ended_too() -> None:
    work = Work()
    with pytest.raises(ZeroDivisionError), work.task():
        raise ZeroDivisionError
    assert await work.finish(0.01)


async def test_task_that_is_cancelled_has_ended_too() -> None:
    work = Work()
    task = asyncio.create_task(_work(work, asyncio.Event()))
    await asyncio.sleep(0)
    task.cancel()
    assert await work.finish(1)
    assert task.cancelled()


async def test_work_after_idle_times_is_waited_for_again() -> None:
    work = Work()
    for _ in range(2):
        with work.task():
            assert not await work.finish(0.01)
        assert await work.finish(0.01)


async def begun(stage: Stage) -> None:
    """Wait until an answer is on its way."""
    async with asyncio.timeout(5):
        while not stage.discord.faults.happened:  # noqa: ASYNC110 (faults tell nobody)
            await asyncio.sleep(0.005)


async def test_stop_finishes_the_answer_at_hand(stage: Stage) -> None:
    stage.discord.faults.slow(CALLBACK, SLOWLY)
    exchange = await stage.discord.slash(stage.ada, "program", guild=stage.guild, wait=False)
    await begun(stage)
    await stage.leave()
    assert exchange.only.text
    assert stage.discord.closes == [GOOD_BYE]


async def test_stop_finishes_the_reply_at_hand(stage: Stage) -> None:
    stage.discord.faults.slow("POST /channels/*/messages", SLOWLY)
    message = await stage.discord.say_dm(stage.ada, "when is the keynote?")
    await begun(stage)
    await stage.leave()
    (reply,) = stage.discord.replies(message)
    assert reply.text


async def test_stop_finishes_what_an_organizer_asked_for(stage: Stage) -> None:
    stage.guild.add_member(stage.ada, permissions=MANAGER)
    stage.discord.faults.slow(CALLBACK, SLOWLY)
    exchange = await stage.discord.slash(stage.ada, "organize setup", guild=stage.guild, wait=False)
    await begun(stage)
    await stage.leave()
    assert exchange.only.text


async def test_nothing_is_begun_while_stopping(stage: Stage) -> None:
    stage.discord.faults.slow(CALLBACK, SLOWLY)
    first = await stage.discord.slash(stage.ada, "program", guild=stage.guild, wait=False)
    await begun(stage)
    leaving = asyncio.create_task(stage.leave())
    await asyncio.sleep(0.01)
    second = await stage.discord.slash(stage.ada, "help", guild=stage.guild, wait=False)
    message = await stage.discord.say_dm(stage.ada, "when is the keynote?")
    await leaving
    assert first.callback
    assert second.callback is None
    assert not stage.discord.replies(message)


async def test_answer_that_takes_too_long_is_given_up(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(running, "SECONDS_TO_FINISH", 0.05)
    stage.discord.faults.slow(CALLBACK, 60)
    exchange = await stage.discord.slash(stage.ada, "program", guild=stage.guild, wait=False)
    await begun(stage)
    await asyncio.wait_for(stage.leave(), 5)
    assert exchange.callback is None
    assert "some answers took too long and were given up" in caplog.text
    assert stage.discord.closes == [GOOD_BYE]
