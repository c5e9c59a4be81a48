"""A rewrite's edits as the format of a document wants them written, held against the document read again."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from kr_lint.documents import read_plan
from kr_lint.model import Edit, KeyResult, Objective, Plan
from kr_lint.rewrite.edits import apply_edits
from kr_lint.settings import Settings
from kr_lint.sources import SourceError, document_from_text
from kr_lint.sources.document import Format


def _as_it_is(text: str) -> str:
    return text


def _doubled(sign: str) -> Callable[[str], str]:
    return lambda text: text.replace(sign, sign * 2)


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


#: How a text may be written within a value. Which one it is depends on the quotes around, and reading again tells.
_SPELLINGS: Final[Mapping[Format, tuple[Callable[[str], str], ...]]] = {
    "markdown": (_as_it_is,),
    "text": (_as_it_is,),
    "csv": (_as_it_is, _doubled('"')),
    "html": (lambda text: html.escape(text, quote=False),),
    "json": (_escaped,),
    "jsonl": (_escaped,),
    "yaml": (_as_it_is, _doubled("'"), _escaped),
}
#: Where a line more is a statement more.
_BY_LINES: Final = frozenset({"markdown", "text"})


def carried(
    edits: tuple[Edit, ...],
    lines: list[str],
    at: int,
    plan: Plan,
    text: str,
    format: Format,
    path: Path | None,
    settings: Settings,
) -> tuple[Edit, ...] | None:
    """``edits`` of ``text`` with their texts quoted or escaped as ``format`` asks.

    ``plan`` is what was read in ``text``, ``at`` the place in it of the statement that becomes ``lines``. None where
    no spelling makes that of it and of nothing else.
    """
    if len(lines) > 1 and format not in _BY_LINES:
        return None
    tried: list[tuple[Edit, ...]] = []
    for spell in _SPELLINGS.get(format, ()):
        spelled = tuple(replace(edit, text=spell(edit.text)) for edit in edits)
        if spelled in tried:
            continue
        tried.append(spelled)
        try:
            after = document_from_text(apply_edits(text, spelled), format, path)
        except SourceError:
            continue
        if becomes(plan, read_plan(after, settings), at, lines):
            return spelled
    return None


def becomes(before: Plan, after: Plan, at: int, lines: list[str]) -> bool:
    """Whether two plans say the same but for the statement at ``at``, which is now ``lines``."""
    was = tree(before)
    kind, _, *cells = was[at]
    wanted = [*was[:at], *((kind, line, *cells) for line in lines), *was[at + 1 :]]
    return before.period == after.period and tree(after) == wanted


def tree(plan: Plan) -> list[tuple[str | None, ...]]:
    """What a plan says, in its order: objectives and key results with the values beside them."""
    return [
        ("kr", goal.text, goal.baseline, goal.target) if isinstance(goal, KeyResult) else ("objective", goal.text)
        for goal in goals_of(plan)
    ]


def goals_of(plan: Plan) -> list[Objective | KeyResult]:
    """The objectives of a plan, missing ones too, each followed by its key results."""
    goals: list[Objective | KeyResult] = []
    for objective in plan.objectives:
        goals += [objective, *objective.key_results]
    return goals
