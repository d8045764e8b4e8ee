"""What SECURITY.md says holds by construction is what the code and the files say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.frontends.discord_app.client import INTENTS
from bot.frontends.discord_app.replies import NOBODY
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_no_intent_is_privileged() -> None:
    assert not any((INTENTS.members, INTENTS.presences, INTENTS.message_content))


def test_replies_notify_nobody() -> None:
    assert not any((NOBODY.everyone, NOBODY.users, NOBODY.roles, NOBODY.replied_user))


def test_it_listens_on_loopback() -> None:
    assert Settings.model_fields["http_host"].get_default() == "127.0.0.1"


def test_container_is_an_ordinary_users_and_cannot_be_written_to() -> None:
    (user,) = re.findall(r"^USER (\d+):\d+$", text_of("Dockerfile"), re.MULTILINE)
    assert int(user) > 0
    bot = yaml.safe_load(text_of("compose.yaml"))["services"]["bot"]
    assert (bot["read_only"], bot["cap_drop"]) == (True, ["ALL"])


@pytest.mark.parametrize("path", [".ci/setup", "Dockerfile"])
def test_dependencies_are_installed_by_their_hashes(path: str) -> None:
    assert "--require-hashes" in text_of(path)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_each_locked_package_has_hashes_and_none_has_an_address(lock: str) -> None:
    packages = re.split(r"^(?=[\w.-]+==)", text_of(lock), flags=re.MULTILINE)[1:]
    assert len(packages) > 40
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text_of(lock)


def test_what_one_can_check_is_there() -> None:
    assert {".ci/audit", "make sbom", "make test"} <= set(re.findall(r"`([^`]+)`", PAGE))
    assert "\nsbom: ## " in text_of("Makefile")
    assert "sbom-path: dist/sbom.cdx.json" in text_of(".github/workflows/release.yml")
