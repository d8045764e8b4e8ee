from bot.search.passage_words import FIELD_BREAK, PassageWords
from tests.search.editions import passage


def test_passage_words_hold_each_word_where_it_stands() -> None:
    read = PassageWords([passage("Rain gauges", "the rain"), passage("Gauge")])
    rain, gauge = read.term_numbers["rain"], read.term_numbers["gaug"]
    first, second, end = read.starts.tolist()
    assert read.tokens[first:second].tolist() == [rain, gauge, FIELD_BREAK, rain, FIELD_BREAK]
    assert read.tokens[second:end].tolist() == [gauge, FIELD_BREAK]
    assert read.weights.tolist() == [5, 5, 5, 1, 1, 5, 5]


def test_passage_words_count_forms() -> None:
    read = PassageWords([passage("Rain gauges", "rain gauge rain")])
    assert read.frequencies == {"rain": 3, "gauges": 1, "gauge": 1}
    assert read.term_of_form["gauges"] == read.term_of_form["gauge"]


def test_passage_words_read_a_repeated_text_as_often_as_it_stands() -> None:
    once = PassageWords([passage("Rain")])
    twice = PassageWords([passage("Rain"), passage("Rain")])
    assert twice.tokens.tolist() == 2 * once.tokens.tolist()
    assert twice.frequencies == {"rain": 2}


def test_passage_words_know_both_spellings_of_an_umlaut() -> None:
    read = PassageWords([passage("Günther", "Günther")])
    assert read.term_of_form["guenther"] == read.term_of_form["gunther"]
    assert read.frequencies == {"gunther": 2, "guenther": 2}
    assert list(read.term_numbers) == ["gunther"]


def test_passage_words_keep_a_word_that_is_written_like_an_umlaut() -> None:
    read = PassageWords([passage("Baecker"), passage("Bäcker")])
    assert read.term_of_form["baecker"] != read.term_of_form["backer"]


def test_passage_words_leave_stop_words_out() -> None:
    read = PassageWords([passage("The", "für über")])
    assert set(read.term_of_form) == {"fur", "fuer", "uber", "ueber"}
    assert read.tokens.tolist()[0] == FIELD_BREAK


def test_passage_words_of_nothing_are_empty() -> None:
    read = PassageWords([])
    assert (read.tokens.tolist(), read.starts.tolist(), read.frequencies) == ([], [0], {})
