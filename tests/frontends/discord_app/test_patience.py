"""Waiting for Discord, and what the log says of it."""

import logging

import pytest

from bot.frontends.discord_app.patience import (
    LONGEST_PAUSE_SECONDS,
    BriefNetworkErrors,
    PatientBackoff,
)


def test_pauses_grow_up_to_a_minute() -> None:
    backoff = PatientBackoff()
    pauses = [backoff.delay() for _ in range(200)]
    assert max(pauses) == LONGEST_PAUSE_SECONDS == 60
    assert min(pauses[:3]) < 10


@pytest.mark.parametrize(
    ("logger", "error", "is_brief"),
    [
        ("discord.shard", ConnectionResetError("gone"), True),
        ("discord.shard", ValueError("odd"), False),
        ("bot.frontends", ConnectionResetError("gone"), False),
    ],
)
def test_lost_network_is_told_without_a_traceback(
    logger: str, error: Exception, *, is_brief: bool
) -> None:
    info = (type(error), error, None)
    record = logging.LogRecord(logger, logging.ERROR, "", 1, "Waiting %ds", (3,), info)
    assert BriefNetworkErrors().filter(record)
    assert (record.exc_info is None) == is_brief
    assert record.getMessage() == ("Waiting 3s (gone)" if is_brief else "Waiting 3s")
