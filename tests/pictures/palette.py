"""Small PNG files: each pixel is the number of one of a few colours."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import numpy as np

from tests.pictures.pixels import Bytes, Pixels
from tests.pictures.png import Chunk, png_of

COLOURS: Final = 32


def small_png(pixels: Pixels) -> bytes:
    """Return a PNG file in which rare colours give way to those most like them."""
    height, width, _ = pixels.shape
    palette, numbers = _reduced(pixels)
    rows = np.zeros((height, width + 1), np.uint8)  # a row begins with its filter: 0 is none
    rows[:, 1:] = numbers
    return png_of(
        [
            Chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            Chunk(b"PLTE", palette.tobytes()),
            Chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            Chunk(b"IEND", b""),
        ]
    )


def _reduced(pixels: Pixels) -> tuple[Bytes, Bytes]:
    """Return the colours that are kept, and for each pixel the number of the closest one."""
    red, green, blue = np.moveaxis(pixels.astype(np.int64), 2, 0)
    every, number_in_every, counts = np.unique(
        red << 16 | green << 8 | blue, return_inverse=True, return_counts=True
    )
    colours = np.stack([every >> 16, every >> 8 & 255, every & 255], axis=1)
    closest = np.zeros(len(colours), np.uint8)
    kept = [int(counts.argmax())]
    errors = ((colours - colours[kept[0]]) ** 2).sum(axis=1)
    while len(kept) < COLOURS and errors.any():
        worst = int((errors * counts).argmax())  # what is most, and worst, to be mended
        distances = ((colours - colours[worst]) ** 2).sum(axis=1)
        closest[distances < errors] = len(kept)
        errors = np.minimum(errors, distances)
        kept.append(worst)
    return colours[kept].astype(np.uint8), closest[number_in_every].reshape(pixels.shape[:2])
