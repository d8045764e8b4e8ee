"""The card of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.cards.committee import COMMITTEE
from bot.answers.cards.talk import talk_block
from bot.answers.context import Context
from bot.answers.entries import entry_of_person, entry_of_talk
from bot.answers.models import Action, Block, FollowLink, OpenEntry, Remind
from bot.answers.running import planned
from bot.answers.text import Line, Strong, Text

if TYPE_CHECKING:
    from bot.answers.models import Answer
    from bot.knowledge.edition import Edition
    from bot.knowledge.models import Person

MOST_TALKS_OFFERED = 3


def person_card(context: Context, person: Person, lead: Text = ()) -> Answer:
    """Return a person's card: affiliation, roles, their talks."""
    name: Text = (Strong(person.name),) if lead else (person.name,)
    facts = [Line(name)] if lead else []
    facts += [Line((person.affiliation,))] if person.affiliation else []
    if roles := roles_of(context.edition, person):
        facts.append(Line((" · ".join(roles),)))
    if person.about:
        facts.append(Line((person.about,)))
    talks = context.edition.sessions_by_person.get(person.id, ())
    offered = talks[:MOST_TALKS_OFFERED]
    ahead = [talk for talk in planned(talks) if talk.starts and talk.starts > context.now]
    actions: list[Action] = []
    if len(ahead) == 1:
        actions.append(Remind("Remind me", entry_of_talk(ahead[0])))
    actions += [
        OpenEntry("About the talk" if len(talks) == 1 else talk.title, entry_of_talk(talk))
        for talk in offered
    ]
    return context.answer(
        lead or (person.name,),
        (Block(tuple(facts)), *(talk_block(context, talk, person) for talk in talks)),
        entries=[entry_of_person(person), *map(entry_of_talk, talks)],
        source=entry_of_person(person),
        actions=actions + [FollowLink(link.title, link.url) for link in person.links],
    )


def roles_of(edition: Edition, person: Person) -> list[str]:
    """Return what a person does at the event, as far as the files say."""
    organizes = (m.role or COMMITTEE for m in edition.committee if m.person == person.id)
    return list(dict.fromkeys((*person.roles, *organizes)))
