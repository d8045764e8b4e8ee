"""The list of what runs is what `requirements.lock` gives to this machine, with licences."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import bot

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
Sbom = dict[str, Any]


@pytest.fixture(scope="module")
def sbom(tmp_path_factory: pytest.TempPathFactory) -> Sbom:
    out = tmp_path_factory.mktemp("dist") / "sbom.cdx.json"
    subprocess.run([ROOT / ".ci/sbom", out], check=True)  # noqa: S603 - our own
    written: Sbom = json.loads(out.read_text(encoding="utf-8"))
    return written


def locked() -> Iterator[tuple[str, str]]:
    for line in re.findall(r"^(\S+==.+?)(?: \\)?$", LOCK, re.MULTILINE):
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate():
            yield canonicalize_name(wanted.name), str(wanted.specifier).removeprefix("==")


def test_it_has_what_is_locked_and_nothing_else(sbom: Sbom) -> None:
    listed = {canonicalize_name(each["name"]): each["version"] for each in sbom["components"]}
    assert listed == dict(locked())
    assert len(listed) > 40


def test_it_is_about_us(sbom: Sbom) -> None:
    us = sbom["metadata"]["component"]
    assert (us["name"], us["version"]) == ("workshop-bot", bot.__version__)
    assert [each["license"]["id"] for each in us["licenses"]] == ["MIT"]


def test_each_has_a_licence_and_an_address_of_its_package(sbom: Sbom) -> None:
    for each in sbom["components"]:
        assert each["licenses"], each["name"]
        name, _, version = each["purl"].removeprefix("pkg:pypi/").partition("@")
        assert canonicalize_name(name) == canonicalize_name(each["name"])
        assert version == each["version"]


def test_it_says_who_needs_whom(sbom: Sbom) -> None:
    needs = {each["ref"]: each.get("dependsOn", []) for each in sbom["dependencies"]}
    (client,) = (each for each in needs[sbom["metadata"]["component"]["bom-ref"]] if "disc" in each)
    assert any(each.startswith("aiohttp==") for each in needs[client])


def test_it_is_the_same_each_time_and_names_no_folder(sbom: Sbom) -> None:
    assert "serialNumber" not in sbom
    assert "timestamp" not in sbom["metadata"]
    assert not re.search(r"file:|/tmp|/home|" + re.escape(str(ROOT)), json.dumps(sbom))
