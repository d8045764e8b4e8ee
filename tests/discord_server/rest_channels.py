"""Channels and their messages.

https://docs.discord.com/developers/resources/message
"""

from time import monotonic

from tests.discord_server import permissions
from tests.discord_server.backend import Backend
from tests.discord_server.errors import ApiError
from tests.discord_server.guilds import Channel
from tests.discord_server.limits_messages import check_edit, check_message
from tests.discord_server.message_store import DEFAULT, REPLY, Draft
from tests.discord_server.messages import Message
from tests.discord_server.payloads import Body, Json
from tests.discord_server.places import home
from tests.discord_server.problems import Checker, refuse
from tests.discord_server.routes import Call, Route

_MOST_LISTED = 100


def get_channel(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/channel#get-channel."""
    return _channel(backend, call).payload()


def open_dm(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/user#create-dm."""
    user = backend.world.user(int(call.fields["recipient_id"]))
    return backend.world.open_dm(user).payload()


def typing(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/channel#trigger-typing-indicator."""
    backend.typing.append(_channel(backend, call, permissions.SEND_MESSAGES).id)
    return None


def create_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/message#create-message."""
    channel = _channel(backend, call, permissions.SEND_MESSAGES)
    if channel.recipient is not None and channel.recipient.dms_closed:
        raise ApiError(50007)
    if backend.settings.checks:
        refuse(check_message(call.fields, "channel"))
    repeated = _repeated(backend, channel, call.fields)
    if repeated is not None:
        return repeated.raw
    draft = Draft(home(channel), backend.world.bot, call.fields)
    draft.replied = _replied(backend, call.fields)
    draft.type = REPLY if draft.replied else DEFAULT
    message = backend.messages.create(draft)
    if call.fields.get("nonce"):
        key = channel.id, str(call.fields["nonce"])
        backend.nonces[key] = monotonic(), message
    backend.gateway.changed.notify()
    return message.raw


def _repeated(backend: Backend, channel: Channel, body: Json) -> Message | None:
    """Return the message that was sent with the same nonce a short while ago."""
    if not body.get("enforce_nonce"):
        return None
    sent_at, message = backend.nonces.get((channel.id, str(body.get("nonce"))), (0.0, None))
    if message is None or monotonic() - sent_at > backend.settings.nonce_lifetime:
        return None
    if message.deleted:
        raise ApiError(10008)
    return message


def _replied(backend: Backend, body: Json) -> Message | None:
    reference = body.get("message_reference")
    if reference is None:
        return None
    found = backend.messages.all.get(int(reference["message_id"]))
    if found is None and reference.get("fail_if_not_exists", True):
        problem = Checker().at("message_reference")
        problem.fail("REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        refuse(problem.problems)
    return found


def get_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/message#get-channel-message."""
    return _message(backend, call).raw


def list_messages(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/message#get-channel-messages."""
    channel = _channel(backend, call, permissions.READ_MESSAGE_HISTORY)
    limit = int(call.query.get("limit", 50))
    found = Checker()
    found.at("limit").number(limit, 1, _MOST_LISTED)
    refuse(found.problems)
    after, before = int(call.query.get("after", 0)), int(call.query.get("before", 1 << 64))
    listed = [
        message
        for message in backend.messages.all.values()
        if message.channel is channel and message.only_for is None and after < message.id < before
    ]
    chosen = listed[:limit] if after else listed[-limit:]
    return [message.raw for message in reversed(chosen)]


def edit_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/message#edit-message."""
    message = _message(backend, call)
    if message.author is not backend.world.bot:
        raise ApiError(50005)
    if backend.settings.checks:
        refuse(check_edit(message.raw, call.fields, "channel"))
    backend.messages.edit(message, call.fields)
    backend.gateway.changed.notify()
    return message.raw


def delete_message(backend: Backend, call: Call) -> Body:
    """https://docs.discord.com/developers/resources/message#delete-message."""
    message = _message(backend, call)
    may_all = message.channel.bot_permissions & permissions.MANAGE_MESSAGES
    if message.author is not backend.world.bot and not may_all:
        raise ApiError(50013)
    backend.messages.delete(message)
    backend.gateway.changed.notify()
    return None


def _channel(backend: Backend, call: Call, needs: int = 0) -> Channel:
    """Return the channel of a request, if the bot may do there what it needs to."""
    channel = backend.world.bots_channel(call.ids[0])
    may = channel.bot_permissions
    if not may & permissions.VIEW_CHANNEL:
        raise ApiError(50001)
    if may & needs != needs:
        raise ApiError(50013)
    return channel


def _message(backend: Backend, call: Call) -> Message:
    channel = _channel(backend, call)
    message = backend.messages.all.get(call.ids[1])
    if message is None or message.channel is not channel or message.only_for is not None:
        raise ApiError(10008)
    return message


ROUTES = [
    Route("POST", "/users/@me/channels", open_dm),
    Route("GET", "/channels/{}", get_channel),
    Route("POST", "/channels/{}/typing", typing),
    Route("POST", "/channels/{}/messages", create_message),
    Route("GET", "/channels/{}/messages", list_messages),
    Route("GET", "/channels/{}/messages/{}", get_message),
    Route("PATCH", "/channels/{}/messages/{}", edit_message),
    Route("DELETE", "/channels/{}/messages/{}", delete_message),
]
