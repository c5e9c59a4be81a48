"""Reports for programs: JSON with a schema version. The models here are the published schema."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from kr_lint.model import Edit, KeyResult, Kind, LanguageCode, Report, Rewrite, Severity
from kr_lint.reports.catalogue import in_language
from kr_lint.reports.numbered import Numbered, numbered
from kr_lint.reports.safe import safe_json, without_surrogates
from kr_lint.sources.document import Lines

SCHEMA_VERSION: Literal["1.1"] = "1.1"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EditRecord(_Record):
    """One replacement in the file: ``text`` in place of what stands from ``start`` to ``end``, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class RewriteRecord(_Record):
    """A better form of the statement. ``placeholders`` are the slots in it that only the author can fill."""

    text: str
    placeholders: tuple[str, ...]
    applicability: Literal["safe", "suggestion"] = Field(
        description="Safe when only spacing changes, else a suggestion that a human must accept."
    )
    moved: tuple[str, ...] = Field(description="What the statement gives away, each a line of its own.")
    edits: tuple[EditRecord, ...] | None = Field(
        description="The replacements in the file, in order; null where the rewrite cannot be carried over."
    )


class FindingRecord(_Record):
    """One finding. ``start`` and ``end`` are code points of the file, end exclusive; lines and columns count from 1.

    In a file without lines (XLSX, DOCX) lines and columns are null, ``place`` names the cell or paragraph, and the code
    points are those of the text that was read.
    """

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
    line: int | None = Field(ge=1)
    column: int | None = Field(ge=1)
    end_line: int | None = Field(ge=1)
    end_column: int | None = Field(ge=1)
    place: str | None = Field(description="The cell (Sheet!C4), paragraph (¶12) or JSON pointer.")
    url: str
    parameters: dict[str, str]


class SuppressedRecord(_Record):
    """A finding that a comment or the baseline switches off; ``reason`` is what the comment says."""

    by: Literal["comment", "baseline"]
    reason: str | None
    finding: FindingRecord


class KeyResultRecord(_Record):
    """A key result; ``baseline``, ``target``, ``current`` and ``owner`` as given in columns of their own."""

    text: str
    line: int | None
    language: LanguageCode | None
    baseline: str | None
    target: str | None
    current: str | None
    owner: str | None
    place: str | None


class ObjectiveRecord(_Record):
    """An objective with its key results; an empty text is a missing objective."""

    text: str
    line: int | None
    language: LanguageCode | None
    owner: str | None
    place: str | None
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
    owner: str | None
    non_goals: tuple[str, ...]
    notices: tuple[str, ...]
    objectives: tuple[ObjectiveRecord, ...]
    findings: tuple[FindingRecord, ...]
    suppressed: tuple[SuppressedRecord, ...]
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

    schema_version: Literal["1.1"] = SCHEMA_VERSION
    kr_lint_version: str
    files: tuple[FileRecord, ...]
    rules: dict[str, int] = Field(description="How many findings each rule has.")
    summary: TotalsRecord


def file_record(report: Report, language: LanguageCode) -> CheckedFile | FailedFile:
    """A report as a record; ``language`` is that of notices and errors."""
    path = None if report.path is None else without_surrogates(report.path)
    if report.error is not None:
        return FailedFile(path=path, error=without_surrogates(in_language(report.error, language)))
    lines = Lines(report.text)
    off = numbered(report, diagnostics=[one.diagnostic for one in report.suppressed])
    return CheckedFile(
        path=path,
        period=report.plan.period,
        owner=report.plan.owner,
        non_goals=report.plan.non_goals,
        notices=tuple(in_language(notice, language) for notice in report.notices),
        objectives=tuple(
            ObjectiveRecord(
                text=objective.text,
                line=objective.line,
                language=objective.statement.language if objective.statement else None,
                owner=objective.owner,
                place=objective.place,
                key_results=tuple(_key_result(one) for one in objective.key_results),
            )
            for objective in report.plan.objectives
        ),
        findings=tuple(_finding(one, lines) for one in numbered(report)),
        suppressed=tuple(
            SuppressedRecord(by=told.by, reason=told.reason, finding=_finding(one, lines))
            for told, one in zip(report.suppressed, off, strict=True)
        ),
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
    return KeyResultRecord(
        text=one.text,
        line=one.line,
        language=language,
        baseline=one.baseline,
        target=one.target,
        current=one.current,
        owner=one.owner,
        place=one.place,
    )


def _finding(one: Numbered, lines: Lines) -> FindingRecord:
    diagnostic, goal = one.diagnostic, one.goal
    line = column = end_line = end_column = None
    if diagnostic.line is not None or diagnostic.place is None:
        line, column = lines.position(diagnostic.span.start)
        end_line, end_column = lines.position(diagnostic.span.end)
    edits = {id(rewrite): found for rewrite, found in one.fixes()}
    return FindingRecord(
        rule=diagnostic.rule,
        code=diagnostic.code,
        severity=diagnostic.severity,
        message=diagnostic.message,
        hint=diagnostic.hint,
        rewrites=tuple(_rewrite(rewrite, edits.get(id(rewrite))) for rewrite in diagnostic.rewrites),
        statement=None if goal is None else goal.text,
        kind=None if goal is None else "kr" if isinstance(goal, KeyResult) else "objective",
        language=diagnostic.language,
        start=diagnostic.span.start,
        end=diagnostic.span.end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        place=diagnostic.place,
        url=diagnostic.url,
        parameters=dict(diagnostic.parameters),
    )


def _rewrite(rewrite: Rewrite, edits: tuple[Edit, ...] | None) -> RewriteRecord:
    told = None
    if edits is not None:
        told = tuple(EditRecord(start=one.span.start, end=one.span.end, text=one.text) for one in edits)
    return RewriteRecord(
        text=rewrite.text,
        placeholders=tuple(slot.text for slot in rewrite.placeholders),
        applicability=rewrite.applicability,
        moved=rewrite.moved,
        edits=told,
    )
