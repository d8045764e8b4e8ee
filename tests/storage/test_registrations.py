"""The registered commands, on either engine."""

from bot.storage.registrations import Registration
from bot.storage.stores import Stores

SCOPE = "123/456"
COMMANDS = Registration("abc", {"ask": 2**63 - 1, "organize": 7})


async def test_unknown_scope_has_no_commands(stores: Stores) -> None:
    assert await stores.registrations.of(SCOPE) is None


async def test_commands_of_a_scope_are_replaced_as_a_whole(stores: Stores) -> None:
    await stores.registrations.save(SCOPE, COMMANDS)
    await stores.registrations.save("123", COMMANDS)
    assert await stores.registrations.of(SCOPE) == COMMANDS
    await stores.registrations.save(SCOPE, Registration("def", {"help": 1}))
    assert await stores.registrations.of(SCOPE) == Registration("def", {"help": 1})
    assert await stores.registrations.of("123") == COMMANDS
