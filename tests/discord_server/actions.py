"""What people do in Discord: run commands, press buttons, fill forms, write."""

from collections.abc import Sequence
from typing import Any, Unpack

from tests.discord_server import exchanges
from tests.discord_server.command_registry import CHAT_INPUT, MESSAGE_MENU
from tests.discord_server.components import BUTTON, STRING_SELECT
from tests.discord_server.exchanges import Exchange
from tests.discord_server.finding import (
    Wait,
    Where,
    command_for,
    find_button,
    find_select,
    must_be_offered,
    place_for,
)
from tests.discord_server.messages import Message
from tests.discord_server.modals import Modal
from tests.discord_server.options import Filling, command_data, resolve
from tests.discord_server.payloads import Json
from tests.discord_server.people import User
from tests.discord_server.places import Place
from tests.discord_server.speaking import Speaking

Values = dict[str, Any]


class Actions(Speaking):
    """Everything that people do; each interaction waits for its first answer unless told not to."""

    async def slash(
        self, user: User, name: str, options: Values | None = None, **where: Unpack[Where]
    ) -> Exchange:
        """Run a slash command; sub commands are named like "organize setup"."""
        place, command, words = self._find(user, CHAT_INPUT, name, where)
        data = command_data(command, words, Filling(options or {}, place.guild))
        return await self._interact(exchanges.COMMAND, user, place, data, where)

    async def autocomplete(
        self, user: User, name: str, options: Values, focused: str, **where: Unpack[Where]
    ) -> Exchange:
        """Type into an option of a slash command; `choices` are what is offered."""
        place, command, words = self._find(user, CHAT_INPUT, name, where)
        data = command_data(command, words, Filling(options, place.guild, focused))
        return await self._interact(exchanges.AUTOCOMPLETE, user, place, data, where)

    async def menu(
        self, user: User, name: str, message: Message, **where: Unpack[Where]
    ) -> Exchange:
        """Choose a command from a message's context menu."""
        if "guild" not in where and "dm" not in where and "channel" not in where:
            where["channel"] = message.channel
        place, command, _ = self._find(user, MESSAGE_MENU, name, where)
        data: Json = {key: command[key] for key in ("id", "name", "type")}
        data["target_id"] = str(message.id)
        data["resolved"] = {"messages": {str(message.id): message.raw}}
        return await self._interact(exchanges.COMMAND, user, place, data, where)

    async def press(
        self,
        user: User,
        message: Message,
        which: str | None = None,
        *,
        custom_id: str | None = None,
        **wait: Unpack[Wait],
    ) -> Exchange:
        """Press the button of this label or custom_id; one by `custom_id=` needn't be there."""
        data: Json = {"component_type": BUTTON, "id": 0, "custom_id": custom_id}
        if custom_id is None:
            button = find_button(message, which)
            data |= {"custom_id": button.custom_id, "id": button.raw["id"]}
        return await self._use(user, message, data, wait)

    async def choose(
        self,
        user: User,
        message: Message,
        values: Sequence[Any],
        custom_id: str | None = None,
        **wait: Unpack[Wait],
    ) -> Exchange:
        """Choose values or labels in a select menu, or users, roles, channels if it lists them."""
        select = find_select(message, custom_id)
        chosen: list[Any] = [
            select.options.get(each, each) if isinstance(each, str) else each for each in values
        ]
        assert select.min_values <= len(chosen) <= select.max_values, (
            f"{select.custom_id} takes {select.min_values} to {select.max_values} values"
        )
        data: Json = {"component_type": select.type, "custom_id": select.custom_id}
        data["id"] = select.raw["id"]
        if select.type == STRING_SELECT:
            unknown = set(chosen) - set(select.options.values())
            assert not unknown, f"{unknown} are not among {select.options}"
            data["values"] = chosen
        else:
            data["values"] = [str(each.id) for each in chosen]
            data["resolved"] = resolve(chosen, message.place.guild)
        return await self._use(user, message, data, wait)

    async def submit(
        self, user: User, modal: Modal | None, values: Values, **wait: Unpack[Wait]
    ) -> Exchange:
        """Fill in a form and send it."""
        assert modal is not None, "no modal was opened"
        kind = exchanges.MODAL_SUBMIT
        exchange = self.backend.interact(
            kind, user, modal.place, modal.filled(values), modal.parent
        )
        return await _awaited(exchange, wait)

    async def again(self, exchange: Exchange) -> None:
        """Deliver the same interaction once more, as Discord may."""
        self.backend.send(exchange)

    def _find(
        self, user: User, kind: int, name: str, where: Where
    ) -> tuple[Place, Json, list[str]]:
        place = place_for(self.backend.world, user, where)
        command, words = command_for(self.backend.commands, kind, name, place)
        if not where.get("anyway"):
            must_be_offered(command, place, user)
        return place, command, words

    async def _use(self, user: User, message: Message, data: Json, wait: Wait) -> Exchange:
        assert not message.deleted, f"{message} was deleted"
        assert message.only_for in (None, user), f"{user.name} can't see {message}"
        kind = exchanges.COMPONENT
        return await _awaited(self.backend.interact(kind, user, message.place, data, message), wait)

    async def _interact(
        self, kind: int, user: User, place: Place, data: Json, where: Where
    ) -> Exchange:
        exchange = self.backend.interact(kind, user, place, data)
        return await _awaited(exchange, where)


async def _awaited(exchange: Exchange, wait: Wait) -> Exchange:
    if wait.get("wait", True):
        await exchange.answered(wait.get("timeout", 5))
    return exchange
