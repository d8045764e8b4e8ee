"""An interaction and all that the bot answered to it."""
# ruff: noqa: ASYNC109 (waiting in vain must say what did happen, so it is limited in here)

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from tests.discord_server.messages import Message
from tests.discord_server.modals import Modal
from tests.discord_server.payloads import Json
from tests.discord_server.people import User
from tests.discord_server.places import Place
from tests.discord_server.signals import Signal

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
"""Types of interaction."""

MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
"""Types of callback."""


@dataclass(eq=False)
class Exchange:
    """What one person did, and what came of it.

    `callback` is the first answer as it was received; `message` the message that is the answer, as
    it stands now: the new one, or the one that a button or menu belongs to when it is updated.
    """

    id: int
    token: str
    type: int
    user: User
    place: Place
    payload: Json
    parent: Message | None = None
    callback: Json | None = None
    message: Message | None = None
    choices: list[Json] = field(default_factory=list)
    modal: Modal | None = None
    followups: list[Message] = field(default_factory=list)
    edits: list[Json] = field(default_factory=list)
    errors: list[Json] = field(default_factory=list)
    latency: float | None = None
    dispatched_at: float = field(default_factory=monotonic)
    on_callback: "Callable[[Exchange], None] | None" = None
    _signal: Signal = field(default_factory=Signal, repr=False)

    @property
    def age(self) -> float:
        """Seconds since it was dispatched."""
        return monotonic() - self.dispatched_at

    @property
    def only(self) -> Message:
        """The message that is the answer, where there must be one."""
        assert self.message is not None, f"no message came: {self.story()}"
        return self.message

    def acknowledge(self, callback: Json) -> None:
        """Note the first answer."""
        self.callback = callback
        self.latency = self.age
        self.changed()
        if self.on_callback is not None:
            self.on_callback(self)

    def changed(self) -> None:
        """Wake those who wait for something to happen to it."""
        self._signal.notify()

    @property
    def is_settled(self) -> bool:
        """Whether the bot has said what it wanted to, and not only that it will."""
        if self.callback is None:
            return False
        if self.callback["type"] == DEFER:
            return self.message is None or not self.message.is_loading
        return self.callback["type"] != DEFER_UPDATE or bool(self.edits or self.followups)

    async def answered(self, timeout: float = 5) -> "Exchange":
        """Wait for the first callback."""
        await self._signal.until(lambda: self.callback is not None, timeout, self._late(timeout))
        return self

    async def settled(self, timeout: float = 5) -> "Exchange":
        """Wait for a deferred answer to be edited in or to be followed up."""
        await self._signal.until(lambda: self.is_settled, timeout, self._late(timeout))
        return self

    async def followed_up(self, count: int = 1, timeout: float = 5) -> "Exchange":
        """Wait for so many follow-up messages."""
        await self._signal.until(lambda: len(self.followups) >= count, timeout, self._late(timeout))
        return self

    async def edited(self, count: int = 1, timeout: float = 5) -> "Exchange":
        """Wait for so many edits of the original message."""
        await self._signal.until(lambda: len(self.edits) >= count, timeout, self._late(timeout))
        return self

    async def refused(self, count: int = 1, timeout: float = 5) -> "Exchange":
        """Wait for so many requests of the bot to be refused."""
        await self._signal.until(lambda: len(self.errors) >= count, timeout, self._late(timeout))
        return self

    def _late(self, timeout: float) -> Callable[[], str]:
        return lambda: f"nothing more within {timeout} s: {self.story()}"

    def story(self) -> str:
        """Tell what happened, for an assertion that fails."""
        lines = [f"interaction {self.id} of type {self.type} by {self.user.name}"]
        lines.append(f"  data: {self.payload['data']}")
        lines.append(f"  callback: {self.callback}")
        lines += [f"  refused: {error}" for error in self.errors]
        lines += [f"  follow-up: {message}" for message in self.followups]
        if self.message is not None:
            lines.append(f"  message: {self.message}")
        return "\n".join(lines)
