"""What servers want announced, as they chose it, put together with what the files say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from bot.reminders.defaults import default_rules
from bot.reminders.planning import ServerWishes
from bot.reminders.ports import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime

    from bot.answers.assistant import Assistant
    from bot.knowledge.edition import Edition
    from bot.reminders.models import Rule, RuleKind
    from bot.storage.stores import Stores


class StoredWishes(Wishes):
    """Reads the choices anew each time; `assistant` returns what is known at the moment."""

    def __init__(self, stores: Stores, assistant: Callable[[], Assistant]) -> None:
        self._stores = stores
        self._assistant = assistant

    @override
    def servers(self) -> Collection[int]:
        return tuple(self._stores.choices.servers)

    @override
    def editions(self) -> Mapping[str, Edition]:
        assistant = self._assistant()
        return {event_id: assistant.edition(event_id) for event_id in assistant.event_ids}

    @override
    def problems_channel(self, server_id: int) -> int | None:
        return self._stores.choices.server(server_id).problems_channel_id

    @override
    async def of_server(self, server_id: int, now: datetime) -> tuple[ServerWishes, Edition] | None:
        choices, assistant = self._stores.choices.server(server_id), self._assistant()
        event_id = choices.event or assistant.default_event(now)
        if event_id not in assistant.event_ids:
            return None
        edition = assistant.edition(event_id)
        dues = {each.id: each.due.instant for each in edition.deadlines}
        wishes = ServerWishes(
            server_id=server_id,
            channel_id=choices.channel_id,
            rules=await self._rules(server_id, event_id, now),
            rooms=await self._stores.rules.rooms(server_id, event_id),
            extended=await self._stores.dues.see(event_id, dues, now),
        )
        return wishes, edition

    async def _rules(self, server_id: int, event_id: str, now: datetime) -> Mapping[RuleKind, Rule]:
        """Return the rules of a server for an event.

        A server that chose a channel gets those of its last event, or the usual ones, and from then
        on has them: what would have been due before is not sent.
        """
        rules = await self._stores.rules.of(server_id, event_id)
        if rules or self._stores.choices.server(server_id).channel_id is None:
            return rules
        earlier = await self._stores.rules.latest(server_id) or default_rules(now)
        made = {kind: replace(rule, since=now) for kind, rule in earlier.items()}
        await self._stores.rules.save(server_id, event_id, made.values())
        return made
