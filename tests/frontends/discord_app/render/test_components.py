"""Components as Discord takes them."""

from bot.frontends.discord_app.render.components import (
    button,
    container,
    link,
    option,
    row,
    section,
    select,
    separator,
    text,
    walk,
)
from tests.frontends.discord_app.render.reading import problems

OPTIONS = [option("One", "1", "first", is_chosen=True), option("Two", "2")]
BESIDE = button("Open", "w1:open:e:s.b", is_primary=True)
ALL = [
    text("above"),
    container(
        [
            text("## Title"),
            section("one", BESIDE),
            separator(),
            select("w1:pick:e:-", OPTIONS, "Choose"),
            row([button("Later", "w1:page:e:now:2", is_disabled=True), link("Web", "https://a.b")]),
        ],
        0x6F8DD0,
    ),
]


def test_every_component_is_taken_by_discord() -> None:
    assert problems(ALL) == []


def test_everything_is_walked_from_top_to_bottom() -> None:
    assert [each["type"] for each in walk(ALL)] == [10, 17, 10, 9, 10, 2, 14, 1, 3, 1, 2, 2]


def test_what_is_not_said_is_not_sent() -> None:
    assert option("Two", "2") == {"label": "Two", "value": "2"}
    assert "placeholder" not in select("x", OPTIONS)["components"][0]
    assert "accent_color" not in container([text("a")], None)
    assert container([text("a")], 0)["accent_color"] == 0
    assert "disabled" not in BESIDE


def test_styles_of_buttons() -> None:
    styles = [BESIDE["style"], button("a", "b")["style"], link("a", "https://a.b")["style"]]
    assert styles == [1, 2, 5]
