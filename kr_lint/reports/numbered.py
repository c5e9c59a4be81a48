"""The findings of a report in their order, each with a fingerprint of its own and the statement it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kr_lint.fingerprints import fingerprint
from kr_lint.model import Diagnostic, Edit, KeyResult, Objective, Report, Rewrite
from kr_lint.reports.goals import Goals
from kr_lint.reports.paths import posix
from kr_lint.reports.replacements import replacements
from kr_lint.sources.reading import format_of


class Numbered(NamedTuple):
    """A finding; ``occurrence`` counts equal ones from 1, ``goal`` is None outside of all statements."""

    diagnostic: Diagnostic
    goal: Objective | KeyResult | None
    digest: str
    occurrence: int
    report: Report

    @property
    def fingerprint(self) -> str:
        """The fingerprint, which no other finding of the report has."""
        return self.digest if self.occurrence == 1 else f"{self.digest}-{self.occurrence}"

    @property
    def has_line(self) -> bool:
        """Whether line and column are those of the file; a workbook has none."""
        return self.diagnostic.line is not None and (self.goal is None or self.goal.line is not None)

    @property
    def message(self) -> str:
        """What is weak, after the place where no line tells it."""
        place = self.diagnostic.place
        return self.diagnostic.message if self.has_line or place is None else f"{place}: {self.diagnostic.message}"

    def fixes(self) -> Iterator[tuple[Rewrite, tuple[Edit, ...]]]:
        """The rewrites that can be carried out in the file, best first, with their replacements there."""
        if self.goal is None or self.goal.place is not None or not _is_plain(self.report.path):
            return
        for rewrite in self.diagnostic.rewrites:
            edits = replacements(rewrite, self.goal, self.report.text)
            if edits is not None:
                yield rewrite, edits


def numbered(
    report: Report, path: str | None = None, diagnostics: Iterable[Diagnostic] | None = None
) -> Iterator[Numbered]:
    """The findings of ``report``, or ``diagnostics`` of its statements.

    ``path`` is the file's name as it goes into the fingerprints, the one that reports show when it is None.
    """
    goals = Goals(report)
    path = posix(report.path) if path is None else path
    met: Counter[str] = Counter()
    for diagnostic in report.diagnostics if diagnostics is None else diagnostics:
        index = goals.index(diagnostic)
        goal = None if index is None else goals.goals[index].goal
        digest = fingerprint(diagnostic.rule, "" if goal is None else goal.text, path)
        met[digest] += 1
        yield Numbered(diagnostic, goal, digest, met[digest], report)


def _is_plain(path: str | None) -> bool:
    """Whether a rewrite can stand in the file as it is, neither quoted nor in a cell."""
    return path is None or format_of(Path(path)) in ("markdown", "text")
