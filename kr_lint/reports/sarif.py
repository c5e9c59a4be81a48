"""SARIF 2.1.0, as GitHub code scanning and other tools read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from kr_lint.model import SEVERITIES, Edit, LanguageCode, Report, Rewrite, Severity, Span, Suppressed
from kr_lint.reports.catalogue import in_language, ui
from kr_lint.reports.dump import dump
from kr_lint.reports.numbered import Numbered, numbered
from kr_lint.reports.pages import rule_page
from kr_lint.reports.paths import uri
from kr_lint.reports.safe import safe
from kr_lint.reports.wire import tool_version
from kr_lint.rulebook.loading import RuleSource, load_pack, pack_names
from kr_lint.rulebook.rulebook import all_sources
from kr_lint.sources.document import Lines

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: GitHub refuses a run with more results.
MOST_RESULTS: Final = 25_000
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT: Final = "krLint/v1"
#: The one that GitHub looks at; it would make its own from the line and its neighbours.
_GITHUB_FINGERPRINT: Final = "primaryLocationLineHash"
_EMBEDDED_LINK: Final = re.compile(r"[\[\]]")


class Sarif:
    """Collects the results of a run; all text is made when the run ends."""

    def __init__(self, reader: LanguageCode | None) -> None:
        self._reader = reader
        self._results: list[tuple[Severity, dict[str, Any]]] = []
        self._urls: dict[str, str] = {}
        self._notifications: list[dict[str, Any]] = []
        self._failed = False

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """Take up one report; ``language`` is that of notices and errors. Nothing is to be shown yet."""
        lines = Lines(report.text)
        if report.error is not None:
            self._failed = True
            self._notify("error", in_language(report.error, language), report.path)
        for notice in report.notices:
            self._notify("note", in_language(notice, language), report.path)
        for one in numbered(report):
            self._urls.setdefault(one.diagnostic.rule, one.diagnostic.url)
            self._results.append((one.diagnostic.severity, _result(one, report.path, lines, self._reader)))
        off = numbered(report, diagnostics=[one.diagnostic for one in report.suppressed])
        for told, one in zip(report.suppressed, off, strict=True):
            self._urls.setdefault(one.diagnostic.rule, one.diagnostic.url)
            result = _result(one, report.path, lines, self._reader)
            result["suppressions"] = [_suppression(told)]
            self._results.append((one.diagnostic.severity, result))
        return iter(())

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """The whole log, ``language`` being that of most texts."""
        left_out = len(self._results) - MOST_RESULTS
        if left_out > 0:
            self._results.sort(key=lambda one: -SEVERITIES.index(one[0]))
            self._notify("warning", ui("results-left-out", language, count=left_out), None)
        results = [result for _, result in self._results[:MOST_RESULTS]]
        rules = _rules(results, self._urls, language)
        index = {rule["name"]: position for position, rule in enumerate(rules)}
        for result in results:
            result["ruleIndex"] = index[result["properties"]["rule"]]
        driver = {
            "name": "kr-lint",
            "version": tool_version(),
            "informationUri": "https://kr-lint.readthedocs.io",
            "rules": rules,
        }
        run = {
            "tool": {"driver": driver},
            "invocations": [
                {"executionSuccessful": not self._failed, "toolExecutionNotifications": self._notifications}
            ],
            "language": language,
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": results,
        }
        yield dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})

    def _notify(self, level: str, text: str, path: str | None) -> None:
        notification: dict[str, Any] = {"level": level, "message": _message(text)}
        if path is not None:
            notification["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path)}}]
        self._notifications.append(notification)


def _result(one: Numbered, path: str | None, lines: Lines, reader: LanguageCode | None) -> dict[str, Any]:
    diagnostic = one.diagnostic
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if one.has_line:
        physical["region"] = _region(diagnostic.span, lines)
    location: dict[str, Any] = {"physicalLocation": physical}
    if one.goal is not None:
        logical = {"name": safe(one.goal.text), "kind": "object"}
        if diagnostic.place is not None:
            logical["fullyQualifiedName"] = safe(diagnostic.place)
        location["logicalLocations"] = [logical]
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(f"{one.message} {diagnostic.hint}"),
        "locations": [location],
        "partialFingerprints": {
            _FINGERPRINT: one.fingerprint,
            _GITHUB_FINGERPRINT: f"{one.digest}:{one.occurrence}",
        },
        "properties": {"rule": diagnostic.rule, "statementLanguage": diagnostic.language},
    }
    label = ui("rewrite", reader or diagnostic.language)
    fixes = [_fix(label, rewrite, edits, path, lines) for rewrite, edits in one.fixes()]
    return {**result, "fixes": fixes} if fixes else result


def _suppression(told: Suppressed) -> dict[str, str]:
    kind = {"kind": "inSource" if told.by == "comment" else "external"}
    return kind if told.reason is None else {**kind, "justification": safe(told.reason)}


def _fix(label: str, rewrite: Rewrite, edits: tuple[Edit, ...], path: str | None, lines: Lines) -> dict[str, Any]:
    changes = [{"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in edits]
    return {
        "description": _message(f"{label}: {rewrite.text}"),
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": changes}],
        "properties": {"applicability": rewrite.applicability},
    }


def _rules(results: list[dict[str, Any]], urls: dict[str, str], language: LanguageCode) -> list[dict[str, Any]]:
    """What is to be known of the rules that spoke, by code."""
    named = {result["properties"]["rule"] for result in results}
    if not named:
        return []
    sources = all_sources([load_pack(name) for name in pack_names()])
    found = [(pack.name, source) for name, (pack, source) in sources.items() if name in named]
    found.sort(key=lambda item: item[1].file.code)
    return [_rule(source, pack, urls[source.name], language) for pack, source in found]


def _rule(source: RuleSource, pack: str, url: str, language: LanguageCode) -> dict[str, Any]:
    texts = source.file.texts(language)
    return {
        "id": source.file.code,
        "name": source.name,
        "shortDescription": {"text": texts.title},
        "fullDescription": {"text": texts.rationale},
        "help": {"text": f"{texts.rationale}\n\n{texts.hint}", "markdown": rule_page(source, language)},
        "helpUri": url,
        "defaultConfiguration": {"level": _LEVELS[source.file.severity], "enabled": source.file.default},
        "properties": {"tags": [pack, source.unit]},
    }


def _message(text: str) -> dict[str, str]:
    """Plain text; brackets that could make a link are escaped as the standard says."""
    shown = safe(text)
    return {"text": _EMBEDDED_LINK.sub(r"\\\g<0>", shown) if "](" in shown else shown}


def _artifact(path: str | None) -> dict[str, str]:
    return {"uri": uri(path)}


def _region(span: Span, lines: Lines) -> dict[str, int]:
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
