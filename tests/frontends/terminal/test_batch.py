import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from typing_extensions import override

from bot.answers.assistant import Assistant
from bot.answers.models import Answer
from bot.frontends.terminal.batch import answer_batch
from bot.search.passages import EntryKind
from tests.frontends.terminal.samples import BEFORE, KNOWLEDGE

ASSISTANT = Assistant(KNOWLEDGE)


def answered(*lines: bytes | str | dict[str, object]) -> list[dict[str, Any]]:
    out = io.BytesIO()
    answer_batch(
        ASSISTANT,
        [_line(line) for line in lines],
        out,
        clock=lambda: BEFORE,
        event_id="mlhpcs-2021",
    )
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _line(line: bytes | str | dict[str, object]) -> bytes:
    if isinstance(line, dict):
        line = json.dumps(line)
    return line if isinstance(line, bytes) else line.encode()


def test_question_is_answered_as_by_ask() -> None:
    (reply,) = answered({"id": 7, "q": "who is Soudry"})
    answer = ASSISTANT.ask("who is Soudry", now=BEFORE, event_id="mlhpcs-2021")
    assert list(reply) == ["id", "answered", "kind", "confidence", "text", "hits", "ms"]
    assert reply["id"] == 7
    assert reply["answered"] is True
    assert reply["kind"] == "found"
    assert reply["hits"][0] == {
        "kind": "speaker",
        "id": "daniel-soudry",
        "title": "Daniel Soudry",
        "score": round(answer.hits[0].score, 4),
    }
    assert reply["ms"] >= 0


def test_unknown_is_answered_as_unknown() -> None:
    (reply,) = answered({"id": "w", "q": "what is the weather in Paris"})
    assert reply["answered"] is False
    assert reply["kind"] == "not_known"


@pytest.mark.parametrize("kind", ["talk", "speaker"])
def test_hits_of_a_kind_are_what_an_autocomplete_offers(kind: str) -> None:
    (reply,) = answered({"id": 1, "q": "", "kind": kind})
    offered = ASSISTANT.complete(EntryKind(kind), "", now=BEFORE, event_id="mlhpcs-2021", limit=10)
    assert [hit["id"] for hit in reply["hits"]] == [hit.entry.id for hit in offered]
    assert {hit["kind"] for hit in reply["hits"]} <= {kind}
    assert isinstance(reply["text"], str)


def test_limit_is_how_many_hits_there_are_at_most() -> None:
    one, none, kind = answered(
        {"id": 1, "q": "training clusters images", "limit": 1},
        {"id": 2, "q": "training clusters images", "limit": 0},
        {"id": 3, "q": "", "kind": "talk", "limit": 1},
    )
    assert len(one["hits"]) == 1
    assert none["hits"] == []
    assert len(kind["hits"]) <= 1


@pytest.mark.parametrize(
    ("line", "request_id", "error"),
    [
        ("no json", None, "not a line of JSON"),
        ("[1, 2]", None, "not a JSON object"),
        ('"text"', None, "not a JSON object"),
        ("{}", None, "`q` must be"),
        ({"id": 3}, 3, "`q` must be"),
        ({"id": 3, "q": 4}, 3, "`q` must be"),
        ({"id": "a", "q": "x", "kind": "room"}, "a", "`kind` must be"),
        ({"id": "a", "q": "x", "kind": ["talk"]}, "a", "`kind` must be"),
        ({"id": "a", "q": "x", "limit": -1}, "a", "`limit` must be"),
        ({"id": "a", "q": "x", "limit": True}, "a", "`limit` must be"),
        ({"id": "a", "q": "x", "limit": 1.5}, "a", "`limit` must be"),
        ({"id": [1], "q": "x"}, None, "`id` must be"),
        ('{"id": NaN, "q": "x"}', None, "NaN is not JSON"),
        (b'{"id": 1, "q": "\xff', None, "not a line of JSON"),
        ("[" * 100_000, None, "not a line of JSON"),
        ("9" * 5_000, None, "not a line of JSON"),
    ],
)
def test_bad_line_gets_an_error_and_the_next_an_answer(
    line: str | bytes | dict[str, object], request_id: object, error: str
) -> None:
    bad, good = answered(line, {"id": "next", "q": "keynote"})
    assert set(bad) == {"id", "error"}
    assert bad["id"] == request_id
    assert error in bad["error"]
    assert good["id"] == "next"


def test_empty_lines_are_no_questions() -> None:
    assert answered("", "  \n", "\r\n") == []


@pytest.mark.parametrize("question", ["", "\x00\x1b", "\u202e", "x" * 50_000, "\ud800", "👩‍🔬"])
def test_any_text_is_a_question(question: str) -> None:
    (reply,) = answered({"id": question[:3], "q": question})
    assert reply["id"] == question[:3]
    assert "error" not in reply


def test_null_stands_for_what_is_left_out() -> None:
    (reply,) = answered({"id": None, "q": "keynote", "kind": None, "limit": None})
    assert reply["id"] is None
    assert reply["answered"]


def test_each_line_is_answered_before_the_next_is_read() -> None:
    out = io.BytesIO()

    def lines() -> Iterator[bytes]:
        for number in (1, 2):
            yield _line({"id": number, "q": "keynote"})
            assert json.loads(out.getvalue().splitlines()[-1])["id"] == number

    answer_batch(ASSISTANT, lines(), out, clock=lambda: BEFORE)


class FakeStumblingAssistant(Assistant):
    @override
    def ask(
        self, question: str, *, now: datetime, event_id: str | None = None, limit: int = 10
    ) -> Answer:
        if question == "stumble":
            raise RuntimeError(question)
        return super().ask(question, now=now, event_id=event_id, limit=limit)


def test_question_that_fails_leaves_the_others(caplog: pytest.LogCaptureFixture) -> None:
    out = io.BytesIO()
    lines = [_line({"id": number, "q": q}) for number, q in enumerate(["stumble", "keynote"])]
    answer_batch(FakeStumblingAssistant(KNOWLEDGE), lines, out, clock=lambda: BEFORE)
    failed, good = map(json.loads, out.getvalue().splitlines())
    assert failed == {"id": 0, "error": "this question could not be answered"}
    assert good["id"] == 1
    assert "RuntimeError" in caplog.text
