from datetime import datetime, timedelta

import pytest

from bot.answers.cards.deadline import all_deadlines, deadline_card
from bot.answers.context import Context
from bot.answers.models import Answer, AnswerKind, Colour
from bot.answers.text import Time, TimeStyle, Tone
from bot.knowledge.edition import Edition
from bot.knowledge.models import Contact, Deadline, EarlierDue, Link
from bot.search.edition_index import EditionIndex
from tests.answers.reading import headline, ids, labels, lines, tones
from tests.builders import ZONE, due, edition

SITE = Link(title="Submit here", url="https://submit.example")
FULL = Deadline(
    id="papers",
    name="Papers",
    due=due("2030-03-20"),
    about="Six pages",
    link=SITE,
    history=(
        EarlierDue(due=due("2030-03-01")),
        EarlierDue(due=due("2030-03-10")),
    ),
)
BARE = Deadline(id="slides", name="Slides", due=due("2030-05-01", zone=ZONE))
TO_THE_MINUTE = Deadline(id="fees", name="Fees", due=due("2030-04-10", "17:00", ZONE))
NOON_AOE = Deadline(id="demos", name="Demos", due=due("2030-04-12", "12:00"))
DEADLINES = (FULL, BARE, TO_THE_MINUTE, NOON_AOE)
BEFORE = datetime(2030, 3, 18, 12, tzinfo=ZONE)
AFTER = datetime(2030, 6, 1, 12, tzinfo=ZONE)


def context(now: datetime, *deadlines: Deadline, of: Edition | None = None) -> Context:
    return Context(EditionIndex(of or edition(deadlines=deadlines)), now)


def card(of: Deadline, now: datetime = BEFORE) -> Answer:
    return deadline_card(context(now, *DEADLINES), of)


def test_card_of_an_extended_deadline_aoe() -> None:
    answer = card(FULL)
    assert headline(answer) == "2030-03-21T11:59:00+00:00"
    assert lines(answer)[:4] == [
        "Papers, due in 3 days",
        "Six pages · extended, was 10 March AoE",
        "Announced before as 1 March 2030 AoE, then 10 March 2030 AoE.",
        "End of 20 March 2030 AoE: it counts until the day has ended anywhere on earth.",
    ]
    assert labels(answer) == ["Remind me", "All deadlines", "Submit here"]
    assert answer.colour is Colour.DEADLINE
    assert ids(answer) == ["papers"]


def test_card_of_a_passed_deadline() -> None:
    answer = card(FULL, AFTER)
    assert lines(answer)[0] == "Papers, passed 2 months ago"
    assert "had been extended, was 10 March AoE" in lines(answer)[1]
    assert labels(answer) == ["All deadlines", "Submit here"]


def test_card_with_a_date_alone_invents_no_hour() -> None:
    answer = card(BARE)
    assert headline(answer) == "1 May 2030"
    assert lines(answer) == ["Slides, due in 1 month", "No time of day was announced."]


def test_card_with_nearly_nothing() -> None:
    only = deadline_card(context(BEFORE, TO_THE_MINUTE), TO_THE_MINUTE)
    assert headline(only) == "2030-04-10T17:00:00+01:00"
    assert lines(only) == ["Fees, due in 23 days"]
    assert labels(only) == ["Remind me"]


def test_an_hour_aoe_is_not_the_end_of_the_day() -> None:
    answer = card(NOON_AOE)
    assert headline(answer) == "2030-04-13T01:00:00+01:00"
    assert not any("End of" in line for line in lines(answer))


def test_fact_that_was_asked_for_leads_and_the_time_follows() -> None:
    answer = deadline_card(context(BEFORE, FULL), FULL, ("Yes, extended",))
    assert headline(answer) == "Yes, extended"
    assert lines(answer)[:2] == ["Papers", "2030-03-21T11:59:00+00:00 · in 3 days"]


def test_distance_in_the_headline_is_not_said_again() -> None:
    lead = ("Still open, due ", Time(FULL.due.instant, TimeStyle.RELATIVE))
    answer = deadline_card(context(BEFORE, FULL), FULL, lead)
    assert headline(answer) == "Still open, due in 3 days"
    assert lines(answer)[:2] == ["Papers", "2030-03-21T11:59:00+00:00"]


def test_deadline_is_open_up_to_its_very_instant() -> None:
    instant = TO_THE_MINUTE.due.instant
    assert lines(card(TO_THE_MINUTE, instant))[0] == "Fees, due now"
    passed = card(TO_THE_MINUTE, instant + timedelta(minutes=1))
    assert lines(passed)[0] == "Fees, passed 1 minute ago"


@pytest.mark.parametrize("now", [BEFORE, AFTER])
def test_extension_into_another_year_says_the_years(now: datetime) -> None:
    moved = Deadline(
        id="papers",
        name="Papers",
        due=due("2030-01-10"),
        history=(EarlierDue(due=due("2029-12-20")),),
    )
    assert "was 20 December 2029 AoE" in lines(deadline_card(context(now, moved), moved))[1]


PASSED_PAPERS = (
    "Papers · passed 21 days ago, 20 March 2030 AoE · had been extended, was 10 March AoE"
)
WHAT_AOE_IS = (
    "AoE, anywhere on earth: the day counts until it has ended everywhere, at 12:00 UTC on the "
    "next day."
)


def test_all_deadlines_are_led_by_the_next_and_end_with_the_passed() -> None:
    now = datetime(2030, 4, 11, 12, tzinfo=ZONE)
    answer = all_deadlines(context(now, *DEADLINES))
    assert headline(answer) == "Demos due in 2 days"
    assert [line for line in lines(answer) if line != WHAT_AOE_IS] == [
        "2030-04-13T01:00:00+01:00",
        "Slides due in 20 days",
        "1 May 2030, no time of day announced",
        PASSED_PAPERS,
        "Fees · passed 19 hours ago, 2030-04-10T17:00:00+01:00",
        "Submit here: https://submit.example",
    ]
    assert ids(answer) == ["demos", "slides", "papers", "fees"]
    assert answer.kind is AnswerKind.SEVERAL
    assert tones(answer)[-2:] == [Tone.NOTE] * 2


def test_all_deadlines_tell_what_they_are_about() -> None:
    later = Deadline(id="last", name="Last call", due=due("2030-03-25"), about="One page")
    answer = all_deadlines(context(BEFORE, FULL, later))
    assert lines(answer)[:-1] == [
        "2030-03-21T11:59:00+00:00",
        "Six pages · extended, was 10 March AoE · end of 20 March AoE",
        "Last call due in 8 days",
        "2030-03-26T11:59:00+00:00",
        "One page · end of 25 March AoE",
        WHAT_AOE_IS,
    ]


def test_what_aoe_is_comes_once_and_only_where_an_open_day_ends_so() -> None:
    later = Deadline(id="last", name="Last call", due=due("2030-03-25"))
    both = all_deadlines(context(BEFORE, FULL, later))
    assert lines(both).count(WHAT_AOE_IS) == 1
    assert tones(both)[-1] is Tone.NOTE
    assert WHAT_AOE_IS not in lines(all_deadlines(context(BEFORE, BARE, TO_THE_MINUTE)))
    assert WHAT_AOE_IS not in lines(all_deadlines(context(AFTER, FULL)))


def test_no_open_deadline() -> None:
    answer = all_deadlines(context(AFTER, *DEADLINES))
    assert headline(answer) == "No deadline is open"
    assert ids(answer) == ["papers", "fees", "demos", "slides"]
    assert labels(answer) == ["Submit here"]


def test_no_open_deadline_but_somebody_to_ask() -> None:
    known = edition(
        deadlines=(BARE,), contacts=(Contact(id="general", topic="general", email="a@example.org"),)
    )
    assert labels(all_deadlines(context(BEFORE, of=known))) == ["Remind me"]
    assert labels(all_deadlines(context(AFTER, of=known))) == ["Contact"]


def test_chosen_deadlines_that_have_passed() -> None:
    answer = all_deadlines(context(AFTER, *DEADLINES), [FULL])
    assert headline(answer) == "These have passed"
    assert (answer.kind, ids(answer)) == (AnswerKind.FOUND, ["papers"])


def test_link_shared_by_deadlines_is_offered_once() -> None:
    twin = Deadline(id="twin", name="Twin", due=due("2030-03-21"), link=SITE)
    assert labels(all_deadlines(context(BEFORE, FULL, twin))) == [
        "Remind me", "Remind me", "Submit here",
    ]  # fmt: skip


def test_no_deadlines_at_all() -> None:
    answer = all_deadlines(context(BEFORE))
    assert headline(answer) == "No deadlines are announced"
    assert answer.kind is AnswerKind.NOT_KNOWN
    assert labels(answer) == []


def test_no_deadlines_at_all_but_somebody_to_ask() -> None:
    known = edition(contacts=(Contact(id="general", topic="general", email="a@example.org"),))
    assert labels(all_deadlines(context(BEFORE, of=known))) == ["Contact"]
