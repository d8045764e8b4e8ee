"""ruff's rules about security hold everywhere, and whatever is excused from one says why."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CARELESS = """
import hashlib, pickle, random, subprocess, tempfile, yaml
def careless(text, file, database):
    assert text
    exec(text)
    subprocess.run(text, shell=True)
    database.execute(f"SELECT * FROM {text}")
    pickle.load(file)
    yaml.load(file)
    hashlib.md5(text)
    try:
        random.random()
    except Exception:
        pass
    return tempfile.mktemp(), "0.0.0.0"
password = "hunter2"
"""
CODES = {
    *("S101", "S102", "S104", "S105", "S110", "S301", "S306"),
    *("S311", "S324", "S506", "S602", "S608"),
}


@pytest.mark.parametrize(
    ("file", "let_pass"),
    [
        ("bot/new.py", set()),
        ("bot/cli/new.py", set()),
        ("bot/settings.py", set()),
        ("tests/new.py", {"S101"}),
        ("tests/benchmarks/new.py", {"S101", "S311"}),
        (".ci/new.py", set()),
    ],
)
def test_careless_code_is_refused(file: str, let_pass: set[str]) -> None:
    done = subprocess.run(  # noqa: S603 - the command is our own
        [
            *(ROOT / ".venv/bin/ruff", "check", "--no-cache", "--output-format=json"),
            *("--stdin-filename", ROOT / file, "-"),
        ],
        input=CARELESS,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    found = {each["code"] for each in json.loads(done.stdout)}
    assert {code for code in found if re.fullmatch(r"S\d{3}", code)} == CODES - let_pass


def test_whatever_is_excused_says_why() -> None:
    files = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("tests/**/*.py"), ROOT / ".ci/audit"]
    assert len(files) > 200
    unexcused = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if re.search(r"# noqa: [A-Z0-9, ]*\bS\d{3}\b(?!,)(?! (?:- |\()\w)", line)
    ]
    assert unexcused == []
