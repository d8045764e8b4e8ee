"""What the Dockerfile makes, without a container engine: its steps, followed in a folder.

Each path that the Dockerfile makes lies below that folder instead of `/`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.container import build_context, dockerfile
from tests.container.tools import make_tools
from tests.container.unprivileged import give, lock, python_for, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.container.dockerfile import Instruction, Stage

_MADE_PATH = re.compile(r"(?<![\w.])/(?=(?:opt|app)\b)")
_SYSTEM = "/usr/local/bin:/usr/bin:/bin"


@dataclass
class Image:
    """What a stage leaves below `root`, and the variables that it sets."""

    stage: Stage
    root: Path
    variables: dict[str, str]
    folder: Path

    def here(self, text: str) -> str:
        """Return a text whose paths of the image lead below the root."""
        return _MADE_PATH.sub(f"{self.root}/", text)

    def command(self, *names: str) -> list[str]:
        """Return what these instructions start, one after another, the program by its path."""
        program, *arguments = (word for name in names for word in self.stage.only(name).command)
        return [str(shutil.which(program, path=self.variables["PATH"])), *arguments]


@contextmanager
def built() -> Iterator[Image]:
    """Build, and yield what the final stage holds: all read-only, but for the volume."""
    folder = Path(tempfile.mkdtemp(prefix="image-"))
    try:
        folder.chmod(0o755)
        python, needed = python_for(folder / "python")
        make_tools(folder / "tools", python)
        variables = needed | {"PATH": f"{folder / 'tools'}:{_SYSTEM}"}
        builder, final = dockerfile.read(build_context.ROOT / "Dockerfile").stages
        _follow(Image(builder, folder / "root", dict(variables), Path()))
        # Environments can't be moved: the image has to have the same root.
        (folder / "root").rename(folder / builder.name)
        image = Image(final, folder / "root", dict(variables), Path())
        _follow(image)
        shutil.rmtree(folder / builder.name)
        lock(image.root)
        (volume,) = final.only("VOLUME").command
        give(Path(image.here(volume)))
        yield image
    finally:
        unlock(folder)
        shutil.rmtree(folder)


def _follow(image: Image) -> None:
    for instruction in image.stage.instructions:
        match instruction.name:
            case "WORKDIR":
                image.folder = Path(image.here(instruction.text))
                image.folder.mkdir(parents=True, exist_ok=True)
            case "ENV":
                new = instruction.variables(image.variables)
                image.variables |= {name: image.here(value) for name, value in new.items()}
            case "COPY":
                _copy(image, instruction)
            case "RUN":
                _run(image, instruction)
            case _:  # it says how the image is started, not what is in it
                pass


def _copy(image: Image, instruction: Instruction) -> None:
    *sources, where = (image.here(word) for word in instruction.words)
    for source in sources:
        target = image.folder / where / (Path(source).name if where.endswith("/") else "")
        if "--from" in instruction.options:
            stage = image.root.with_name(instruction.options["--from"])
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(stage / Path(source).relative_to(image.root), target)
        else:
            build_context.copy(source, target)


def _run(image: Image, instruction: Instruction) -> None:
    if "useradd" in instruction.text:  # what is done to the base needs root, and a base
        return
    text = image.here(instruction.text)
    if "compileall" in text:  # of the rest only what is imported: all takes longer than all else
        text = re.sub(r"(/opt/venv/lib)$", r"\1/python*/site-packages/bot", text)
    environment = dict(os.environ)  # noqa: TID251 - uv looks into it for its cache and the network
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(  # noqa: S603 - what the Dockerfile says
        ["/bin/sh", "-c", text],
        cwd=image.folder,
        env=environment | image.variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"RUN {instruction.text}\n{done.stdout}")
