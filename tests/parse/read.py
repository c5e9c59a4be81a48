"""What the tests of a language's readings ask of a statement: its kinds of faults and its numbers."""

from __future__ import annotations

import pytest

import kr_lint
from kr_lint.model import Kind, LanguageCode

#: The rules whose names are the labels of the guideline; other rules speak of taste and plausibility.
KINDS = frozenset(
    {
        "no-number", "binary-outcome", "activity", "missing-target", "missing-baseline", "vague", "compound", "method",
        "maintain", "hedged", "objective-number", "objective-task", "objective-kpi", "objective-jargon",
        "objective-compound", "objective-vague",
    }
)  # fmt: skip

Values = tuple[float | None, float | None, float | None, float | None]


def found(text: str, kind: Kind) -> set[str]:
    """The kinds of faults found in a statement."""
    return {diagnostic.rule for diagnostic in kr_lint.lint(text, kind=kind)} & KINDS


def check_numbers(text: str, language: LanguageCode, values: Values, deadline: bool) -> None:
    """Assert baseline, target, change and factor of a key result, and whether a deadline is told."""
    statement = kr_lint.parse(text, kind="kr")
    frame = statement.frame
    read = [quantity and quantity.value for quantity in (frame.baseline, frame.target, frame.delta)]
    assert [*read, frame.factor] == [value if value is None else pytest.approx(value) for value in values]
    assert (frame.deadline is not None) == deadline
    assert statement.language == language
