import numpy as np
import pytest

from bot.search.asked import BARE, KIND_GAIN, HeldKinds, asked_kinds, lacks_number
from tests.search.editions import passage


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("When is the keynote?", {"date", "time"}),
        ("What time does it start?", {"time"}),
        ("Wann beginnt es?", {"date"}),
        ("How much is the fee?", {"money"}),
        ("Whom should I contact?", {"mail"}),
        ("Is there a LINK?", {"link"}),
        ("Where can I register?", {"link", "where"}),
        ("Who speaks?", {"who"}),
        ("Tell me about rain", set()),
        ("", set()),
    ],
)
def test_asked_kinds_are_told_by_question_words(question: str, kinds: set[str]) -> None:
    assert asked_kinds(question) == kinds


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "It is on 2 July."),
        ("date", "Submit by 2027-05-14."),
        ("date", "From SEPT. 3 on"),
        ("time", "It starts at 14:15."),
        ("time", "Come at 9 am."),
        ("money", "That is 12 €."),
        ("money", "That is 12 Euros."),
        ("mail", "Write to info@example.org"),
        ("mail", "info (at) example.org"),
        ("link", "See https://example.org"),
        ("who", "It is by Ada B. Moreno."),
        ("where", "In the Main Hall"),
    ],
)
def test_held_kinds_raise_a_passage_that_holds_one(kind: str, text: str) -> None:
    held = HeldKinds([passage("this", text), passage("other", "nothing of that sort")])
    factor = held.factor(np.array([0, 1]), frozenset({kind}))
    assert factor.tolist() == [1 + KIND_GAIN, 1.0]


def test_held_kinds_lower_a_passage_that_says_nothing() -> None:
    held = HeldKinds([passage("bare"), passage("said", "something")])
    assert held.factor(np.array([1, 0]), frozenset()).tolist() == [1.0, BARE]


def test_held_kinds_raise_once_for_several_kinds() -> None:
    held = HeldKinds([passage("this", "On 2 July at 14:15")])
    factor = held.factor(np.array([0]), frozenset({"date", "time"}))
    assert factor.tolist() == [1 + KIND_GAIN]


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("How many talks are there?", "There are some.", True),
        ("How many talks are there?", "There are Ten.", False),
        ("How much is it?", "12 €", False),
        ("Wie viele Plätze gibt es?", "viele", True),
        ("How many?", "see v1.2 of ipv4", True),
        ("How is it?", "fine", False),
    ],
)
def test_lacks_number_compares_question_and_text(question: str, text: str, *, lacks: bool) -> None:
    assert lacks_number(question, text) is lacks
