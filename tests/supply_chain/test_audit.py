"""What `.ci/audit` makes of each thing that a database of vulnerabilities may say, or not say."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.programs import ENVIRONMENT
from tests.supply_chain.fake_osv import FakeOsv, running_fake_osv

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
AUDIT = ROOT / ".ci/audit"
HASH = f"--hash=sha256:{'0' * 64}"
NOT_AUDITED = "NOT AUDITED: whether a dependency has a known vulnerability is not known."


@pytest.fixture(scope="module")
def running() -> Iterator[FakeOsv]:
    with running_fake_osv() as server:
        yield server


@pytest.fixture
def osv(running: FakeOsv) -> FakeOsv:
    running.vulnerabilities, running.asked = {}, []
    running.status, running.body, running.says_nothing = 200, None, False
    return running


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    lock = tmp_path / "some.lock"
    lock.write_text(
        f"kite==1.0 {HASH}\n"
        f"string==2.5 {HASH}\n"
        f"tail==1.0 ; python_full_version < '3.5' {HASH}\n"
        f"tail==3.0 ; python_full_version >= '3.5' {HASH}\n",
        encoding="utf-8",
    )
    return lock


def audited(
    lock: Path, url: str, *options: str, script: Path = AUDIT, **environment: str
) -> tuple[int, str]:
    """Return the exit code, and what was printed."""
    done = subprocess.run(  # noqa: S603 - the command is our own
        [script, "--osv-url", url, *options, lock],
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_lock_without_known_vulnerabilities(lock: Path, osv: FakeOsv) -> None:
    assert audited(lock, osv.url) == (0, "audit: 3 packages, no vulnerability known\n")
    assert sorted(osv.asked) == [("kite", "1.0"), ("string", "2.5"), ("tail", "3.0")]


def test_known_vulnerability_fails_and_says_what_to_do(lock: Path, osv: FakeOsv) -> None:
    osv.knows("string", ["GHSA-1", "CVE-2026-1"], "2.6")
    osv.knows("kite", ["GHSA-2"], None)
    code, printed = audited(lock, osv.url)
    assert code == 1
    assert "string 2.5: CVE-2026-1, GHSA-1\n" in printed
    assert 'mended in 2.6: make lock ARGS="--upgrade-package string"\n' in printed
    assert "kite 1.0: GHSA-2\n    https://osv.dev/vulnerability/GHSA-2\n" in printed
    assert "    not mended yet: do without it, or write into ACCEPTED in .ci/audit" in printed
    assert printed.endswith("audit: failed: vulnerabilities known: 2\n")


def test_package_that_is_skipped_is_told(lock: Path, osv: FakeOsv) -> None:
    with lock.open("a", encoding="utf-8") as file:
        file.write(f"bow @ https://example.org/bow-1.0.tar.gz {HASH}\n")
    assert_says_that_it_did_not_audit(audited(lock, osv.url), "skipped: bow")

    osv.knows("kite", ["GHSA-2"], None)
    assert audited(lock, osv.url)[0] == 1


def test_accepted_vulnerability_fails_nothing(lock: Path, osv: FakeOsv, tmp_path: Path) -> None:
    script = accepting("CVE-2026-1", tmp_path)
    osv.knows("string", ["GHSA-1", "CVE-2026-1"], None)
    code, printed = audited(lock, osv.url, script=script)
    assert (code, printed) == (
        0,
        "audit: 3 packages, no vulnerability known, but 1 that we accept\n",
    )

    osv.knows("kite", ["GHSA-2"], None)
    code, printed = audited(lock, osv.url, script=script)
    assert (code, "kite 1.0" in printed, "string" in printed) == (1, True, False)


def test_accepted_vulnerability_that_is_gone_is_told(
    lock: Path, osv: FakeOsv, tmp_path: Path
) -> None:
    code, printed = audited(lock, osv.url, script=accepting("CVE-2026-1", tmp_path))
    assert code == 0
    assert "CVE-2026-1 concerns us no more: take it out of ACCEPTED in .ci/audit\n" in printed


def accepting(known_as: str, folder: Path) -> Path:
    """Return a copy of the script, beside the same pip-audit, that accepts a vulnerability."""
    written = AUDIT.read_text(encoding="utf-8")
    (line,) = [each for each in written.splitlines() if each.startswith("ACCEPTED")]
    script = folder / ".ci/audit"
    script.parent.mkdir()
    changed = f'ACCEPTED = {{"{known_as}": "nobody pulls it"}}'
    script.write_text(written.replace(line, changed), encoding="utf-8")
    script.chmod(0o700)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return script


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (500, b"", "ServiceError"),
        (200, b"<html>Please log in to this network</html>", "JSONDecodeError"),
    ],
)
def test_database_that_answers_badly(
    lock: Path, osv: FakeOsv, status: int, body: bytes, why: str
) -> None:
    osv.status, osv.body = status, body
    assert_says_that_it_did_not_audit(audited(lock, osv.url), why)


def test_database_that_is_not_there(lock: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1/query"
        assert_says_that_it_did_not_audit(audited(lock, url), "Connection refused")


def test_database_without_an_address(lock: Path) -> None:
    url = "http://nowhere.invalid/v1/query"
    assert_says_that_it_did_not_audit(audited(lock, url), "nowhere.invalid")


def test_database_that_never_answers(lock: Path, osv: FakeOsv) -> None:
    osv.says_nothing = True
    said = audited(lock, osv.url, "--patience", "1")
    assert_says_that_it_did_not_audit(said, "Read timed out")
    assert len(osv.asked) == 1  # and does not try its patience with each package


def test_database_that_takes_too_long_for_all(lock: Path, osv: FakeOsv) -> None:
    osv.says_nothing = True
    said = audited(lock, osv.url, "--patience", "600", "--limit", "2")
    assert_says_that_it_did_not_audit(said, "took longer than 2 seconds")


def assert_says_that_it_did_not_audit(said: tuple[int, str], why: str) -> None:
    code, printed = said
    assert code == 0
    _, rule, headline, reason, _, last = printed.splitlines()
    assert rule == last == "!" * 79
    assert headline.endswith(NOT_AUDITED)
    assert why in reason


def test_github_is_told_beside_the_log(lock: Path, osv: FakeOsv) -> None:
    osv.status = 500
    _, printed = audited(lock, osv.url, GITHUB_ACTIONS="true")
    assert printed.splitlines()[-1].startswith("::warning title=Not audited::")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("kite==1.0\n", "does not contain a hash"),
        (f"kite>=1.0 {HASH}\n", "is not pinned to an exact version"),
        (f"<<<<<<< ours\nkite==1.0 {HASH}\n", "contains invalid specifier at line 1"),
        (f"kite==1.0 {HASH}\nkite==2.0 {HASH}\n", "has duplicate requirements"),
    ],
)
def test_broken_lock_fails(lock: Path, osv: FakeOsv, written: str, why: str) -> None:
    lock.write_text(written, encoding="utf-8")
    code, printed = audited(lock, osv.url)
    assert code == 2
    assert why in printed
    assert printed.endswith("audit: failed: a lock can't be read; make lock writes it\n")


def test_missing_lock_fails(tmp_path: Path, osv: FakeOsv) -> None:
    assert audited(tmp_path / "none.lock", osv.url)[0] == 2


def test_gate_audits_both_locks(osv: FakeOsv) -> None:
    assert "check audit .ci/audit #" in (ROOT / ".ci/gate").read_text(encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - the command is our own
        [AUDIT, "--osv-url", osv.url],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {"discord-py", "aiohttp", "pytest", "uv"} <= {name for name, _ in osv.asked}
