import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.forms import Forms

KNOWN = ["a", "art", "arts", "cart", "cat", "chart", "charter", "dart", "tar", "Ünique"]

few_letters = st.text("abc", max_size=7)


def found(forms: Forms, ranges: list[range]) -> set[str]:
    return {forms[number] for numbers in ranges for number in numbers}


def test_forms_are_numbered_in_order() -> None:
    forms = Forms(["b", "c", "a", "b"])
    assert [forms[number] for number in range(len(forms))] == ["a", "b", "c"]
    assert forms.numbers == {"a": 0, "b": 1, "c": 2}
    assert ("b" in forms, "d" in forms) == (True, False)


def test_range_of_an_unknown_form_is_empty() -> None:
    forms = Forms(KNOWN)
    assert found(forms, [forms.range_of("cat")]) == {"cat"}
    assert not forms.range_of("cats")


@pytest.mark.parametrize(
    ("prefix", "begun"),
    [("ch", {"chart", "charter"}), ("art", {"art", "arts"}), ("x", set()), ("", set(KNOWN))],
)
def test_beginning_with_finds_the_prefix_itself_too(prefix: str, begun: set[str]) -> None:
    forms = Forms(KNOWN)
    assert found(forms, [forms.beginning_with(prefix)]) == begun


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("crt", ["art", "cart", "cat"]),  # replaced, left out, replaced
        ("catr", ["cart", "cat"]),  # swapped, added
        ("chartre", ["charter"]),  # swapped
        ("cahrt", ["cart", "chart"]),  # added, swapped
        ("zzz", []),
        ("", []),
    ],
)
def test_one_edit_away_knows_every_edit(typed: str, near: list[str]) -> None:
    assert Forms(KNOWN).one_edit_away(typed) == near


def test_beginnings_one_edit_away_are_of_longer_forms() -> None:
    forms = Forms(["chart", "charter", "chat", "shart", "shore"])

    def begun(typed: str) -> set[str]:
        return found(forms, list(forms.beginnings_one_edit_away(typed)))

    assert begun("chrat") == {"charter"}  # swapped
    assert begun("chrt") == {"chart", "charter"}  # left out
    assert begun("chaart") == {"charter"}  # doubled
    assert begun("chert") == {"charter"}  # replaced
    assert begun("xhart") == set()  # the first letter counts


def test_forms_of_nothing_find_nothing() -> None:
    forms = Forms([])
    assert len(forms) == 0
    assert forms.one_edit_away("abc") == []
    assert forms.two_edits_away("abc") == []
    assert not list(forms.beginnings_one_edit_away("abc"))
    assert not forms.beginning_with("")


@settings(deadline=None)
@given(st.lists(st.one_of(few_letters, st.text(max_size=5)), max_size=30), few_letters)
def test_forms_find_what_comparing_all_would_find(known: list[str], typed: str) -> None:
    forms = Forms(known)
    distances = {form: OSA.distance(typed, form) for form in set(known)}
    long_enough = {form for form in distances if len(form) >= 2}
    assert {form for form in forms.one_edit_away(typed) if len(form) >= 2} == {
        form for form in long_enough if distances[form] == 1
    }
    assert sorted(forms.two_edits_away(typed)) == sorted(
        form for form, distance in distances.items() if distance == 2
    )


@settings(deadline=None)
@given(st.lists(st.text("abc", min_size=1, max_size=7), max_size=30), st.text("abc", min_size=2))
def test_beginnings_are_those_that_comparing_all_would_find(known: list[str], typed: str) -> None:
    forms = Forms(known)
    lengths = (len(typed) - 1, len(typed), len(typed) + 1)
    expected = {
        form
        for form in known
        if len(form) > len(typed)
        and form[0] == typed[0]
        and any(OSA.distance(typed, form[:length]) == 1 for length in lengths)
    }
    begun = found(forms, list(forms.beginnings_one_edit_away(typed)))
    assert begun - {form for form in known if form.startswith(typed)} == {
        form for form in expected if not form.startswith(typed)
    }


def test_forms_with_far_off_letters_are_told_apart() -> None:
    forms = Forms(["talk", "\U00010174alk", "τalk"])  # the second shares its bit with "t"
    assert forms.two_edits_away("talkxx") == ["talk"]
    assert forms.one_edit_away("tal") == ["talk"]
