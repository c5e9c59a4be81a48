"""Key results that stand word for word in an earlier file of the same run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from kr_lint.fingerprints import repeated_key
from kr_lint.model import KeyResult, Plan, Report
from kr_lint.reports.paths import posix
from kr_lint.sources import shown_path

#: A file that holds so many key results, all of them of one other file, is a copy of it and said once.
_FEWEST_OF_COPY: Final = 3


class Repeats:
    """Remembers where each key result was met first, over the files of one run."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str, str | None]] = {}

    def judged(self, judge: Callable[[Mapping[str, str]], Report]) -> Report:
        """The report of a file. ``judge`` is asked again when some of its statements were met before.

        Files must come in their order. ``judge`` gets the place of each such statement by its normalised text.
        """
        report = judge({})
        met = self._met(report.plan)
        if met and not report.bare:
            report = judge(met)
        if report.error is None and not report.bare:
            self._remember(report)
        return report

    def _met(self, plan: Plan) -> dict[str, str]:
        keys = [key for one in key_results_of(plan) if (key := repeated_key(one.text))]
        found = {key: self._first[key] for key in keys if key in self._first}
        # What goes on in the next period may rightly be said again.
        found = {key: one for key, one in found.items() if not (plan.period and one[2] and plan.period != one[2])}
        files = Counter(path for path, _, _ in found.values())
        if len(files) == 1 and len(keys) == len(found) >= _FEWEST_OF_COPY:
            key = keys[0]
            return {key: found[key][1]}
        return {key: place for key, (_, place, _) in found.items()}

    def _remember(self, report: Report) -> None:
        path = posix(report.path)
        for one in key_results_of(report.plan):
            key = repeated_key(one.text)
            if key:
                place = one.place if one.line is None else str(one.line)
                self._first.setdefault(key, (path, f"{shown_path(path)}:{place}", report.plan.period))


def key_results_of(plan: Plan) -> list[KeyResult]:
    """All key results of a plan, in its order."""
    return [one for objective in plan.objectives for one in objective.key_results]
