from typing import Any

import pytest

from bot.doctor.findings import Severity
from bot.doctor.gateway import check_gateway
from bot.settings import Settings
from tests.doctor.patients import graves


def _told(remaining: int = 990, shards: int = 1) -> dict[str, Any]:
    limit = {"total": 1000, "remaining": remaining, "reset_after": 7_200_000, "max_concurrency": 1}
    return {"url": "wss://gateway.example.org", "shards": shards, "session_start_limit": limit}


def test_log_ins_that_are_left_are_told() -> None:
    (finding,) = check_gateway(_told(), Settings())
    assert finding.severity is Severity.OK
    assert finding.says == "990 of 1000 log-ins are left for the next 2 hours"


@pytest.mark.parametrize(
    ("remaining", "shards", "severity", "to_do"),
    [
        (99, 1, Severity.WARNING, "again and again"),
        (100, 1, Severity.OK, ""),
        (0, 1, Severity.ERROR, "wait that long"),
        (15, 16, Severity.ERROR, "wait that long"),
    ],
)
def test_few_log_ins(remaining: int, shards: int, severity: Severity, to_do: str) -> None:
    (finding,) = check_gateway(_told(remaining, shards), Settings())
    assert finding.severity is severity
    assert to_do in finding.to_do


def test_replica_needs_log_ins_for_its_own_shards_alone() -> None:
    found = check_gateway(_told(1, 4), Settings(shard_count=4, shard_ids=(2,)))
    assert graves(found) == ["warning", "note"]
    assert found[1].says == "this one holds 2 of 4; others have to hold the rest"


@pytest.mark.parametrize(
    ("count", "recommended", "severity"),
    [
        (2, 3, Severity.WARNING),
        (3, 3, Severity.OK),
        (4, 1, Severity.OK),
        (5, 1, Severity.WARNING),
    ],
)
def test_shards_are_compared_with_what_discord_recommends(
    count: int, recommended: int, severity: Severity
) -> None:
    for ids in ((), tuple(range(count))):
        settings = Settings(shard_count=count, shard_ids=ids)
        _, finding = check_gateway(_told(shards=recommended), settings)
        assert finding.severity is severity
        assert finding.says == f"SHARD_COUNT is {count}, Discord recommends {recommended}"
