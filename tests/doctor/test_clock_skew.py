from datetime import UTC, datetime, timedelta

import pytest

from bot.doctor.clock_skew import check_clock, skew
from bot.doctor.discord_api import Reply
from bot.doctor.findings import Finding, Severity

TOLD = datetime(2030, 5, 6, 12, 0, 30, tzinfo=UTC)
HEADER = "Mon, 06 May 2030 12:00:30 GMT"


def _seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


@pytest.mark.parametrize(
    ("asked", "came", "ahead"),
    [
        (0, 0.1, 0),
        (0.9, 1.0, 0),  # the fraction of its second is cut off
        (-3, 0, 0),  # a slow answer explains it
        (0, 20, 0),
        (1.5, 1.6, 0.5),
        (-2.1, -2, -2),
        (61.5, 62, 60.5),
    ],
)
def test_skew_is_what_the_way_there_and_back_does_not_explain(
    asked: float, came: float, ahead: float
) -> None:
    assert skew(TOLD + _seconds(asked), TOLD + _seconds(came), TOLD) == _seconds(ahead)


def _checked(ahead: float, header: str = HEADER) -> Finding:
    instant = TOLD + _seconds(ahead)
    return check_clock(Reply({}, instant, instant, header))


@pytest.mark.parametrize(
    ("ahead", "severity", "told"),
    [
        (0.5, Severity.OK, "agrees"),
        (3, Severity.OK, "agrees"),
        (4, Severity.WARNING, "3 seconds ahead of Discord's, so reminders are that much early"),
        (-90, Severity.ERROR, "90 seconds behind Discord's, so reminders are that much late"),
        (601, Severity.ERROR, "10 minutes ahead"),
        (-7_200, Severity.ERROR, "2 hours behind"),
        (-259_200, Severity.ERROR, "3 days behind"),
    ],
)
def test_clock_is_judged_by_what_it_does_to_reminders(
    ahead: float, severity: Severity, told: str
) -> None:
    finding = _checked(ahead)
    assert finding.severity is severity
    assert told in finding.says
    assert ("timedatectl" in finding.to_do) == (severity is not Severity.OK)


def test_date_without_a_zone_is_in_utc() -> None:
    assert _checked(0, "Mon, 06 May 2030 12:00:30 -0000").severity is Severity.OK


@pytest.mark.parametrize("header", ["", "soon"])
def test_clock_is_not_judged_where_the_time_is_not_told(header: str) -> None:
    assert _checked(0, header).severity is Severity.SKIPPED
