"""The facts the rules stand on: what kind of promise a statement is, each with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

from kr_lint.model import Span


@dataclass(slots=True)
class Facts:
    """The judgement-free facts beyond the slots; spans mark the words that show each."""

    own_work: Span | None = None
    completion: Span | None = None
    change: Span | None = None
    hold: Span | None = None
    vague: Span | None = None
    level: bool = False
    absolute: bool = False
