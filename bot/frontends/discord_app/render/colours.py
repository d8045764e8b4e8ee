"""The colour of a container's bar: it repeats what the words say, and is legible on each theme."""

from __future__ import annotations

from bot.answers.models import Colour

COLOURS: dict[Colour, int | None] = {
    Colour.PROGRAM: 0x6F8DD0,
    Colour.DEADLINE: 0xD2720E,
    Colour.INFORMATION: 0x18A56A,
    Colour.NOTHING: None,
}
ORGANIZERS = 0xC057FA
PROBLEM = 0xF1484F
