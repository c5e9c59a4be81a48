"""``kr-lint check``: judge plans, or bare lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kr_lint.commands.formats import ReportFormat
from kr_lint.commands.options import (
    DONE,
    FAILED,
    FOUND,
    Config,
    ExtendSelect,
    Ignore,
    Isolated,
    KindName,
    OwnLang,
    OwnProfile,
    OwnUiLang,
    Select,
    make_configuration,
)
from kr_lint.commands.output import Output, complain
from kr_lint.commands.printer import Printer
from kr_lint.model import SEVERITIES, LanguageCode, Report
from kr_lint.reports.catalogue import environment_language, ui
from kr_lint.reports.safe import safe

if TYPE_CHECKING:
    from kr_lint.configuration import Configuration
    from kr_lint.runs import Run

STDIN = "-"


class FailLevel(StrEnum):
    """The least severity that makes the run fail."""

    error = "error"
    warning = "warning"
    info = "info"
    none = "none"


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ] = None,
    kind: Annotated[
        KindName | None, typer.Option("--kind", help="Each line is one statement of this kind; no plan is looked for.")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", help="The name of what comes from standard input.")
    ] = None,
    format: Annotated[ReportFormat, typer.Option("--format", help="Output format.")] = ReportFormat.full,
    diff: Annotated[bool, typer.Option("--diff", help="Show the best rewrites as a unified diff.")] = False,
    lang: OwnLang = None,
    ui_lang: OwnUiLang = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    profile: OwnProfile = None,
    config: Config = None,
    isolated: Isolated = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings accepted in this file.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Accept all findings of this run in a file.")
    ] = None,
    fail_level: Annotated[
        FailLevel, typer.Option("--fail-level", help="The least severity that gives exit status 1.")
    ] = FailLevel.info,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 although there are findings.")] = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the report to this file.")] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Show how often each rule spoke.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show findings and errors only.")] = False,
) -> int:
    """Find what weakens Objectives and Key Results in Markdown and text files.

    Exit status: 0 nothing found, 1 findings, 2 something could not be read or run.
    """
    if not paths:
        complain(ui("no-input", (ui_lang and ui_lang.code) or environment_language() or "en"))
        return FAILED
    from kr_lint.baseline import Baseline
    from kr_lint.runs import Run

    accepted = None if baseline is None else Baseline(baseline)
    written = None if write_baseline is None else Baseline(write_baseline, must_exist=False)
    configuration = make_configuration(lang, ui_lang, select, extend_select, ignore, profile, config, isolated)
    reader = _reader(configuration, paths[0], stdin_filename)
    run = Run(configuration, None if kind is None else kind.kind)
    worst = -1
    kept: list[Report] = []
    with Output(output, reader) as out:
        printer = Printer(ReportFormat.diff if diff else format, reader, out, quiet)
        for report in _reports(run, paths, stdin_filename):
            if written is not None:
                kept.append(report)
                report = replace(report, diagnostics=())
            elif accepted is not None:
                report = accepted.new(report)
            worst = max((worst, *(SEVERITIES.index(one.severity) for one in report.diagnostics)))
            printer.show(report)
        if written is None:
            printer.finish(statistics)
    speaker = reader or environment_language() or "en"
    if written is not None:
        complain(f"{safe(str(write_baseline))}: {ui('baseline-written', speaker, count=written.write(kept))}")
    for name, rule, count in () if accepted is None or written is not None else accepted.stale():
        complain(f"{safe(name)}: {ui('baseline-stale', speaker, rule=rule, count=count)}")
    if out.failed or printer.totals.failed:
        return FAILED
    if exit_zero or fail_level is FailLevel.none:
        return DONE
    return FOUND if worst >= SEVERITIES.index(fail_level.value) else DONE


def _reader(configuration: Configuration, path: str, stdin_filename: str | None) -> LanguageCode | None:
    """The language of labels and summary, None when each statement decides: that of the settings of the first path."""
    first = Path(stdin_filename or path) if path == STDIN else Path(path)
    language = configuration.for_path(first).settings.ui_language
    return None if language == "auto" else language


def _reports(run: Run, paths: list[str], stdin_filename: str | None) -> Iterator[Report]:
    for path in dict.fromkeys(paths):
        if path == STDIN:
            yield run.data(sys.stdin.buffer.read(), stdin_filename)
        else:
            yield from run.paths([path])
