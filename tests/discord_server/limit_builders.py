"""Components that keep to every limit, to be bent in tests of limits."""

from tests.discord_server.payloads import Json
from tests.discord_server.problems import Problem

V2 = 1 << 15


def text(content: str = "x", **more: object) -> Json:
    return {"type": 10, "content": content} | more


def row(*components: Json) -> Json:
    return {"type": 1, "components": list(components)}


def button(custom_id: str | None = "a", **more: object) -> Json:
    return {"type": 2, "style": 1, "label": "x", "custom_id": custom_id} | more


def link(url: str | None = "https://example.org", **more: object) -> Json:
    return {"type": 2, "style": 5, "label": "x", "url": url} | more


def select(count: int = 1, **more: object) -> Json:
    listed = [option(str(number)) for number in range(count)]
    return {"type": 3, "custom_id": "s", "options": listed} | more


def option(value: str = "v", **more: object) -> Json:
    return {"label": "x", "value": value} | more


def container(*components: Json, **more: object) -> Json:
    return {"type": 17, "components": list(components)} | more


def section(*components: Json, accessory: Json | None) -> Json:
    return {"type": 9, "components": list(components), "accessory": accessory}


def thumbnail(url: str = "https://example.org/a.png", **more: object) -> Json:
    return {"type": 11, "media": {"url": url}} | more


def gallery(items: int = 1, **more: object) -> Json:
    item = {"media": {"url": "https://example.org/a.png"}} | more
    return {"type": 12, "items": [item] * items}


def modal(*components: Json, **more: object) -> Json:
    return {"custom_id": "m", "title": "x", "components": list(components)} | more


def label(component: Json, **more: object) -> Json:
    return {"type": 18, "label": "x", "component": component} | more


def text_input(custom_id: str = "t", **more: object) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 1} | more


def command(name: str = "program", **more: object) -> Json:
    return {"name": name, "description": "x"} | more


def parameter(name: str = "day", kind: int = 3, **more: object) -> Json:
    return {"name": name, "description": "x", "type": kind} | more


def brief(problems: list[Problem]) -> list[str]:
    """Write problems as `path: CODE`."""
    return [f"{'.'.join(map(str, each.path))}: {each.code}" for each in problems]
