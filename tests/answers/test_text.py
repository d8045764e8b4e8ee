from bot.answers.text import Command, Linked, Strong, Time, joined, plain_words
from tests.builders import at


def test_parts_are_joined_without_the_empty_ones() -> None:
    assert joined(["", "a", (), (Strong("b"), " c"), ""]) == ("a", " · ", Strong("b"), " c")
    assert joined(["a", "b"], ", ") == ("a", ", ", "b")
    assert joined(["", ()]) == ()


def test_words_of_a_text_leave_its_times_and_commands_out() -> None:
    text = (
        "Due ",
        Time(at("9:00")),
        ": ",
        Strong("paper"),
        " ",
        Linked("here", "https://a.example"),
        Command("deadline"),
    )
    assert plain_words(text) == "Due : paper here"
