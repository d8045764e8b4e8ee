from dataclasses import replace
from textwrap import dedent

import pytest

from bot.answers.models import Answer, Block, FollowLink, OpenEntry
from bot.answers.text import Command, Line, Linked, Time, TimeStyle, Tone
from bot.frontends.terminal.layout import lay_out
from bot.frontends.terminal.pieces import Look
from bot.frontends.terminal.sheet import Sheet
from tests.frontends.terminal.samples import (
    BERLIN,
    CLUSTERS_ENTRY,
    DID_YOU_MEAN,
    FOUND,
    KEYNOTE_ENTRY,
    NEW_YORK,
    NOT_KNOWN,
    SEVERAL,
    at,
)

WIDE = Sheet(width=78, own=BERLIN, shows_addresses=False)
NARROW = Sheet(width=34, own=NEW_YORK, shows_addresses=False)
PIPE = Sheet(own=BERLIN, has_numbers=False)


def text_of(answer: Answer, sheet: Sheet) -> str:
    rows = lay_out(answer, sheet)
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in rows)


def expected(text: str) -> str:
    return dedent(text).strip("\n")


def test_card() -> None:
    assert text_of(FOUND, WIDE) == expected("""
        Surprises in Training: Symmetry and Scale
        Daniel Soudry (Technion)
        Friday 2 July 2021, 14:15–15:00 CEST
        Keynote, in 2 days

        initialization, symmetry breaking

        [1] Speaker  [2] Program  [3] Abstract ↗
    """)


def test_card_for_a_reader_elsewhere_on_a_narrow_screen() -> None:
    assert text_of(FOUND, NARROW) == expected("""
        Surprises in Training: Symmetry
        and Scale
        Daniel Soudry (Technion)
        Friday 2 July 2021,
        14:15–15:00 CEST (08:15–09:00 EDT
        your time)
        Keynote, in 2 days

        initialization, symmetry breaking

        [1] Speaker  [2] Program
        [3] Abstract ↗
    """)


def test_card_in_a_pipe_shows_each_address_once_and_no_numbers() -> None:
    assert text_of(FOUND, PIPE).splitlines()[-2:] == [
        "",
        "Abstract <https://example.org/keynote>",
    ]
    assert text_of(FOUND, PIPE).count("https://") == 1


def test_list_numbers_what_can_be_chosen_and_aligns_its_times() -> None:
    assert text_of(SEVERAL, NARROW) == expected("""
        Program, 2 July 2021

             14:00 (08:00) over: Welcome
        1  ┃ 14:15 (08:15) Surprises in
           ┃               Training:
           ┃               Symmetry and
           ┃               Scale
           ┃               Keynote ·
           ┃               Daniel Soudry
        2    16:00 (10:00) Clusters of
                           Images
                           Contributed
                           talk · Kalun Ho

        Times in CEST, in brackets EDT,
        your time.

        [3] Invited talks
    """)


def test_question_back_has_its_candidates_numbered_once() -> None:
    assert text_of(DID_YOU_MEAN, WIDE) == expected("""
        Which talk do you mean by “trainig”?

        1  Surprises in Training: Symmetry and Scale
        2  Clusters of Images

        [3] Program
    """)


def test_items_have_bullets() -> None:
    assert text_of(NOT_KNOWN, WIDE) == expected("""
        I have no answer to that
        I can tell:
        • /program: what is on, and when
        • /contact: whom to ask
    """)


def test_commands_are_as_they_are_typed() -> None:
    line = Line((Command("program"), ", ", Command("now"), ": what is on"), Tone.ITEM)
    answer = replace(NOT_KNOWN, blocks=(Block((line,)),))
    for sheet in (WIDE, PIPE):
        assert text_of(answer, sheet).splitlines()[-1] == "• /program, /now: what is on"


def test_entries_with_headings_stand_apart() -> None:
    heading = Block(
        (Line(("Full paper due soon",), Tone.HEADING), Line(("10 July",))), KEYNOTE_ENTRY
    )
    assert text_of(replace(SEVERAL, blocks=(heading, heading), actions=()), WIDE) == expected("""
        Program, 2 July 2021

        1  Full paper due soon
           10 July

        2  Full paper due soon
           10 July
    """)


def test_block_about_the_answer_itself_has_no_number() -> None:
    card = replace(FOUND, blocks=(Block((Line(("Keynote",)),), KEYNOTE_ENTRY),), actions=())
    assert "1" not in text_of(card, WIDE)


def test_blocks_without_lines_leave_no_trace() -> None:
    assert text_of(replace(NOT_KNOWN, blocks=(Block(()),)), WIDE) == "I have no answer to that"


def test_few_times_of_day_name_their_zone() -> None:
    line = Line(("Until ", Time(at(17), TimeStyle.CLOCK), ", ", Time(at(17), TimeStyle.RELATIVE)))
    answer = replace(FOUND, headline=("Now",), blocks=(Block((line,)),), actions=(), now=at(16, 40))
    assert text_of(answer, WIDE) == "Now\nUntil 17:00 CEST, in 20 minutes"


@pytest.mark.parametrize(
    ("linked", "shown"),
    [
        (Linked("Author kit", "https://example.org/kit"), "Author kit <https://example.org/kit>"),
        (Linked("www.mlhpcs.org", "https://www.mlhpcs.org/"), "www.mlhpcs.org"),
        (Linked("No link", ""), "No link"),
        (Linked("Trap", "javascript:alert(1)"), "Trap"),
    ],
)
def test_addresses_are_visible_where_links_cannot_be_opened(linked: Linked, shown: str) -> None:
    assert text_of(replace(NOT_KNOWN, headline=(linked,), blocks=()), PIPE) == shown


def test_looks_follow_the_tones() -> None:
    tones = {Tone.HEADING: Look.BOLD, Tone.NOTE: Look.DIM, Tone.NOW: Look.BOLD}
    lines = tuple(Line((tone.value,), tone) for tone in tones)
    rows = lay_out(replace(NOT_KNOWN, blocks=(Block(lines),)), WIDE)
    assert [row[-1].look for row in rows[1:]] == list(tones.values())
    assert rows[0][0].look == Look.BOLD | Look.ACCENT


def test_labels_are_one_line_and_choices_never_break_within() -> None:
    actions = (
        FollowLink("Call for\npapers", "https://example.org"),
        OpenEntry("Next talk", KEYNOTE_ENTRY),
    )
    answer = replace(NOT_KNOWN, blocks=(), actions=actions)
    sheet = replace(NARROW, width=22)
    assert text_of(answer, sheet).splitlines()[-2:] == ["[1] Call for papers ↗", "[2] Next talk"]


def test_addresses_that_are_seen_have_lines_of_their_own() -> None:
    kit = FollowLink("Author kit", "https://example.org/kit")
    answer = replace(NOT_KNOWN, blocks=(), actions=(kit, *FOUND.actions))
    assert text_of(answer, Sheet(own=BERLIN)) == expected("""
        I have no answer to that

        [1] Author kit <https://example.org/kit>
        [2] Speaker  [3] Program
        [4] Abstract <https://example.org/keynote>
    """)


def test_address_of_an_entry_stands_below_it_where_no_number_leads_there() -> None:
    title = Linked("Clusters", "https://example.org/clusters")
    time = Time(at(16), TimeStyle.CLOCK)
    lines = (Line((time, " ", title)), Line(("Talk",), Tone.NOTE))
    answer = replace(SEVERAL, blocks=(Block(lines, CLUSTERS_ENTRY),) * 3, actions=())
    assert text_of(answer, PIPE).splitlines()[2:6] == [
        "16:00 Clusters",
        "      Talk",
        "https://example.org/clusters",
        "16:00 Clusters",
    ]
    assert text_of(answer, replace(PIPE, has_numbers=True)).splitlines()[2:5] == [
        "1  16:00 Clusters",
        "         Talk",
        "2  16:00 Clusters",
    ]
