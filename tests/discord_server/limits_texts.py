"""How much text displays may say together.

https://github.com/discord/discord-api-docs/pull/8562
"""

from tests.discord_server.problems import Checker

MOST_TEXT = 4000

_MOST_BYTES, _BYTES_EACH = 10170, 12


def check_texts(at: Checker, texts: list[str]) -> None:
    """Check all text displays of a message together, by characters and by bytes.

    The bytes are as measured in https://github.com/discord/discord-api-docs/issues/8554, where
    Discord answers 500, which a client would repeat for long without learning what is wrong.
    """
    if sum(len(text) for text in texts) > MOST_TEXT:
        at.fail(
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Components displayable text size exceeds maximum size of {MOST_TEXT}",
        )
    elif sum(len(text.encode()) + _BYTES_EACH for text in texts) > _MOST_BYTES:
        at.fail("COMPONENT_TEXT_BYTES_EXCEEDED", "Discord answers 500 to so many bytes of text")
