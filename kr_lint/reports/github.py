"""Annotations of GitHub Actions: one workflow command a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kr_lint.model import LanguageCode, Report, Severity
from kr_lint.reports.catalogue import in_language, ui
from kr_lint.reports.numbered import Numbered, numbered
from kr_lint.reports.paths import posix
from kr_lint.reports.safe import safe
from kr_lint.sources import shown_path
from kr_lint.sources.document import Lines

_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class Github:
    """Writes annotations as reports come."""

    def __init__(self, reader: LanguageCode | None) -> None:
        self._reader = reader

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """The annotations of one report; ``language`` is that of errors."""
        path = shown_path(posix(report.path))
        if report.error is not None:
            yield _command("error", {"file": path}, safe(in_language(report.error, language)))
        lines = Lines(report.text)
        for one in numbered(report):
            yield _annotation(one, path, lines, self._reader or one.diagnostic.language)

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """Nothing is left to say."""
        return iter(())


def _annotation(one: Numbered, path: str, lines: Lines, language: LanguageCode) -> str:
    diagnostic = one.diagnostic
    line, column = lines.position(diagnostic.span.start)
    end_line, end_column = lines.position(diagnostic.span.end)
    properties = {"file": path}
    if one.has_line:
        properties |= {"line": str(line), "endLine": str(end_line)}
    if one.has_line and line == end_line:
        properties |= {"col": str(column), "endColumn": str(end_column)}
    properties["title"] = f"{diagnostic.code} {diagnostic.rule}"
    said = [safe(one.message), safe(diagnostic.hint)]
    rewrite = diagnostic.rewrite
    if rewrite is not None:
        said.append(f"{ui('rewrite', language)}: " + "\n".join(map(safe, rewrite.text.split("\n"))))
    return _command(_COMMANDS[diagnostic.severity], properties, "\n".join(said))


def _command(name: str, properties: dict[str, str], data: str) -> str:
    shown = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {shown}::{data.translate(_DATA)}"
