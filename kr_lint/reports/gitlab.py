"""GitLab's code quality report: a list of issues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from kr_lint.fingerprints import fingerprint
from kr_lint.model import LanguageCode, Report, Severity
from kr_lint.reports.catalogue import in_language
from kr_lint.reports.dump import dump
from kr_lint.reports.numbered import numbered
from kr_lint.reports.paths import posix
from kr_lint.reports.safe import safe
from kr_lint.sources.document import Lines

_SEVERITIES: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}
#: The name under which a file that could not be read stands.
UNREADABLE: Final = "unreadable-file"


class Gitlab:
    """Collects the issues of a run."""

    def __init__(self) -> None:
        self._issues: list[dict[str, Any]] = []

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """Take up one report; ``language`` is that of errors. Nothing is to be shown yet."""
        path = posix(report.path)
        if report.error is not None:
            digest = fingerprint(UNREADABLE, "", path)
            text = in_language(report.error, language)
            self._issues.append(_issue(text, UNREADABLE, digest, "critical", path, 1, 1))
        lines = Lines(report.text)
        for one in numbered(report):
            span = one.diagnostic.span
            begin, end = lines.line(span.start), lines.line(max(span.start, span.end - 1))
            if not one.has_line:
                begin = end = 1
            text, name = f"{one.message} {one.diagnostic.hint}", one.diagnostic.rule
            severity = _SEVERITIES[one.diagnostic.severity]
            self._issues.append(_issue(text, name, one.fingerprint, severity, path, begin, end))
        return iter(())

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """The whole list."""
        yield dump(self._issues)


def _issue(
    description: str, name: str, digest: str, severity: str, path: str, begin: int, end: int
) -> dict[str, Any]:  # fmt: skip
    return {
        "description": safe(description),
        "check_name": name,
        "fingerprint": digest,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }
