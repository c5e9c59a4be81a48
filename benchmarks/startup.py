"""Start-up of commands against ``import spacy`` in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.clock import paired, ratio

LINES: Final = {
    "kk": "Тіркелуден төлемге конверсияны 4%-дан 9%-ға көтеру",
    "ru": "Снизить месячный отток клиентов с 6% до 3,5%",
    "en": "Cut the median reply time from 6 hours to 40 minutes",
}
_KR_LINT: Final = (sys.executable, "-m", "kr_lint.cli")


def measure(rounds: int, folder: Path) -> dict[str, float]:
    """The median time of each command as a share of ``import spacy``; ``folder`` holds the one-line files."""
    commands: dict[str, tuple[str, ...]] = {
        "kr-lint --help": (*_KR_LINT, "--help"),
        "kr-lint rules": (*_KR_LINT, "rules"),
        "kr-lint explain": (*_KR_LINT, "explain", "missing-baseline"),
    }
    for code, line in LINES.items():
        path = folder / f"{code}.txt"
        path.write_text(line + "\n", encoding="utf-8")
        commands[f"kr-lint check, one line, {code}"] = (*_KR_LINT, "check", "--kind", "kr", str(path))
    spacy = (sys.executable, "-c", "import spacy")
    for command in (spacy, *commands.values()):
        _run(command)
    base, *times = paired(rounds, *(partial(_run, command) for command in (spacy, *commands.values())))
    return {name: ratio(taken, base) for name, taken in zip(commands, times, strict=True)}


def _run(command: tuple[str, ...]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
