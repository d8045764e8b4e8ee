"""The kinds of value that an author writes: a line of text, an id, an address, a time, a list.

Each says in one place how it is read, what to tell an author who wrote it otherwise, and what an
editor is to accept. An editor reads YAML by its own rules: an unquoted `2021` is a number to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, PlainValidator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from bot.knowledge.models import SessionKind, SessionStatus
from bot.knowledge.naming import slug
from bot.knowledge.shorthands import read_kind, read_status
from bot.knowledge.time_zones import read_named_zone
from bot.knowledge.written_times import WrittenTime, read_day, read_due, read_time

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

SCALAR = {"type": ["string", "number", "boolean"]}
_LONGEST_LINE = 2_000
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_HAS_SCHEME = re.compile(r"https?://\S", re.IGNORECASE)
_WEB_WITHOUT_SCHEME = re.compile(
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[:/?#]\S*)?", re.IGNORECASE
)
_MAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")


def as_line(text: str) -> str:
    """Return the text with single spaces; raises `ValueError` where it is none, or far too long."""
    line = " ".join(_prose(text).split())
    if len(line) > _LONGEST_LINE:
        raise ValueError(f"this text is longer than {_LONGEST_LINE:,} characters")
    return line


def _prose(text: str) -> str:
    if not text.isprintable() and (found := _INVISIBLE.search(text)):
        raise ValueError(f"the text has the invisible character U+{ord(found[0]):04X} in it")
    text = text.strip()
    if not text:
        raise ValueError("this text is empty")
    return text


def checked_id(text: str) -> str:
    """Return the text if it can be an id; raises `ValueError` with a better one otherwise."""
    if not _ID.fullmatch(text):
        raise ValueError(
            f"`{text}` cannot be an id, which has letters, digits, `-`, `.` and `_` only and at "
            f"most 120 characters, did you mean `{slug(text)}`?"
        )
    return text


def _address(text: str) -> str:
    text = text.replace(" ", "%20") if _HAS_SCHEME.match(text) else text
    if _WEB.fullmatch(text):
        return text
    if _WEB_WITHOUT_SCHEME.fullmatch(text):
        return f"https://{text}"
    raise ValueError(f"`{text}` is not the address of a web page, which begins with `https://`")


def _mail(text: str) -> str:
    text = text.removeprefix("mailto:")
    if not _MAIL.fullmatch(text):
        raise ValueError(f"`{text}` is not an e-mail address")
    return text


def _read_with(read: Callable[[str], object]) -> PlainValidator:
    def validate(written: object) -> object:
        if not isinstance(written, str):
            raise PydanticCustomError("string_type", "Input should be a valid string")
        return read(as_line(written))

    return PlainValidator(validate)


def _one_of(words: type[StrEnum]) -> WithJsonSchema:
    """Return a schema for which an editor offers these words, while synonyms stay possible."""
    return WithJsonSchema({"anyOf": [{"enum": [word.value for word in words]}, {"type": "string"}]})


_Scalar = WithJsonSchema(SCALAR)

Line = Annotated[str, AfterValidator(as_line), _Scalar]
"""A text in which line breaks mean no more than spaces."""

Prose = Annotated[str, AfterValidator(_prose), _Scalar]
"""A text whose paragraphs stay."""

Id = Annotated[
    str,
    AfterValidator(checked_id),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{_ID.pattern}$"}),
]
"""What other entries, buttons and scripts call an entry by."""

Address = Annotated[str, AfterValidator(as_line), AfterValidator(_address), _Scalar]
"""A web page; `https://` is added where it is missing."""

Mail = Annotated[str, AfterValidator(as_line), AfterValidator(_mail), _Scalar]
"""An e-mail address."""

Zone = Annotated[ZoneInfo, _read_with(read_named_zone), _Scalar]
Day = Annotated[date, _read_with(read_day), _Scalar]
Time = Annotated[WrittenTime, _read_with(read_time), _Scalar]
Due = Annotated[WrittenTime, _read_with(read_due), _Scalar]
Kind = Annotated[SessionKind, _read_with(read_kind), _one_of(SessionKind)]
Status = Annotated[SessionStatus, _read_with(read_status), _one_of(SessionStatus)]


class OneOrSeveral:
    """Marks a list of which a single item may be written without the list around it."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _listed(written: object) -> object:
    return [written] if isinstance(written, str | dict) else written


Lines = Annotated[tuple[Line, ...], OneOrSeveral()]
