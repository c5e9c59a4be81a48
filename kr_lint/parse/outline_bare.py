"""Documents whose kind is known beforehand: every line is a statement."""

from __future__ import annotations

from kr_lint.model import Kind, Objective, Plan
from kr_lint.parse.outline_draft import Entry, key_results
from kr_lint.parse.outline_table import columns_of, rows_of
from kr_lint.parse.outline_units import Unit, units_of
from kr_lint.sources import Document


def bare_plan(document: Document, kind: Kind) -> Plan:
    """Return a plan in which each line and item of ``document`` is a statement of ``kind``.

    Headings count only when there is nothing else. Labels are removed; a line that is only a label says nothing.
    """
    units = units_of(document, each_line=True)
    body = [unit for unit in units if unit.kind != "heading"] or units
    return plan_of([entry for unit in body for entry in _entries(unit)], kind)


def plan_of(entries: list[Entry], kind: Kind) -> Plan:
    """Return a plan in which each entry is a statement of ``kind``."""
    results = key_results(entries)
    if kind == "objective":
        return Plan(tuple(Objective(one.text, one.line, one.start, offsets=one.offsets) for one in results))
    return Plan((Objective("", None, results[0].start, results),)) if results else Plan()


def _entries(unit: Unit) -> list[Entry]:
    if unit.kind == "table":
        columns = columns_of(unit.rows[0].header, unit.rows)
        if columns.key_result is not None:
            return [entry for row in rows_of(unit.rows, columns) for entry in row.entries]
        return [Entry(row.cells[0].passage, row.line) for row in unit.rows if row.cells[0].text]
    if not unit.names_goal:
        return [Entry(unit.body, unit.line)]
    return [Entry(unit.rest, unit.line)] if unit.rest.text else []
