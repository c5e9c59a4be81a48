"""Shows the reports of one run in the chosen format."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from kr_lint.commands.formats import ReportFormat, make_reporter
from kr_lint.commands.output import Output, complain
from kr_lint.model import LanguageCode, Report
from kr_lint.reports import text
from kr_lint.reports.catalogue import environment_language, ui
from kr_lint.reports.paths import posix
from kr_lint.reports.text import Totals
from kr_lint.sources import shown_path

#: So many files without goals are named one by one.
_FEW: Final = 3


class Printer:
    """Shows reports as they come, or at the end where the format is one value. ``reader`` None is automatic.

    ``named`` are the paths that were asked for; of other files in which nothing was found only their number is said.
    """

    def __init__(
        self, format: ReportFormat, reader: LanguageCode | None, out: Output, quiet: bool, named: Collection[str]
    ) -> None:
        self.totals = Totals()
        self._format = format
        self._reader = reader
        self._out = out
        self._quiet = quiet
        self._named = named
        self._empty: list[Report] = []
        self._reporter = make_reporter(format, reader, out.style, out.terminal)

    def show(self, report: Report) -> None:
        """Show one report; what else is to be said about its file goes to standard error."""
        self.totals.add(report)
        own = Totals()
        own.add(report)
        language = self._language(own)
        empty = report.error is None and not report.plan.objectives and not report.diagnostics
        if empty and report.path is not None and report.path not in self._named:
            self._empty.append(report)
        elif report.error is not None or not self._quiet:
            for line in text.notices(report, language):
                complain(line)
        self._out.write_lines(self._reporter.add(report, language))

    def finish(self, statistics: bool) -> None:
        """Show what is known when all reports have come."""
        language = self._language(self.totals)
        self._out.write_lines(self._reporter.finish(language))
        if not self._quiet:
            self._say_empty(language)
        if self._format.for_people:
            if statistics:
                self._out.write_lines(text.statistics(self.totals))
            if not self._quiet:
                self._out.write_lines(text.summary(self.totals, language))

    def _say_empty(self, language: LanguageCode) -> None:
        """Few files without goals are told apart, many are one line."""
        if len(self._empty) <= _FEW:
            for report in self._empty:
                for line in text.notices(report, language):
                    complain(line)
            return
        names = ", ".join(shown_path(posix(report.path)) for report in self._empty[:_FEW]) + ", …"
        complain(ui("without-goals", language, count=len(self._empty), names=names))

    def _language(self, totals: Totals) -> LanguageCode:
        return self._reader or totals.language or environment_language() or "en"
