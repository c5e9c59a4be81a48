"""A summary in Markdown for people: the text of a merge request's comment or of a job's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kr_lint.model import SEVERITIES, Diagnostic, LanguageCode, Report
from kr_lint.reports.catalogue import in_language, ui
from kr_lint.reports.numbered import Numbered, numbered
from kr_lint.reports.paths import posix
from kr_lint.reports.safe import safe
from kr_lint.reports.text import Totals, summary
from kr_lint.sources import shown_path

_MARKS: Final = re.compile(r"[\\`*_{}\[\]<>|~&$]")
#: What forges turn into links, images, mentions and issue numbers by themselves.
_SELF_MADE: Final = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\w)|(?<=!)(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
#: What begins a heading, a list or a rule at the start of a line.
_OPENING: Final = re.compile(r"^(\s*\d*)([#+=.)-])")
_FENCE: Final = re.compile(r"`+")


class Markdown:
    """Collects what each file has; the counts come first, so all is written when the run ends."""

    def __init__(self) -> None:
        self._totals = Totals()
        self._parts: list[str] = []

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """Take up one report; ``language`` is that of headings and errors. Nothing is to be shown yet."""
        self._totals.add(report)
        path = code(shown_path(posix(report.path)))
        if report.error is not None:
            error = prose(in_language(report.error, language))
            self._parts += [f"### {path}", "", f"{ui('error', language)}: {error}", ""]
        if report.diagnostics:
            self._parts += [f"### {path}", "", *_findings(report, language), ""]
        return iter(())

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """The whole page."""
        yield "## kr-lint"
        yield ""
        yield from summary(self._totals, language)
        yield ""
        if self._totals.rules:
            yield f"| {ui('page-code', language)} | {ui('md-rule', language)} | {ui('md-count', language)} |"
            yield "| --- | --- | ---: |"
            for (rule_code, rule), count in sorted(self._totals.rules.items(), key=lambda item: (-item[1], item[0])):
                yield f"| {rule_code} | {rule} | {count} |"
            yield ""
        yield from self._parts[:-1]


def _findings(report: Report, language: LanguageCode) -> Iterator[str]:
    """The findings by statement, in the order of the file."""
    by_goal: dict[int, list[Numbered]] = {}
    for one in numbered(report):
        by_goal.setdefault(-1 if one.goal is None else one.goal.start, []).append(one)
    for found in by_goal.values():
        first = found[0]
        line = ui("md-line", language, line=first.diagnostic.line or 1)
        place = line if first.has_line else code(first.diagnostic.place or "")
        yield f"- {place}" if first.goal is None else f"- {place}: {code(first.goal.text)}"
        for one in sorted(found, key=lambda each: -SEVERITIES.index(each.diagnostic.severity)):
            yield from _finding(one.diagnostic, language)


def _finding(diagnostic: Diagnostic, language: LanguageCode) -> Iterator[str]:
    severity = ui(diagnostic.severity, language)
    yield f"  - **{severity}** [{diagnostic.rule}]({diagnostic.url}): {prose(diagnostic.message)}"
    yield f"    {prose(diagnostic.hint)}"
    if diagnostic.rewrite is not None:
        for line in diagnostic.rewrite.text.split("\n"):
            yield f"    - {ui('rewrite', language)}: {code(line)}"


def code(text: str) -> str:
    """A text as a code span, in which nothing of it has a meaning."""
    shown = safe(text).strip() or " "
    longest = max((len(run) for run in _FENCE.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def prose(text: str) -> str:
    """A text as plain words, also at the start of a line: no markup, no links, no mentions."""
    return _SELF_MADE.sub("<!-- -->", _OPENING.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", safe(text))))
