"""The golden questions: what people ask, and what a right answer is.

The keys of the files are explained at the top of tests/questions.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter

from bot.answers.models import AnswerKind
from bot.search.passages import EntryKind

USUAL_TIME = datetime.fromisoformat("2021-06-30T10:12:00+02:00")

_Item = TypeVar("_Item")
OneOrMore = Annotated[
    tuple[_Item, ...],
    BeforeValidator(lambda given: given if isinstance(given, list) else [given]),
]
"""In the files a single item may stand without its list."""


@dataclass(frozen=True, kw_only=True)
class GoldenQuestion:
    """A question, who asks it when, and what a right answer is."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    typed: Annotated[str, Field(alias="q")]
    event_id: Annotated[str, Field(alias="event")] = "mlhpcs-2021"
    now: datetime = USUAL_TIME
    answered_from: Annotated[str, Field(alias="in")] = ""
    expect: OneOrMore[AnswerKind]
    about: OneOrMore[EntryKind] = ()
    one_of: Annotated[OneOrMore[str], Field(alias="id")] = ()
    ids: frozenset[str] = frozenset()
    says: tuple[OneOrMore[str], ...] = ()
    tags: frozenset[str] = frozenset()

    @property
    def is_answerable(self) -> bool:
        """Whether the files hold an answer."""
        return self.expect != (AnswerKind.NOT_KNOWN,)


def read_questions(file: Path) -> tuple[GoldenQuestion, ...]:
    """Return the questions of a file, in its order."""
    written = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return TypeAdapter(tuple[GoldenQuestion, ...]).validate_python(written)
