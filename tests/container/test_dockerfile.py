import re

import pytest

from bot import settings
from tests.container import dockerfile
from tests.container.build_context import ROOT
from tests.container.dockerfile import Stage

FILE = dockerfile.read(ROOT / "Dockerfile")
BUILD, FINAL = FILE.stages


def _runs(stage: Stage) -> str:
    return "\n".join(run.text for run in stage.all("RUN"))


def test_both_stages_have_the_base_that_may_be_chosen() -> None:
    assert FILE.arguments == {"BASE": "python:3.13-slim"}
    assert [stage.base for stage in FILE.stages] == ["python:3.13-slim"] * 2
    assert [stage.name for stage in FILE.stages] == ["build", ""]


def test_dependencies_are_those_of_the_lock_and_our_own_code_brings_none() -> None:
    of_the_lock, of_ours = re.findall(r"pip install ([^&\n]+)", _runs(BUILD))
    assert {"--require-hashes", "requirements.lock"} <= set(of_the_lock.split())
    assert {"--no-deps", "--no-build-isolation", "."} <= set(of_ours.split())
    assert "editable" not in of_ours


def test_lock_is_installed_before_code_is_copied() -> None:
    done = [f"{each.name} {each.text}" for each in BUILD.instructions]
    (installed,) = [
        at for at, each in enumerate(done) if "requirements.lock" in each and "RUN" in each
    ]
    (copied,) = [at for at, each in enumerate(done) if each == "COPY bot bot"]
    assert installed < copied


def test_final_stage_takes_only_the_environment_and_the_knowledge() -> None:
    copied = [(copy.options, copy.words) for copy in FINAL.all("COPY")]
    assert copied == [
        ({"--from": "build"}, ["/opt/venv", "/opt/venv"]),
        ({"--from": "build"}, ["/app/knowledge", "knowledge"]),
    ]
    assert not FINAL.all("ADD")
    assert not re.search(r"apt|pip install|curl|wget", _runs(FINAL))


def test_it_runs_as_a_user_with_a_fixed_number_who_owns_only_the_data() -> None:
    number, _, group = FINAL.only("USER").text.partition(":")
    assert number == group == "10001"
    made = FINAL.all("RUN")[0].text
    assert f"--uid {number} --user-group " in made
    assert "--owner=bot --group=bot data " in made
    assert FINAL.only("VOLUME").command == ["/app/data"]
    assert FINAL.only("WORKDIR").text == "/app"


def test_user_is_changed_after_all_that_root_does() -> None:
    names = [each.name for each in FINAL.instructions]
    assert not {"RUN", "COPY"} & set(names[names.index("USER") :])


@pytest.mark.parametrize(
    ("instruction", "command"),
    [
        ("ENTRYPOINT", ["workshop-bot"]),
        ("CMD", ["run"]),
        ("HEALTHCHECK", ["workshop-bot", "health"]),
    ],
)
def test_no_shell_stands_between_the_engine_and_the_bot(
    instruction: str, command: list[str]
) -> None:
    assert FINAL.only(instruction).command == command


def test_health_is_asked_for_often_and_given_time_to_start() -> None:
    assert FINAL.only("HEALTHCHECK").options == {
        "--interval": "30s",
        "--timeout": "10s",
        "--start-period": "60s",
        "--retries": "3",
    }


def test_exposed_port_is_the_one_that_the_bot_takes() -> None:
    port = settings.Settings.model_fields["http_port"].default
    assert FINAL.only("EXPOSE").text == str(port)


def test_labels_say_what_it_is_and_where_it_comes_from() -> None:
    arguments = dict(each.text.split("=") for each in FINAL.all("ARG"))
    assert set(arguments) == {"VERSION", "REVISION", "CREATED", "SOURCE"}
    labels = FINAL.only("LABEL").variables({name: f"the {name}" for name in arguments})
    prefix = "org.opencontainers.image."
    assert {label.removeprefix(prefix): value for label, value in labels.items()} == {
        "title": "workshop-bot",
        "description": _project("description"),
        "licenses": _project("license"),
        "version": "the VERSION",
        "revision": "the REVISION",
        "created": "the CREATED",
        "source": "the SOURCE",
    }


def test_python_of_the_base_is_one_that_the_project_is_for() -> None:
    at_least = re.findall(r"\d+", _project("requires-python"))
    version = re.findall(r"\d+", FILE.arguments["BASE"])
    assert [int(part) for part in version] >= [int(part) for part in at_least]


def _project(key: str) -> str:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (value,) = re.findall(rf'^{key} = "(.+)"$', text, re.MULTILINE)
    return str(value)
