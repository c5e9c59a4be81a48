"""Tables: which column holds what, and the goals in the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kr_lint.parse.outline_draft import Draft, Drafting, Entry, objective_of
from kr_lint.parse.outline_labels import goal_label, read_label, without_goal_label
from kr_lint.parse.outline_units import split_lines
from kr_lint.parse.outline_words import normal, phrases
from kr_lint.sources import Block, Passage

Column = Literal["objective", "key_result", "baseline", "target", "statement", "measure", "ambiguous", "other"]

_NAMES: tuple[tuple[Column, str, str], ...] = (
    ("objective", "columns", "objective"),
    ("key_result", "columns", "key_result"),
    ("ambiguous", "columns", "ambiguous"),
    ("measure", "columns", "measure"),
    ("statement", "columns", "statement"),
    ("baseline", "fields", "baseline"),
    ("target", "fields", "target"),
    ("other", "fields", "other"),
    ("key_result", "key_result", "words"),
    ("objective", "objective", "words"),
)
_DIGIT = re.compile(r"\d")
_EMPTY = frozenset({"", "-", "–", "—", "n/a", "нет", "жоқ", "…", "..."})


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says: an objective, key results, or both."""

    objective: Passage | None
    objective_line: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what they hold; None for what it does not have."""

    objective: int | None = None
    key_result: int | None = None
    baseline: int | None = None
    target: int | None = None


def columns_of(header: tuple[str, ...], rows: tuple[Block, ...]) -> Columns:
    """Return what the columns hold, by their names and, for "Goal" beside numbers, by their cells.

    A column of metrics is one of key results when the table also says their targets.
    """
    kinds = [column_kind(name) for name in header]
    found = {kind: kinds.index(kind) for kind in kinds}
    result = found.get("key_result")
    objective, target = found.get("objective"), found.get("target")
    if "ambiguous" in found:
        column = found["ambiguous"]
        is_target = target is None and (
            _mostly_numbers(rows, column) or (result is not None and column > result and objective is not None)
        )
        if is_target:
            target = column
        elif objective is None:
            objective = column
    if result is None and (target is not None or objective is not None):
        result = found.get("measure")
    if result is None and (target is not None or (objective is not None and "statement" in found)):
        result = found.get("statement")
    if result is not None and _mostly_labels(rows, result) and "statement" in found:
        result = found["statement"]
    return Columns(objective, result, found.get("baseline"), target)


def column_kind(name: str) -> Column:
    """Return what a column of this name holds."""
    key = normal(name)
    for kind, table, entry in _NAMES:
        if key in phrases(table, entry):
            return kind
    tokens = key.split()
    for size in (3, 2, 1):
        for part in (" ".join(tokens[:size]), " ".join(tokens[-size:])):
            if len(tokens) > size:
                for kind, table, entry in _NAMES:
                    if part in phrases(table, entry):
                        return kind
    return "other"


def is_amount(text: str) -> bool:
    """Tell a bare value ("15%", "до 4 часов") from a statement."""
    return len(text) <= 40 and len(text.split()) <= 4 and _DIGIT.search(text) is not None


def rows_of(rows: tuple[Block, ...], columns: Columns) -> Iterator[Row]:
    """Yield what the rows say, those that say nothing left out."""
    for row in rows:
        objective = _cell(row, columns.objective)
        body = _statement(objective.passage) if objective else None
        entries = tuple(_entries(row, columns))
        if body is not None or entries:
            yield Row(body, objective.line if objective else row.line, entries)


def add_rows(rows: tuple[Block, ...], columns: Columns, current: Draft | None) -> list[Draft]:
    """Add the key results of a table to ``current`` or to the objectives of its rows; return those it opens.

    An objective told again in the next row, or left out there, goes on.
    """
    goals = Drafting(current)
    for row in rows_of(rows, columns):
        if row.objective is not None:
            goals.open_or_go_on(row.objective, row.objective_line)
        for entry in row.entries:
            goals.add(entry)
    return goals.drafts


def add_labelled_rows(rows: tuple[Block, ...], current: Draft | None) -> tuple[list[Draft], bool]:
    """As :func:`add_rows` for a table whose cells say what a row is; also return whether any did."""
    goals = Drafting(current)
    found = False
    for kind, body, line in labelled_rows(rows):
        found = True
        if kind == "objective":
            goals.open(objective_of(body, line))
        else:
            goals.add(Entry(body, line, labelled=True, in_section=True))
    return goals.drafts, found


def labelled_rows(rows: tuple[Block, ...]) -> Iterator[tuple[str, Passage, int]]:
    """Yield (kind, text, line) of the rows that say in a cell what they are: ``| KR1 | Raise … |``."""
    for row in rows:
        for index, cell in enumerate(row.cells):
            label = goal_label(cell.text, cell.strong)
            if label is None:
                continue
            rest = cell.passage.slice(label.end).strip()
            if not rest.text:
                following = [other for other in row.cells[index + 1 :] if other.text]
                if not following:
                    break
                rest = following[0].passage
            yield label.kind, rest, row.line
            break


def _entries(row: Block, columns: Columns) -> Iterator[Entry]:
    cell = _cell(row, columns.key_result)
    if cell is None:
        return
    bodies = [body for part, _ in _lines(cell.passage) if (body := _statement(part)) is not None]
    single = len(bodies) == 1
    baseline, target = _cell(row, columns.baseline), _cell(row, columns.target)
    for body in bodies:
        yield Entry(
            body,
            row.line,
            labelled=True,
            in_section=True,
            baseline=baseline.text if baseline and single else None,
            target=target.text if target and single else None,
        )


def _lines(passage: Passage) -> list[tuple[Passage, bool]]:
    """A line break in a cell is written by hand, so that each line is one statement unless it goes on in lower case."""
    lines = passage.lines()
    if any(line.strip().text[:1].islower() for line in lines[1:]):
        return split_lines(passage)
    return [part for line in lines for part in split_lines(line.strip())]


def _statement(passage: Passage) -> Passage | None:
    rest = without_goal_label(passage)
    return rest if rest.text else None


def _cell(row: Block, column: int | None) -> Block | None:
    if column is None or column >= len(row.cells):
        return None
    cell = row.cells[column]
    return None if normal(cell.text) in _EMPTY or cell.text in _EMPTY else cell


def _mostly_numbers(rows: tuple[Block, ...], column: int) -> bool:
    texts = [cell.text for row in rows[:50] if (cell := _cell(row, column))]
    short = [text for text in texts if is_amount(text)]
    return bool(texts) and len(short) * 2 > len(texts)


def _mostly_labels(rows: tuple[Block, ...], column: int) -> bool:
    texts = [cell.text for row in rows[:50] if (cell := _cell(row, column))]
    bare = [text for text in texts if len(text) <= 8 and (label := read_label(text)) and not text[label.end :].strip()]
    return bool(texts) and len(bare) * 2 > len(texts)
