import pytest

from bot.answers.models import FollowLink, OpenEntry, ShowView, View
from bot.frontends.terminal.choices import choices, chosen, is_number
from tests.frontends.terminal.samples import (
    CLUSTERS_ENTRY,
    DID_YOU_MEAN,
    FOUND,
    KEYNOTE_ENTRY,
    SPEAKER_ENTRY,
)

SPEAKER = OpenEntry("Speaker", SPEAKER_ENTRY)
PROGRAM = ShowView("Program", View.PROGRAM)
ABSTRACT = FollowLink("Abstract", "https://example.org/keynote")


def test_choices_of_a_card_are_its_actions_without_reminders() -> None:
    assert choices(FOUND) == (SPEAKER, PROGRAM, ABSTRACT)


def test_choices_begin_with_the_blocks_and_name_no_entry_twice() -> None:
    assert choices(DID_YOU_MEAN) == (
        OpenEntry(KEYNOTE_ENTRY.title, KEYNOTE_ENTRY),
        OpenEntry(CLUSTERS_ENTRY.title, CLUSTERS_ENTRY),
        PROGRAM,
    )


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("1", SPEAKER),
        ("3", ABSTRACT),
        ("abstract", ABSTRACT),
        ("PROGRAM", PROGRAM),
        ("0", None),
        ("4", None),
        ("prog", None),
        ("²", None),
    ],
)
def test_chosen_by_number_or_whole_name(
    typed: str, choice: OpenEntry | ShowView | FollowLink | None
) -> None:
    assert chosen(typed, choices(FOUND)) == choice


@pytest.mark.parametrize(
    ("typed", "is_one"), [("1", True), ("12", True), ("2021", False), ("x", False), ("²", False)]
)
def test_number_of_a_choice_is_short(typed: str, *, is_one: bool) -> None:
    assert is_number(typed) is is_one
