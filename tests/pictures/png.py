"""PNG files as chunks, and texts within them; nothing but the standard library."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Chunk(NamedTuple):
    """A part of a PNG file: its kind, such as `IHDR` or `tEXt`, and what it holds."""

    kind: bytes
    data: bytes


def chunks_of(png: bytes) -> list[Chunk]:
    """Return the chunks of a PNG file, or raise `ValueError` if it isn't a whole one."""
    if not png.startswith(SIGNATURE):
        raise ValueError("not a PNG file: its signature is missing")
    chunks: list[Chunk] = []
    position = len(SIGNATURE)
    while not chunks or chunks[-1].kind != b"IEND":
        head, rest = png[position : position + 8], png[position + 8 :]
        if len(head) < 8 or len(rest) < (length := int.from_bytes(head[:4], "big")) + 4:
            raise ValueError("the PNG file ends before its last chunk")
        chunk = Chunk(head[4:], rest[:length])
        if int.from_bytes(rest[length : length + 4], "big") != _checksum(chunk):
            raise ValueError(f"a chunk of the PNG file is damaged: {chunk.kind!r}")
        chunks.append(chunk)
        position += len(head) + length + 4
    return chunks


def png_of(chunks: Iterable[Chunk]) -> bytes:
    """Return the PNG file that consists of the chunks."""
    return SIGNATURE + b"".join(
        len(chunk.data).to_bytes(4, "big")
        + chunk.kind
        + chunk.data
        + _checksum(chunk).to_bytes(4, "big")
        for chunk in chunks
    )


def with_text(png: bytes, keyword: str, text: str) -> bytes:
    """Return the PNG file with a text (Latin-1) under the keyword, in place of an earlier one."""
    header, *others = chunks_of(png)
    start = keyword.encode("latin-1") + b"\0"
    kept = [chunk for chunk in others if not _is_text(chunk, start)]
    return png_of([header, Chunk(b"tEXt", start + text.encode("latin-1")), *kept])


def text_of(png: bytes, keyword: str) -> str | None:
    """Return the text under the keyword, or `None` if the PNG file has none."""
    start = keyword.encode("latin-1") + b"\0"
    for chunk in chunks_of(png):
        if _is_text(chunk, start):
            return chunk.data[len(start) :].decode("latin-1")
    return None


def _checksum(chunk: Chunk) -> int:
    return zlib.crc32(chunk.kind + chunk.data)


def _is_text(chunk: Chunk, start: bytes) -> bool:
    return chunk.kind == b"tEXt" and chunk.data.startswith(start)
