import pytest

from bot.search.lookup import LookupIndex
from bot.search.postings import Name

TITLES = [
    "Forecasting Hailstorms with Tensors",
    "Open-Source Barometers for Schools",
    "Deep Learning Meets Optimal Control",
    "Hyperparameter Search on Clusters",
    "Learning to Forecast Avalanches",
]
PEOPLE = [
    ["Günther Jörg", "Jörg"],
    ["Ada Moreno", "Moreno"],
    ["Łukasz Ødegård", "Ødegård"],
    ["Michael Johnson", "Johnson"],
    ["Michaela Brand", "Brand"],
]
TALKS = LookupIndex([[Name(title, 1.0)] for title in TITLES])
SPEAKERS = LookupIndex([[Name(full, 0.98), Name(last, 1.0)] for full, last in PEOPLE])


def titles(typed: str, limit: int = 25) -> list[str]:
    return [TITLES[number] for number, _ in TALKS.find(typed, limit)]


def people(typed: str) -> list[str]:
    return [PEOPLE[number][0] for number, _ in SPEAKERS.find(typed, 25)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Forecasting Hailstorms with Tensors", TITLES[0]),
        ("f", TITLES[0]),
        ("fore", TITLES[0]),
        ("forecasting hail", TITLES[0]),
        ("hailstorms", TITLES[0]),
        ("HAILSTORMS", TITLES[0]),
        ("tensors hailstorms", TITLES[0]),
        ("open-source", TITLES[1]),
        ("opensource", TITLES[1]),
        ("open source", TITLES[1]),
        ("barometers schools", TITLES[1]),
        ("optimal control", TITLES[2]),
        ("hyper-parameter", TITLES[3]),
    ],
)
def test_find_puts_the_title_meant_first(typed: str, title: str) -> None:
    assert titles(typed)[0] == title


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hialstorms", TITLES[0]),  # swapped
        ("hailstrms", TITLES[0]),  # left out
        ("hhailstorms", TITLES[0]),  # doubled
        ("hailstotms", TITLES[0]),  # replaced
        ("hailztroms", TITLES[0]),  # two of them
        ("baromters for scools", TITLES[1]),
        ("hyperprameter", TITLES[3]),
        ("hyperpra", TITLES[3]),  # half-typed
        ("optmal contr", TITLES[2]),
        ("avlanch", TITLES[4]),
    ],
)
def test_find_overlooks_slips(typed: str, title: str) -> None:
    assert titles(typed)[0] == title


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Günther", "Günther Jörg"),
        ("gunther", "Günther Jörg"),
        ("Guenther", "Günther Jörg"),
        ("guent", "Günther Jörg"),
        ("gunthre", "Günther Jörg"),
        ("joerg", "Günther Jörg"),
        ("jorg", "Günther Jörg"),
        ("Jörg, Günther", "Günther Jörg"),
        ("moreno", "Ada Moreno"),
        ("moreno ada", "Ada Moreno"),
        ("a moreno", "Ada Moreno"),
        ("A. Moreno", "Ada Moreno"),
        ("morneo", "Ada Moreno"),
        ("lukasz", "Łukasz Ødegård"),
        ("odegard", "Łukasz Ødegård"),
        ("michael", "Michael Johnson"),
        ("michaela", "Michaela Brand"),
        ("micheal", "Michael Johnson"),
    ],
)
def test_find_knows_people_by_any_part_of_any_spelling(typed: str, person: str) -> None:
    assert people(typed)[0] == person


def test_find_ranks_a_whole_word_before_a_beginning_before_a_slip() -> None:
    index = LookupIndex([[Name(title, 1.0)] for title in ("xx moren", "xx moreno", "xx morena")])
    assert [number for number, _ in index.find("moreno", 9)] == [1, 0, 2]
    assert [number for number, _ in index.find("moren", 9)] == [0, 1, 2]


def test_find_ranks_the_weightier_name_first() -> None:
    index = LookupIndex([[Name("rain", 0.5)], [Name("rain", 1.0)], [Name("rain", 0.9)]])
    assert [number for number, _ in index.find("rain", 9)] == [1, 2, 0]


def test_find_ranks_what_an_entry_is_called_before_its_other_names() -> None:
    index = LookupIndex([[Name("sun", 1.0), Name("rain", 1.0)], [Name("rain", 1.0)]])
    assert [number for number, _ in index.find("rain", 9)] == [1, 0]


def test_find_settles_by_the_whole_text_what_words_leave_open() -> None:
    index = LookupIndex([[Name("control of rain", 1.0)], [Name("rain control", 1.0)]])
    assert [number for number, _ in index.find("rain control", 9)] == [1, 0]
    assert [number for number, _ in index.find("control of rain", 9)] == [0, 1]
    assert [number for number, _ in index.find("rian contorl", 9)] == [1, 0]


def test_find_takes_a_known_word_for_none_two_edits_away() -> None:
    index = LookupIndex([[Name("minimum", 1.0)], [Name("maximum", 1.0)]])
    assert [number for number, _ in index.find("minimum", 9)] == [0]
    assert [number for number, _ in index.find("mnnimam", 9)] == [0]


def test_find_lets_the_last_word_alone_be_half_typed_with_a_slip() -> None:
    assert titles("forecasting hialst")[0] == TITLES[0]
    (best, *_) = TALKS.find("hialst tensors", 9)
    assert best.score < TALKS.find("tensors hialst", 9)[0].score


def test_find_counts_a_letter_or_two_little_before_the_last_word() -> None:
    two, three = (TALKS.find(f"{typed} tensors", 1)[0].score for typed in ("ha", "hai"))
    assert three > two + 0.1
    assert titles("ha") == [TITLES[0]]


def test_find_reads_a_hyphenated_word_as_the_one_that_is_known() -> None:
    assert TALKS.find("hyper-parameter", 1)[0].score > 0.8
    assert TALKS.find("hyperparameter", 1)[0].score > 0.8


def test_find_scores_a_perfect_name_with_one() -> None:
    (best, *others) = TALKS.find("Deep Learning Meets Optimal Control", 25)
    assert best.score == pytest.approx(1)
    assert all(0 < other.score < best.score for other in others)


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_find_gives_no_more_than_the_limit(limit: int) -> None:
    assert titles("learning", limit) == [TITLES[4], TITLES[2]][:limit]


def test_find_gives_all_of_many_where_so_many_are_wanted() -> None:
    index = LookupIndex([[Name(f"rain {number}", 1.0)] for number in range(90)])
    assert [number for number, _ in index.find("rain", 80)] == list(range(80))


@pytest.mark.parametrize("typed", ["", "  ", "?!", "zebra", "zebras of quartz", "\u037a"])
def test_find_without_a_match_gives_none(typed: str) -> None:
    assert titles(typed) == []


def test_find_in_no_names_gives_none() -> None:
    assert LookupIndex([]).find("rain", 25) == []
    assert LookupIndex([[], []]).find("rain", 25) == []


def test_find_reads_the_beginning_of_a_long_text() -> None:
    assert titles("hailstorms " + "tensors " * 500)[0] == TITLES[0]
