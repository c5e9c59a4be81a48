"""Documents that are data: which reader finds their goals, and where these stand for their readers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeVar

from kr_lint.model import KeyResult, Kind, Objective, Plan
from kr_lint.parse.outline_bare import plan_of
from kr_lint.parse.outline_draft import Entry
from kr_lint.parse.outline_layout import find_layout
from kr_lint.parse.outline_sheet import sheet_plan, sheets_of
from kr_lint.parse.outline_table import Columns, rows_of
from kr_lint.parse.outline_tree import bare_entries, tree_plan
from kr_lint.sources import Document

#: A row may stand on several lines in these.
_SPREAD: Final = frozenset({"csv", "html"})

Goal = TypeVar("Goal", Objective, KeyResult)


def data_plan(document: Document) -> Plan | None:
    """Return the plan of a table, a workbook or a data file; None for a document in prose."""
    if document.format in ("csv", "xlsx"):
        return sheet_plan(document)
    return tree_plan(document) if document.tree is not None else None


def bare_data(document: Document, kind: Kind) -> Plan | None:
    """Return a plan in which each row is a statement of ``kind``, None for a document in prose.

    The statement is the text of the column of key results or objectives, else the first text of the row.
    """
    if document.tree is not None:
        return plan_of(bare_entries(document), kind)
    if document.format not in ("csv", "xlsx"):
        return None
    return plan_of(_sheet_entries(document, kind), kind)


def placed(plan: Plan, document: Document) -> Plan:
    """Return ``plan`` with the names of places; lines are left out where the file has none."""
    if document.places is None and document.format not in _SPREAD:
        return plan
    return replace(plan, objectives=tuple(_placed(one, document) for one in plan.objectives))


def _placed(objective: Objective, document: Document) -> Objective:
    results = tuple(_named(one, document) for one in objective.key_results)
    return replace(_named(objective, document), key_results=results)


def _named(goal: Goal, document: Document) -> Goal:
    line = goal.line if document.has_lines else None
    if line is not None and document.format in _SPREAD:
        line = document.lines.line(goal.start)
    return replace(goal, line=line, place=document.place(goal.start))


def _sheet_entries(document: Document, kind: Kind) -> list[Entry]:
    entries: list[Entry] = []
    for _, rows in sheets_of(document):
        found = find_layout(rows)
        columns = found[1].columns if found else Columns()
        column = columns.objective if kind == "objective" and columns.objective is not None else columns.key_result
        told = Columns(None, column, columns.baseline, columns.target) if column is not None else Columns()
        for row in rows[found[0] + 1 :] if found else rows:
            if column is not None:
                entries += [entry for one in rows_of((row,), told) for entry in one.entries]
            elif (cell := next((one for one in row.cells if one.text), None)) is not None:
                entries.append(Entry(cell.passage, row.line))
    return entries
