import pytest

from tests.container import dockerfile
from tests.container.build_context import ROOT, is_ignored

COPIED = [
    source
    for stage in dockerfile.read(ROOT / "Dockerfile").stages
    for copy in stage.all("COPY")
    if "--from" not in copy.options
    for source in copy.words[:-1]
]


@pytest.mark.parametrize("source", COPIED)
def test_what_the_dockerfile_copies_is_in_the_context(source: str) -> None:
    assert (ROOT / source).exists()
    assert not is_ignored(source)


def test_context_holds_nothing_else() -> None:
    names = {path.name for path in ROOT.iterdir()}
    assert {name for name in names if not is_ignored(name)} == set(COPIED) & names


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".git/config",
        ".venv/bin/python",
        "compose.yaml",
        "data/bot.sqlite3",
        "tests/conftest.py",
        "bot/__pycache__/app.cpython-313.pyc",
        "bot/answers/__pycache__/text.cpython-313.pyc",
    ],
)
def test_secrets_data_and_caches_are_left_out(path: str) -> None:
    assert is_ignored(path)


@pytest.mark.parametrize("path", ["bot/cli/entry.py", "bot/py.typed", "knowledge/README.md"])
def test_code_and_knowledge_are_in(path: str) -> None:
    assert not is_ignored(path)
