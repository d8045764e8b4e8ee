from datetime import datetime

import pytest

from tests.discord_server.components import number, walk
from tests.discord_server.ids import Snowflakes, created_at, shard_of
from tests.discord_server.limit_builders import (
    button,
    label,
    modal,
    option,
    row,
    section,
    select,
    text,
    text_input,
)
from tests.discord_server.modals import Modal
from tests.discord_server.options import Filling, command_data
from tests.discord_server.payloads import Json
from tests.discord_server.permissions import MEMBER, MENTION_EVERYONE, SEND_MESSAGES
from tests.discord_server.places import home
from tests.discord_server.problems import Checker, tree
from tests.discord_server.registry import World
from tests.discord_server.routes import Route, Router


def test_ids_grow_and_tell_when_they_were_made() -> None:
    ids = Snowflakes()
    made = [ids.new() for _ in range(5000)]
    assert made == sorted(set(made))
    assert datetime.fromisoformat(created_at(made[0])).tzinfo is not None
    assert created_at(175928847299117063) == "2016-04-30T11:18:25.796000+00:00"
    assert [shard_of(ids.for_shard(shard, 3), 3) for shard in (2, 0, 1, 1)] == [2, 0, 1, 1]


def test_components_get_the_ids_that_are_free() -> None:
    components = [text(), text(id=2), section(text(), accessory=button(id=0))]
    assert [each["id"] for each in walk(number(components))] == [1, 2, 3, 4, 5]


def test_problems_are_nested_by_their_paths() -> None:
    found = Checker()
    found.at("embeds", 0, "title").text("x" * 3, 0, 2)
    found.at("embeds").fail("A", "first")
    found.at("embeds").fail("B", "second")
    title = {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2 or fewer in length."}
    errors = [{"code": "A", "message": "first"}, {"code": "B", "message": "second"}]
    assert tree(found.problems) == {
        "embeds": {"0": {"title": {"_errors": [title]}}, "_errors": errors}
    }


def test_routes_are_found_by_their_paths() -> None:
    def nothing(*_: object) -> None: ...

    router = Router([Route("GET", "/users/@me", nothing), Route("GET", "/users/{}", nothing)])
    found = router.find("GET", "/users/5")
    assert found is not None
    assert found[1] == ("5",)
    me = router.find("GET", "/users/@me")
    assert me is not None
    assert me[0].path == "/users/@me"
    assert router.find("POST", "/users/5") is None
    assert router.find("GET", "/users/5/x") is None


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (11, "takes 1 to 10"),
        (True, "takes"),
        ("3", "takes"),
    ],
)
def test_numbers_must_fit(value: object, wrong: str) -> None:
    option = {"name": "n", "type": 4, "min_value": 1, "max_value": 10}
    with pytest.raises(AssertionError, match=wrong):
        command_data(_command(option), [], Filling({"n": value}, None))


def test_texts_must_fit() -> None:
    option = {"name": "t", "type": 3, "max_length": 3, "choices": []}
    with pytest.raises(AssertionError, match="0 to 3 characters"):
        command_data(_command(option), [], Filling({"t": "long"}, None))
    chosen = {"name": "t", "type": 3, "choices": [{"name": "A", "value": "a"}]}
    with pytest.raises(AssertionError, match=r"one of \['a'\]"):
        command_data(_command(chosen), [], Filling({"t": "b"}, None))
    data = command_data(_command(chosen), [], Filling({"t": "a"}, None))
    assert data["options"] == [{"name": "t", "type": 3, "value": "a"}]


def _command(option: Json) -> Json:
    return {"id": "1", "name": "c", "type": 1, "options": [option]}


def test_a_form_may_hold_all_sorts_of_inputs() -> None:
    world = World(lambda *_: None)
    place = home(world.open_dm(world.add_user("ada", "en-US")))
    parts = [
        text("Tell us"),
        row(text_input("old", label="Old", value="as it was")),
        label({"type": 3, "custom_id": "days", "options": [], "max_values": 2}),
        label({"type": 23, "custom_id": "sure"}),
        label(text_input("more", required=False)),
    ]
    form = Modal(modal(*number(parts)), place)
    data = form.filled({"days": ["a", "b"], "sure": True})
    assert data["custom_id"] == "m"
    assert data["components"][0] == {"type": 10, "id": 1}
    assert data["components"][1]["components"][0]["value"] == "as it was"
    assert data["components"][2]["component"]["values"] == ["a", "b"]
    assert data["components"][3]["component"]["value"] is True
    assert data["components"][4]["component"]["value"] == ""
    assert form.labels() == {"old": "Old", "days": "x", "sure": "x", "more": "x"}
    with pytest.raises(AssertionError, match="takes 1 to 2 values"):
        form.filled({"days": []})


def test_form_is_sent_with_what_was_filled_in_before() -> None:
    world = World(lambda *_: None)
    guild = world.add_guild("Workshop", 1, with_bot=True)
    options = [option("a"), option("b", default=True)]
    default = [{"id": "5", "type": "channel"}]
    form = modal(
        label(text_input("words", value="Hello")),
        label(select(options=options, custom_id="which")),
        label({"type": 8, "custom_id": "where", "default_values": default}),
        label({"type": 6, "custom_id": "who", "min_values": 0, "required": False}),
    )
    filled = Modal(form, home(guild.channels[0])).filled({})["components"]
    inputs = {each["component"]["custom_id"]: each["component"] for each in filled}
    assert inputs["words"]["value"] == "Hello"
    assert [inputs[name]["values"] for name in ("which", "where", "who")] == [["b"], ["5"], []]


def test_channel_says_what_the_bot_may_otherwise_than_everyone() -> None:
    told: list[tuple[str, Json]] = []
    world = World(lambda event, data, _: told.append((event, data)))
    guild = world.add_guild("Workshop", 1, with_bot=True)
    channel = guild.channels[0]
    assert channel.payload()["permission_overwrites"] == []
    channel.bot_permissions = (MEMBER | MENTION_EVERYONE) & ~SEND_MESSAGES
    guild.tell_of(channel)
    event, data = told[-1]
    assert event == "CHANNEL_UPDATE"
    assert data["permission_overwrites"] == [
        {
            "id": str(world.bot.id),
            "type": 1,
            "allow": str(MENTION_EVERYONE),
            "deny": str(SEND_MESSAGES),
        }
    ]
    guild.remove_channel(channel)
    assert told[-1][0] == "CHANNEL_DELETE"
    assert guild.channels == []


def test_role_may_be_one_that_anyone_may_mention() -> None:
    guild = World(lambda *_: None).add_guild("Workshop", 1, with_bot=False)
    assert guild.add_role("Authors", mentionable=True).payload()["mentionable"]
    assert not guild.add_role("Organizers").payload()["mentionable"]
