import json

from bot.frontends.terminal.conversation import Notice
from bot.frontends.terminal.json_answers import json_line, json_object
from tests.frontends.terminal.samples import DID_YOU_MEAN, FOUND, NOT_KNOWN


def test_answer_as_json() -> None:
    data = json_object(FOUND)
    assert data["text"].startswith("Surprises in Training: Symmetry and Scale\n")
    assert "2021-07-02T14:15:00+02:00" in data["text"]
    assert data | {"text": ""} == {
        "answered": True,
        "kind": "found",
        "confidence": 0.93,
        "text": "",
        "hits": [
            {
                "kind": "talk",
                "id": "keynote",
                "title": "Surprises in Training: Symmetry and Scale",
                "score": 0.93,
            }
        ],
    }


def test_question_back_and_not_known_are_not_answered() -> None:
    assert json_object(DID_YOU_MEAN)["answered"] is False
    assert json_object(NOT_KNOWN)["answered"] is False


def test_notice_has_the_shape_of_an_answer() -> None:
    assert json_object(Notice("Which?")).keys() == json_object(FOUND).keys()


def test_line_is_readable_utf8() -> None:
    assert json_line({"name": "Günther\n漢"}) == '{"name": "Günther\\n漢"}\n'.encode()


def test_half_a_character_is_escaped() -> None:
    line = json_line({"id": "\ud800"})
    assert json.loads(line) == {"id": "\ud800"}
