"""Questions about the program, as attendees ask them: when, where, who, what about."""

from __future__ import annotations

import random
from collections.abc import Callable

from bot.knowledge.models import Person, Session
from tests.benchmarks.generated.program import Program
from tests.benchmarks.generated.typing_errors import Typing, mistyped

ABOUT_A_SPEAKER = [
    "When does {name} speak?",
    "what is {surname}'s talk about",
    "which room is {name} in",
    "talks by {surname}",
    "where does {name} work",
    "who else presents with {name}",
]
ABOUT_A_TALK = [
    'When is "{title}"?',
    "who presents {title}",
    "where is the talk on {words}",
    "is there something about {words}",
    "what comes after {title}",
    "how long is the {words} talk",
]
ABOUT_THE_PROGRAM = [
    "What is on now?",
    "which talk is next",
    "what's in {room} at {time}",
    "talks after {time}",
    "how many talks are there",
    "speakers from {affiliation}",
    "list the keynotes",
    "first talk tomorrow",
]
WORDS_OF_A_TITLE = 3


def program_questions(program: Program, count: int, rng: random.Random) -> list[str]:
    """Return so many questions about random talks and speakers, some of them with typing errors."""
    questions: list[str] = []
    while len(questions) < count:
        template = rng.choice(rng.choice([ABOUT_A_SPEAKER, ABOUT_A_TALK, ABOUT_THE_PROGRAM]))
        gaps = _gaps(rng.choice(program.sessions), rng.choice(program.people), program, rng)
        text = template.format_map({gap: fill() for gap, fill in gaps.items()})
        questions.append(mistyped(text, rng.choice(list(Typing)), rng))
    return questions


def _gaps(
    session: Session, person: Person, program: Program, rng: random.Random
) -> dict[str, Callable[[], str]]:
    words = session.title.split()
    return {
        "name": lambda: person.name,
        "surname": lambda: program.names[person.id].surname,
        "affiliation": lambda: person.affiliation,
        "title": lambda: session.title,
        "words": lambda: " ".join(rng.sample(words, min(WORDS_OF_A_TITLE, len(words)))).lower(),
        "room": lambda: session.room,
        "time": lambda: f"{session.starts:%H:%M}",
    }
