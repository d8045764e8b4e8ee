"""How much faster than usual bots deliver in a crash test, so that all that may happen does."""

from __future__ import annotations

from dataclasses import dataclass

LONG_NONCES, NO_NONCES = 300.0, 0.0
"""For how many seconds Discord remembers them: usually, and where all depends on looking."""
_ALWAYS_LOOKS, _SELDOM_LOOKS = 0.0, 5.0
"""For how many seconds a bot trusts in them."""


@dataclass(frozen=True)
class Hurry:
    """The terms of delivery, in seconds.

    Between them holds what holds between the usual ones: an attempt is over before its lease, and
    a nonce is trusted for less long than it is remembered. Several bots need a lease that is longer
    than anything may hold up a request: without nonces nothing protects from a bot that goes on
    with what another one has taken over.
    """

    has_several_bots: bool = False
    nonces_last: bool = True
    longest_pause: float = 2.5

    @property
    def lease(self) -> float:
        """How long a message is in the hands of a bot."""
        return 3.0 if self.has_several_bots else 0.5

    def arguments(self, *, seldom_looks: bool) -> list[str]:
        """Return what tells a bot."""
        seldom_looks = seldom_looks and self.nonces_last
        return [
            f"--lease={self.lease}",
            f"--longest-attempt={self.lease * 0.9}",
            f"--longest-pause={self.longest_pause}",
            f"--trusted-nonce={_SELDOM_LOOKS if seldom_looks else _ALWAYS_LOOKS}",
        ]
