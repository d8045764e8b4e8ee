"""The committee, as the event prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.models import Block
from bot.answers.text import Line, Tone
from bot.answers.wording import named_with_affiliation

if TYPE_CHECKING:
    from bot.answers.context import Context
    from bot.knowledge.models import CommitteeMember

MOST_MEMBERS = 12
COMMITTEE = "Organizing committee"


def committee_block(context: Context, heading: str = COMMITTEE) -> Block:
    """Return the members of the committee, the first twelve, under the heading if there is one."""
    members = context.edition.committee
    if not members:
        return Block(())
    lines = [Line((heading,), Tone.HEADING)] if heading else []
    shown = members[:MOST_MEMBERS]
    lines += [Line((member_words(context, member),), Tone.ITEM) for member in shown]
    if left_out := len(members) - len(shown):
        lines.append(Line((f"and {left_out} more",), Tone.NOTE))
    return Block(tuple(lines))


def member_words(context: Context, member: CommitteeMember) -> str:
    """Return a member of the committee in a line: `Dennis Hoppe (HLRS, Stuttgart), chair`."""
    name = context.edition.people_by_id[member.person].name
    named = named_with_affiliation(name, member.affiliation)
    return f"{named}, {member.role}" if member.role else named
