"""Reports for programs: JSON with a schema version. The models here are the published schema."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kr_lint.model import Diagnostic, KeyResult, Kind, LanguageCode, Report, Severity
from kr_lint.reports.catalogue import in_language
from kr_lint.reports.goals import Goals
from kr_lint.reports.safe import safe_json, without_surrogates
from kr_lint.sources.document import Lines

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RewriteRecord(_Record):
    """A better form of the statement. ``placeholders`` are the slots in it that only the author can fill."""

    text: str
    placeholders: tuple[str, ...]


class FindingRecord(_Record):
    """One finding. ``start`` and ``end`` are code points of the file, end exclusive; lines and columns count from 1."""

    rule: str
    code: str
    severity: Severity
    message: str
    hint: str
    rewrites: tuple[RewriteRecord, ...]
    statement: str | None = Field(description="The text of the statement that the finding stands in.")
    kind: Kind | None
    language: LanguageCode
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)
    url: str
    parameters: dict[str, str]


class KeyResultRecord(_Record):
    """A key result; ``baseline`` and ``target`` as given in columns of their own."""

    text: str
    line: int | None
    language: LanguageCode | None
    baseline: str | None
    target: str | None


class ObjectiveRecord(_Record):
    """An objective with its key results; an empty text is a missing objective."""

    text: str
    line: int | None
    language: LanguageCode | None
    key_results: tuple[KeyResultRecord, ...]


class CountsRecord(_Record):
    """How much was read and found."""

    objectives: int
    key_results: int
    error: int
    warning: int
    info: int


class CheckedFile(_Record):
    """A file that was read."""

    status: Literal["checked"] = "checked"
    path: str | None
    period: str | None
    notices: tuple[str, ...]
    objectives: tuple[ObjectiveRecord, ...]
    findings: tuple[FindingRecord, ...]
    summary: CountsRecord


class FailedFile(_Record):
    """A file that could not be read."""

    status: Literal["failed"] = "failed"
    path: str | None
    error: str


FileRecord = Annotated[CheckedFile | FailedFile, Field(discriminator="status")]


class TotalsRecord(CountsRecord):
    """The counts over all files."""

    files: int
    failed: int


class RunRecord(_Record):
    """The whole report. With ``--format jsonl`` each line is one of ``files``."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    kr_lint_version: str
    files: tuple[FileRecord, ...]
    rules: dict[str, int] = Field(description="How many findings each rule has.")
    summary: TotalsRecord


def file_record(report: Report, language: LanguageCode) -> CheckedFile | FailedFile:
    """A report as a record; ``language`` is that of notices and errors."""
    path = None if report.path is None else without_surrogates(report.path)
    if report.error is not None:
        return FailedFile(path=path, error=without_surrogates(in_language(report.error, language)))
    goals = Goals(report)
    lines = Lines(report.text)
    return CheckedFile(
        path=path,
        period=report.plan.period,
        notices=tuple(in_language(notice, language) for notice in report.notices),
        objectives=tuple(
            ObjectiveRecord(
                text=objective.text,
                line=objective.line,
                language=objective.statement.language if objective.statement else None,
                key_results=tuple(_key_result(one) for one in objective.key_results),
            )
            for objective in report.plan.objectives
        ),
        findings=tuple(_finding(one, goals, lines) for one in report.diagnostics),
        summary=CountsRecord(**report.summary),
    )


def run_record(records: Iterable[CheckedFile | FailedFile]) -> RunRecord:
    """All records of a run with their sums."""
    files = tuple(records)
    sums = dict.fromkeys(CountsRecord.model_fields, 0)
    rules: dict[str, int] = {}
    for file in files:
        if isinstance(file, CheckedFile):
            for name, count in file.summary.model_dump().items():
                sums[name] += count
            for finding in file.findings:
                rules[finding.rule] = rules.get(finding.rule, 0) + 1
    failed = sum(isinstance(file, FailedFile) for file in files)
    return RunRecord(
        kr_lint_version=tool_version(),
        files=files,
        rules=dict(sorted(rules.items())),
        summary=TotalsRecord(files=len(files), failed=failed, **sums),
    )


def as_json(record: BaseModel, indent: int | None = None) -> str:
    """A record as JSON without hidden characters."""
    return safe_json(record.model_dump_json(indent=indent))


def tool_version() -> str:
    """The version of kr_lint, "0" in a bare checkout."""
    try:
        return version("kr-lint")
    except PackageNotFoundError:
        return "0"


def _key_result(one: KeyResult) -> KeyResultRecord:
    language = one.statement.language if one.statement else None
    return KeyResultRecord(text=one.text, line=one.line, language=language, baseline=one.baseline, target=one.target)


def _finding(diagnostic: Diagnostic, goals: Goals, lines: Lines) -> FindingRecord:
    index = goals.index(diagnostic)
    goal = None if index is None else goals.goals[index]
    line, column = lines.position(diagnostic.span.start)
    end_line, end_column = lines.position(diagnostic.span.end)
    return FindingRecord(
        rule=diagnostic.rule,
        code=diagnostic.code,
        severity=diagnostic.severity,
        message=diagnostic.message,
        hint=diagnostic.hint,
        rewrites=tuple(
            RewriteRecord(text=one.text, placeholders=tuple(slot.text for slot in one.placeholders))
            for one in diagnostic.rewrites
        ),
        statement=None if goal is None else goal.goal.text,
        kind=None if goal is None else goal.kind,
        language=diagnostic.language,
        start=diagnostic.span.start,
        end=diagnostic.span.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        url=diagnostic.url,
        parameters=dict(diagnostic.parameters),
    )
