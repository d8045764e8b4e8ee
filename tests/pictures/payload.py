"""Reading a payload, of which only Discord's documentation says what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def text(value: Mapping[str, object], key: str) -> str:
    """Return a text, or an empty one where there is none."""
    found = value.get(key)
    if found is None:
        return ""
    if isinstance(found, str):
        return found
    raise TypeError(f"{key!r} should be a text, not {found!r}")


def number(value: Mapping[str, object], key: str) -> int:
    """Return a whole number, which may be written as a text as Discord does with ids, or 0."""
    found = value.get(key)
    if found is None:
        return 0
    if isinstance(found, (int, str)):
        return int(found)
    raise TypeError(f"{key!r} should be a whole number, not {found!r}")


def items(value: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    """Yield the objects of a list, none where there is no list."""
    found = value.get(key) or ()
    if not isinstance(found, Sequence):
        raise TypeError(f"{key!r} should be a list, not {found!r}")
    for item in found:
        yield mapping(item)


def mapping(value: object) -> Mapping[str, object]:
    """Return the value if it is a JSON object."""
    if isinstance(value, Mapping):
        return value
    raise TypeError(f"should be an object: {value!r}")
