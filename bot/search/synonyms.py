"""Words that stand for one another in headings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.search.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

_GROUPS = """
    submit submission submitting upload hand send
    fee fees price prices cost costs rate rates pay payment expensive cheap charge
    venue place location site address where held city
    chair chairs organizer organizing committee responsible
    hotel accommodation lodging stay hostel sleep overnight
    deadline due date dates until closing cutoff
    register registration ticket tickets sign enroll attend pass
    visa letter embassy consulate
    program schedule agenda timetable lineup
    speaker speakers presenter presenters
    talk talks presentation presentations lecture
    paper papers manuscript article contribution
    food lunch dinner meal meals breakfast catering eat snacks coffee
    vegetarian vegan dietary diet allergy allergies gluten halal kosher
    party banquet reception social dinner evening
    publish publication proceedings published
    review reviewer reviewers reviewing reviewed rebuttal
    length pages page limit long maximum
    template format formatting style kit latex
    online virtual remote hybrid remotely zoom home
    video videos recording recordings recorded stream streamed youtube watch
    photo photos photography photographs picture pictures filmed camera
    student students phd
    grant grants scholarship funding support waiver financial aid afford bursary
    volunteer volunteers volunteering helper helpers
    sponsor sponsors sponsorship exhibitor sponsoring
    travel transport airport train bus directions reach flight fly
    taxi cab uber lyft
    wifi wireless internet network eduroam
    contact email mail question reach write
    refund refunds cancel cancellation reimbursement reimbursed money
    child children childcare kids family baby babysitter daycare toddler
    nursing lactation breastfeeding pumping nurse
    accessible accessibility wheelchair disability disabled ramp elevator
    conduct harassment harassed code report incident behavior
    time start starts begin begins hours
    slides deck powerpoint
    award awards prize prizes
    anonymous anonymity blind double anonymized
    accepted acceptance notification notifications decision decisions notified
    tutorial tutorials workshop workshops training
    discord slack chat channel
    bag luggage cloakroom baggage suitcase
    parking park car drive
    covid mask masks ill sick health
    chatgpt ai llm generative
    poster posters
    plagiarism duplicate dual simultaneous concurrent
    preprint arxiv
    pronouns badge badges
    newcomer newcomers first-timer beginner beginners
    mentor mentors mentoring mentorship mentee
    merchandise tshirt shirt swag
    language languages english
    quiet silent calm
    sprint sprints hackathon
    cfp call proposals
    cheaper discount discounts reduced
    invoice receipt bill vat tax
    guest guests partner spouse wife husband companion accompanying
"""


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """Return the stems that mean the same as a stem, by that stem."""
    found: dict[str, frozenset[str]] = {}
    for line in _GROUPS.strip().splitlines():
        group = frozenset(word(member).term for member in line.split())
        for stem in group:
            found[stem] = found.get(stem, frozenset()) | group - {stem}
    return found
