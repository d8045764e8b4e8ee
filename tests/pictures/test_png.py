import struct
import zlib

import numpy as np
import pytest

from tests.pictures.palette import COLOURS, small_png
from tests.pictures.pixels import Pixels, pixels_of, without_ground
from tests.pictures.png import Chunk, chunks_of, png_of, text_of, with_text

GROUND = (255, 0, 255)


def _noise(height: int, width: int) -> Pixels:
    return np.random.default_rng(7).integers(0, 256, (height, width, 3), np.uint8)


def _png(rows: bytes, width: int, height: int, *, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    data = zlib.compress(rows)
    return png_of([Chunk(b"IHDR", header), Chunk(b"IDAT", data), Chunk(b"IEND", b"")])


def _filtered(pixels: Pixels, kind: int) -> bytes:
    """Return the rows as PNG's specification says, byte by byte."""
    rows = pixels.reshape(len(pixels), -1).astype(int)
    out = []
    for y, row in enumerate(rows):
        out.append(kind)
        for x, value in enumerate(row):
            left = rows[y, x - 3] if x >= 3 else 0
            up = rows[y - 1, x] if y else 0
            corner = rows[y - 1, x - 3] if y and x >= 3 else 0
            guess = left + up - corner
            paeth = min((left, up, corner), key=lambda near: abs(guess - near))
            out.append((value - [0, left, up, (left + up) // 2, paeth][kind]) % 256)
    return bytes(int(value) for value in out)


@pytest.mark.parametrize("kind", range(5))
def test_each_filter_is_undone(kind: int) -> None:
    pixels = _noise(9, 7)

    assert np.array_equal(pixels_of(_png(_filtered(pixels, kind), 7, 9)), pixels)


def test_opacity_is_left_out() -> None:
    assert pixels_of(_png(b"\0\1\2\3\4", 1, 1, colour=6)).tolist() == [[[1, 2, 3]]]


def test_another_kind_of_png_is_refused() -> None:
    with pytest.raises(ValueError, match="depth=16"):
        pixels_of(_png(b"", 1, 1, depth=16))


def test_an_unknown_filter_is_refused() -> None:
    with pytest.raises(ValueError, match="filter of PNG files: 5"):
        pixels_of(_png(b"\5\0\0\0", 1, 1))


def test_few_colours_stay_as_they_are() -> None:
    pixels = np.zeros((4, 6, 3), np.uint8)
    pixels[1:3, 2:4] = (88, 101, 242)

    assert np.array_equal(pixels_of(small_png(pixels)), pixels)


def test_of_many_colours_the_closest_ones_are_kept() -> None:
    pixels = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)

    reduced = pixels_of(small_png(pixels))

    assert len(np.unique(reduced)) == COLOURS
    assert np.abs(reduced.astype(int) - pixels).max() <= 8


def test_the_ground_is_cut_off() -> None:
    pixels = np.full((5, 6, 3), GROUND, np.uint8)
    pixels[:3, :4] = 26

    cut = without_ground(pixels, GROUND)

    assert cut.shape == (3, 4, 3)
    assert (cut == 26).all()


@pytest.mark.parametrize("cut", [np.s_[:3, :], np.s_[:, :4]])
def test_content_that_reaches_the_edge_is_refused(cut: tuple[slice, slice]) -> None:
    pixels = np.full((5, 6, 3), GROUND, np.uint8)
    pixels[:3, :4] = 26

    with pytest.raises(ValueError, match="larger than the window"):
        without_ground(pixels[cut], GROUND)


def test_a_text_is_found_again_and_the_picture_is_the_same() -> None:
    plain = small_png(_noise(3, 3))
    once = with_text(plain, "Fingerprint", "abc")
    twice = with_text(once, "Fingerprint", "def")

    assert text_of(plain, "Fingerprint") is None
    assert text_of(once, "Fingerprint") == "abc"
    assert text_of(twice, "Fingerprint") == "def"
    assert text_of(twice, "Finger") is None
    assert len(chunks_of(twice)) == len(chunks_of(plain)) + 1
    assert np.array_equal(pixels_of(twice), pixels_of(plain))


def test_what_is_no_whole_png_file_is_refused() -> None:
    png = small_png(_noise(2, 2))

    with pytest.raises(ValueError, match="signature"):
        chunks_of(b"GIF89a")
    with pytest.raises(ValueError, match="ends before its last chunk"):
        chunks_of(png[:-1])
    with pytest.raises(ValueError, match="damaged: b'IDAT'"):
        chunks_of(png.replace(b"IDAT\x78", b"IDAT\x79"))
