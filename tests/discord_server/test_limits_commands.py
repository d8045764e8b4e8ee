import pytest

from tests.discord_server.limit_builders import brief, command, parameter
from tests.discord_server.limits_choices import check_choices
from tests.discord_server.limits_commands import check_command, check_commands, size
from tests.discord_server.options import INTEGER, STRING, SUB_COMMAND, SUB_COMMAND_GROUP
from tests.discord_server.payloads import Json

CHOICE = {"name": "x", "value": "x"}


def sub(name: str = "one", *options: Json, kind: int = SUB_COMMAND) -> Json:
    return parameter(name, kind, options=list(options))


@pytest.mark.parametrize(
    "body",
    [
        command("n" * 32, description="x" * 100),
        command("frag-mich_'1"),
        command("programm-übersicht"),
        command(options=[parameter(str(number)) for number in range(25)]),
        command(options=[parameter("a", required=True), parameter("b")]),
        command(options=[parameter(choices=[CHOICE] * 25)]),
        command(options=[parameter(autocomplete=True, min_length=0, max_length=6000)]),
        command(options=[parameter(kind=INTEGER, choices=[{"name": "x", "value": 1}])]),
        command(options=[sub("one"), sub("two", parameter())]),
        command(options=[sub("group", sub("one", parameter()), kind=SUB_COMMAND_GROUP)]),
        command(integration_types=[0, 1], contexts=[0, 1, 2]),
        {"name": "Answer This, Please", "type": 3},
        {"name": "Answer", "type": 3, "description": ""},
    ],
)
def test_what_keeps_to_the_limits(body: Json) -> None:
    assert check_command(body) == []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        (command("Program"), "name: APPLICATION_COMMAND_INVALID_NAME"),
        (command("two words"), "name: APPLICATION_COMMAND_INVALID_NAME"),
        (command("why?"), "name: APPLICATION_COMMAND_INVALID_NAME"),
        (command(description=""), "description: BASE_TYPE_BAD_LENGTH"),
        (command(description="x" * 101), "description: BASE_TYPE_BAD_LENGTH"),
        ({"name": "x", "type": 7}, "type: BASE_TYPE_CHOICES"),
        (command(contexts=[3]), "contexts.0: BASE_TYPE_CHOICES"),
        (command(integration_types=[2]), "integration_types.0: BASE_TYPE_CHOICES"),
        (command(integration_types=[]), "integration_types: BASE_TYPE_REQUIRED"),
        (
            command(options=[parameter(str(number)) for number in range(26)]),
            "options: BASE_TYPE_MAX_LENGTH",
        ),
        (
            command(options=[parameter("a"), parameter("b", required=True)]),
            "options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            command(options=[parameter(), parameter()]),
            "options: APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE",
        ),
        (command(options=[parameter("Day")]), "options.0.name: APPLICATION_COMMAND_INVALID_NAME"),
        (command(options=[parameter(kind=12)]), "options.0.type: BASE_TYPE_CHOICES"),
        (
            command(options=[parameter(choices=[CHOICE] * 26)]),
            "options.0.choices: BASE_TYPE_MAX_LENGTH",
        ),
        (
            command(options=[parameter(choices=[CHOICE | {"name": "x" * 101}])]),
            "options.0.choices.0.name: BASE_TYPE_BAD_LENGTH",
        ),
        (
            command(options=[parameter(choices=[CHOICE], autocomplete=True)]),
            (
                "options.0.autocomplete: "
                "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_MUTUALLY_EXCLUSIVE"
            ),
        ),
        (command(options=[parameter(max_length=6001)]), "options.0.max_length: NUMBER_TYPE_MAX"),
        (
            command(options=[sub(), parameter()]),
            "options.1: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (command(options=[sub("one", sub("two"))]), "options.0.options.0.type: BASE_TYPE_CHOICES"),
        (
            command(options=[sub("group", parameter(), kind=SUB_COMMAND_GROUP)]),
            "options.0.options.0.type: BASE_TYPE_CHOICES",
        ),
        ({"name": "n" * 33, "type": 3}, "name: BASE_TYPE_BAD_LENGTH"),
        ({"name": "n", "type": 3, "description": "x"}, "description: BASE_TYPE_MAX_LENGTH"),
    ],
)
def test_what_breaks_a_limit(body: Json, wrong: str) -> None:
    assert brief(check_command(body)) == [wrong]


def test_a_name_that_is_too_long_is_wrong_in_two_ways() -> None:
    assert brief(check_command(command("n" * 33))) == [
        "name: BASE_TYPE_BAD_LENGTH",
        "name: APPLICATION_COMMAND_INVALID_NAME",
    ]


def test_a_command_has_eight_thousand_characters_in_its_longest_languages() -> None:
    choice = {"name": "x" * 100, "value": "y" * 100, "name_localizations": {"de": "ü" * 90}}
    body = command(
        options=[parameter("a", choices=[choice] * 25), parameter("b", choices=[choice] * 14)]
    )
    assert size(body) == 8 + 2 + 2 + 39 * 200
    assert check_command(body) == []
    longer = body | {"description_localizations": {"de": "x" * 100}, "description": "y"}
    assert size(longer) == 7911
    body["options"][1]["choices"].append(choice)
    assert brief(check_command(body)) == [": APPLICATION_COMMAND_TOO_LARGE"]


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_how_many_commands_there_may_be(kind: int, most: int) -> None:
    description = "x" if kind == 1 else ""
    made = [command(f"c{n}", type=kind, description=description) for n in range(most + 1)]
    assert check_commands(made[:most]) == []
    assert [each.api_code for each in check_commands(made)] == [30032]


def test_names_are_unique_for_each_type() -> None:
    menu = {"name": "program", "type": 3}
    assert check_commands([command(), menu]) == []
    assert brief(check_commands([command(), command()])) == [
        "0.name: APPLICATION_COMMANDS_DUPLICATE_NAME",
        "1.name: APPLICATION_COMMANDS_DUPLICATE_NAME",
    ]


@pytest.mark.parametrize(
    ("choices", "kind", "wrong"),
    [
        ([CHOICE] * 25, STRING, []),
        ([{"name": "x", "value": 2.5}], INTEGER, []),
        ([CHOICE] * 26, STRING, ["choices: BASE_TYPE_MAX_LENGTH"]),
        ([CHOICE | {"name": ""}], STRING, ["choices.0.name: BASE_TYPE_BAD_LENGTH"]),
        ([CHOICE | {"value": "x" * 101}], STRING, ["choices.0.value: BASE_TYPE_BAD_LENGTH"]),
        ([CHOICE], INTEGER, ["choices.0.value: NUMBER_TYPE_COERCE"]),
        (None, STRING, ["choices: BASE_TYPE_REQUIRED"]),
    ],
)
def test_what_may_be_offered(choices: list[Json] | None, kind: int, wrong: list[str]) -> None:
    assert brief(check_choices({"choices": choices}, kind)) == wrong
