"""``kr-lint fix``: carry out rewrites, asking one by one on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from kr_lint.commands.output import complain
from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import environment_language, in_language, ui
from kr_lint.reports.safe import safe
from kr_lint.reports.style import Style

if TYPE_CHECKING:
    from kr_lint.api import Linter
    from kr_lint.configuration import Configuration
    from kr_lint.fixing import Choice, Proposal

#: The key of "quit", also as a Cyrillic layout has it.
_QUIT = frozenset({"q", "й"})


def fix(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Markdown and text files, or folders of them.")],
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Carry out complete rewrites without asking; their meaning may differ.")
    ] = False,
    kind: Annotated[
        KindName | None, typer.Option("--kind", help="Each line is one statement of this kind; no plan is looked for.")
    ] = None,
    lang: OwnLang = None,
    ui_lang: OwnUiLang = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    profile: OwnProfile = None,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Rewrite statements in their files. What changes more than spacing is asked on a terminal, else left alone.

    Exit status: 0 nothing is left to mend, 1 findings are left, 2 something could not be read, run or written.
    """
    from kr_lint.fixing import complete_only, fix_path, safe_only

    configuration = make_configuration(lang, ui_lang, select, extend_select, ignore, profile, config, isolated)
    chosen = configuration.for_path(Path(paths[0])).settings.ui_language
    reader = None if chosen == "auto" else chosen
    language = reader or environment_language() or "en"
    asks = not unsafe and sys.stdin.isatty() and sys.stdout.isatty()
    decide = Asking(reader, Style.of(sys.stdout)) if asks else complete_only if unsafe else safe_only
    status = DONE
    applied = refused = left = 0
    linters = _Linters(configuration)
    for path in _files(paths):
        if isinstance(path, str):
            complain(path)
            status = FAILED
            continue
        fixed = fix_path(path, linters.of(path), decide, None if kind is None else kind.kind)
        applied, refused = applied + fixed.applied, refused + fixed.refused
        left += len(fixed.report.diagnostics)
        if fixed.error is not None:
            complain(f"{safe(str(path))}: {ui('error', language)}: {safe(in_language(fixed.error, language))}")
            status = FAILED
        if fixed.stopped:
            break
    typer.echo(ui("fix-summary", language, applied=applied, refused=refused, left=left))
    return FOUND if status == DONE and left else status


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
    yield f"{safe(proposal.path or '')}:{found.line or 1}:{found.column or 1}: {severity} {found.code} {found.rule}"
    yield safe(found.message)
    yield f"  {style.dim('-')} {safe(proposal.goal.text)}"
    for number, (rewrite, _) in enumerate(proposal.rewrites, 1):
        for at, line in enumerate(rewrite.text.split("\n")):
            yield f"{style.bold(str(number)) if at == 0 else ' '} {style.dim('+')} {safe(line)}"
        for slot in rewrite.placeholders:
            yield f"      {safe(slot.text)}: {safe(slot.description)}"
        for moved in rewrite.moved:
            yield f"      {ui('fix-moved', language)}: {safe(moved)}"


class _Linters:
    """A linter for each choice of settings that governs a file."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._found: dict[str, Linter] = {}

    def of(self, path: Path) -> Linter:
        """The linter of a file."""
        from kr_lint.runs import make_linter

        resolved = self._configuration.for_path(path)
        key = resolved.settings.model_dump_json()
        if key not in self._found:
            self._found[key] = make_linter(resolved)
        return self._found[key].for_path(path)


def _files(paths: list[str]) -> Iterator[Path | str]:
    """The files that ``paths`` stand for; a folder that may not be read comes as what is to be said about it."""
    from kr_lint.discovery import expand
    from kr_lint.fixing import FIXABLE_SUFFIXES
    from kr_lint.sources import SourceError

    for path in dict.fromkeys(paths):
        for found in expand(Path(path), FIXABLE_SUFFIXES):
            yield safe(str(found)) if isinstance(found, SourceError) else found
