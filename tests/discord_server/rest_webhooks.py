"""What follows the first answer: follow-ups and edits, by the interaction's token.

https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
"""

from tests.discord_server.backend import Backend
from tests.discord_server.errors import ApiError
from tests.discord_server.exchanges import Exchange
from tests.discord_server.limits_messages import check_edit, check_message
from tests.discord_server.messages import Message
from tests.discord_server.payloads import Body
from tests.discord_server.problems import refuse
from tests.discord_server.rest_interactions import post
from tests.discord_server.routes import Call, Route

_VISITORS_FOLLOW_UPS = 5
"""How many an app may send where only the user has installed it."""


def follow_up(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/receiving-and-responding#create-followup-message."""
    exchange = _exchange(backend, call)
    if exchange.callback is None:
        raise ApiError(10015)
    if backend.settings.checks:
        refuse(check_message(call.fields, "interaction"))
    original = exchange.message
    if original is not None and original.is_loading:
        # The first follow-up of a deferred answer takes the place of the waiting message.
        return _edit(backend, exchange, original, call)
    if not exchange.place.bot_is_there and len(exchange.followups) >= _VISITORS_FOLLOW_UPS:
        raise ApiError(40094)
    message = post(backend, exchange, call.fields, follows=original)
    exchange.followups.append(message)
    exchange.changed()
    return message.raw


def get_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/receiving-and-responding#get-original-interaction-response."""
    return _message(_exchange(backend, call), call.args[2]).raw


def edit_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/receiving-and-responding#edit-original-interaction-response."""
    exchange = _exchange(backend, call)
    message = _message(exchange, call.args[2])
    if backend.settings.checks:
        refuse(check_edit(message.raw, call.fields, "interaction"))
    return _edit(backend, exchange, message, call)


def delete_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/interactions/receiving-and-responding#delete-original-interaction-response."""
    exchange = _exchange(backend, call)
    backend.messages.delete(_message(exchange, call.args[2]))
    exchange.changed()
    return None


def _edit(backend: Backend, exchange: Exchange, message: Message, call: Call) -> Body:
    before = dict(message.raw)
    backend.messages.edit(message, call.fields)
    if message is exchange.message:
        exchange.edits.append(before)
    exchange.changed()
    return message.raw


def _exchange(backend: Backend, call: Call) -> Exchange:
    exchange = backend.exchanges.get(call.args[1])
    if exchange is None or call.ids[0] != backend.application_id:
        raise ApiError(10015)
    call.exchange = exchange
    if exchange.age > backend.settings.token_lifetime:
        raise ApiError(50027)
    return exchange


def _message(exchange: Exchange, which: str) -> Message:
    if which == "@original":
        found = exchange.message
    else:
        ours = [exchange.message, *exchange.followups]
        found = next((each for each in ours if each and str(each.id) == which), None)
    if found is None or found.deleted:
        raise ApiError(10008)
    return found


ROUTES = [
    Route("POST", "/webhooks/{}/{}", follow_up, needs_token=False),
    Route("GET", "/webhooks/{}/{}/messages/{}", get_message, needs_token=False),
    Route("PATCH", "/webhooks/{}/{}/messages/{}", edit_message, needs_token=False),
    Route("DELETE", "/webhooks/{}/{}/messages/{}", delete_message, needs_token=False),
]
