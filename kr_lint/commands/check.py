"""``kr-lint check``: judge plans, or bare lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kr_lint.commands.caching import CacheDir, NoCache, open_cache
from kr_lint.commands.formats import ReportFormat
from kr_lint.commands.options import (
    DONE,
    FAILED,
    FOUND,
    BareKind,
    StdinFilename,
    first_language,
    governed,
)
from kr_lint.commands.output import Output, complain
from kr_lint.commands.printer import Printer
from kr_lint.commands.progress import Progress
from kr_lint.configuration import Configuration
from kr_lint.model import SEVERITIES, LanguageCode, Report
from kr_lint.reports.catalogue import environment_language, ui
from kr_lint.sources import shown_path

if TYPE_CHECKING:
    from kr_lint.baseline import Baseline
    from kr_lint.runs import Run, Source

STDIN = "-"


class FailLevel(StrEnum):
    """The least severity that makes the run fail."""

    error = "error"
    warning = "warning"
    info = "info"
    none = "none"


@governed
def check(
    configuration: Configuration,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ] = None,
    kind: BareKind = None,
    stdin_filename: StdinFilename = None,
    format: Annotated[ReportFormat, typer.Option("--format", help="Output format.")] = ReportFormat.full,
    diff: Annotated[bool, typer.Option("--diff", help="Show the best rewrites as a unified diff.")] = False,
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
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, help="The number of processes.")] = 1,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
) -> int:
    """Find what weakens Objectives and Key Results in documents, tables and data files.

    Markdown, plain text, CSV, XLSX, DOCX, YAML, JSON, JSON Lines and HTML are read; a folder is searched for them.

    Exit status: 0 nothing found, 1 findings, 2 something could not be read or run.
    """
    if not paths:
        complain(ui("no-input", environment_language() or "en"))
        return FAILED
    from kr_lint.baseline import Baseline
    from kr_lint.runs import Run

    accepted = None if baseline is None else Baseline(baseline)
    written = None if write_baseline is None else Baseline(write_baseline, must_exist=False)
    reader = first_language(configuration, (stdin_filename or paths[0]) if paths[0] == STDIN else paths[0])
    speaker = reader or environment_language() or "en"
    if output is not None and any(_same_file(output, one) for one in paths):
        reason = ui("is-read", speaker)
        complain(f"{shown_path(str(output))}: {ui('cannot-write', speaker, reason=reason)}")
        return FAILED
    cache = open_cache(cache_dir, no_cache)
    run = Run(configuration, None if kind is None else kind.kind, cache.kept)
    worst = -1
    kept: list[Report] = []
    with Output(output, reader) as out:
        printer = Printer(
            ReportFormat.diff if diff else format, reader, out, quiet, frozenset(str(Path(one)) for one in paths)
        )
        for report in _reports(run, paths, stdin_filename, jobs, speaker, out.terminal):
            if written is not None:
                kept.append(report)
                report = replace(report, diagnostics=())
            elif accepted is not None:
                report = accepted.new(report)
            worst = max((worst, *(SEVERITIES.index(one.severity) for one in report.diagnostics)))
            printer.show(report)
        if written is None:
            printer.finish(statistics)
    cache.say(speaker)
    if written is not None:
        complain(f"{shown_path(str(write_baseline))}: {ui('baseline-written', speaker, count=written.write(kept))}")
    elif accepted is not None:
        _say_stale(accepted, speaker)
    if out.failed or printer.totals.failed:
        return FAILED
    if exit_zero or fail_level is FailLevel.none:
        return DONE
    return FOUND if worst >= SEVERITIES.index(fail_level.value) else DONE


def _same_file(output: Path, path: str) -> bool:
    """Whether the report would take the place of a file that is to be checked."""
    try:
        return path != STDIN and output.is_file() and output.samefile(path)
    except (OSError, ValueError):
        return False


def _say_stale(accepted: Baseline, speaker: LanguageCode) -> None:
    for name, rule, count in accepted.stale():
        complain(f"{shown_path(name)}: {ui('baseline-stale', speaker, rule=rule, count=count)}")


def _reports(
    run: Run, paths: list[str], stdin_filename: str | None, jobs: int, speaker: LanguageCode, terminal: bool
) -> Iterator[Report]:
    """The reports in the order of ``paths``; ``terminal`` tells that they are shown on one as they come."""
    from kr_lint.discovery import files_of

    files: list[Source] = []
    met: set[str] = set()
    for path in dict.fromkeys(paths):
        if path == STDIN:
            files.append(lambda: run.data(sys.stdin.buffer.read(), stdin_filename))
        else:
            files += files_of([path], run.excludes, met)
    with Progress(len(files), speaker, terminal, sys.stderr) as progress:
        for report in run.reports(files, jobs, paths):
            progress.clear()
            yield report
            progress.advance()
