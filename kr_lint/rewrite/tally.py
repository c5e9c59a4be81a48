"""How often findings carry a rewrite, and how often verification refused one: a figure for benchmarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kr_lint.model import Diagnostic
from kr_lint.rewrite.texts import FindingTexts


@dataclass(slots=True)
class Tally:
    """Counts for one rule: its findings, those with a rewrite, the rewrites offered, the candidates refused."""

    findings: int = 0
    answered: int = 0
    offered: int = 0
    refused: int = 0


def tally(diagnostics: Iterable[Diagnostic]) -> dict[str, Tally]:
    """Counts by rule over the diagnostics of statements; every rewrite is made for it. Others are left out."""
    counts: dict[str, Tally] = {}
    for diagnostic in diagnostics:
        if not isinstance(diagnostic.texts, FindingTexts):
            continue
        rewrites, refused = diagnostic.texts.offers
        count = counts.setdefault(diagnostic.rule, Tally())
        count.findings += 1
        count.answered += bool(rewrites)
        count.offered += len(rewrites)
        count.refused += len(refused)
    return counts
