"""What an audit found: counts per file and rule, as a table and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict
from rich.cells import cell_len

from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import in_language, ui
from kr_lint.reports.safe import without_surrogates
from kr_lint.reports.wire import tool_version
from kr_lint.sources import shown_path


@dataclass(slots=True)
class AuditFile:
    """One file: its statements, how many of them have an error or a warning, and how often each rule spoke."""

    path: str
    statements: int = 0
    weak: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    column: str | None = None
    error: str | None = None
    notices: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The weak ones among the statements, 0 to 1; 0 where there are none."""
        return self.weak / self.statements if self.statements else 0.0


@dataclass(slots=True)
class AuditResult:
    """All files, worst first."""

    files: list[AuditFile]
    failed: list[AuditFile]

    @property
    def total(self) -> AuditFile:
        """The sums over all files."""
        total = AuditFile("")
        for file in self.files:
            total.statements += file.statements
            total.weak += file.weak
            total.rules.update(file.rules)
        return total


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AuditFileRecord(_Record):
    """One file; ``share`` is between 0 and 1; ``column`` is the one that was read, for tables."""

    path: str
    statements: int
    weak: int
    share: float
    findings: int
    rules: dict[str, int]
    column: str | None
    notices: tuple[str, ...]


class AuditFailure(_Record):
    """A file that could not be read."""

    path: str
    error: str


class AuditTotals(_Record):
    """The sums over all files."""

    files: int
    statements: int
    weak: int
    share: float
    findings: int
    rules: dict[str, int]


class AuditRecord(_Record):
    """The whole audit, worst files first."""

    schema_version: Literal["1.0"] = "1.0"
    kr_lint_version: str
    files: tuple[AuditFileRecord, ...]
    failed: tuple[AuditFailure, ...]
    total: AuditTotals


def audit_record(result: AuditResult, language: LanguageCode) -> AuditRecord:
    """The audit as a record; ``language`` is that of notices and errors."""
    total = result.total
    return AuditRecord(
        kr_lint_version=tool_version(),
        files=tuple(
            AuditFileRecord(
                path=without_surrogates(file.path),
                statements=file.statements,
                weak=file.weak,
                share=round(file.share, 4),
                findings=file.rules.total(),
                rules=_sorted(file.rules),
                column=file.column,
                notices=tuple(in_language(notice, language) for notice in file.notices),
            )
            for file in result.files
        ),
        failed=tuple(
            AuditFailure(path=without_surrogates(file.path), error=in_language(file.error or "", language))
            for file in result.failed
        ),
        total=AuditTotals(
            files=len(result.files),
            statements=total.statements,
            weak=total.weak,
            share=round(total.share, 4),
            findings=total.rules.total(),
            rules=_sorted(total.rules),
        ),
    )


def audit_lines(result: AuditResult, language: LanguageCode) -> Iterator[str]:
    """The audit as two tables: files, then rules."""
    total = result.total
    yield f"{ui('audit-title', language)}:"
    yield ""
    head = ("audit-weak", "audit-statements", "audit-share", "audit-file")
    rows = [tuple(ui(name, language) for name in head)]
    rows.extend(_row(file, file.path) for file in result.files)
    rows.append(_row(total, ui("audit-total", language)))
    yield from _table(rows)
    if total.rules:
        yield ""
        yield f"{ui('audit-rules', language)}:"
        yield ""
        yield from _table([(str(count), rule) for rule, count in _sorted(total.rules).items()])


def _row(file: AuditFile, name: str) -> tuple[str, ...]:
    return str(file.weak), str(file.statements), f"{file.share:.0%}", shown_path(name)


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns of numbers to the right, the last column as it is."""
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        numbers = (" " * (width - cell_len(cell)) + cell for cell, width in zip(row, widths, strict=False))
        yield "  ".join([*numbers, row[-1]]).rstrip()


def _sorted(rules: Counter[str]) -> dict[str, int]:
    return dict(sorted(rules.items(), key=lambda item: (-item[1], item[0])))
