"""How the time grows with the input: 1, 10 and 100 times as many statements, one by one and in one document."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import islice

import kr_lint
from benchmarks.clock import paired, ratio
from benchmarks.statements import endless, plan
from kr_lint.model import LANGUAGES

FACTORS = (1, 10, 100)


def measure(unit: int, rounds: int) -> dict[str, tuple[float, float]]:
    """The times of 10 and 100 times the input as multiples of the time of ``unit`` statements."""
    found = {}
    for code in LANGUAGES:
        texts = list(islice(endless(code), unit * FACTORS[-1]))
        found[f"lint_many, {code}"] = _growth([partial(_stream, texts[: unit * factor]) for factor in FACTORS], rounds)
    for code in LANGUAGES:
        plans = [plan(code, unit * factor) for factor in FACTORS]
        found[f"one document, {code}"] = _growth([partial(_read, text) for text in plans], rounds)
    return found


def _growth(works: list[Callable[[], object]], rounds: int) -> tuple[float, float]:
    works[-1]()
    once, ten, hundred = paired(rounds, *works)
    return ratio(ten, once), ratio(hundred, once)


def _stream(texts: list[str]) -> None:
    deque(kr_lint.lint_many(texts), maxlen=0)


def _read(text: str) -> None:
    report = kr_lint.lint_document(text)
    assert report.summary["key_results"], "the document was not read"
