"""Peak memory of streams of different length, each in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections import deque
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import kr_lint
from benchmarks.statements import endless
from kr_lint.model import LANGUAGES


class Memory(NamedTuple):
    """Peak of the longer stream as a multiple of the shorter one's, and the difference in MiB."""

    ratio: float
    more: float


def measure(shorter: int, longer: int) -> Memory:
    """Compare ``longer`` with ``shorter`` statements of all languages in turn through ``lint_many``."""
    low, high = _peak(shorter), _peak(longer)
    return Memory(high / low, high - low)


def _peak(count: int) -> float:
    command = [sys.executable, "-m", "benchmarks.memory", str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _main() -> None:
    streams = cycle([endless(code) for code in LANGUAGES])
    texts = (next(stream) for stream in streams)
    deque(kr_lint.lint_many(islice(texts, int(sys.argv[1]))), maxlen=0)
    print(_own_peak())


def _own_peak() -> float:
    """This process's peak in MiB. On Linux ``ru_maxrss`` would count the process that started this one as well."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            next(float(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    _main()
