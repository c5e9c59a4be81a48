"""Times taken in alternating pairs, so that a machine that drifts drifts for both sides."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes once, in seconds; what earlier work left behind is collected first."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def paired(rounds: int, *works: Callable[[], object]) -> list[list[float]]:
    """The seconds of each work in each round, the works taking turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            taken.append(seconds(work))
    return times


def ratio(times: list[float], base: list[float]) -> float:
    """The median of the rounds' ratios."""
    return median(one / other for one, other in zip(times, base, strict=True))
