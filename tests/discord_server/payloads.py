"""What passes over the wire, as Python has it."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Body: TypeAlias = dict[str, Any] | list[Any] | None
