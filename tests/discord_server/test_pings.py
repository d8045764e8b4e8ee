import pytest

from tests.discord_server.payloads import Json
from tests.discord_server.pings import NOBODY, Pings, pings

TEXT = "@everyone <@1> <@!2> <@&3>"
ALL = Pings(frozenset({1, 2}), frozenset({3}), everyone=True)


@pytest.mark.parametrize(
    ("allowed", "notified"),
    [
        (None, ALL),
        ({}, NOBODY),
        ({"parse": []}, NOBODY),
        ({"parse": ["users", "roles", "everyone"]}, ALL),
        ({"parse": ["users"]}, Pings(frozenset({1, 2}))),
        ({"parse": [], "users": ["2", "9"]}, Pings(frozenset({2}))),
        ({"parse": ["roles"]}, Pings(roles=frozenset({3}))),
        ({"parse": [], "roles": [3]}, Pings(roles=frozenset({3}))),
        ({"parse": ["everyone"]}, Pings(everyone=True)),
    ],
)
def test_whom_a_text_notifies(allowed: Json | None, notified: Pings) -> None:
    assert pings(TEXT.split(), allowed) == notified


def test_a_reply_notifies_unless_told_not_to() -> None:
    assert pings(["x"], None, 5).users == {5}
    assert pings(["x"], {"replied_user": True}, 5).users == {5}
    assert not pings(["x"], {"parse": ["users"]}, 5)


def test_nobody_is_false() -> None:
    assert not NOBODY
    assert not pings(["mail me@everyoneelse.org <#4> 1 < 2"], None)
