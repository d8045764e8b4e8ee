"""The real answers page by page, and in private, in direct messages and in public."""

import pytest

from bot.frontends.discord_app.render.forms import Form
from tests.frontends.discord_app.render.reading import (
    button_called,
    carried,
    labels,
    options,
    selects,
    texts,
)
from tests.frontends.discord_app.render.scenes import SCENES, answer, layout

every_scene = pytest.mark.parametrize("scene", SCENES)


def test_pages_tell_their_number_and_turn() -> None:
    first, second = (layout("program", Form.PRIVATE, page) for page in "12")
    assert "-# Page 1 of 2 · times in your own time zone" in texts(first)
    assert "-# Page 2 of 2 · times in your own time zone" in texts(second)
    assert carried(first)[:3] == [
        f"w1:page:mlhpcs-2021:program:{page}" for page in ("0", "2", "all")
    ]
    assert button_called(first, "Earlier")["disabled"]
    assert "disabled" not in button_called(first, "Later")
    assert button_called(second, "Later")["disabled"]
    assert "disabled" not in button_called(second, "Earlier")


def test_during_the_event_the_page_with_now_comes_first() -> None:
    assert "-# Page 2 of 2 · times in your own time zone" in texts(
        layout("program-now", Form.PRIVATE)
    )


def test_the_whole_day_is_one_page_and_leads_back() -> None:
    whole = layout("program", Form.PRIVATE, "all")
    assert labels(whole) == ["In two pages", "Share"]
    assert carried(whole) == [
        "w1:page:mlhpcs-2021:program:1",
        "w1:share:mlhpcs-2021:program:all",
    ]
    assert "-# Times in your own time zone" in texts(whole)
    assert len(texts(whole)) == 14


def test_the_select_of_a_program_holds_the_whole_day() -> None:
    for page, where in (("1", "1"), ("2", "2"), ("all", "all")):
        shown = layout("program", Form.PRIVATE, page)
        (select,) = selects(shown)
        assert select["placeholder"] == "Open a talk"
        assert select["custom_id"] == f"w1:pick:mlhpcs-2021:program:{where}"
        assert len(options(shown)) == 12
    offered = options(layout("program", Form.PRIVATE))
    about = {option["value"]: option.get("description") for option in offered}
    assert about["s.keynote"] == "Keynote · Daniel Soudry (Technion)"
    assert about["s.opening"] is None


@every_scene
def test_shared_answers_have_neither_share_nor_paging(scene: str) -> None:
    assert not {"Share", "Earlier", "Later", "Whole day", "In two pages"} & {
        *labels(layout(scene, Form.SHARED)),
        *labels(layout(scene, Form.SHARED, "all")),
    }


@every_scene
def test_answers_in_direct_messages_turn_pages_and_have_no_share(scene: str) -> None:
    private, direct = (carried(layout(scene, form)) for form in (Form.PRIVATE, Form.DIRECT))
    assert direct == [each for each in private if ":share:" not in each]


@every_scene
def test_whatever_shows_the_same_again_can_be_shared(scene: str) -> None:
    shown = layout(scene, Form.PRIVATE)
    shared = ("Share" in labels(shown), labels(shown)[-1:] == ["Share"])
    if scene in {"help", "did-you-mean", "not-known"}:
        assert shared == (False, False)
    else:
        assert shared[0], answer(scene).source
