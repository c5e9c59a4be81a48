"""Which statement of a plan a finding speaks of."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from kr_lint.model import Diagnostic, KeyResult, Kind, Objective, Report


class Goal(NamedTuple):
    """A statement and where it begins in its file."""

    start: int
    kind: Kind
    goal: Objective | KeyResult


class Goals:
    """The statements of a report in the order of the file."""

    def __init__(self, report: Report) -> None:
        found = []
        for objective in report.plan.objectives:
            if objective.text:
                found.append(Goal(objective.start, "objective", objective))
            found.extend(Goal(one.start, "kr", one) for one in objective.key_results)
        self.goals: list[Goal] = sorted(found, key=lambda goal: goal.start)
        self._starts = [goal.start for goal in self.goals]

    def index(self, diagnostic: Diagnostic) -> int | None:
        """The number of the statement that a finding stands in; None outside of all."""
        position = bisect_right(self._starts, diagnostic.span.start) - 1
        return position if position >= 0 else None
