"""The first file for a new event, which explains itself and is ready to be filled in."""

from __future__ import annotations

import re
from datetime import date

from bot.knowledge.fields import checked_id
from bot.knowledge.schema import FILE_NAME

_SOME_YEAR = 2030
_YEAR = re.compile(r"20\d\d")


def starter(event_id: str, day: date | None = None) -> str:
    """Return a file for the event with this id that `read_knowledge` accepts as it is.

    `day` stands in for the event's day until its author knows better; without one it is the first
    of the year that the id names. Raises `ValueError` with a message for the author where the id is
    not one.
    """
    years = _YEAR.findall(event_id)
    return _STARTER.format(
        schema=FILE_NAME,
        id=checked_id(event_id),
        name=event_id.replace("-", " ").replace(".", " ").title(),
        day=day or date(int(years[-1]) if years else _SOME_YEAR, 1, 1),
    )


_STARTER = """\
# yaml-language-server: $schema={schema}
# What is known about the event. The bot answers from this file and from nothing else.
#
# - A line that begins with # is a comment: take the # away, and what follows counts.
# - Indent with spaces, not with tabs. What belongs together begins in the same column.
# - A text with a colon in it stands in quotes, as does one that begins with a sign like [ or @.
# - Then let the bot look for mistakes: workshop-bot check

event:
  id: {id} # stays as it is once the bot is in use
  name: "{name}"
  starts: {day} # year-month-day
  # ends: {day} # the last day, where there are several
  timezone: UTC # in which all times below are meant, such as Europe/Berlin
  # format: online
  # website: https://example.org
  # about: What it is about, in a few sentences.
  # topics: [One topic, Another topic]
  # held_with: The conference that it is part of
  # venue: {{name: The building, address: "Street 1, City", rooms: [Room A, Room B]}}

# What has to be done by when. AoE: the day counts until it has ended anywhere on earth.
deadlines:
  # - id: abstract
  #   name: Abstract
  #   due: {day} AoE
  #   about: 1-2 pages
  #   link: https://example.org/submit
  #   history: [{{due: {day} AoE}}] # what was announced before it was extended

# The program. Kinds: opening, keynote, invited, contributed, talk, panel, tutorial, poster, break,
# social, closing. If the event has several days, write the day too: starts: {day} 09:00
sessions:
  - id: opening
    kind: opening
    title: Welcome
    starts: 09:00
    ends: 09:15
  # - id: keynote
  #   kind: keynote
  #   title: "The title: with a colon, so in quotes"
  #   speakers: [Ada Lovelace (University of London)]
  #   starts: 09:15
  #   ends: 10:00
  #   abstract: https://example.org/abstracts/keynote
  #   summary: What it is about, in a sentence of your own.
  #   keywords: [a word people may search for, another one]
  #   status: cancelled # or moved; leave it out as long as all is as announced

# Only for people about whom there is more to say than a line under `speakers` can.
people:
  # - name: Ada Lovelace
  #   aliases: [Ada King]
  #   affiliation: University of London

committee:
  # - Charles Babbage (University of Cambridge)

contacts:
  # - topic: general
  #   email: info@example.org

# Questions that people ask, each in several wordings.
faq:
  # - questions: [How do I register?, Where is the registration?]
  #   answer: On the website, until a week before the event.
  #   link: https://example.org/register

# Anything else, as texts with headings.
pages:
  # - section: Practical matters
  #   title: How to get there
  #   text: Take the tram.
"""
