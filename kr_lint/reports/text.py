"""Reports for people: ``full`` with code frames, ``concise`` with a line a finding, summary and statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kr_lint.model import SEVERITIES, Diagnostic, LanguageCode, Report
from kr_lint.reports.catalogue import counted, in_language, ui
from kr_lint.reports.code_frame import code_frame
from kr_lint.reports.safe import safe
from kr_lint.reports.style import Style
from kr_lint.sources import shown_path
from kr_lint.sources.reading import format_of

#: An order to switch a rule off as the text of a file has it, by format.
_COMMENTS: Final[dict[str, str]] = {
    **dict.fromkeys(("markdown", "text", "html"), "<!-- kr-lint: {order} -->"),
    "yaml": "# kr-lint: {order}",
    **dict.fromkeys(("json", "jsonl"), '"kr-lint": "{order}"'),
}
#: Where it stands in other formats, said by these texts of the interface.
_BESIDE: Final = {"csv": "off-column", "xlsx": "off-column", "docx": "off-comment"}
#: The codes of findings about comments.
_ABOUT_COMMENTS: Final = "KL"


@dataclass(slots=True)
class Totals:
    """Counts over all reports of a run."""

    files: int = 0
    failed: int = 0
    bare: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    languages: Counter[LanguageCode] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one report."""
        self.files += 1
        self.failed += report.error is not None
        self.bare |= report.bare
        self.counts.update(report.summary)
        self.rules.update((one.code, one.rule) for one in report.diagnostics)
        for objective in report.plan.objectives:
            statements = (objective.statement, *(one.statement for one in objective.key_results))
            self.languages.update(one.language for one in statements if one is not None)

    @property
    def language(self) -> LanguageCode | None:
        """The language of most statements."""
        return self.languages.most_common(1)[0][0] if self.languages else None


def _name(report: Report) -> str:
    return "<text>" if report.path is None else shown_path(report.path)


def place(report: Report, diagnostic: Diagnostic) -> str:
    """File, line and column of a finding; in a file without lines the cell or paragraph."""
    if diagnostic.line is None and diagnostic.place is not None:
        return f"{_name(report)}:{safe(diagnostic.place)}"
    return f"{_name(report)}:{diagnostic.line or 1}:{diagnostic.column or 1}"


def full(report: Report, reader: LanguageCode | None, style: Style) -> Iterator[str]:
    """The findings of a report, each with its frame; ``reader`` None speaks each statement's own language."""
    format = None if report.path is None else format_of(Path(report.path))
    for diagnostic in report.diagnostics:
        language = reader or diagnostic.language
        severity = style.severity(ui(diagnostic.severity, language), diagnostic.severity)
        yield f"{style.bold(diagnostic.code)} {diagnostic.rule} [{severity}]: {style.bold(safe(diagnostic.message))}"
        yield f" --> {place(report, diagnostic)}"
        margin = str(diagnostic.line or 1) if diagnostic.place is None or diagnostic.line else diagnostic.place
        yield from code_frame(report.text, diagnostic.span, margin, diagnostic.severity, style)
        yield f"  = {style.dim(ui('hint', language))}: {safe(diagnostic.hint)}"
        for rewrite in diagnostic.rewrites:
            lines = rewrite.text.split("\n")
            yield f"  = {style.dim(ui('rewrite', language))}: {safe(lines[0])}"
            yield from (f"    {safe(line)}" for line in lines[1:])
        yield f"  = {style.dim(ui('switch-off', language))}: {_switch_off(diagnostic, format, language)}"
        yield ""


def _switch_off(diagnostic: Diagnostic, format: str | None, language: LanguageCode) -> str:
    """How the format's own comment or column says it, and the option; a finding about a comment is mended there."""
    option = f"--ignore {diagnostic.rule}"
    if format is None or diagnostic.code.startswith(_ABOUT_COMMENTS):
        return option
    order = f"ignore[{diagnostic.rule}]"
    told = ui(_BESIDE[format], language, order=order) if format in _BESIDE else _COMMENTS[format].format(order=order)
    return f"{told}, {option}"


def concise(report: Report, reader: LanguageCode | None, style: Style) -> Iterator[str]:
    """The findings of a report, one a line."""
    for diagnostic in report.diagnostics:
        severity = style.severity(ui(diagnostic.severity, reader or diagnostic.language), diagnostic.severity)
        yield f"{place(report, diagnostic)}: {severity} {diagnostic.code} {diagnostic.rule}: {safe(diagnostic.message)}"


def notices(report: Report, language: LanguageCode) -> Iterator[str]:
    """What else is to be said about a file: its error, or what could not be understood in it."""
    path = _name(report)
    if report.error is not None:
        yield f"{path}: {ui('error', language)}: {safe(in_language(report.error, language))}"
    for notice in report.notices:
        yield f"{path}: {ui('notice', language)}: {safe(in_language(notice, language))}"


def summary(totals: Totals, language: LanguageCode) -> Iterator[str]:
    """What was found in how much."""
    kinds = ("files", "objectives", "key_results")
    amounts = {"files": totals.files - totals.failed, **totals.counts}
    # Bare lines have no objectives, or no key results, and that is nothing to say.
    shown = [kind for kind in kinds if amounts.get(kind) or not totals.bare]
    checked = ", ".join(counted(kind, amounts.get(kind, 0), language) for kind in shown)
    found = [counted(one, totals.counts[one], language) for one in reversed(SEVERITIES) if totals.counts[one]]
    if found:
        yield ui("summary", language, findings=", ".join(found), checked=checked)
    elif totals.files > totals.failed:
        nothing = not totals.counts["objectives"] and not totals.counts["key_results"]
        yield ui("no-goals" if nothing else "all-clean", language, checked=checked)
    if totals.failed:
        yield ui("unreadable-files", language, count=totals.failed)


def statistics(totals: Totals) -> Iterator[str]:
    """How often each rule spoke, most first."""
    width = len(str(max(totals.rules.values(), default=0)))
    for (code, rule), count in sorted(totals.rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>{width}}  {code}  {rule}"
