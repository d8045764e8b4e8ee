"""What the README shows is what the program prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```\n\$ (.+?)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[shown for shown, _ in EXAMPLES])
def test_example_prints_what_the_readme_says(
    command: str, printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my-workshop.yaml").write_text(_written_before(command), encoding="utf-8")
    python = f"{sys.executable} -m bot"
    for shown, run in (
        ('make chat ARGS="', f'{python} chat --knowledge {ROOT}/knowledge "'),
        (".venv/bin/workshop-bot", python),
    ):
        command = command.replace(shown, run)
    command = re.sub(r'(knowledge) "(--now \S+)"', r"\1 \2", command)

    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(ROOT / "knowledge"))
    done = subprocess.run(  # noqa: S602 - the command is our own, and a pipe needs the shell
        command,
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout + done.stderr).strip() == printed.strip()


def _written_before(command: str) -> str:
    """Return the last YAML that the README shows before the command."""
    before = README[: README.index(command)]
    blocks = re.findall(r"^```yaml\n(.*?)^```$", before, re.MULTILINE | re.DOTALL)
    return blocks[-1] if blocks else ""
