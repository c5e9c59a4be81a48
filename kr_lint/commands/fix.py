"""``kr-lint fix``: carry out rewrites, asking one by one on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kr_lint.commands.caching import CacheDir, NoCache, open_cache
from kr_lint.commands.options import DONE, FAILED, FOUND, BareKind, StdinFilename, first_language, governed
from kr_lint.commands.output import complain
from kr_lint.configuration import Configuration
from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import environment_language, in_language, ui
from kr_lint.reports.diff import unified
from kr_lint.reports.paths import posix
from kr_lint.reports.safe import safe
from kr_lint.reports.style import Style
from kr_lint.sources import shown_path

if TYPE_CHECKING:
    from kr_lint.fixing import Choice, Fixed, Proposal

#: The key of "quit", also as a Cyrillic layout has it.
_QUIT = frozenset({"q", "й"})
_STDIN = "-"


@governed
def fix(
    configuration: Configuration,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Markdown and text files, folders of them, or - for standard input."),
    ],
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Carry out complete rewrites without asking; their meaning may differ.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", "--dry-run", help="Show what would be changed, ask nothing and change nothing.")
    ] = False,
    kind: BareKind = None,
    stdin_filename: StdinFilename = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say errors only.")] = False,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
) -> int:
    """Rewrite statements in their files. What changes more than spacing is asked on a terminal, else left alone.

    What comes from standard input goes, rewritten, to standard output.

    Exit status: 0 nothing is left to mend, 1 findings are left, 2 something could not be read, run or written.
    """
    from kr_lint.fixing import complete_only, fix_bytes, fix_path, safe_only
    from kr_lint.runs import Run

    reader = first_language(configuration, (stdin_filename or _STDIN) if paths[0] == _STDIN else paths[0])
    language = reader or environment_language() or "en"
    asks = not unsafe and not diff and _STDIN not in paths and sys.stdin.isatty() and sys.stdout.isatty()
    decide = Asking(reader, Style.of(sys.stdout)) if asks else complete_only if unsafe else safe_only
    bare = None if kind is None else kind.kind
    cache = open_cache(cache_dir, no_cache)
    run = Run(configuration, bare, cache.kept)
    status = DONE
    applied = refused = left = 0
    for path in _files(paths, configuration):
        if isinstance(path, str):
            complain(path)
            status = FAILED
            continue
        if path is None:
            linter = run.linters.of(Path(stdin_filename or _STDIN)).for_path(Path(stdin_filename or _STDIN))
            fixed, new = fix_bytes(sys.stdin.buffer.read(), stdin_filename, linter, decide, bare)
            if not diff:
                sys.stdout.buffer.write(new)
                sys.stdout.buffer.flush()
        else:
            linter = run.linters.of(path).for_path(path)
            fixed = fix_path(path, linter, decide, bare, not diff, run.report(path) if path.is_file() else None)
        applied, refused = applied + fixed.applied, refused + fixed.refused
        left += len(fixed.report.diagnostics)
        if fixed.error is not None:
            shown = shown_path(fixed.report.path or "")
            complain(f"{shown}: {ui('error', language)}: {safe(in_language(fixed.error, language))}")
            status = FAILED
        elif diff:
            _show(fixed)
        if fixed.stopped:
            break
    cache.say(language)
    said = ui("fix-summary", language, applied=applied, refused=refused, left=left)
    if not quiet:
        (complain if diff or _STDIN in paths else typer.echo)(said)
    return FOUND if status == DONE and (left or (diff and applied)) else status


def _show(fixed: Fixed) -> None:
    """What would be changed, as ``patch`` takes it; on a terminal hidden characters are shown."""
    if not fixed.applied:
        return
    visible = sys.stdout.isatty()
    for line in unified(fixed.before, fixed.report.text, posix(fixed.report.path)):
        typer.echo(safe(line) if visible else line)


class Asking:
    """Shows each rewrite and asks for a number; safe ones need no answer."""

    def __init__(self, reader: LanguageCode | None, style: Style) -> None:
        self._reader = reader
        self._style = style

    def __call__(self, proposal: Proposal) -> Choice:
        """What was chosen."""
        from kr_lint.fixing import safe_only

        safe_one = safe_only(proposal)
        if safe_one is not None:
            return safe_one
        language = self._reader or proposal.diagnostic.language
        for line in question(proposal, language, self._style):
            typer.echo(line)
        count = len(proposal.rewrites)
        numbers = "1" if count == 1 else f"1–{count}"
        while True:
            try:
                answer = input(f"{ui('fix-ask', language, numbers=numbers)} ").strip().lower()
            except EOFError:
                return "stop"
            if answer in _QUIT:
                return "stop"
            if not answer:
                return None
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= count:
                return int(answer) - 1


def question(proposal: Proposal, language: LanguageCode, style: Style) -> Iterator[str]:
    """A finding and its rewrites, numbered."""
    found = proposal.diagnostic
    severity = style.severity(ui(found.severity, language), found.severity)
    yield ""
    path = shown_path(proposal.path or "")
    yield f"{path}:{found.line or 1}:{found.column or 1}: {severity} {found.code} {found.rule}"
    yield safe(found.message)
    yield f"  {style.dim('-')} {safe(proposal.goal.text)}"
    for number, (rewrite, _) in enumerate(proposal.rewrites, 1):
        for at, line in enumerate(rewrite.text.split("\n")):
            yield f"{style.bold(str(number)) if at == 0 else ' '} {style.dim('+')} {safe(line)}"
        for slot in rewrite.placeholders:
            yield f"      {safe(slot.text)}: {safe(slot.description)}"
        for moved in rewrite.moved:
            yield f"      {ui('fix-moved', language)}: {safe(moved)}"


def _files(paths: list[str], configuration: Configuration) -> Iterator[Path | str | None]:
    """The files that ``paths`` stand for, None for standard input; a folder that may not be read comes as a text."""
    from kr_lint.discovery import expand
    from kr_lint.fixing import FIXABLE_SUFFIXES
    from kr_lint.sources import SourceError

    def excluded(path: Path) -> bool:
        return configuration.for_path(path).settings.excludes(path)

    for path in dict.fromkeys(paths):
        if path == _STDIN:
            yield None
            continue
        for found in expand(path, FIXABLE_SUFFIXES, excluded):
            yield safe(str(found)) if isinstance(found, SourceError) else found
