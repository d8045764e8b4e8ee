"""Pixels out of the kinds of PNG files that a browser and `palette` write."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from tests.pictures.png import chunks_of

Bytes: TypeAlias = npt.NDArray[np.uint8]
Pixels: TypeAlias = npt.NDArray[np.uint8]  # rows, columns, and red, green and blue

_PALETTE = 3
_BYTES_PER_PIXEL: Mapping[int, int] = {2: 3, _PALETTE: 1, 6: 4}  # by the kind of colour


def pixels_of(png: bytes) -> Pixels:
    """Return the pixels of a PNG file with 8 bits per channel, without their opacity."""
    chunks = chunks_of(png)
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0].data)
    if depth != 8 or colour not in _BYTES_PER_PIXEL or interlaced:
        raise ValueError(f"a PNG file of another kind: {depth=}, {colour=}, {interlaced=}")
    packed = b"".join(chunk.data for chunk in chunks if chunk.kind == b"IDAT")
    size = _BYTES_PER_PIXEL[colour]
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + width * size)
    pixels = _unfiltered(rows[:, 0], rows[:, 1:], size).reshape(height, width, size)
    if colour != _PALETTE:
        return pixels[:, :, :3]
    (palette,) = (chunk.data for chunk in chunks if chunk.kind == b"PLTE")
    return np.frombuffer(palette, np.uint8).reshape(-1, 3)[pixels[:, :, 0]]


def without_ground(pixels: Pixels, ground: tuple[int, int, int]) -> Pixels:
    """Return the part at the left top that ends, to the right and below, where the ground begins.

    Raises `ValueError` if the ground isn't seen on both sides, since then something is cut.
    """
    right = (pixels[0] == ground).all(axis=1)
    below = (pixels[:, 0] == ground).all(axis=1)
    if not (right.any() and below.any()):
        raise ValueError("what is to be seen is larger than the window")
    return pixels[: int(below.argmax()), : int(right.argmax())]


def _unfiltered(filters: Bytes, rows: Bytes, size: int) -> Bytes:
    """Return the rows as they were before each was written as differences to its neighbours."""
    done = np.zeros((len(rows) + 1, rows.shape[1]), np.uint8)  # above the first row all is 0
    for kind, row, (above, here) in zip(filters, rows, pairwise(done), strict=True):
        match kind:
            case 0:
                here[:] = row
            case 1:
                here[:] = row.reshape(-1, size).cumsum(axis=0, dtype=np.uint8).ravel()
            case 2:
                here[:] = above + row
            case 3 | 4:
                undo = _averaged if kind == 3 else _predicted
                here[:] = np.frombuffer(undo(row.tobytes(), above.tobytes(), size), np.uint8)
            case _:
                raise ValueError(f"no filter of PNG files: {kind}")
    return done[1:]


def _averaged(row: bytes, above: bytes, size: int) -> bytes:
    done = bytearray(size) + row
    for at, up in enumerate(above):
        done[at + size] = (done[at + size] + (done[at] + up) // 2) & 255
    return bytes(done[size:])


def _predicted(row: bytes, above: bytes, size: int) -> bytes:
    """Undo Paeth's filter: what is left, above or between them is closest to a linear guess."""
    done = bytearray(size) + row
    for at, (up, corner) in enumerate(zip(above, bytes(size) + above, strict=False)):
        left = done[at]
        to_left, to_up, to_corner = (
            abs(up - corner),
            abs(left - corner),
            abs(left + up - 2 * corner),
        )
        if to_left <= to_up and to_left <= to_corner:
            nearest = left
        else:
            nearest = up if to_up <= to_corner else corner
        done[at + size] = (done[at + size] + nearest) & 255
    return bytes(done[size:])
