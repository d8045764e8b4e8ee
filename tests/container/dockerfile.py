"""Reads a Dockerfile, as far as ours goes: stages, instructions, their options and forms."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CONTINUED = re.compile(r"\\\s*\n")
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")


@dataclass(frozen=True)
class Instruction:
    """One instruction: its name in capitals, its options such as `--from`, and what follows."""

    name: str
    options: dict[str, str]
    text: str

    @property
    def words(self) -> list[str]:
        """What follows, as a shell would split it."""
        return shlex.split(self.text)

    @property
    def command(self) -> list[str]:
        """What is started in exec form; raises `ValueError` if it is in shell form."""
        words = json.loads(self.text.removeprefix("CMD "))
        if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
            raise ValueError(f"{self.name} {self.text}")
        return words

    def variables(self, known: dict[str, str]) -> dict[str, str]:
        """Return what an ENV or a LABEL sets, where some variables are known before."""
        named = (word.partition("=") for word in self.words)
        return {name: expanded(value, known) for name, _, value in named}


@dataclass
class Stage:
    """From one FROM to the next."""

    base: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)

    def all(self, name: str) -> list[Instruction]:
        """Return all instructions of a name."""
        return [each for each in self.instructions if each.name == name]

    def only(self, name: str) -> Instruction:
        """Return the one instruction of a name."""
        (instruction,) = self.all(name)
        return instruction


@dataclass
class Dockerfile:
    """The arguments before the first stage, with their defaults, and the stages."""

    arguments: dict[str, str]
    stages: list[Stage]


def expanded(text: str, variables: dict[str, str]) -> str:
    """Put the values of variables in; those that are not known stay."""
    return _VARIABLE.sub(lambda found: variables.get(found[1] or found[2], found[0]), text)


def read(file: Path) -> Dockerfile:
    """Read a Dockerfile; raises `ValueError` where an instruction stands before any stage."""
    text = "".join(
        line
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.lstrip().startswith("#")
    )
    dockerfile = Dockerfile({}, [])
    for line in _CONTINUED.sub(" ", text).splitlines():
        if line.strip():
            _add(dockerfile, _instruction(line))
    return dockerfile


def _instruction(line: str) -> Instruction:
    name, _, text = line.strip().partition(" ")
    options = {}
    text = text.strip()
    while text.startswith("--"):
        option, _, text = text.partition(" ")
        key, _, value = option.partition("=")
        options[key] = value
        text = text.strip()
    return Instruction(name.upper(), options, text)


def _add(dockerfile: Dockerfile, instruction: Instruction) -> None:
    if instruction.name == "FROM":
        base, *named = instruction.words
        name = named[1] if named else ""
        dockerfile.stages.append(Stage(expanded(base, dockerfile.arguments), name))
    elif dockerfile.stages:
        dockerfile.stages[-1].instructions.append(instruction)
    elif instruction.name == "ARG":
        argument, _, default = instruction.text.partition("=")
        dockerfile.arguments[argument] = default
    else:
        raise ValueError(f"{instruction.name} stands before FROM")
