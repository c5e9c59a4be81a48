"""The findings of a report in their order, each with a fingerprint of its own and the statement it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kr_lint.fingerprints import fingerprint
from kr_lint.model import Diagnostic, Edit, KeyResult, Objective, Report, Rewrite
from kr_lint.reports.goals import Goals
from kr_lint.reports.paths import posix
from kr_lint.reports.replacements import replacements


class Numbered(NamedTuple):
    """A finding; ``occurrence`` counts equal ones from 1, ``goal`` is None outside of all statements."""

    diagnostic: Diagnostic
    goal: Objective | KeyResult | None
    digest: str
    occurrence: int
    text: str

    @property
    def fingerprint(self) -> str:
        """The fingerprint, which no other finding of the report has."""
        return self.digest if self.occurrence == 1 else f"{self.digest}-{self.occurrence}"

    def fixes(self) -> Iterator[tuple[Rewrite, tuple[Edit, ...]]]:
        """The rewrites that can be carried out in the file, best first, with their replacements there."""
        if self.goal is None:
            return
        for rewrite in self.diagnostic.rewrites:
            edits = replacements(rewrite, self.goal, self.text)
            if edits is not None:
                yield rewrite, edits


def numbered(report: Report) -> Iterator[Numbered]:
    """The findings of ``report``."""
    goals, path = Goals(report), posix(report.path)
    met: Counter[str] = Counter()
    for diagnostic in report.diagnostics:
        index = goals.index(diagnostic)
        goal = None if index is None else goals.goals[index].goal
        digest = fingerprint(diagnostic.rule, "" if goal is None else goal.text, path)
        met[digest] += 1
        yield Numbered(diagnostic, goal, digest, met[digest], report.text)
