"""Links as authors write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import Field
from pydantic_core import core_schema
from typing_extensions import override

from bot.knowledge.entries import Entry
from bot.knowledge.fields import SCALAR, Address, Line, OneOrSeveral
from bot.knowledge.models import Link
from bot.knowledge.shorthands import address_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_SITE = re.compile(r"https?://(?:www\.)?([^/:?#]+).*", re.IGNORECASE)


class LinkEntry(Entry):
    """The address of a web page, or its title and address."""

    shorthand = address_alone

    title: Line = Field("", description="The words that stand for the address.")
    url: Address = Field(description="The address, such as https://example.org/page.")


class _TitledAddresses(OneOrSeveral):
    """Marks a list of links that may also be written as `title: address` for each."""

    @override
    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        several = super().__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_before_validator_function(_titled, several)

    @override
    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        written = super().__get_pydantic_json_schema__(schema, handler)
        by_title = {"type": "object", "additionalProperties": SCALAR}
        return {"anyOf": [*written["anyOf"], by_title]}


def _titled(written: object) -> object:
    if isinstance(written, dict) and "url" not in written:
        return [{"title": title, "url": address} for title, address in written.items()]
    return written


Links = Annotated[tuple[LinkEntry, ...], _TitledAddresses()]


def link_of(entry: LinkEntry | None) -> Link | None:
    """Return the link; one without a title gets the name of its site as title."""
    return titled_link(entry.title, entry.url) if entry else None


def links_of(entries: Iterable[LinkEntry]) -> tuple[Link, ...]:
    """Return the links, as `link_of` does."""
    return tuple(titled_link(entry.title, entry.url) for entry in entries)


def titled_link(title: str, url: str) -> Link:
    """Return the link with this title, or with the name of its site where that is empty."""
    return Link(title=title or _SITE.sub(r"\1", url), url=url)
