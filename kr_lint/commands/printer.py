"""Shows the reports of one run in the chosen format."""

from __future__ import annotations

from kr_lint.commands.formats import ReportFormat, make_reporter
from kr_lint.commands.output import Output, complain
from kr_lint.model import LanguageCode, Report
from kr_lint.reports import text
from kr_lint.reports.catalogue import environment_language
from kr_lint.reports.text import Totals


class Printer:
    """Shows reports as they come, or at the end where the format is one value. ``reader`` None is automatic."""

    def __init__(self, format: ReportFormat, reader: LanguageCode | None, out: Output, quiet: bool) -> None:
        self.totals = Totals()
        self._format = format
        self._reader = reader
        self._out = out
        self._quiet = quiet
        self._reporter = make_reporter(format, reader, out.style, out.terminal)

    def show(self, report: Report) -> None:
        """Show one report; what else is to be said about its file goes to standard error."""
        self.totals.add(report)
        own = Totals()
        own.add(report)
        language = self._language(own)
        if report.error is not None or not self._quiet:
            for line in text.notices(report, language):
                complain(line)
        self._out.write_lines(self._reporter.add(report, language))

    def finish(self, statistics: bool) -> None:
        """Show what is known when all reports have come."""
        language = self._language(self.totals)
        self._out.write_lines(self._reporter.finish(language))
        if self._format.for_people:
            if statistics:
                self._out.write_lines(text.statistics(self.totals))
            if not self._quiet:
                self._out.write_lines(text.summary(self.totals, language))

    def _language(self, totals: Totals) -> LanguageCode:
        return self._reader or totals.language or environment_language() or "en"
