"""What the tests of the readers share: plans as plain shapes, and a proof that places are exact."""

from __future__ import annotations

from pathlib import Path

from kr_lint.model import KeyResult, Objective, Plan
from kr_lint.parse.outline import outline
from kr_lint.sources import Document, document_from_bytes

Shape = list[tuple[str, list[tuple[str, str | None, str | None]]]]


def read(data: bytes | str, name: str) -> tuple[Document, Plan]:
    document = document_from_bytes(data.encode() if isinstance(data, str) else data, Path(name))
    return document, outline(document)


def shape(plan: Plan) -> Shape:
    return [
        (one.text, [(result.text, result.baseline, result.target) for result in one.key_results])
        for one in plan.objectives
    ]


def goals(plan: Plan) -> list[Objective | KeyResult]:
    found: list[Objective | KeyResult] = []
    for objective in plan.objectives:
        found += [objective, *objective.key_results]
    return [goal for goal in found if goal.text]


def assert_exact(document: Document, plan: Plan) -> None:
    """Every code point of a goal stands where it is said to stand."""
    for goal in goals(plan):
        offsets = goal.offsets or range(goal.start, goal.start + len(goal.text))
        shown = "".join(document.text[offset] for offset in offsets)
        assert shown.replace("\n", " ").replace("\r", " ") == goal.text
        if document.has_lines:
            assert goal.line is not None
            assert document.line_column(goal.start)[0] >= goal.line


def ids(document: Document, plan: Plan) -> list[str]:
    return [getattr(notice, "id", str(notice)) for notice in (*document.notices, *plan.notices)]
