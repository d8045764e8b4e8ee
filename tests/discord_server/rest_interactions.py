"""The first answer to an interaction.

https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction
"""

from tests.discord_server import exchanges
from tests.discord_server.backend import Backend
from tests.discord_server.components import number
from tests.discord_server.errors import ApiError
from tests.discord_server.exchanges import Exchange
from tests.discord_server.limits_choices import check_choices
from tests.discord_server.limits_messages import check_edit, check_message
from tests.discord_server.limits_modals import check_modal
from tests.discord_server.message_store import (
    CHAT_INPUT_COMMAND,
    CONTEXT_MENU_COMMAND,
    DEFAULT,
    REPLY,
    Draft,
)
from tests.discord_server.messages import EPHEMERAL, LOADING, Message
from tests.discord_server.modals import Modal
from tests.discord_server.payloads import Body, Json
from tests.discord_server.problems import Checker, refuse
from tests.discord_server.routes import Call, Route

_ALLOWED = {
    exchanges.COMMAND: (exchanges.MESSAGE, exchanges.DEFER, exchanges.MODAL),
    exchanges.COMPONENT: (
        exchanges.MESSAGE,
        exchanges.DEFER,
        exchanges.DEFER_UPDATE,
        exchanges.UPDATE,
        exchanges.MODAL,
    ),
    exchanges.AUTOCOMPLETE: (exchanges.CHOICES,),
    exchanges.MODAL_SUBMIT: (
        exchanges.MESSAGE,
        exchanges.DEFER,
        exchanges.DEFER_UPDATE,
        exchanges.UPDATE,
    ),
}


def callback(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response."""
    exchange = backend.exchanges.get(call.args[1])
    if exchange is None or exchange.id != call.ids[0]:
        raise ApiError(10062)
    call.exchange = exchange
    if exchange.callback is not None:
        raise ApiError(40060)
    if exchange.age > backend.settings.interaction_lifetime:
        raise ApiError(10062)
    kind, data = call.fields.get("type", 0), call.fields.get("data") or {}
    _check(backend, exchange, kind, data)
    _apply(backend, exchange, kind, data)
    exchange.acknowledge(call.fields)
    if call.query.get("with_response", "0").lower() not in {"1", "true"}:
        return None
    return _response(exchange, kind)


def _check(backend: Backend, exchange: Exchange, kind: int, data: Json) -> None:
    allowed = _ALLOWED[exchange.type]
    if exchange.parent is None:
        updates = (exchanges.DEFER_UPDATE, exchanges.UPDATE)
        allowed = tuple(each for each in allowed if each not in updates)
    found = Checker()
    found.at("type").choice(kind, allowed)
    refuse(found.problems)
    if not backend.settings.checks:
        return
    if kind == exchanges.MESSAGE:
        refuse(check_message(data, "interaction"), "data")
    elif kind == exchanges.UPDATE and exchange.parent is not None:
        refuse(check_edit(exchange.parent.raw, data, "interaction"), "data")
    elif kind == exchanges.MODAL:
        refuse(check_modal(data), "data")
    elif kind == exchanges.CHOICES:
        refuse(check_choices(data, focused_type(exchange)), "data")


def focused_type(exchange: Exchange) -> int:
    """Return the type of the option that is being filled in."""
    options = exchange.payload["data"].get("options", [])
    while options:
        for option in options:
            if option.get("focused"):
                return int(option["type"])
        options = options[0].get("options", [])
    return 3


def _apply(backend: Backend, exchange: Exchange, kind: int, data: Json) -> None:
    if kind in (exchanges.MESSAGE, exchanges.DEFER):
        if kind == exchanges.DEFER:
            data = {"flags": (data.get("flags", 0) & EPHEMERAL) | LOADING}
        exchange.message = post(backend, exchange, data)
    elif kind == exchanges.DEFER_UPDATE:
        exchange.message = exchange.parent
    elif kind == exchanges.UPDATE and exchange.parent is not None:
        exchange.message = exchange.parent
        backend.messages.edit(exchange.parent, data)
    elif kind == exchanges.MODAL:
        number(data["components"])
        exchange.modal = Modal(data, exchange.place, exchange.parent)
    elif kind == exchanges.CHOICES:
        exchange.choices = data["choices"]


def post(
    backend: Backend, exchange: Exchange, data: Json, follows: Message | None = None
) -> Message:
    """Post a message that answers the interaction, or that follows up an answer."""
    application_id = str(backend.application_id)
    draft = Draft(exchange.place, backend.world.bot, data)
    draft.only_for = exchange.user if data.get("flags", 0) & EPHEMERAL else None
    draft.type = REPLY if follows else _message_type(exchange)
    draft.replied = follows
    draft.extra = {"webhook_id": application_id, "application_id": application_id}
    if follows is None:
        draft.extra["interaction_metadata"] = {
            "id": str(exchange.id),
            "type": exchange.type,
            "user": exchange.user.payload(),
            "authorizing_integration_owners": exchange.payload["authorizing_integration_owners"],
        }
    return backend.messages.create(draft)


def _message_type(exchange: Exchange) -> int:
    if exchange.type != exchanges.COMMAND:
        return DEFAULT
    menu = exchange.payload["data"].get("type", 1) != 1
    return CONTEXT_MENU_COMMAND if menu else CHAT_INPUT_COMMAND


def _response(exchange: Exchange, kind: int) -> Json:
    """https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback-response-object."""
    interaction: Json = {"id": str(exchange.id), "type": exchange.type}
    resource: Json = {"type": kind}
    message = exchange.message
    if message is not None:
        interaction |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.is_loading,
            "response_message_ephemeral": message.is_ephemeral,
        }
        if kind in (exchanges.MESSAGE, exchanges.UPDATE):
            resource["message"] = message.raw
    return {"interaction": interaction, "resource": resource}


ROUTES = [Route("POST", "/interactions/{}/{}/callback", callback, needs_token=False)]
