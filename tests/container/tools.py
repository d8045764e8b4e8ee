"""What stands in for `python3 -m venv` and pip while the Dockerfile's steps are followed: uv.

It links the packages of its cache, where the set-up has left them, and fetches what isn't there.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_PYTHON = """#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then
    {uv} venv --quiet --python {python} "$3" && cp {pip} "$3/bin/pip"
else
    exec {python} "$@"
fi
"""
_PIP = """#!/bin/sh
command=$1 more=
shift
for option; do
    shift
    case $option in
        --disable-pip-version-check | --no-cache-dir | --no-compile | --yes) continue ;;
        .) more=--no-cache ;; # our own code would be kept each time
    esac
    set -- "$@" "$option"
done
if [ "$command" = install ]; then
    {uv} pip install --python "${{0%pip}}python" $more --offline "$@" 2>/dev/null && exit
fi
{uv} pip "$command" --python "${{0%pip}}python" $more "$@" || exit
[ "$command" = install ] || rm "$0"
"""


def make_tools(folder: Path, python: Path) -> None:
    """Write `python3`, to be found by PATH, into a folder."""
    uv = shutil.which("uv", path=Path(sys.executable).parent) or shutil.which("uv")
    folder.mkdir()
    pip = folder / "pip-of-environments"
    for name, text in {"python3": _PYTHON, pip.name: _PIP}.items():
        tool = folder / name
        tool.write_text(text.format(uv=uv, python=python, pip=pip), encoding="utf-8")
        tool.chmod(0o755)
