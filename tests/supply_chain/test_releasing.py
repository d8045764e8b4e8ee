"""The scripts that a release runs: the image's labels, and the notes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[2]
CHANGELOG = """# Changelog

## [Unreleased]

## [1.3.0] - 2026-12-01

### Added

- A kite.

## [1.2.0] - 2026-11-30

- A string.
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with the scripts, a version, a changelog, and a docker that only tells."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot/__init__.py").write_text('"""A bot."""\n\n__version__ = "1.3.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    for name, script in {"docker": 'printf "%s\\n" "$@"', "git": "echo 0123abc"}.items():
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
    return tmp_path


def ran(checkout: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the command is our own
        [checkout / command[0], *command[1:]],
        env={"PATH": f"{checkout}/bin:/usr/bin:/bin", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_notes_are_the_section_of_the_version(checkout: Path) -> None:
    done = ran(checkout, ".ci/release-notes", "v1.3.0")
    assert (done.returncode, done.stdout) == (0, "### Added\n\n- A kite.\n")


@pytest.mark.parametrize(
    ("tag", "version", "why"),
    [
        ("v1.2.0", "1.3.0", "bot/__init__.py has another version than v1.2.0"),
        ("v1x3.0", "1.3.0", "bot/__init__.py has another version than v1x3.0"),
        ("1.3.0", "1.3.0", "1.3.0 is no tag of a release, which begins with v"),
        ("v1.4.0", "1.4.0", "CHANGELOG.md has no section ## [1.4.0]"),
        ("vUnreleased", "Unreleased", "CHANGELOG.md has no section ## [Unreleased]"),
    ],
)
def test_tag_that_is_no_release(checkout: Path, tag: str, version: str, why: str) -> None:
    (checkout / "bot/__init__.py").write_text(f'__version__ = "{version}"\n')
    done = ran(checkout, ".ci/release-notes", tag)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"release-notes: {why}\n"


def labelled(printed: str) -> dict[str, str]:
    return dict(re.findall(r"^--build-arg\n(\w+)=(.*)$", printed, re.MULTILINE))


def test_image_is_labelled_with_where_it_comes_from(checkout: Path) -> None:
    done = ran(
        checkout,
        *(".ci/image-build", "--push", "--tag", "a b"),
        GITHUB_SERVER_URL="https://github.com",
        GITHUB_REPOSITORY="someone/bot",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("buildx\nbuild\n")
    assert done.stdout.endswith("\n--push\n--tag\na b\n.\n")
    said = labelled(done.stdout)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said.pop("CREATED"))
    assert said == {
        "VERSION": "1.3.0",
        "REVISION": "0123abc",
        "SOURCE": "https://github.com/someone/bot",
    }


def test_image_of_a_checkout_says_that_its_source_is_unknown(checkout: Path) -> None:
    assert labelled(ran(checkout, ".ci/image-build").stdout)["SOURCE"] == "unknown"


def test_image_takes_what_it_is_told(checkout: Path) -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    taken = re.findall(r"^ARG (\w+)", dockerfile, re.MULTILINE)
    assert set(labelled(ran(checkout, ".ci/image-build").stdout)) == set(taken) - {"BASE"}
    for each in set(taken) - {"BASE"}:
        assert f'"${{{each}}}"' in dockerfile


def test_version_of_the_code_is_found() -> None:
    lines = (ROOT / "bot/__init__.py").read_text(encoding="utf-8").splitlines()
    assert f'__version__ = "{bot.__version__}"' in lines
