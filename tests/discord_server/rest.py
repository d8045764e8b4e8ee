"""Takes REST requests in, has them answered, and writes down what came of it.

https://docs.discord.com/developers/reference
"""

import asyncio
import json

from aiohttp import web

from tests.discord_server import (
    rest_application,
    rest_channels,
    rest_guilds,
    rest_interactions,
    rest_webhooks,
)
from tests.discord_server.backend import Backend, Recorded
from tests.discord_server.connections import cut
from tests.discord_server.errors import ApiError, PlainError
from tests.discord_server.faults import Fault, Faults
from tests.discord_server.payloads import Body, Json
from tests.discord_server.routes import Call, Router

PREFIX = "/api/v10"


class Rest:
    """Answers requests from the state of the server."""

    def __init__(self, backend: Backend, faults: Faults) -> None:
        self._backend = backend
        self._faults = faults
        self._router = Router(
            rest_application.ROUTES
            + rest_interactions.ROUTES
            + rest_webhooks.ROUTES
            + rest_channels.ROUTES
            + rest_guilds.ROUTES
        )

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request, unless a fault comes between."""
        path = request.path.removeprefix(PREFIX)
        call = Call(request.method, path, dict(request.query), None)
        fault = self._faults.take(call.method, path)
        if fault is not None and not fault.stored:
            faulty = await _suffer(request, fault)
            if faulty is not None:
                self._record(call, faulty.status, None)
                return faulty
        status, answer = await self._answer(request, call)
        self._record(call, status, answer)
        if fault is not None and fault.stored:
            faulty = await _suffer(request, fault)
            if faulty is not None:
                return faulty
        return _response(status, answer)

    async def _answer(self, request: web.BaseRequest, call: Call) -> tuple[int, Body]:
        try:
            return await self._process(request, call)
        except ApiError as error:
            if call.exchange is not None:
                call.exchange.errors.append(error.payload)
                call.exchange.changed()
            return error.status, error.payload
        except ConnectionResetError:  # whoever asked did not live to ask to the end
            return 400, None
        except Exception as error:
            self._backend.unexpected.append(f"{call.method} {call.path}: {error!r}")
            raise

    async def _process(self, request: web.BaseRequest, call: Call) -> tuple[int, Body]:
        found = self._router.find(call.method, call.path)
        if found is None:
            self._backend.unexpected.append(f"{call.method} {call.path}")
            raise PlainError(404, "Not Found")
        route, call.args = found
        if route.needs_token:
            given = request.headers.get("Authorization")
            if given != f"Bot {self._backend.settings.token}":
                raise PlainError(401, "Unauthorized")
        call.body = await _body(request)
        answer = route.handler(self._backend, call)
        return (204 if answer is None else route.status), answer

    def _record(self, call: Call, status: int, answer: Body) -> None:
        recorded = Recorded(call.method, call.path, call.query, call.body, status, answer)
        self._backend.requests.append(recorded)


async def _body(request: web.BaseRequest) -> Body:
    if not request.can_read_body:
        return None
    if request.content_type == "multipart/form-data":
        return await _multipart(request)
    try:
        body: Body = json.loads(await request.read())
    except ValueError:
        raise ApiError(50109) from None
    return body


async def _multipart(request: web.BaseRequest) -> Body:
    """https://docs.discord.com/developers/reference#uploading-files."""
    form = await request.post()
    body: Json = json.loads(str(form["payload_json"]))
    described = {
        str(each.get("id", index)): each
        for index, each in enumerate((body.get("data") or body).get("attachments") or [])
    }
    for name, file in form.items():
        if isinstance(file, web.FileField):
            attachment = described.get(name.removeprefix("files[").removesuffix("]"))
            if attachment is not None:
                attachment |= {"filename": file.filename, "size": file.file.seek(0, 2)}
            file.file.close()
    return body


async def _suffer(request: web.BaseRequest, fault: Fault) -> web.Response | None:
    """Let a fault happen; return what is answered instead, if anything is."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.cut:
        cut(request, reset=fault.reset)
        return web.Response(status=500)
    if not fault.status:
        return None
    headers = {"Content-Type": "application/json"} | fault.headers
    return web.Response(status=fault.status, body=fault.body, headers=headers)


def _response(status: int, answer: Body) -> web.Response:
    if answer is None:
        return web.Response(status=status)
    # discord.py reads only exactly this type as JSON, without a charset.
    return web.Response(
        status=status, body=json.dumps(answer).encode(), content_type="application/json"
    )
