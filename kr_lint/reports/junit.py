"""JUnit XML: a suite a file, a failed case a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kr_lint.model import LanguageCode, Report
from kr_lint.reports.catalogue import in_language, ui
from kr_lint.reports.numbered import numbered
from kr_lint.reports.paths import posix
from kr_lint.reports.safe import safe
from kr_lint.sources import shown_path

#: What XML 1.0 cannot hold in any form.
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Junit:
    """Collects the suites of a run."""

    def __init__(self, reader: LanguageCode | None) -> None:
        self._reader = reader
        self._root = Element("testsuites", name="kr-lint")

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """Take up one report; ``language`` is that of errors. Nothing is to be shown yet."""
        path = _shown(shown_path(posix(report.path)))
        failures, errors = len(report.diagnostics), int(report.error is not None)
        counts = {"tests": max(1, failures + errors), "failures": failures, "errors": errors}
        shown = {key: str(count) for key, count in counts.items()}
        suite = SubElement(self._root, "testsuite", {"name": path, **shown})
        if report.error is not None:
            case = SubElement(suite, "testcase", name="kr-lint", classname=path, file=path)
            text = _shown(in_language(report.error, language))
            SubElement(case, "error", message=text, type="unreadable-file")
        elif not report.diagnostics:
            SubElement(suite, "testcase", name="kr-lint", classname=path, file=path)
        for one in numbered(report):
            diagnostic = one.diagnostic
            place = f"{diagnostic.line}:{diagnostic.column}" if one.has_line else _shown(diagnostic.place or "")
            name = f"{diagnostic.code} {diagnostic.rule} ({place})"
            case = SubElement(suite, "testcase", name=name, classname=path, file=path)
            if one.has_line:
                case.set("line", str(diagnostic.line))
            failure = SubElement(case, "failure", message=_shown(diagnostic.message), type=diagnostic.severity)
            said = [f"{path}:{place}", _shown(diagnostic.hint)]
            if diagnostic.rewrite is not None:
                said.append(f"{ui('rewrite', self._reader or diagnostic.language)}:")
                said.extend(_shown(line) for line in diagnostic.rewrite.text.split("\n"))
            failure.text = "\n".join(said)
        return iter(())

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """The whole document."""
        for key in ("tests", "failures", "errors"):
            self._root.set(key, str(sum(int(suite.get(key, "0")) for suite in self._root)))
        indent(self._root)
        yield '<?xml version="1.0" encoding="utf-8"?>'
        yield tostring(self._root, encoding="unicode")


def _shown(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", safe(text))
