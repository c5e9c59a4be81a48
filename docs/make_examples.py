"""Runs the examples of README and documentation and writes their output beside them: ``python docs/make_examples.py``.

A console block holds commands behind ``$`` with their output; the text block behind a Python block is its output.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_CONSOLE: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ (.*)$", re.MULTILINE)
_PROGRAM: Final = re.compile(r"(^```python\n(.*?)^```\n\n```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_ENVIRONMENT: Final = {
    **{key: value for key, value in os.environ.items() if key not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")},
    "KR_LINT_CACHE": "",
    "LANG": "C.UTF-8",
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
}


def fresh(page: str) -> str:
    """The page with the output that its examples have now.

    Raises:
        RuntimeError: an example writes to standard error.
    """
    page = _CONSOLE.sub(
        lambda block: "\n".join(f"$ {command}\n{_command(command)}" for command in _COMMAND.findall(block.group())),
        page,
    )
    return _PROGRAM.sub(lambda block: block.group(1) + _run([sys.executable, "-c", block.group(2)]), page)


def _command(line: str) -> str:
    """The output of ``kr-lint …`` or ``echo TEXT | kr-lint …``."""
    given, _, command = line.rpartition(" | ")
    program, *arguments = shlex.split(command)
    if program != "kr-lint":
        raise RuntimeError(f"an example runs {program!r}")
    text = shlex.split(given)[1] + "\n" if given else ""
    return _run([sys.executable, "-m", "kr_lint.cli", *arguments], text)


def _run(command: list[str], given: str = "") -> str:
    done = subprocess.run(
        command, input=given, capture_output=True, encoding="utf-8", cwd=ROOT, env=_ENVIRONMENT, check=False
    )
    if done.stderr:
        raise RuntimeError(done.stderr)
    return done.stdout


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(fresh(path.read_text("utf-8")), encoding="utf-8")
