import pytest

from bot.search.mending import Mender, mended_calendar
from bot.search.words import word, words
from tests.search.editions import index_of, passage

INDEX = index_of(
    passage("Forecasting hailstorms with tensors", "The glider of Günther Jörg; hyperparameters."),
    passage("Registration desk", "Posters hang in the lobby. Vertrag."),
)


def mender(text: str) -> Mender:
    return Mender(text, INDEX.vocabulary, INDEX.term_of_form, INDEX.term_numbers)


def mended(text: str) -> str:
    return " ".join(each.form for each in mender(text).mend(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pls tell me abt it", "please tell me about it"),
        ("who are the orgs", "who are the organizers"),
        ("cant come tmrw", "can not come tomorrow"),
        ("whens the keynote", "when the keynote"),
    ],
)
def test_mend_writes_abbreviations_out(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whenis this", "when is this"),
        ("wherecan i go", "where can i go"),
        ("gliderlobby", "glider lobby"),
        ("postersession", "poster session"),
        ("inthe lobby", "in the lobby"),
    ],
)
def test_mend_parts_words_that_ran_together(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize("typed", ["xy", "notebook", "deskzebra", "abc123glider", "ofquartz"])
def test_mend_parts_no_other_words(typed: str) -> None:
    assert mended(typed) == typed


def test_mend_joins_what_the_index_writes_as_one() -> None:
    assert mended("hyper parameters of hail storms") == "hyperparameters of hailstorms"
    assert mended("hyper glider parameters") == "hyper glider parameters"


def knowing(name: str, typed: str) -> str:
    """What is meant by a text where the index has this name alone."""
    index = index_of(passage(name))
    reader = Mender(typed, index.vocabulary, index.term_of_form, index.term_numbers)
    return " ".join(each.form for each in reader.mend(typed))


def test_mend_joins_no_stop_words() -> None:
    assert knowing("Upload", "up load") == "up load"


def test_mend_parts_no_everyday_words() -> None:
    assert knowing("Ice", "office") == "office"
    assert knowing("Gliders", "offgliders") == "off gliders"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("waht si teh deadlnie", "what is the deadline"),
        ("wehn does teh sesion strat", "when does the session start"),
        ("speeker", "speaker"),
        ("orgnaizers", "organizers"),
    ],
)
def test_mend_mends_words_that_any_question_may_have(typed: str, meant: str) -> None:
    assert mended(typed) == meant


def test_mend_mends_courtesies_with_swapped_letters_alone() -> None:
    assert mended("i wnoder") == "i wonder"
    assert mended("apprexiate") == "apprexiate"


@pytest.mark.parametrize(
    "typed",
    [
        "desk",  # the index has it
        "fail",  # everyday words are no slips: not "mail"
        "accommodations",  # neither are synonyms of what may be asked
        "hailstorn",  # words of the index are mended when they are looked for
        "gpt4",
        "zzz",
    ],
)
def test_mend_leaves_other_words_alone(typed: str) -> None:
    assert mended(typed) == typed


def test_mend_prefers_the_known_form_with_the_same_stem() -> None:
    assert mended("begining") == "beginning"


def test_mend_reads_german_questions() -> None:
    assert mended("Wann beginnt der Vortrag?") == "when start the talk"
    assert mended("Wo findet die Veranstaltung statt?") == "where is the workshop held"
    assert mended("Wann ist der Vortrga?") == "when is the talk"


def test_mend_keeps_german_words_of_the_index() -> None:
    assert mended("Wann ist der Vertrag?") == "when is the vertrag"


def test_mend_mends_long_german_words_in_english_questions() -> None:
    assert mended("the Veranstaltunng") == "the workshop"
    assert mended("the folein") == "the folein"


def test_mend_leaves_a_name_with_an_umlaut_that_the_index_has() -> None:
    assert mended("Jörg") == "jorg"
    assert mended("Günther") == "gunther"


def test_spelled_gives_the_spelling_that_the_index_has() -> None:
    index = index_of(passage("Juelich"))
    text = "Jülich and Köln"
    reader = Mender(text, index.vocabulary, index.term_of_form, index.term_numbers)
    assert reader.spelled("julich") == "juelich"
    assert reader.spelled("koln") == "koln"
    assert [each.form for each in reader.mend("Jülich")] == ["julich"]
    assert knowing("Toelk", "Tölk") == "tolk"
    assert knowing("Sky", "Tölk") == "talk"


def test_alternatives_are_words_of_the_index() -> None:
    assert [form for form, _ in mender("").alternatives("hailstorns")] == ["hailstorms"]
    assert [form for form, _ in mender("").alternatives("tensros")] == ["tensors"]


@pytest.mark.parametrize("meant", ["hours", "gliders", "friend", "wonderful"])
def test_alternatives_of_what_is_meant_are_none(meant: str) -> None:
    index = index_of(passage("Houri gliderz friends wonderfum"))
    found = Mender("", index.vocabulary, index.term_of_form, index.term_numbers).alternatives(meant)
    assert bool(found) is (meant == "gliders")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("on firday in the mornng", "on friday in the morning"),
        ("octobr 5", "october 5"),
        ("tomorow", "tomorrow"),
        ("on friday", "on friday"),
        ("the money of mona", "the money of mona"),
        ("", ""),
    ],
)
def test_mended_calendar_mends_names_of_days_alone(typed: str, meant: str) -> None:
    assert mended_calendar(typed) == meant


def test_mending_knows_forms_with_their_stems() -> None:
    assert mender("").mend("Registered") == [word("registered")]
    assert words("registered") == [word("registered")]
