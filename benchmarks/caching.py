"""A run over unchanged files against the first one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.clock import ratio, seconds
from benchmarks.statements import distinct, plan_of
from kr_lint.model import LANGUAGES

_KR_LINT: Final = (sys.executable, "-m", "kr_lint.cli", "check", "--exit-zero")
_KEY_RESULTS: Final = 9


def measure(files: int, rounds: int, folder: Path) -> float:
    """How many times the first run takes as long as one that is answered from the cache; whole processes.

    ``folder`` gets ``files`` plans of three objectives with three key results each, in the languages in turn.
    """
    plans = folder / "plans"
    plans.mkdir()
    for code in LANGUAGES:
        statements = distinct(code, _KEY_RESULTS * (files // len(LANGUAGES) + 1))
        for number, own in enumerate(batched(statements, _KEY_RESULTS)):
            if LANGUAGES.index(code) + len(LANGUAGES) * number < files:
                (plans / f"{number}-{code}.md").write_text(plan_of(own), encoding="utf-8")
    first: list[float] = []
    again: list[float] = []
    for number in range(rounds):
        run = partial(_run, plans, folder / f"cache-{number}")
        first.append(seconds(run))
        again.append(seconds(run))
    return ratio(first, again)


def batched(statements: list[str], size: int) -> Iterator[list[str]]:
    """Statements in groups of ``size``."""
    return (statements[start : start + size] for start in range(0, len(statements), size))


def _run(plans: Path, cache: Path) -> None:
    command = (*_KR_LINT, str(plans), "--cache-dir", str(cache))
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
