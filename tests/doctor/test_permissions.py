from typing import Any

import discord
import pytest

from bot.doctor.permissions import Membership, in_words, lacking_in
from bot.frontends.discord_app.invite import PERMISSIONS
from tests.discord_server import permissions as bits

SERVER, ME, MINE, OTHERS, ADMINS = 1, 2, 3, 4, 5
READING = bits.VIEW_CHANNEL | bits.READ_MESSAGE_HISTORY
ROLES = {
    SERVER: {"permissions": str(READING), "mentionable": False},
    MINE: {"permissions": str(bits.SEND_MESSAGES), "mentionable": False},
    OTHERS: {"permissions": str(bits.MENTION_EVERYONE), "mentionable": False},
    ADMINS: {"permissions": str(bits.ADMINISTRATOR), "mentionable": False},
}


def _member(*role_ids: int) -> Membership:
    return Membership(SERVER, ME, frozenset(role_ids), ROLES)


def _channel(*overwrites: tuple[int, int, int, int]) -> dict[str, Any]:
    keys = ("id", "type", "allow", "deny")
    return {
        "permission_overwrites": [
            dict(zip(keys, map(str, each), strict=True)) for each in overwrites
        ]
    }


def test_rights_are_those_of_everyone_and_of_the_members_roles() -> None:
    assert _member().rights().value == READING
    assert _member(MINE, 99).rights().value == READING | bits.SEND_MESSAGES


def test_administrator_may_everything_everywhere() -> None:
    assert _member(ADMINS).rights() == discord.Permissions.all()
    closed = _channel((ME, 1, 0, bits.VIEW_CHANNEL))
    assert _member(ADMINS).rights_in(closed) == discord.Permissions.all()


@pytest.mark.parametrize(
    ("overwrites", "expected"),
    [
        ([], READING | bits.SEND_MESSAGES),
        ([(SERVER, 0, 0, bits.SEND_MESSAGES)], READING),
        ([(SERVER, 0, 0, bits.SEND_MESSAGES), (MINE, 0, bits.SEND_MESSAGES, 0)], READING | 1 << 11),
        ([(MINE, 0, 0, bits.SEND_MESSAGES), (ME, 1, bits.SEND_MESSAGES, 0)], READING | 1 << 11),
        ([(MINE, 0, bits.SEND_MESSAGES, 0), (ME, 1, 0, bits.SEND_MESSAGES)], READING),
        ([(OTHERS, 0, 0, bits.SEND_MESSAGES)], READING | bits.SEND_MESSAGES),
        ([(ME, 0, 0, READING), (MINE, 1, 0, READING)], READING | bits.SEND_MESSAGES),
        ([(MINE, 0, 0, READING), (ADMINS, 0, READING, 0)], bits.SEND_MESSAGES),
    ],
)
def test_overwrites_count_in_discords_order(
    overwrites: list[tuple[int, int, int, int]], expected: int
) -> None:
    assert _member(MINE).rights_in(_channel(*overwrites)).value == expected


def test_of_two_roles_the_one_that_allows_wins() -> None:
    both = _channel((MINE, 0, 0, bits.SEND_MESSAGES), (OTHERS, 0, bits.SEND_MESSAGES, 0))
    assert _member(MINE, OTHERS).rights_in(both).send_messages


@pytest.mark.parametrize(
    ("value", "in_thread", "lacking"),
    [
        (PERMISSIONS.value, False, []),
        (PERMISSIONS.value, True, []),
        (READING, False, ["send_messages"]),
        (READING, True, ["send_messages_in_threads"]),
        (bits.SEND_MESSAGES | bits.VIEW_CHANNEL, False, ["read_message_history"]),
        (bits.SEND_MESSAGES, False, ["view_channel"]),
    ],
)
def test_what_is_lacking_to_post(value: int, lacking: list[str], *, in_thread: bool) -> None:
    assert lacking_in(discord.Permissions(value), in_thread=in_thread) == lacking


def test_permissions_are_named_as_discord_does() -> None:
    names = [name for name, is_wanted in PERMISSIONS if is_wanted]
    assert in_words(sorted(names)) == (
        "Read Message History, View Channel, Send Messages, Send Messages in Threads"
    )
