"""Which answers a soak would notice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import pytest

from tests.discord_server.backend import Settings
from tests.soak import judge as judging
from tests.soak.deeds import Answer, Deed, says
from tests.soak.gaps import Gap, Gaps
from tests.soak.judge import NEVER, Judge
from tests.soak.ledger import Ledger
from tests.soak.mail import Mail
from tests.soak.observed_discord import ObservedDiscord

if TYPE_CHECKING:
    from tests.discord_server.exchanges import Exchange

ASK = {"name": "ask", "description": "Ask", "type": 1}
CALLBACK = "POST /interactions/*/callback"
APOLOGY = NEVER[0]
LATE, TWICE, BAD_FORM = 10062, 40060, 50035


class Court:
    """Somebody asks, no bot is there, and what comes of it is judged."""

    def __init__(self, discord: ObservedDiscord) -> None:
        self.discord = discord
        self.ledger = Ledger()
        self._gaps, self._mail = Gaps(discord), Mail()
        self._ada, self._guild = discord.add_user("ada"), discord.add_guild("Workshop")
        self._judge = Judge(discord.faults, self._gaps, self._mail, self.ledger, patience=0.05)

    async def interaction(
        self, says_: str, *errors: int, meanwhile: Callable[[Exchange], None] | None = None
    ) -> None:
        """Judge an answer, which is none if it says nothing."""

        async def begin() -> Answer:
            asked = await self.discord.slash(self._ada, "ask", guild=self._guild, wait=False)
            asked.errors = [{"code": code} for code in errors]
            if says_:
                asked.choices = [{"name": says_, "value": ""}]
                asked.acknowledge({"type": 8})
            if meanwhile:
                meanwhile(asked)
            return asked

        await self._judge.try_(Deed("ask", begin, says("noon")))

    async def message(self, *replies: str) -> None:
        """Judge these replies to a message."""
        channel = self._guild.channels[0]

        async def begin() -> Answer:
            written = await self.discord.say(self._ada, "when?", channel=channel)
            for each in replies:
                reply = await self.discord.say(self._ada, each, channel=channel, reply_to=written)
                self._mail.posted(reply)
            return written

        await self._judge.try_(Deed("mention", begin, says("noon")))

    def befall(self, asked: Exchange) -> None:
        """Let a request about an interaction fail."""
        self.discord.faults.fail(CALLBACK)
        assert self.discord.faults.take("POST", f"/interactions/{asked.id}/{asked.token}/callback")

    def cut_off(self, asked: Exchange, *, is_resumed: bool) -> None:
        """Let there have been no gateway."""
        at = asked.dispatched_at
        self._gaps._past.append(Gap(at, at, is_resumed))


@pytest.fixture
async def court(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Court]:
    monkeypatch.setattr(judging, "_GRACE", 0)
    monkeypatch.setattr(judging, "_ON_ITS_WAY", 0)
    monkeypatch.setattr(judging, "_SECONDS_TO_SETTLE", 0.05)
    async with ObservedDiscord(Settings(), lambda _: None) as discord:
        discord.backend.commands.overwrite(None, [ASK])
        yield Court(discord)


async def test_right_answer_is_counted_also_after_a_repeat(court: Court) -> None:
    await court.interaction("At noon")
    await court.interaction("At noon", TWICE)
    await court.message("At noon")
    assert (court.ledger.answered, court.ledger.wrong_count) == (3, 0)


@pytest.mark.parametrize(
    ("said", "error", "noticed"),
    [
        ("At one", TWICE, "it says none of ('noon',): 'At one"),
        ("", TWICE, "not answered, for no reason"),
        ("", LATE, "answered too late, for no reason"),
        (f"noon? {APOLOGY}", TWICE, "an apology, for no reason"),
        ("At noon", BAD_FORM, "refused: [50035], for no reason"),
    ],
)
async def test_wrong_answer_without_a_cause_is_noticed(
    court: Court, said: str, error: int, noticed: str
) -> None:
    await court.interaction(said, error)
    (story,) = court.ledger.wrong
    assert noticed in story
    assert "interaction" in story


@pytest.mark.parametrize(
    ("said", "error", "excuse"),
    [
        ("", TWICE, "not answered"),
        ("", LATE, "answered too late"),
        (APOLOGY, TWICE, "an apology"),
    ],
)
async def test_failed_request_excuses_a_missing_answer(
    court: Court, said: str, error: int, excuse: str
) -> None:
    await court.interaction(said, error, meanwhile=court.befall)
    assert court.ledger.excused == {excuse: 1}
    assert not court.ledger.wrong


async def test_failed_request_excuses_no_wrong_words(court: Court) -> None:
    await court.interaction("At one", meanwhile=court.befall)
    assert court.ledger.wrong_count == 1


@pytest.mark.parametrize("is_resumed", [True, False])
async def test_lost_gateway_excuses_what_was_late_and_no_apology(
    court: Court, *, is_resumed: bool
) -> None:
    def cut_off(asked: Exchange) -> None:
        court.cut_off(asked, is_resumed=is_resumed)

    await court.interaction("", LATE, meanwhile=cut_off)
    await court.interaction(APOLOGY, meanwhile=cut_off)
    assert court.ledger.excused == {"answered too late": 1}
    assert court.ledger.wrong_count == 1


async def test_what_is_lost_is_excused_only_if_the_session_was_lost_too(court: Court) -> None:
    await court.interaction("", meanwhile=lambda asked: court.cut_off(asked, is_resumed=True))
    assert court.ledger.wrong_count == 1
    await court.interaction("", meanwhile=lambda asked: court.cut_off(asked, is_resumed=False))
    assert court.ledger.wrong_count == 1
    assert court.ledger.excused == {"not answered": 1}


@pytest.mark.parametrize("replies", [(), ("At noon", "At noon"), ("At one",), (APOLOGY,)])
async def test_wrong_replies_are_noticed(court: Court, replies: tuple[str, ...]) -> None:
    await court.message(*replies)
    assert court.ledger.wrong_count == 1
