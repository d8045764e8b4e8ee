"""What is too large is refused, in a sentence and at once."""

import time
from collections.abc import Callable

import pytest

from bot.knowledge.yaml_nodes import Limits

EVENT = "event: {name: Ada Day, starts: 2021-07-02}\n"
TOO_MUCH = (
    "this file says more than 1,000,000 things, which is the limit "
    "(an alias counts with all it stands for)"
)
TOO_DEEP = "more than 50 lists or groups inside one another"
ProblemsOf = Callable[..., list[str]]


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines)


def test_file_larger_than_the_limit_is_not_read(problems: ProblemsOf) -> None:
    at_the_limit = EVENT + "#" * (2**20 - len(EVENT))

    assert problems(at_the_limit, Limits(max_bytes=2**20)) == []
    assert problems(at_the_limit + "#", Limits(max_bytes=2**20)) == [
        "1:1: this file is larger than 1 MiB, which is the limit"
    ]


def test_limits_are_those_that_were_promised() -> None:
    assert Limits() == Limits(max_bytes=32 * 1024 * 1024, max_nodes=1_000_000, max_depth=50)


def test_values_are_counted(problems: ProblemsOf) -> None:
    # the mapping, `event`, its mapping, two keys, two values, `faq`, its list
    assert problems(f"{EVENT}faq: []\n", Limits(max_nodes=9)) == []
    assert problems(f"{EVENT}faq: []\n", Limits(max_nodes=8)) == [
        f"2:6: {TOO_MUCH.replace('1,000,000', '8')}"
    ]


def test_alias_counts_with_all_it_stands_for(problems: ProblemsOf) -> None:
    assert problems(bomb(12)) == [f"6:45: {TOO_MUCH}"]


def test_alias_counts_as_often_as_it_is_used(problems: ProblemsOf) -> None:
    words = f"x: &x [{'a, ' * 999}]\n"

    assert problems(f"{words}y: [{'*x, ' * 1_001}]\n") == [f"2:3997: {TOO_MUCH}"]


def test_depth_is_limited(problems: ProblemsOf) -> None:
    assert problems("a: " + "[" * 49 + "]" * 49)[0].startswith("1:1: there is no `event:`")
    assert problems("a: " + "[" * 50 + "]" * 50) == [f"1:53: {TOO_DEEP}"]


def test_depth_within_an_alias_counts(problems: ProblemsOf) -> None:
    inner = f"a: &a {'[' * 30}{']' * 30}\n"

    assert problems(f"{inner}b: {'[' * 19}*a{']' * 19}\n")[0].startswith("1:1: there is no")
    assert problems(f"{inner}b: {'[' * 20}*a{']' * 20}\n") == [f"2:24: {TOO_DEEP}"]


def test_depth_adds_up_over_aliases(problems: ProblemsOf) -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [[*a{n - 1}, x]]" for n in range(1, 40))]

    assert problems("\n".join(lines)) == [f"26:13: {TOO_DEEP}"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[" * 2**21, f"1:51: {TOO_DEEP}"),
        ("- " * 2**20, f"1:101: {TOO_DEEP}"),
        ("".join(f"{' ' * n}a:\n" for n in range(2_000)), f"51:51: {TOO_DEEP}"),
        ("{" * 2**21, "1:2: `{` stands where a key is expected: "),
        ("? " * 2**20, "1:3: `?` stands where a key is expected: "),
        ('"' * 2**21, "1:3: nothing more is expected here"),
        ('"' + "x\n" * 2**20, "1:1: the quote that opens here is never closed"),
        ("a: " * 2**20, "1:5: a text with a colon and a space in it must stand in quotes"),
        ("# x\n" * 2**19, "1:1: nothing is written here: "),
        ("\n" * 2**21, "1:1: nothing is written here: "),
        ("x" * 2**21, "1:1: a file consists of keys, "),
        ("---\n" * 2**19, "2:1: a second document begins here"),
        ("\0" * 2**21, "1:1: the invisible character U+0000 stands here, delete it"),
        ("!" * 2**21, "1:1: a text that begins with `!` must stand in quotes"),
    ],
)
def test_hostile_file_is_refused_at_once(problems: ProblemsOf, content: str, problem: str) -> None:
    began = time.perf_counter()

    assert problems(content)[0].startswith(problem)
    assert time.perf_counter() - began < 2


def test_of_very_many_problems_the_first_thousand_are_told(problems: ProblemsOf) -> None:
    found = problems(f"{EVENT}faq:\n" + "- a\n" * 100_000)

    assert len(found) == 1_001
    assert found[0] == "3:3: keys such as `id:` are expected here"
    assert found[-1] == "1003:3: this file has more than 1,000 problems, no more are listed"


def test_of_very_many_suggestions_the_first_hundred_are_made(problems: ProblemsOf) -> None:
    found = problems("event: {name: a, starts: 2021-07-02}\nfaq:\n" + "- {anser: a}\n" * 300)

    assert sum("did you mean" in problem for problem in found) == 100
    assert found[-1].startswith("302:4: unknown key `anser`, the keys here are id, questions, ")


def test_among_thousands_the_nearest_is_suggested(problems: ProblemsOf) -> None:
    people = ", ".join(f"{{id: person-{n}, name: Person {n}}}" for n in range(2_000))

    assert problems(f"{EVENT}people: [{people}]\ncommittee: [prson-1234, person-777x]\n") == [
        "3:13: nobody in `people` has the id `prson-1234`, did you mean `person-1234`?",
        "3:25: nobody in `people` has the id `person-777x`, did you mean `person-777`?",
    ]


def test_what_is_one_line_is_not_endless(problems: ProblemsOf) -> None:
    assert problems(f"{EVENT}sessions: [{{title: {'x' * 2_000}, summary: {'y ' * 9_999}}}]") == []
    assert problems(f"{EVENT}sessions: [{{title: {'x' * 2_001}}}]") == [
        "2:20: this text is longer than 2,000 characters"
    ]


def test_long_line_is_explained_without_an_example(problems: ProblemsOf) -> None:
    began = time.perf_counter()

    assert problems(f"about: {'word ' * 10_000}: more\n") == [
        "1:50008: a text with a colon and a space in it must stand in quotes"
    ]
    assert problems(f"text\n {'- ' * 2**19}: \n")[0].startswith("2:1048578: no key is expected")
    assert time.perf_counter() - began < 2


def test_long_text_is_not_repeated_in_full(problems: ProblemsOf) -> None:
    found = problems(f"event: {{name: a, starts: {'1' * 2_000}}}")

    assert found[0].startswith(f"1:26: `{'1' * 60}…` is not understood as a time")


def test_thousands_of_sessions_are_read_in_a_few_seconds(problems: ProblemsOf) -> None:
    sessions = "".join(
        f"- id: s{n}\n"
        f"  title: 'Talk {n}: of something'\n"
        f"  speakers: [Person {n} (Institute {n % 100})]\n"
        f"  authors: [Person {n}, Author {n}, Author {n + 1}]\n"
        f"  starts: 2021-07-02 {n % 24:02}:{n // 24 % 60:02}\n"
        f"  room: Room {n}\n"
        f"  keywords: [word {n}, b, c]\n"
        for n in range(3_000)
    )
    began = time.perf_counter()

    assert problems(f"{EVENT}sessions:\n{sessions}") == []
    assert time.perf_counter() - began < 8
