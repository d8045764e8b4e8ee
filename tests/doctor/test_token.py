import base64

import pytest

from bot.doctor.account import not_accepted, shape_alone
from bot.doctor.findings import Severity
from bot.doctor.token import can_be_sent, odd_about
from tests.doctor.patients import TOKEN


def test_token_has_nothing_odd() -> None:
    assert odd_about(TOKEN) == ""
    assert can_be_sent(TOKEN)


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        (f"Bot {TOKEN}", "begins with `Bot `"),
        (f'"{TOKEN}"', "in quotes"),
        (f"{TOKEN}’", "in quotes"),
        (f"{TOKEN}\nand a note", "more than one word"),
        (f"{TOKEN}é", "letters that no token has"),
        ("123456789012345678", "the application's id"),
        ("a1" * 32, "public key"),
        ("Zx_9-" * 6 + "Zx", "client secret"),
        (TOKEN.rpartition(".")[0], "three parts"),
        ("test-token.for-a-bot.that-is-not-real", "begins with the bot's id"),
        (TOKEN[1:], "begins with the bot's id"),
        (f"a{TOKEN}", "begins with the bot's id"),
        (f"{base64.b64encode(b'ada').decode()}.a.b", "begins with the bot's id"),
    ],
)
def test_what_is_pasted_instead_is_recognised_and_never_shown(pasted: str, told: str) -> None:
    assert told in odd_about(pasted)
    for finding in (shape_alone(pasted), not_accepted(pasted)):
        assert finding.severity is Severity.ERROR
        assert told in finding.says
        assert pasted not in finding.says + finding.to_do


def test_token_of_good_shape_may_still_be_wrong() -> None:
    assert shape_alone(TOKEN).severity is Severity.SKIPPED
    assert "it was reset since" in not_accepted(TOKEN).says
