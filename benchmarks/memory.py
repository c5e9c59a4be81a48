"""Peak memory of streams of different length, each in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections import deque
from itertools import cycle, islice
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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    _main()
