"""What is wrong with the settings themselves."""

from __future__ import annotations

import stat
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.doctor.findings import Finding, error, ok, warning
from bot.doctor.given import ENV_FILE
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.doctor.given import Given

_WHAT = "settings"
_OTHERS_READ = stat.S_IROTH
_KNOWN = frozenset(name for field in Settings.model_fields for name in (field, f"{field}_file"))
_LIKENESS = {"the environment": 0.85, ENV_FILE: 0.7}
"""How alike a name has to be: in the environment are those of all other programs as well."""
_MEANT_OTHERWISE = frozenset({"http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy"})
"""Variables that resemble ours, and are of other programs."""


def check_settings(given: Given, env_file: Path) -> list[Finding]:
    """Look at what was set: what can't be used, what seems misspelt, and who may read it."""
    found = [*_unusable(given.unusable), *_misspelt(given), *_readable(given, env_file)]
    number = len(given.settings.model_fields_set)
    says = f"{number} set, each of them usable" if number else "nothing is set, so all are usual"
    return found or [ok(_WHAT, says)]


def _unusable(unusable: Mapping[str, str]) -> Iterator[Finding]:
    said: set[str] = set()
    for name, says in unusable.items():
        if says in said:  # of two that don't fit together, once
            continue
        said.add(says)
        if name == ENV_FILE:
            yield error(_WHAT, f".env can't be read: {says}", "Make it a text file of the bot's.")
        elif says.startswith(f"{name.upper()}_FILE"):
            yield error(_WHAT, says, "Let it hold the path of a file that the bot may read.")
        elif says.startswith("SHARD_IDS"):
            yield error(_WHAT, says, "Set both anew; a bot in fewer than 2,500 servers needs none.")
        else:
            says = f"{name.upper()} can't be used: {says}"  # noqa: PLW2901 - in a sentence
            yield error(_WHAT, says, f"Set {name.upper()} anew, or take it out.")


def _misspelt(given: Given) -> Iterator[Finding]:
    """Yield variables that nothing reads, though one that is read has nearly their name."""
    for where, variables in (("the environment", given.environment), (ENV_FILE, given.dotenv)):
        for name in sorted(variables.keys() - _KNOWN - _MEANT_OTHERWISE):
            for meant in get_close_matches(name, sorted(_KNOWN), 1, _LIKENESS[where]):
                says = f"{name.upper()} in {where} is no setting, did you mean {meant.upper()}?"
                yield warning(_WHAT, says, f"Rename it to {meant.upper()}, or take it out.")


def _readable(given: Given, env_file: Path) -> Iterator[Finding]:
    """Yield that everybody on the machine may read a secret."""
    has_password = "@" in (given.dotenv.get("database_url") or "")
    holds_secret = has_password or given.dotenv.get("discord_token")
    if holds_secret and env_file.stat().st_mode & _OTHERS_READ:
        says = f"everybody on this machine may read {ENV_FILE}, which holds a secret"
        yield warning(_WHAT, says, f"Let only the bot's user read it: chmod 600 {ENV_FILE}")
