"""reviewdog's diagnostic format: columns are UTF-8 bytes from 1, ends exclusive, lines end with a line feed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

from kr_lint.model import LanguageCode, Report, Severity, Span
from kr_lint.reports.catalogue import in_language
from kr_lint.reports.dump import dump
from kr_lint.reports.numbered import Numbered, numbered
from kr_lint.reports.paths import posix
from kr_lint.reports.replacements import merged
from kr_lint.reports.safe import safe

_SEVERITIES: Final[dict[Severity, str]] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class Rdjson:
    """Collects the diagnostics of a run."""

    def __init__(self) -> None:
        self._diagnostics: list[dict[str, Any]] = []

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """Take up one report; ``language`` is that of errors. Nothing is to be shown yet."""
        path = posix(report.path)
        if report.error is not None:
            message = safe(in_language(report.error, language))
            self._diagnostics.append({"message": message, "location": {"path": path}, "severity": "ERROR"})
        lines = ByteLines(report.text)
        self._diagnostics.extend(_diagnostic(one, path, lines) for one in numbered(report))
        return iter(())

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """The whole result."""
        source = {"name": "kr-lint", "url": "https://kr-lint.readthedocs.io"}
        yield dump({"source": source, "diagnostics": self._diagnostics})


class ByteLines:
    """Where code points of a text stand in lines and bytes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]

    def position(self, offset: int) -> dict[str, int]:
        """Line and byte column of a code point, both from 1."""
        line = bisect_right(self._starts, offset)
        column = len(self._text[self._starts[line - 1] : offset].encode("utf-8", "replace")) + 1
        return {"line": line, "column": column}

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        """A span as a range, its end exclusive."""
        return {"start": self.position(span.start), "end": self.position(span.end)}


def _diagnostic(one: Numbered, path: str, lines: ByteLines) -> dict[str, Any]:
    diagnostic = one.diagnostic
    # Suggestions are offered one by one, so the replacements of a rewrite become one.
    edits = [merged(found, one.report.text) for _, found in one.fixes()]
    result: dict[str, Any] = {
        "message": f"{safe(one.message)} {safe(diagnostic.hint)}",
        "location": {"path": path},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": f"{diagnostic.code} {diagnostic.rule}", "url": diagnostic.url},
    }
    if one.has_line:
        result["location"]["range"] = lines.range(diagnostic.span)
    if edits:
        result["suggestions"] = [{"range": lines.range(edit.span), "text": edit.text} for edit in edits]
    return result
