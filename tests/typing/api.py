"""User code as an application would write it; it is type-checked, never run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_type

import kr_lint
from kr_lint.model import (
    Direction,
    KeyResult,
    LanguageCode,
    Objective,
    Placeholder,
    Plan,
    Quantity,
    Rewrite,
    Severity,
    Span,
    Unit,
)
from kr_lint.testing import ExampleCase, Failure, Scores, check_pack, example_cases, score_statements


def statements() -> None:
    statement = kr_lint.parse("Increase conversion from 8% to 15%", kind="kr")
    assert_type(statement, kr_lint.Statement)
    assert_type(statement.language, LanguageCode)
    frame = statement.frame
    assert_type(frame.target, Quantity | None)
    assert_type(frame.factor, float | None)
    assert_type(frame.unit, Unit | None)
    assert_type(frame.direction, Direction | None)
    assert_type(frame.deadline, Span | None)
    if frame.target is not None:
        assert_type(frame.target.value, float)
        start, end = frame.target.span
        assert_type(statement.text[start:end], str)


def findings() -> None:
    for found in kr_lint.lint("Контент-платформаны іске қосу", kind="kr"):
        assert_type(found, kr_lint.Diagnostic)
        assert_type(found.rule, str)
        assert_type(found.severity, Severity)
        assert_type(found.span.start, int)
        assert_type(found.message + found.hint + found.url, str)
        assert_type(found.rewrites, tuple[Rewrite, ...])
        assert_type(found.rewrite, Rewrite | None)
        if found.rewrite:
            assert_type(found.rewrite.placeholders, tuple[Placeholder, ...])


def documents() -> None:
    report = kr_lint.lint_document("# Objective: …", format="markdown")
    assert_type(report, kr_lint.Report)
    assert_type(report.plan, Plan)
    assert_type(report.plan.objectives, tuple[Objective, ...])
    assert_type(report.summary, dict[str, int])
    for objective in report.plan.objectives:
        assert_type(objective.line, int | None)
        assert_type(objective.key_results, tuple[KeyResult, ...])
    assert_type(kr_lint.lint_paths(["okrs/", "team.md"]), Iterator[kr_lint.Report])


def linters() -> None:
    settings = kr_lint.Settings(select=("KR1",), ignore=("vague",), severity={"method": "info"}, ui_language="kk")
    linter = kr_lint.Linter(settings)
    for findings in linter.lint_many(["NPS 30→45"], workers=2):
        assert_type(findings, list[kr_lint.Diagnostic])
    try:
        kr_lint.Linter(kr_lint.Settings(select=("no-such-rule",)))
    except kr_lint.RuleError as error:
        assert_type(str(error), str)


def wrong_uses() -> None:
    kr_lint.parse("x", kind="task")  # type: ignore[arg-type]
    kr_lint.lint("x").rule  # type: ignore[attr-defined]  # noqa: B018
    kr_lint.parse("x").frame.target.value  # type: ignore[union-attr]  # noqa: B018


def packs() -> None:
    assert_type(check_pack("my_pack"), list[Failure])
    assert_type(example_cases("my_pack"), list[ExampleCase])
    assert_type(
        score_statements([{"text": "NPS 45", "kind": "kr", "lang": "en", "labels": []}]), dict[LanguageCode, Scores]
    )
