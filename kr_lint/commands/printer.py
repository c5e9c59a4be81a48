"""Shows the reports of one run in the chosen format."""

from __future__ import annotations

from enum import StrEnum

from kr_lint.commands.output import Output, complain
from kr_lint.model import LanguageCode, Report
from kr_lint.reports import text
from kr_lint.reports.catalogue import environment_language
from kr_lint.reports.text import Totals
from kr_lint.reports.wire import CheckedFile, FailedFile, as_json, file_record, run_record


class ReportFormat(StrEnum):
    """How findings are shown."""

    full = "full"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"


class Printer:
    """Shows reports as they come; JSON, which is one value, when all are there. ``reader`` None is automatic."""

    def __init__(self, format: ReportFormat, reader: LanguageCode | None, out: Output, quiet: bool) -> None:
        self.totals = Totals()
        self._format = format
        self._reader = reader
        self._out = out
        self._quiet = quiet
        self._records: list[CheckedFile | FailedFile] = []

    def show(self, report: Report) -> None:
        """Show one report; what else is to be said about its file goes to standard error."""
        self.totals.add(report)
        own = Totals()
        own.add(report)
        language = self._language(own)
        if report.error is not None or not self._quiet:
            for line in text.notices(report, language):
                complain(line)
        if self._format is ReportFormat.json:
            self._records.append(file_record(report, language))
        elif self._format is ReportFormat.jsonl:
            self._out.write(as_json(file_record(report, language)))
        else:
            shape = text.full if self._format is ReportFormat.full else text.concise
            self._out.write_lines(shape(report, self._reader, self._out.style))

    def finish(self, statistics: bool) -> None:
        """Show what is known when all reports have come."""
        if self._format is ReportFormat.json:
            self._out.write(as_json(run_record(self._records), indent=2))
        elif self._format is not ReportFormat.jsonl:
            if statistics:
                self._out.write_lines(text.statistics(self.totals))
            if not self._quiet:
                self._out.write_lines(text.summary(self.totals, self._language(self.totals)))

    def _language(self, totals: Totals) -> LanguageCode:
        return self._reader or totals.language or environment_language() or "en"
