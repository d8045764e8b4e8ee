"""What is wrong with a key or its value, in words for people who do not program."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from typing_extensions import TypeIs

from bot.knowledge.entries import Entry
from bot.knowledge.naming import fold
from bot.knowledge.nodes import MappingNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from bot.knowledge.content import Content, Path

_OTHER_WORDS = {
    "affiliation": ("institution", "institute", "university", "organization", "company"),
    "about": ("description", "bio", "refers_to", "see"),
    "aliases": ("alias", "other_names", "also_known_as", "names"),
    "answer": ("text", "reply"),
    "due": ("date", "deadline", "time", "ends", "until"),
    "email": ("mail", "e-mail", "address"),
    "ends": ("end", "to", "until"),
    "faq": ("questions", "q&a"),
    "held_with": ("host", "part_of", "co-located", "colocated_with"),
    "link": ("url", "website", "page"),
    "name": ("title", "full_name"),
    "other_titles": ("also_titled", "aliases", "alias"),
    "questions": ("q", "ask"),
    "sessions": ("program", "programme", "schedule", "talks", "agenda"),
    "speakers": ("presenter", "presenters", "by", "people"),
    "starts": ("start", "begin", "begins", "date", "day", "time", "from", "when"),
    "summary": ("description", "about", "text"),
    "timezone": ("tz", "zone", "time_zone"),
    "title": ("name",),
    "venue": ("location", "place", "where"),
    "video": ("recording",),
    "website": ("url", "site", "homepage", "link"),
}


def complain_about(mistake: ErrorDetails, content: Content, path: Path, model: type[Entry]) -> None:
    """Note one of pydantic's errors in an entry of a class that stands at `path`."""
    place = (*path, *mistake["loc"])
    kind, written = mistake["type"], mistake["input"]
    if kind == "missing":
        content.complain(place, f"`{place[-1]}` is missing")
    elif kind == "extra_forbidden":
        known = _class_at(model, mistake["loc"][:-1]).model_fields
        content.complain(place, unknown_key(content, str(place[-1]), known), of_key=True)
    elif kind == "value_error":
        content.complain(place, str(mistake["ctx"]["error"]))
    elif not written:
        content.complain(place, "nothing stands here: fill it in, or delete it")
    elif kind == "too_short":  # for those that are there have mistakes, which are noted already
        pass
    elif kind == "string_type":
        content.complain(place, _no_text(written))
    else:
        first_key = next(iter(_class_at(model, mistake["loc"]).model_fields))
        content.complain(place, f"keys such as `{first_key}:` are expected here")


def unknown_key(content: Content, key: str, known: Iterable[str]) -> str:
    """Return what to say of a key that the format does not have, with the keys it has instead."""
    known = list(known)
    for name in known:
        if fold(key) in _OTHER_WORDS.get(name, ()):
            return f"unknown key `{key}`, did you mean `{name}`?"
    suggestion = content.did_you_mean(key, known)
    return f"unknown key `{key}`{suggestion or _all_of(known)}"


def _all_of(known: Sequence[str]) -> str:
    return f", the keys here are {', '.join(known)}"


def _no_text(written: object) -> str:
    if isinstance(written, MappingNode):
        start = f"{next(iter(written))}: …"
        return f"a text is expected here: if `{start}` is one, put it in quotes"
    return "one text is expected here, not a list"


def _class_at(model: type[Entry], steps: Sequence[str | int]) -> type[Entry]:
    """Return the class of the entry that a path leads to inside an entry of the class `model`."""
    for step in steps:
        if step in model.model_fields:
            annotation = model.model_fields[str(step)].annotation
            parts = (annotation, *get_args(annotation))
            model = next((part for part in parts if _is_entry_class(part)), model)
    return model


def _is_entry_class(part: object) -> TypeIs[type[Entry]]:
    return isinstance(part, type) and issubclass(part, Entry)
