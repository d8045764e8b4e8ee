"""All that Discord can be asked about the bot, in the order in which it makes sense."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.doctor import token as tokens
from bot.doctor.account import look_at_account, shape_alone
from bot.doctor.channels import look_at_channels, still_wanted
from bot.doctor.clock_skew import check_clock
from bot.doctor.discord_api import DiscordApi, unlike_discord
from bot.doctor.findings import Finding, error, ok, skipped
from bot.doctor.gateway import check_gateway
from bot.doctor.network import ApiTroubleError, proxy_hint
from bot.doctor.servers import check_servers, servers_of_bot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.doctor.account import Account
    from bot.doctor.given import Given
    from bot.storage.looking import Inside

_WHAT = "Discord"
_AFTER_TOKEN = ("gateway", "servers", "channels")


class DiscordSide:
    """Looks at one thing after another, and keeps what it found even if it is interrupted."""

    def __init__(
        self,
        given: Given,
        now: Callable[[], datetime],
        database: asyncio.Task[tuple[Inside | None, list[Finding]]],
        knowledge: asyncio.Task[tuple[frozenset[str] | None, list[Finding]]],
    ) -> None:
        """Take what was set, the clock, and the looks at the database and at the knowledge."""
        settings = given.settings
        self._given = given
        self._database = database
        self._knowledge = knowledge
        self._token = (
            settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
        )
        sent = self._token if self._token and tokens.can_be_sent(self._token) else ""
        self._api = DiscordApi(settings.discord_api_url, sent, now)
        self.found: list[Finding] = []

    async def look(self, seconds: float) -> list[Finding]:
        """Return what was found within so many seconds."""
        try:
            async with asyncio.timeout(seconds), self._api:
                await self._look()
        except TimeoutError:
            self._skip_rest("Discord was too slow")
        except ApiTroubleError as trouble:
            self._tell(trouble)
        except (LookupError, TypeError, ValueError, AttributeError):
            self._tell(ApiTroubleError(unlike_discord(self._api.host)))
        return self.found

    def _tell(self, trouble: ApiTroubleError) -> None:
        """Tell why nothing more is learnt from Discord."""
        hint = proxy_hint(self._given.environment) if not trouble.status else ""
        self.found.append(error(_WHAT, trouble.trouble.says, trouble.trouble.to_do + hint))
        self._skip_rest("Discord can't be asked")

    def _skip_rest(self, why: str) -> None:
        seen = {each.what for each in self.found}
        if "clock" not in seen:
            self.found.append(skipped("clock", why))
        if tokens.WHAT not in seen:
            self.found += tokens.check_token_is_set(self._token) or [shape_alone(self._token)]
        self.found += [skipped(each, why) for each in _AFTER_TOKEN if each not in seen]

    async def _look(self) -> None:
        reply = await self._api.get("/gateway")
        if "url" not in reply.payload:
            raise ApiTroubleError(unlike_discord(self._api.host))
        took = (reply.came - reply.asked).total_seconds() * 1000
        self.found.append(ok(_WHAT, f"{self._api.host} answers within {max(took, 1):.0f} ms"))
        self.found.append(check_clock(reply))
        account = await self._account()
        if account:
            told = (await self._api.get("/gateway/bot")).payload
            self.found += check_gateway(told, self._given.settings)
            await self._servers(account)
        else:
            self._skip_rest("that takes a token which Discord accepts")

    async def _account(self) -> Account | None:
        if not self._token:
            self.found += self._no_token()
            return None
        account, found = await look_at_account(self._api, self._token)
        self.found += found
        return account

    def _no_token(self) -> list[Finding]:
        if "discord_token" in self._given.unusable:
            return [skipped(tokens.WHAT, "it can't be read, as told above")]
        return tokens.check_token_is_set(self._token)

    async def _servers(self, account: Account) -> None:
        servers = await servers_of_bot(self._api)
        inside, _ = await asyncio.shield(self._database)
        ahead, _ = await asyncio.shield(self._knowledge)
        places = still_wanted(inside.places if inside else (), ahead)
        fit, found = await look_at_channels(self._api, account.user_id, servers, places)
        known = inside.servers if inside else ()
        self.found += check_servers(servers, known, fit, account.application_id)
        if inside is None:
            found = [skipped("channels", "the database can't be read, in which they are")]
        self.found += found if servers else []
