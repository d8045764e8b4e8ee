import re
from dataclasses import replace
from datetime import datetime

import pytest

from tests.pictures.examples import SCENE, payload
from tests.pictures.html import message, page
from tests.pictures.scene import PHONE, Scene


def test_a_talk_shows_all_it_holds() -> None:
    html = message(payload("talk"), SCENE)

    assert '<div class="container accent" style="--accent: #6f8dd0">' in html
    assert '<h2><a href="https://example.org/keynote.md">Surprises in Training' in html
    assert "Symmetry &amp; Scale</a></h2>" in html
    assert "<strong>Daniel Soudry</strong> (Technion)<br>" in html
    assert ">Friday, 2 July 2021 at 14:15</time> – <time" in html
    assert '<div class="small">Initialization' in html
    assert '<div class="separator line"></div>' in html
    assert '<span class="button primary">Remind me</span>' in html
    assert '<span class="button secondary disabled">Speaker</span>' in html
    assert '<span class="button secondary">Abstract<svg class="out"' in html


def test_deadlines_show_a_button_beside_their_text() -> None:
    html = message(payload("deadlines"), SCENE)

    assert '<div class="container"><div class="section"><div class="texts">' in html
    assert 'Extended abstract due <time class="pill">2 months ago</time>' in html
    assert '<div class="accessory"><span class="button secondary">Remind me</span></div>' in html
    assert '<div class="separator large"></div>' in html
    assert "<blockquote><div>Submit it in CMT: <a href=" in html
    assert ">@Authors</span> Shared by <span" in html


def test_selects_show_what_is_chosen_or_their_placeholder() -> None:
    shown = re.findall(r'<span class="chosen">(.*?)</span><svg', message(payload("setup"), SCENE))

    assert shown == [
        "Deadlines, Talks",
        '<span class="chip"># announcements</span>',
        '<span class="chip">@ Organizers</span>',
        '<span class="placeholder">Open a talk</span>',
    ]


def test_a_private_message_says_so() -> None:
    assert "Only you can see this" in message(payload("talk"), SCENE)
    assert "Only you can see this" not in message(payload("deadlines"), SCENE)


def test_the_command_stands_above_if_there_is_one() -> None:
    assert "<b>ada</b> used <i>/talk</i>" in message(payload("talk"), SCENE)
    assert " used " not in message(payload("talk"), replace(SCENE, command=None))


def test_the_clock_is_the_viewers() -> None:
    html = message(payload("talk"), replace(SCENE, zone="America/New_York"))

    assert '<span class="clock">04:12</span>' in html
    assert "Friday, 2 July 2021 at 08:15" in html


def test_names_are_escaped() -> None:
    html = message({}, replace(SCENE, app="<app>", user="<user>", command="<command>"))

    assert ">&lt;app&gt;<" in html
    assert "<b>&lt;user&gt;</b> used <i>/&lt;command&gt;</i>" in html


def test_content_without_components_is_text() -> None:
    assert "<strong>hello</strong>" in message({"content": "**hello**"}, SCENE)


def test_a_button_may_have_an_emoji() -> None:
    button = {"type": 2, "style": 3, "label": "Yes", "emoji": {"name": "👍"}}
    row = {"type": 1, "components": [button]}

    assert 'success">👍 Yes<' in message({"components": [row]}, SCENE)


def test_the_page_is_as_wide_as_the_screen() -> None:
    assert '<body class="desktop" style="width: 720px">' in page({}, SCENE)
    assert '<body class="phone" style="width: 420px">' in page({}, replace(SCENE, width=PHONE))


@pytest.mark.parametrize(
    ("component", "named"),
    [
        ({"type": 99}, "type 99"),
        ({"type": 9, "components": [], "accessory": {"type": 11}}, "type 11"),
        ({"type": 1, "components": [{"type": 2, "style": 6}]}, "style 6"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(component: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        message({"components": [component]}, SCENE)


@pytest.mark.parametrize(
    ("payload_", "named"),
    [
        ({"components": 1}, "'components' should be a list"),
        ({"components": [1]}, "should be an object: 1"),
        ({"flags": 1.5}, "'flags' should be a whole number"),
        ({"content": 1}, "'content' should be a text"),
    ],
)
def test_what_is_no_payload_is_refused(payload_: dict[str, object], named: str) -> None:
    with pytest.raises(TypeError, match=named):
        message(payload_, SCENE)


def test_a_scene_needs_an_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Scene(now=datetime(2021, 6, 30, 10, 12))  # noqa: DTZ001 - what is refused
