"""What all groups of keys have in common: how they are read, and what an editor is told of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from typing_extensions import override

from bot.knowledge.fields import SCALAR, Id, as_line

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

ALIASES = Field((), description="Other names under which people look for it.")
KEYWORDS = Field((), description="Words by which it should be found.")
LINK = Field(None, description="The web page about it: its address, or a title and an address.")
LINKS = Field((), description="Web pages about it, each a title and an address.")


class Entry(BaseModel):
    """A group of keys as an author writes it; what is left empty counts as not written.

    A class with `shorthand` may also be written as a text, which that function turns into keys.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    shorthand: ClassVar[Callable[[str], dict[str, object]] | None] = None

    @model_validator(mode="before")
    @classmethod
    def _written(cls, written: object) -> object:
        if isinstance(written, str) and cls.shorthand:
            written = cls.shorthand(as_line(written))
        if isinstance(written, dict):
            known = cls.__pydantic_fields__
            return {
                key: value
                for key, value in written.items()
                if (value is not None and value != "") or key not in known
            }
        return written

    @classmethod
    @override
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        reference = handler(schema)
        keys = handler.resolve_ref_schema(reference)
        required = keys.get("required", ())
        keys["properties"] = {
            name: written if name in required else _or_empty(written)
            for name, written in keys["properties"].items()
        }
        return {"anyOf": [SCALAR, reference]} if cls.shorthand else reference


class NamedEntry(Entry):
    """An entry that others can refer to."""

    id: Id = Field(
        "",
        description="What other entries call it. Made from its name if left out.",
    )

    @property
    @abstractmethod
    def label(self) -> str:
        """The words that stand for the entry, from which its id is made if it has none."""


def _or_empty(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Return the schema of a key that may be left empty, the description outermost."""
    schema.pop("default", None)
    about: JsonSchemaValue = {
        key: schema.pop(key) for key in ("title", "description") if key in schema
    }
    if isinstance(schema.get("type"), list):
        return {**about, **schema, "type": [*schema["type"], "null"]}
    return {**about, "anyOf": [*schema.pop("anyOf", [schema]), {"type": "null"}]}
