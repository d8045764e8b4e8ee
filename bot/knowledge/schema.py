"""The knowledge format as a JSON Schema, by which editors complete and check what one types."""

from __future__ import annotations

import json
from typing import Any

from bot.knowledge.format import KnowledgeFile

FILE_NAME = "workshop.schema.json"
"""The schema's file beside the knowledge files, which name it in their first line."""


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of what the reader accepts.

    It also accepts some things that the reader does not: it knows no references and no calendar.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **KnowledgeFile.model_json_schema(),
    }


def schema_text() -> str:
    """Return the schema as the content of its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
