"""Lines as they come through a pipe or from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.frontends.terminal.conversation import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_MOST_BYTES_OF_A_CHARACTER = 4


def piped_lines(stream: BinaryIO) -> Iterator[str]:
    """Yield each line as soon as it is there. Bytes that aren't UTF-8 become question marks.

    Of a line longer than anyone types only the beginning is kept.
    """
    most = LONGEST_LINE * _MOST_BYTES_OF_A_CHARACTER
    is_rest = False
    while chunk := stream.readline(most):
        if not is_rest:
            yield chunk.decode(errors="replace").removeprefix("\ufeff").rstrip("\r\n")
        is_rest = not chunk.endswith(b"\n")
