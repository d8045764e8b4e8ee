import re
from typing import Any

import pytest
import yaml

from tests.container import dockerfile
from tests.container.build_context import ROOT

TEXT = (ROOT / "compose.yaml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
BOT = COMPOSE["services"]["bot"]
POSTGRES = COMPOSE["services"]["postgres"]
SERVICES = pytest.mark.parametrize("service", [BOT, POSTGRES], ids=["bot", "postgres"])
IMAGE = dockerfile.read(ROOT / "Dockerfile").stages[-1]


def test_bot_is_built_here_and_alone_unless_the_profile_is_chosen() -> None:
    assert BOT["build"] == "."
    assert "profiles" not in BOT
    assert POSTGRES["profiles"] == ["postgres"]
    assert BOT["depends_on"] == {"postgres": {"condition": "service_healthy", "required": False}}


def test_bot_may_do_no_more_than_it_needs() -> None:
    assert BOT["read_only"] is True
    assert BOT["cap_drop"] == ["ALL"]
    assert "privileged" not in TEXT
    assert "user" not in BOT  # that of the image, who owns the volume


def test_what_is_kept_lies_in_the_volume_of_the_image() -> None:
    kept, known = BOT["volumes"]
    volume, target = kept.split(":")
    assert volume in COMPOSE["volumes"]
    assert [target] == IMAGE.only("VOLUME").command
    assert known["type"] == "bind"
    assert known["target"] == f"{IMAGE.only('WORKDIR').text}/{BOT['environment']['KNOWLEDGE_DIR']}"
    assert known["read_only"] is True
    assert known["bind"] == {"create_host_path": False}


def test_port_is_open_to_the_machine_only() -> None:
    (port,) = BOT["ports"]
    exposed = IMAGE.only("EXPOSE").text
    assert re.fullmatch(rf"127\.0\.0\.1:\$\{{HTTP_PORT:-{exposed}\}}:{exposed}", port)
    assert BOT["environment"]["HTTP_PORT"] == int(exposed)
    assert "ports" not in POSTGRES


def test_bot_has_the_time_that_it_needs_to_stop() -> None:
    assert int(BOT["stop_grace_period"].removesuffix("s")) > 10


def test_health_is_asked_for_as_the_image_says() -> None:
    assert "healthcheck" not in BOT


@SERVICES
def test_service_starts_again_by_itself_and_fills_neither_memory_nor_disk(
    service: dict[str, Any],
) -> None:
    assert service["restart"] == "unless-stopped"
    assert service["mem_limit"] == "512m"
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "5"}
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_password_has_no_default() -> None:
    written = POSTGRES["environment"]["POSTGRES_PASSWORD"]
    assert re.fullmatch(r"\$\{POSTGRES_PASSWORD:-\}", written)


def test_health_of_postgresql_is_asked_for_by_the_network() -> None:
    # While it makes its first database it listens in a folder only, and is about to restart.
    assert "--host=127.0.0.1" in POSTGRES["healthcheck"]["test"]


def test_variables_stand_in_the_example_of_what_can_be_set() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{(\w+)", TEXT))
    assert used == {"HTTP_PORT", "KNOWLEDGE_DIR", "POSTGRES_PASSWORD"}
    for variable in used:
        assert re.search(rf"^(# )?{variable}=", example, re.MULTILINE)
