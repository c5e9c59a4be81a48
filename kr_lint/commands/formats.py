"""The formats of ``kr-lint check``: what writes each of them is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Protocol

from kr_lint.model import LanguageCode, Report
from kr_lint.reports import text
from kr_lint.reports.style import Style
from kr_lint.reports.wire import CheckedFile, FailedFile, as_json, file_record, run_record


class ReportFormat(StrEnum):
    """How findings are shown."""

    full = "full"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    rdjson = "rdjson"
    markdown = "markdown"
    diff = "diff"

    @property
    def for_people(self) -> bool:
        """Whether a summary follows the findings."""
        return self in (ReportFormat.full, ReportFormat.concise)


class Reporter(Protocol):
    """Writes the reports of a run, as they come or at its end."""

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """The lines to write for one report; ``language`` is that of errors and notices."""

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """The lines to write when all reports have come."""


class _Text:
    def __init__(
        self, shape: Callable[[Report, LanguageCode | None, Style], Iterator[str]],
        reader: LanguageCode | None, style: Style,
    ) -> None:  # fmt: skip
        self._shape, self._reader, self._style = shape, reader, style

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        return self._shape(report, self._reader, self._style)

    def finish(self, language: LanguageCode) -> Iterator[str]:
        return iter(())


class _Json:
    def __init__(self) -> None:
        self._records: list[CheckedFile | FailedFile] = []

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        self._records.append(file_record(report, language))
        return iter(())

    def finish(self, language: LanguageCode) -> Iterator[str]:
        yield as_json(run_record(self._records), indent=2)


class _JsonLines:
    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        yield as_json(file_record(report, language))

    def finish(self, language: LanguageCode) -> Iterator[str]:
        return iter(())


def make_reporter(format: ReportFormat, reader: LanguageCode | None, style: Style, terminal: bool) -> Reporter:
    """What writes ``format``; ``reader`` None speaks each statement's own language."""
    match format:
        case ReportFormat.full:
            return _Text(text.full, reader, style)
        case ReportFormat.concise:
            return _Text(text.concise, reader, style)
        case ReportFormat.json:
            return _Json()
        case ReportFormat.jsonl:
            return _JsonLines()
        case ReportFormat.sarif:
            from kr_lint.reports.sarif import Sarif

            return Sarif(reader)
        case ReportFormat.github:
            from kr_lint.reports.github import Github

            return Github(reader)
        case ReportFormat.gitlab:
            from kr_lint.reports.gitlab import Gitlab

            return Gitlab()
        case ReportFormat.junit:
            from kr_lint.reports.junit import Junit

            return Junit(reader)
        case ReportFormat.rdjson:
            from kr_lint.reports.rdjson import Rdjson

            return Rdjson()
        case ReportFormat.markdown:
            from kr_lint.reports.markdown import Markdown

            return Markdown()
        case ReportFormat.diff:
            from kr_lint.reports.diff import Diff

            return Diff(terminal)
