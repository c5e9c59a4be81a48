"""Many plans and tables at once: how many statements are weak, where, and by which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from kr_lint.api import Linter
from kr_lint.batch.tables import TableError, read_table
from kr_lint.discovery import PLAN_SUFFIXES, TABLE_SUFFIXES, expand, identity, nothing, taken
from kr_lint.model import Kind, Report, Severity
from kr_lint.reports.audit import AuditFile, AuditResult
from kr_lint.reports.catalogue import message
from kr_lint.reports.goals import Goals
from kr_lint.sources import SourceError

_WEAK: Final[frozenset[Severity]] = frozenset({"error", "warning"})


def audit_paths(
    linter_of: Callable[[Path], Linter],
    paths: Iterable[str],
    column: str | None = None,
    kind: Kind = "kr",
    excluded: Callable[[Path], bool] = nothing,
    report_of: Callable[[Path], Report] | None = None,
) -> AuditResult:
    """Judge every plan and table of ``paths``, folders included; a file that cannot be read hides no other.

    ``linter_of`` gives the linter of a file, in which ``per_file_ignores`` is not yet carried out, ``report_of`` the
    report of a plan, kept or new. ``column`` and ``kind`` are those of tables. A statement is weak when it has an
    error or a warning.
    """
    told = report_of or (lambda path: linter_of(path).lint_path(path))
    files: list[AuditFile] = []
    asked = list(paths)
    named = frozenset(str(Path(one)) for one in asked)
    met: set[str] = set()
    for path in asked:
        found = list(expand(path, PLAN_SUFFIXES | TABLE_SUFFIXES, excluded))
        if not found:
            files.append(AuditFile(path, error=message("no-tables")))
        for one in found:
            place = identity(one) if isinstance(one, Path) else one.path
            if place in met:
                continue
            met.add(place)
            files.append(_audit(linter_of, told, one, column, kind, named))
    read = [file for file in files if file.error is None]
    read.sort(key=lambda file: (-file.share, -file.weak, file.path))
    return AuditResult(read, [file for file in files if file.error is not None])


def _audit(
    linter_of: Callable[[Path], Linter],
    report_of: Callable[[Path], Report],
    path: Path | SourceError,
    column: str | None,
    kind: Kind,
    named: frozenset[str],
) -> AuditFile:
    if isinstance(path, SourceError):
        return AuditFile(path.path, error=path.message)
    linter = linter_of(path).for_path(path)
    if path.suffix.lower() in TABLE_SUFFIXES:
        return _audit_table(linter, path, column, kind)
    report = taken(report_of(path), named)
    goals = Goals(report)
    weak = {goals.index(one) for one in report.diagnostics if one.severity in _WEAK} - {None}
    # One finding about a list of tasks stands for those of its key results, which are no less weak for that.
    for index, goal in enumerate(goals.goals):
        statement = goal.goal.statement
        if statement is not None and any(one.severity in _WEAK for one in linter.lint_statement(statement)):
            weak.add(index)
    file = AuditFile(str(path), len(goals.goals), len(weak), error=report.error, notices=report.notices)
    file.rules.update(one.rule for one in report.diagnostics)
    return file


def _audit_table(linter: Linter, path: Path, column: str | None, kind: Kind) -> AuditFile:
    try:
        table = read_table(path, column, kind)
    except (SourceError, TableError) as fault:
        return AuditFile(str(path), error=fault.message)
    file = AuditFile(str(path), column=table.column, notices=table.notices)
    for diagnostics in linter.lint_many(table.statements, kind):
        file.statements += 1
        file.weak += any(one.severity in _WEAK for one in diagnostics)
        file.rules.update(one.rule for one in diagnostics)
    return file
