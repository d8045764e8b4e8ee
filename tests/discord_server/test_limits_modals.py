import pytest

from tests.discord_server.limit_builders import (
    brief,
    button,
    label,
    modal,
    option,
    row,
    select,
    text,
    text_input,
)
from tests.discord_server.limits_modals import check_modal
from tests.discord_server.payloads import Json

INPUT = label(text_input())
LABELLED = text_input(label="x")


def group(kind: int, options: int, **more: object) -> Json:
    listed = [option(str(number)) for number in range(options)]
    return label({"type": kind, "custom_id": "g", "options": listed} | more)


@pytest.mark.parametrize(
    "body",
    [
        modal(*(label(text_input(str(number))) for number in range(5)), title="x" * 45),
        modal(row(LABELLED)),
        modal(text("x" * 4000), INPUT),
        modal(label(text_input(max_length=4000, value="x" * 4000, placeholder="x" * 100))),
        modal(label(text_input(), label="x" * 45, description="x" * 100)),
        modal(label(select(2, required=False, min_values=0))),
        modal(group(21, 10)),
        modal(group(22, 10, max_values=10)),
        modal(label({"type": 23, "custom_id": "c"})),
        modal(label({"type": 19, "custom_id": "f", "max_values": 10})),
    ],
)
def test_what_keeps_to_the_limits(body: Json) -> None:
    assert check_modal(body) == []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        (modal(INPUT, title="x" * 46), "title: BASE_TYPE_BAD_LENGTH"),
        (modal(INPUT, title=None), "title: BASE_TYPE_REQUIRED"),
        (modal(INPUT, custom_id="c" * 101), "custom_id: BASE_TYPE_BAD_LENGTH"),
        (modal(), "components: BASE_TYPE_BAD_LENGTH"),
        (
            modal(*(label(text_input(str(number))) for number in range(6))),
            "components: BASE_TYPE_BAD_LENGTH",
        ),
        (modal(button()), "components.0.type: BASE_TYPE_CHOICES"),
        (modal(text("")), "components.0.content: BASE_TYPE_BAD_LENGTH"),
        (modal(row()), "components.0.components: BASE_TYPE_BAD_LENGTH"),
        (
            modal(row(LABELLED, LABELLED | {"custom_id": "u"})),
            "components.0.components: BASE_TYPE_BAD_LENGTH",
        ),
        (modal(row(text_input())), "components.0.components.0.label: BASE_TYPE_REQUIRED"),
        (modal(label(text_input(), label="x" * 46)), "components.0.label: BASE_TYPE_BAD_LENGTH"),
        (
            modal(label(text_input(), description="x" * 101)),
            "components.0.description: BASE_TYPE_MAX_LENGTH",
        ),
        (modal(label(button())), "components.0.component.type: BASE_TYPE_CHOICES"),
        (
            modal(label(select(disabled=True))),
            "components.0.component.disabled: COMPONENT_DISABLED_IN_MODAL",
        ),
        (modal(label(text_input(style=3))), "components.0.component.style: BASE_TYPE_CHOICES"),
        (
            modal(label(text_input(placeholder="x" * 101))),
            "components.0.component.placeholder: BASE_TYPE_MAX_LENGTH",
        ),
        (
            modal(label(text_input(value="x" * 4001))),
            "components.0.component.value: BASE_TYPE_MAX_LENGTH",
        ),
        (
            modal(label(text_input(max_length=4001))),
            "components.0.component.max_length: NUMBER_TYPE_MAX",
        ),
        (
            modal(label(text_input(min_length=5, max_length=4))),
            "components.0.component.min_length: NUMBER_TYPE_MAX",
        ),
        (
            modal(label(select(2, min_values=0))),
            "components.0.component.min_values: NUMBER_TYPE_MIN",
        ),
        (modal(group(21, 1)), "components.0.component.options: BASE_TYPE_BAD_LENGTH"),
        (modal(group(22, 11)), "components.0.component.options: BASE_TYPE_BAD_LENGTH"),
        (modal(group(22, 2, max_values=11)), "components.0.component.max_values: NUMBER_TYPE_MAX"),
        (
            modal(INPUT, label(text_input())),
            "components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
    ],
)
def test_what_breaks_a_limit(body: Json, wrong: str) -> None:
    assert brief(check_modal(body)) == [wrong]
