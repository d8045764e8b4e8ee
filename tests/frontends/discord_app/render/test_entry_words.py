"""Moments within sentences."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.answers.text import Linked, plain_words
from bot.frontends.discord_app.render.entry_words import entry_text, moment_text, side_words
from bot.reminders.moments import Edge, Fixed, Moment, Relative
from bot.reminders.personal import before
from bot.search.passages import Entry, EntryKind
from tests.frontends.discord_app.render.occasions import ABSTRACT, EVENT, KEYNOTE, own
from tests.frontends.discord_app.stage import ASSISTANT

EDITION = ASSISTANT.edition(EVENT)
TITLE = "Surprises in Deep Learning Training…"
MINUTE = timedelta(minutes=1)
WORKSHOP = Entry(EntryKind.EVENT, EVENT, "")


@pytest.mark.parametrize(
    ("moment", "words", "side"),
    [
        (before(KEYNOTE, 10 * MINUTE), f"10 minutes before {TITLE}", "10 minutes before"),
        (before(KEYNOTE, 0 * MINUTE), f"at the start of {TITLE}", "at the start"),
        (before(KEYNOTE, -MINUTE), f"1 minute after the start of {TITLE}", "1 minute after"),
        (Relative(KEYNOTE, Edge.END, MINUTE), f"1 minute after {TITLE}", "1 minute after"),
        (Relative(KEYNOTE, Edge.END, -MINUTE), f"1 minute before the end of {TITLE}",
         "1 minute before"),
        (before(ABSTRACT, 0 * MINUTE), "when Extended abstract is due", "when it is due"),
        (before(ABSTRACT, -MINUTE), "1 minute after Extended abstract", "1 minute after"),
        (before(WORKSHOP, 60 * MINUTE), "1 hour before MLHPCS 2021", "1 hour before"),
        (before(KEYNOTE, MINUTE / 7), f"about {TITLE}", ""),
        (Fixed(datetime.fromisoformat("2021-07-01"), "UTC"), f"about {TITLE}", ""),
    ],
)  # fmt: skip
def test_what_a_moment_hangs_on(moment: Moment, words: str, side: str) -> None:
    about = moment.entry if isinstance(moment, Relative) else KEYNOTE
    reminder = replace(own(about=about), moment=moment)
    assert plain_words(moment_text(reminder, EDITION)) == words
    assert side_words(moment) == side


def test_what_hangs_on_nothing() -> None:
    assert moment_text(own("x"), EDITION) == ()


def test_title_leads_to_the_abstract() -> None:
    (linked,) = entry_text(KEYNOTE, EDITION)
    assert isinstance(linked, Linked)
    assert linked.url.endswith("/keynote.md")


@pytest.mark.parametrize("entry", [KEYNOTE, Entry(EntryKind.TALK, "gone", "")])
def test_what_is_gone_has_no_name(entry: Entry) -> None:
    edition = None if entry is KEYNOTE else EDITION
    assert entry_text(entry, edition) == ("something that is no longer there",)
