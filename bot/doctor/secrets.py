"""The last look at what is printed: whatever happens, no secret is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.doctor.findings import Finding
    from bot.settings import Settings

_SHORTEST = 5
"""What is shorter is found in ordinary words as well."""


def secrets_of(settings: Settings) -> frozenset[str]:
    """Return what must never be shown: the token, and the passwords in addresses."""
    return frozenset(each for each in settings.secrets() if len(each) >= _SHORTEST)


def without(secrets: Iterable[str], finding: Finding) -> Finding:
    """Return a finding in which none of these is to be read."""
    says, to_do = finding.says, finding.to_do
    for secret in sorted(secrets, key=len, reverse=True):
        says, to_do = says.replace(secret, "…"), to_do.replace(secret, "…")
    return replace(finding, says=says, to_do=to_do)
