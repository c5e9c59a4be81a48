"""Document → Report: statements read in their document's language, findings placed in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Final, Protocol

from kr_lint.mapping import mapped
from kr_lint.model import (
    SEVERITIES,
    Diagnostic,
    Frame,
    KeyResult,
    Kind,
    LanguageCode,
    Objective,
    Phrase,
    PlainTexts,
    Plan,
    Quantity,
    Report,
    Rewrite,
    Span,
    Statement,
    Suppressed,
)
from kr_lint.parse.comments import may_hold_comments
from kr_lint.parse.frame import language_of
from kr_lint.parse.outline import outline
from kr_lint.reports.catalogue import message
from kr_lint.rewrite.slots import fill_slots
from kr_lint.rewrite.texts import fill, make_rewrite, quoted
from kr_lint.rulebook.loading import load_pack, pack_names
from kr_lint.rulebook.plans import PlanFinding, check_plan
from kr_lint.rulebook.rulebook import Rulebook, all_sources
from kr_lint.rulebook.rules import Rule
from kr_lint.rulebook.suppression import Remark, suppress
from kr_lint.settings import Settings
from kr_lint.sources import Document
from kr_lint.surroundings import with_surroundings

#: Longer texts are no statements; one is reported and left alone.
LONGEST: Final = 5_000
#: A longer cell is prose and no value.
_LONGEST_CELL: Final = 80


class StatementLinter(Protocol):
    """What reading a document needs of the linter."""

    rulebook: Rulebook
    settings: Settings

    def parse(
        self, text: str, kind: Kind, language: LanguageCode | None = None, default: LanguageCode | None = None
    ) -> Statement:
        """Read one statement."""

    def lint_statement(self, statement: Statement) -> list[Diagnostic]:
        """The findings of a statement."""

    def reader(self, language: LanguageCode) -> LanguageCode:
        """The language of messages about a statement of ``language``."""

    def url(self, rule: str, language: LanguageCode) -> str:
        """Where the rule's page stands."""


def judge(
    document: Document, linter: StatementLinter, bare: Kind | None = None, met: Mapping[str, str] | None = None
) -> Report:
    """Read and judge a document; plan rules are left out with ``bare``, where each line is a statement of its own.

    ``met`` says where statements stand in other files, see :mod:`kr_lint.repeats`.
    """
    document = mapped(document, linter.settings)
    draft = _draft(document, bare)
    notices: list[str] = [*document.notices, *draft.notices]
    plan = _read_statements(draft, linter, notices)
    found: list[Diagnostic] = []
    named: list[list[frozenset[str]]] = []
    by_key_result: list[list[list[Diagnostic]]] = []
    replaced: list[Diagnostic] = []
    for objective in plan.objectives:
        found.extend(_judged(objective, linter, document))
        judged = [_judged(key_result, linter, document) for key_result in objective.key_results]
        by_key_result.append(judged)
        named.append([frozenset(one.rule for one in diagnostics) for diagnostics in judged])
    rules = () if bare else linter.rulebook.plan_rules
    for finding in check_plan(rules, plan, named, linter.rulebook, met):
        found.append(_plan_diagnostic(finding, plan, linter, document))
        superseded = finding.rule.file.supersedes
        if superseded and finding.key_result is None:
            for diagnostics in by_key_result[finding.objective]:
                replaced.extend(one for one in diagnostics if one.rule in superseded)
                diagnostics[:] = [one for one in diagnostics if one.rule not in superseded]
    found.extend(one for judged in by_key_result for diagnostics in judged for one in diagnostics)
    found, suppressed = _after_comments(found, replaced, plan, linter, document, bare)
    found.sort(key=_order)
    path = None if document.path is None else str(document.path)
    return Report(
        path,
        plan,
        tuple(found),
        tuple(notices),
        text=document.text,
        suppressed=tuple(sorted(suppressed, key=lambda one: _order(one.diagnostic))),
        bare=bare is not None,
    )


def read_plan(document: Document, settings: Settings) -> Plan:
    """The goals of a document, with what stands around them; their statements are not read yet."""
    return _draft(mapped(document, settings), None)


def _draft(document: Document, bare: Kind | None) -> Plan:
    draft = outline(document, bare)
    return draft if bare is not None else with_surroundings(draft, document)


def _order(one: Diagnostic) -> tuple[Span, str]:
    return one.span, one.code


def _after_comments(
    found: list[Diagnostic],
    replaced: list[Diagnostic],
    plan: Plan,
    linter: StatementLinter,
    document: Document,
    bare: Kind | None,
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """The findings that no comment switches off, with what is to be said about the comments, and the others."""
    if not may_hold_comments(document):
        return found, []
    statements: list[Objective | KeyResult] = []
    for objective in plan.objectives:
        statements += [objective, *objective.key_results]
    goals = [in_file(Span(0, len(one.text)), one) for one in statements if one.text]
    codes = {name: source.file.code for name, (_, source) in all_sources(map(load_pack, pack_names())).items()}
    silent = ("comment",) if bare is None else ("comment", "plan")
    active = {rule.name for rule in linter.rulebook.rules if rule.unit not in silent}
    outcome = suppress(document, sorted(goals), found, replaced, codes, active)
    language = _majority(plan, _languages(plan)) or linter.parse("", "kr").language
    for remark in outcome.remarks:
        for rule in linter.rulebook.comment_rules:
            if rule.condition(remark, None):
                one = _about_comment(rule, remark, language, linter, document)
                by = outcome.named.of(one)
                if by is None:
                    outcome.kept.append(one)
                else:
                    outcome.suppressed.append(Suppressed(one, "comment", by.comment.reason))
    return outcome.kept, outcome.suppressed


def _about_comment(
    rule: Rule, remark: Remark, language: LanguageCode, linter: StatementLinter, document: Document
) -> Diagnostic:
    reader = linter.reader(language)
    texts = rule.texts(reader)
    parameters = {"name": quoted(remark.name), "nearest": quoted(remark.nearest)}
    words = PlainTexts(fill(texts.message, parameters), fill(texts.hint, parameters))
    line, column = _line_column(remark.span, document)
    place = document.place(remark.span.start)
    url = linter.url(rule.name, reader)
    shown = tuple(parameters.items())
    return Diagnostic(
        rule.name, rule.code, rule.severity, remark.span, language, url, words, shown, line, column, place
    )


def _read_statements(plan: Plan, linter: StatementLinter, notices: list[str]) -> Plan:
    languages = _languages(plan)
    default = _majority(plan, languages)
    fixed = linter.settings.language != "auto"

    def read(goal: Objective | KeyResult, kind: Kind) -> Statement | None:
        if len(goal.text) > LONGEST:
            notices.append(message("too-long-statement", line=goal.line or 1, count=len(goal.text)))
            return None
        statement = linter.parse(goal.text, kind, None if fixed else languages[goal.text], default)
        return _with_cells(statement, goal, linter) if isinstance(goal, KeyResult) else statement

    objectives = []
    for objective in plan.objectives:
        statement = read(objective, "objective") if objective.text else None
        key_results = tuple(replace(one, statement=read(one, "kr")) for one in objective.key_results)
        objectives.append(replace(objective, statement=statement, key_results=key_results))
    return replace(plan, objectives=tuple(objectives))


def _languages(plan: Plan) -> dict[str, LanguageCode | None]:
    """The language of each text of a plan; None for one that is too short to tell, or too long to be read."""
    return {text: language_of(text) if len(text) <= LONGEST else None for text in _texts(plan)}


def _majority(plan: Plan, languages: Mapping[str, LanguageCode | None]) -> LanguageCode | None:
    """The language of most statements that can be told; the first met wins a tie."""
    counts = Counter(code for text in _texts(plan) if (code := languages[text]) is not None)
    return counts.most_common(1)[0][0] if counts else None


def _texts(plan: Plan) -> Iterator[str]:
    for objective in plan.objectives:
        yield objective.text
        yield from (one.text for one in objective.key_results)


def _with_cells(statement: Statement, key_result: KeyResult, linter: StatementLinter) -> Statement:
    """The statement with baseline and target as its table gives them in columns of their own.

    Where the text measures nothing itself, or a number of its own that is no result ("cost of one call"), it is read
    together with the cells; spans of theirs become the whole text.
    """
    baseline, target = key_result.baseline, key_result.target
    frame = statement.frame
    if target and (frame.measured is None or _counts_else(frame, baseline, target, statement, linter)):
        cells = f"{baseline} → {target}" if baseline and _quantity(baseline, statement, linter) else target
        frame = linter.parse(f"{statement.text}: {cells}", "kr", statement.language).frame
    elif baseline and frame.baseline is None:
        frame = replace(frame, baseline=_in_unit_of(frame.target, _quantity(baseline, statement, linter)))
    if frame is statement.frame:
        return statement
    return replace(statement, frame=_clamped(frame, len(statement.text)))


def _counts_else(
    frame: Frame, baseline: str | None, target: str, statement: Statement, linter: StatementLinter
) -> bool:
    """Whether both cells hold values and the number in the text is none of them."""
    if not baseline or frame.baseline is not None or frame.factor is not None or frame.delta is not None:
        return False
    wanted = _quantity(target, statement, linter)
    if wanted is None or _quantity(baseline, statement, linter) is None:
        return False
    return frame.target is None or frame.target.value != wanted.value


def _quantity(cell: str, statement: Statement, linter: StatementLinter) -> Quantity | None:
    if len(cell) > _LONGEST_CELL:
        return None
    frame = linter.parse(cell, "kr", statement.language).frame
    quantity = frame.target or frame.delta or frame.baseline
    return None if quantity is None else replace(quantity, span=Span(0, len(statement.text)))


def _in_unit_of(target: Quantity | None, baseline: Quantity | None) -> Quantity | None:
    """A bare number in the baseline's cell is meant in the unit that the target names."""
    if baseline is None or target is None or baseline.symbol is not None:
        return baseline
    return replace(baseline, unit=target.unit, symbol=target.symbol)


def _clamped(frame: Frame, length: int) -> Frame:
    whole = Span(0, length)
    changed: dict[str, object] = {}
    for field in fields(frame):
        value = getattr(frame, field.name)
        if isinstance(value, Span):
            if value.end > length:
                changed[field.name] = whole
        elif isinstance(value, (Quantity, Phrase)) and value.span.end > length:
            changed[field.name] = replace(value, span=whole)
    return replace(frame, **changed)  # type: ignore[arg-type]


def _judged(goal: Objective | KeyResult, linter: StatementLinter, document: Document) -> list[Diagnostic]:
    if goal.statement is None:
        return []
    fed = isinstance(goal, KeyResult) and (goal.baseline or goal.target)
    found = []
    for one in linter.lint_statement(goal.statement):
        span = in_file(one.span, goal)
        line, column = _line_column(span, document)
        # A rewrite is verified on the statement alone; what stands in other cells would be asked for again.
        texts = WithoutRewrites(one) if fed else one.texts
        place = document.place(span.start)
        found.append(replace(one, span=span, line=line, column=column, texts=texts, place=place))
    return found


def _line_column(span: Span, document: Document) -> tuple[int | None, int | None]:
    return document.line_column(span.start) if document.has_lines else (None, None)


def in_file(span: Span, goal: Objective | KeyResult) -> Span:
    """A span of the goal's text as a span of its document."""
    offsets = goal.offsets
    if offsets is None:
        return Span(goal.start + span.start, goal.start + span.end)
    if not offsets:
        return Span(goal.start, goal.start)
    start = offsets[min(span.start, len(offsets) - 1)]
    return Span(start, max(start, offsets[max(span.end, 1) - 1] + 1 if span.end > span.start else start))


def _plan_diagnostic(finding: PlanFinding, plan: Plan, linter: StatementLinter, document: Document) -> Diagnostic:
    objective = plan.objectives[finding.objective]
    goal: Objective | KeyResult = objective
    if finding.key_result is not None:
        goal = objective.key_results[finding.key_result]
    elif not objective.text and objective.key_results:
        goal = objective.key_results[0]
    statement = goal.statement
    language = statement.language if statement is not None else linter.parse("", "kr").language
    reader = linter.reader(language)
    span = in_file(Span(0, len(goal.text)), goal)
    line, column = _line_column(span, document)
    parameters = {
        **finding.parameters,
        "other": quoted(finding.parameters["other"]),
        "text": quoted(goal.text),
        "mark": quoted(goal.text),
    }
    texts = PlanTexts(finding, statement, parameters, reader, linter)
    rule = finding.rule
    return Diagnostic(
        rule.name,
        rule.code,
        finding.severity,
        span,
        language,
        linter.url(rule.name, reader),
        texts,
        tuple(sorted(parameters.items())),
        line,
        column,
        document.place(span.start),
    )


@dataclass(frozen=True)
class WithoutRewrites:
    """The wording of a finding whose rewrites cannot be verified."""

    of: Diagnostic

    @property
    def message(self) -> str:
        """What is weak."""
        return self.of.message

    @property
    def hint(self) -> str:
        """The coach's question."""
        return self.of.hint

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """None can be offered."""
        return ()


@dataclass(frozen=True)
class PlanTexts:
    """The wording of a plan finding, made when it is first asked for."""

    finding: PlanFinding
    statement: Statement | None
    parameters: dict[str, str]
    reader: LanguageCode
    linter: StatementLinter

    @cached_property
    def message(self) -> str:
        """What is weak, in the reader's language."""
        return fill(self.finding.rule.texts(self.reader).message, self.parameters)

    @cached_property
    def hint(self) -> str:
        """The coach's question, in the reader's language."""
        return fill(self.finding.rule.texts(self.reader).hint, self.parameters)

    @cached_property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """The rule's pattern of a better key result, if it has one and the pattern itself is sound."""
        if self.statement is None or self.finding.key_result is None:
            return ()
        text = self.finding.rule.texts(self.statement.language).rewrite
        language = self.statement.language
        if not text or "{" in text or self._faulty(fill_slots(text, language, "up"), language):
            return ()
        return (make_rewrite(self.statement.text, text, self.reader),)

    def _faulty(self, candidate: str, language: LanguageCode) -> bool:
        statement = self.linter.parse(candidate, "kr", language)
        weight = SEVERITIES.index(self.finding.severity)
        return any(SEVERITIES.index(one.rule.severity) >= weight for one in self.linter.rulebook.check(statement))
