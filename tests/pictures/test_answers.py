"""The pictures in the docs are of what the bot sends today."""

from tests.pictures.answers import FOLDER, messages
from tests.pictures.picture import out_of_date


def test_pictures_are_up_to_date() -> None:
    assert out_of_date(messages(), FOLDER) == [], "draw them anew: make pictures"


def test_there_is_no_picture_of_what_is_not_sent() -> None:
    assert {file.stem for file in FOLDER.glob("*.png")} == set(messages())
