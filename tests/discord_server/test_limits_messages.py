import pytest

from tests.discord_server.limit_builders import V2, brief, button, row, text
from tests.discord_server.limits_messages import check_edit, check_message
from tests.discord_server.payloads import Json
from tests.discord_server.problems import EMPTY_MESSAGE

FIELD = {"name": "x", "value": "x"}


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"content": "x", "nonce": "n" * 25},
        {"content": "x", "nonce": 123},
        {"content": "x", "flags": 4 | 4096 | 64},
        {"flags": V2, "components": [text()]},
        {"flags": V2, "components": [text()], "content": None, "embeds": []},
        {"components": [row(button())]},
        {"attachments": [{"id": 0}]},
        {"embeds": [{"title": "x" * 256, "description": "x" * 4096, "fields": [FIELD] * 25}]},
        {"embeds": [{"footer": {"text": "x" * 2048}, "author": {"name": "x" * 256}}]},
        {"embeds": [{"description": "x" * 600}] * 10},
        {"content": "x", "allowed_mentions": {"parse": ["users"], "roles": ["1"]}},
        {"content": "x", "allowed_mentions": {"parse": [], "replied_user": False}},
    ],
)
def test_what_keeps_to_the_limits(body: Json) -> None:
    assert check_message(body, "interaction") == []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"content": "x" * 2001}, "content: BASE_TYPE_MAX_LENGTH"),
        ({"content": "x", "nonce": "n" * 26}, "nonce: BASE_TYPE_MAX_LENGTH"),
        ({"content": "x", "flags": 2}, "flags: BASE_TYPE_CHOICES"),
        (
            {"flags": V2, "components": [text()], "content": "x"},
            "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (
            {"flags": V2, "components": [text()], "embeds": [{"title": "x"}]},
            "embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (
            {"flags": V2, "components": [text()], "poll": {"question": {}}},
            "poll: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        ({"embeds": [{"title": "x"}] * 11}, "embeds: BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title: BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "x" * 4097}]}, "embeds.0.description: BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"title": "x", "color": 1 << 24}]}, "embeds.0.color: NUMBER_TYPE_MAX"),
        ({"embeds": [{"fields": [FIELD] * 26}]}, "embeds.0.fields: BASE_TYPE_MAX_LENGTH"),
        (
            {"embeds": [{"fields": [FIELD | {"name": ""}]}]},
            "embeds.0.fields.0.name: BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"embeds": [{"fields": [FIELD | {"value": "x" * 1025}]}]},
            "embeds.0.fields.0.value: BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"embeds": [{"footer": {"text": "x" * 2049}}]},
            "embeds.0.footer.text: BASE_TYPE_MAX_LENGTH",
        ),
        (
            {"embeds": [{"author": {"name": "x" * 257}}]},
            "embeds.0.author.name: BASE_TYPE_MAX_LENGTH",
        ),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds: MAX_EMBED_SIZE_EXCEEDED"),
        (
            {"content": "x", "allowed_mentions": {"parse": ["all"]}},
            "allowed_mentions.parse.0: BASE_TYPE_CHOICES",
        ),
        (
            {"content": "x", "allowed_mentions": {"users": ["1"] * 101}},
            "allowed_mentions.users: BASE_TYPE_MAX_LENGTH",
        ),
        (
            {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
            "allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
    ],
)
def test_what_breaks_a_limit(body: Json, wrong: str) -> None:
    assert brief(check_message(body, "interaction")) == [wrong]


def test_only_answers_to_interactions_are_ephemeral() -> None:
    body = {"content": "x", "flags": 64}
    assert check_message(body, "interaction") == []
    assert brief(check_message(body, "channel")) == ["flags: BASE_TYPE_CHOICES"]


@pytest.mark.parametrize(
    "body", [{}, {"content": " \n"}, {"flags": V2}, {"flags": V2, "components": []}, {"embeds": []}]
)
def test_an_empty_message_has_a_code_of_its_own(body: Json) -> None:
    assert [each.api_code for each in check_message(body, "channel")] == [EMPTY_MESSAGE]


def before(**more: object) -> Json:
    raw: Json = {"content": "", "embeds": [], "components": [], "attachments": [], "flags": 0}
    return raw | more


def test_an_edit_is_held_to_what_the_message_would_be() -> None:
    shown = before(flags=V2 | 64, components=[text()])
    assert check_edit(shown, {"components": [text("new")]}, "interaction") == []
    assert check_edit(shown, {"components": [text()], "flags": V2}, "interaction") == []
    assert brief(check_edit(shown, {"content": "x"}, "interaction")) == [
        "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    ]
    assert brief(check_edit(shown, {"flags": 0, "content": "x"}, "interaction")) == [
        "flags: MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"
    ]


def test_an_edit_may_turn_to_components_if_nothing_else_is_left() -> None:
    old = before(content="x")
    new = {"flags": V2, "components": [text()]}
    assert brief(check_edit(old, new, "channel")) == [
        "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    ]
    assert check_edit(old, new | {"content": None}, "channel") == []


def test_a_waiting_message_is_edited_into_any_other() -> None:
    waiting = before(flags=64 | 128)
    assert check_edit(waiting, {"content": "x"}, "interaction") == []
    assert check_edit(waiting, {"flags": V2, "components": [text()]}, "interaction") == []
    assert [each.api_code for each in check_edit(waiting, {}, "interaction")] == [EMPTY_MESSAGE]
