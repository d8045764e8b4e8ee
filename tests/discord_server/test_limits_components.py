import pytest

from tests.discord_server.limit_builders import (
    V2,
    brief,
    button,
    container,
    gallery,
    link,
    option,
    row,
    section,
    select,
    text,
    thumbnail,
)
from tests.discord_server.limits_messages import check_message
from tests.discord_server.payloads import Json


def problems(*components: Json) -> list[str]:
    return brief(check_message({"flags": V2, "components": list(components)}, "interaction"))


def legacy(*components: Json) -> list[str]:
    return brief(check_message({"components": list(components)}, "interaction"))


@pytest.mark.parametrize(
    "component",
    [
        text("x" * 4000),
        row(*(button(str(number)) for number in range(5))),
        row(button("c" * 100, label="x" * 80, style=4, disabled=True)),
        row(button(label=None, emoji={"name": "🎉"})),
        row(button(emoji={"id": "1", "name": "party"})),
        row(link("https://e.org/" + "x" * 498)),
        row(link("discord://-/channels/1")),
        row({"type": 2, "style": 6, "sku_id": "1"}),
        row(select(25, max_values=25, min_values=0, placeholder="x" * 150)),
        row(select(0) | {"options": [option("v" * 100, label="x" * 100, description="x" * 100)]}),
        row({"type": 5, "custom_id": "u", "default_values": [{"id": 1, "type": "user"}]}),
        section(text(), text(), text(), accessory=button()),
        section(text(), accessory=thumbnail(description="x" * 1024)),
        section(text(), accessory=thumbnail("attachment://a.png")),
        gallery(10),
        {"type": 13, "file": {"url": "attachment://a.ics"}},
        {"type": 14, "divider": True, "spacing": 2},
        container(text(), row(button()), section(text(), accessory=link()), accent_color=0xFFFFFF),
    ],
)
def test_what_keeps_to_the_limits(component: Json) -> None:
    assert problems(component) == []


@pytest.mark.parametrize(
    ("component", "wrong"),
    [
        (text(""), "content: BASE_TYPE_BAD_LENGTH"),
        (text(" \n"), "content: BASE_TYPE_BAD_LENGTH"),
        (text() | {"content": None}, "content: BASE_TYPE_REQUIRED"),
        (text() | {"content": 3}, "content: STRING_TYPE_CONVERT"),
        (button(), "type: UNION_TYPE_CHOICES"),
        (thumbnail(), "type: UNION_TYPE_CHOICES"),
        ({"type": 4}, "type: UNION_TYPE_CHOICES"),
        (row(), "components: BASE_TYPE_BAD_LENGTH"),
        (row(text()), "components.0.type: BASE_TYPE_CHOICES"),
        (row(*(button(str(n)) for n in range(6))), "components.5: COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (row(select(), button()), "components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (row(select(), select(custom_id="t")), "components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (row(button(style=7)), "components.0.style: BASE_TYPE_CHOICES"),
        (row(button(label="x" * 81)), "components.0.label: BASE_TYPE_MAX_LENGTH"),
        (row(button(label=None)), "components.0: BUTTON_COMPONENT_LABEL_REQUIRED"),
        (row(button(emoji={"name": ":tada:"})), "components.0.emoji.name: COMPONENT_INVALID_EMOJI"),
        (row(button(None)), "components.0.custom_id: BASE_TYPE_REQUIRED"),
        (row(button("")), "components.0.custom_id: BASE_TYPE_BAD_LENGTH"),
        (row(button("c" * 101)), "components.0.custom_id: BASE_TYPE_BAD_LENGTH"),
        (
            row(button(url="https://e.org")),
            "components.0: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        (
            row(link(custom_id="a")),
            "components.0: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        (row(link(None)), "components.0.url: BASE_TYPE_REQUIRED"),
        (row(link("https://e.org/" + "x" * 499)), "components.0.url: BASE_TYPE_BAD_LENGTH"),
        (row(link("ftp://e.org")), "components.0.url: URL_TYPE_INVALID_SCHEME"),
        (row(link("mailto:a@e.org")), "components.0.url: URL_TYPE_INVALID_SCHEME"),
        (row(link("https:///x")), "components.0.url: URL_TYPE_INVALID_URL"),
        (row({"type": 2, "style": 6}), "components.0.sku_id: BASE_TYPE_REQUIRED"),
        (row(select(0)), "components.0.options: BASE_TYPE_BAD_LENGTH"),
        (row(select(26)), "components.0.options: BASE_TYPE_BAD_LENGTH"),
        (row(select(placeholder="x" * 151)), "components.0.placeholder: BASE_TYPE_MAX_LENGTH"),
        (row(select(2, max_values=26)), "components.0.max_values: NUMBER_TYPE_MAX"),
        (row(select(2, min_values=-1)), "components.0.min_values: NUMBER_TYPE_MIN"),
        (row(select(2, max_values="1a")), "components.0.max_values: NUMBER_TYPE_COERCE"),
        (
            row(select(2, min_values=2)),
            "components.0.min_values: SELECT_COMPONENT_MIN_VALUES_EXCEED_MAX",
        ),
        (
            row(select(options=[option("a", default=True), option("b", default=True)])),
            "components.0: SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
        ),
        (
            row(select(options=[option(), option()])),
            "components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (
            row(select(options=[option("v" * 101)])),
            "components.0.options.0.value: BASE_TYPE_BAD_LENGTH",
        ),
        (
            row(select(options=[option(label="x" * 101)])),
            "components.0.options.0.label: BASE_TYPE_BAD_LENGTH",
        ),
        (
            row(select(options=[option(description="x" * 101)])),
            "components.0.options.0.description: BASE_TYPE_MAX_LENGTH",
        ),
        (section(accessory=button()), "components: BASE_TYPE_BAD_LENGTH"),
        (section(*[text()] * 4, accessory=button()), "components: BASE_TYPE_BAD_LENGTH"),
        (section(row(button()), accessory=link()), "components.0.type: UNION_TYPE_CHOICES"),
        (section(text(), accessory=None), "accessory: BASE_TYPE_REQUIRED"),
        (section(text(), accessory=text()), "accessory.type: BASE_TYPE_CHOICES"),
        (
            section(text(), accessory=thumbnail("file://x")),
            "accessory.media.url: URL_TYPE_INVALID_SCHEME",
        ),
        (gallery(0), "items: BASE_TYPE_BAD_LENGTH"),
        (gallery(11), "items: BASE_TYPE_BAD_LENGTH"),
        (gallery(description="x" * 1025), "items.0.description: BASE_TYPE_MAX_LENGTH"),
        ({"type": 14, "spacing": 3}, "spacing: NUMBER_TYPE_MAX"),
        (container(), "components: BASE_TYPE_REQUIRED"),
        (container(container(text())), "components.0.type: UNION_TYPE_CHOICES"),
        (container(text(), accent_color=0x1000000), "accent_color: NUMBER_TYPE_MAX"),
        (container(text(), accent_color=-1), "accent_color: NUMBER_TYPE_MIN"),
    ],
)
def test_what_breaks_a_limit(component: Json, wrong: str) -> None:
    assert problems(component) == [f"components.0.{wrong}"]


def test_forty_components_nested_ones_and_accessories_among_them() -> None:
    # A container with a section of text and button, and 36 texts: 1 + 3 + 36.
    inner = [section(text(), accessory=button()), *[text()] * 36]
    assert problems(container(*inner)) == []
    assert problems(container(*inner), text()) == [
        "components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"
    ]


def test_four_thousand_characters_in_all() -> None:
    assert problems(text("x" * 2000), container(text("x" * 2000))) == []
    assert problems(text("x" * 2000), container(text("x" * 2001))) == [
        "components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"
    ]


def test_ten_thousand_bytes_in_all() -> None:
    assert problems(text("字" * 3386)) == []
    assert problems(text("字" * 3387)) == ["components: COMPONENT_TEXT_BYTES_EXCEEDED"]


def test_custom_ids_and_ids_are_used_once() -> None:
    assert problems(row(button("a")), section(text(), accessory=button("a"))) == [
        "components.1.accessory.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED"
    ]
    assert problems(text(id=3), text(id=3)) == ["components.1.id: COMPONENT_ID_DUPLICATED"]
    assert problems(text(id=0), text(id=0), text()) == []


def test_without_the_flag_there_are_five_rows_at_most() -> None:
    rows = [row(button(str(number))) for number in range(6)]
    assert legacy(*rows[:5]) == []
    assert legacy(*rows) == ["components: BASE_TYPE_MAX_LENGTH"]
    assert legacy(text()) == ["components.0.type: UNION_TYPE_CHOICES"]
