"""Sheets to plans: objectives and key results in the rows of CSV files and workbooks."""

from __future__ import annotations

from collections.abc import Iterator

from kr_lint.model import Plan
from kr_lint.parse.outline_draft import Drafting, finish
from kr_lint.parse.outline_fields import field_notice, role_of, with_unit
from kr_lint.parse.outline_labels import read_label
from kr_lint.parse.outline_layout import Layout, find_layout, layout_of, number_role
from kr_lint.parse.outline_period import period_in
from kr_lint.parse.outline_sections import names_section
from kr_lint.parse.outline_table import Columns, add_labelled_rows, column_kind, rows_of
from kr_lint.parse.outline_words import normal
from kr_lint.sources import Block, Document, Message

_LONGEST_ROW = 200
_LEAST_WORDS = 3


def sheet_plan(document: Document) -> Plan:
    """Return the objectives in the rows of ``document``, sheet by sheet; raises nothing.

    The header may stand below other rows and may come again. Without a header, rows are read that say what they are.
    """
    reader = SheetReader(document)
    for name, rows in sheets_of(document):
        reader.read(name, rows)
    objectives = finish(reader.drafts)
    if objectives and not any(objective.key_results for objective in objectives):
        reader.notices.append(field_notice("no-key-results-in-rows", objectives=len(objectives)))
    return Plan(objectives, reader.period, tuple(reader.notices))


def sheets_of(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """Yield name and rows of each sheet; the only sheet of a CSV file has no name."""
    name, rows = "", list[Block]()
    for block in document.blocks:
        if block.kind == "heading":
            if rows:
                yield name, rows
            name, rows = block.text, []
        elif block.kind == "row":
            rows.append(block)
    if rows:
        yield name, rows


class SheetReader(Drafting):
    """Fills ``drafts``, ``notices`` and ``period`` from one sheet after the other."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.notices: list[Message] = []
        self.period: str | None = None
        self._document = document

    def read(self, name: str, rows: list[Block]) -> None:
        """Read a sheet; key results never belong to an objective of another one."""
        self.current = None
        if name and names_section(normal(name), "sealed"):
            self.notices.append(field_notice("sealed-sheet", sheet=name))
            return
        found = find_layout(rows)
        if found is None:
            self.period = self.period or period_in(name)
            self._without_header(name, rows)
            return
        index, layout = found
        for row in rows[:index]:
            self._title(row)
        self.period = self.period or period_in(name)  # a title says more than "2026"
        self._body(layout, rows[index + 1 :])

    def _without_header(self, name: str, rows: list[Block]) -> None:
        opened, told = add_labelled_rows(tuple(rows), None)
        self.drafts += opened
        if not told:
            columns = " | ".join(cell.text for cell in rows[0].cells if cell.text)[:_LONGEST_ROW]
            id = "sheet-not-understood" if name else "table-without-results"
            self.notices.append(field_notice(id, **({"sheet": name} if name else {}), columns=columns))

    def _title(self, row: Block) -> bool:
        """Read a row of one cell outside of the table: an objective, a period, a group of rows."""
        cells = [cell for cell in row.cells if cell.text and not cell.merged]
        label = read_label(cells[0].text) if cells else None
        if label is None or label.kind != "objective":
            self.period = self.period or next((found for cell in cells if (found := period_in(cell.text))), None)
            return False
        rest = cells[0].passage.slice(label.end).strip()
        beside = cells[1] if len(cells) == 2 and column_kind(cells[1].text) == "other" else None
        body = rest if rest.text else beside.passage if beside else None
        if body is None or label.plural:
            self.period = self.period or period_in(row.cells[0].text)
            return False
        self.open_or_go_on(body, row.line)
        return True

    def _body(self, layout: Layout, rows: list[Block]) -> None:
        left_out: list[Block] = []
        beside = False  # in notes below the table
        for index, row in enumerate(rows):
            alone = _alone(row)
            beside = alone is not None and (beside or _opens_notes(alone))
            if beside:
                continue
            if len(row.cells) >= len(layout.names) and _names(row) == layout.names[: len(row.cells)]:
                continue
            again = layout_of(row, rows[index + 1 : index + 9]) if _could_name(row, layout) else None
            if again is not None:
                layout = again
            elif not self._row(layout, row, rows[index + 1] if index + 1 < len(rows) else None):
                left_out.append(row)
        if left_out:
            first = left_out[0]
            place = self._document.place(first.start) or str(first.line)
            self.notices.append(field_notice("rows-left-out", count=len(left_out), place=place))

    def _row(self, layout: Layout, row: Block, following: Block | None) -> bool:
        """Read a row; False when it has text and none of it was understood."""
        cells = [cell for cell in row.cells if cell.text and not cell.merged]
        if not cells:
            return True
        if len(cells) == 1 and cells[0].level != layout.columns.key_result and self._title(row):
            return True
        role = self._role(layout, row, following)
        if role == "other":
            return True
        columns = layout.columns
        if role == "objective":
            at = columns.objective if _text(row, columns.objective) else layout.text
            columns = Columns(objective=at)
        found = next(iter(rows_of((row,), columns)), None)
        entries = list(found.entries) if found and not _repeats(row, columns.key_result) else []
        for further in layout.results if role != "objective" else ():
            entries += [entry for more in rows_of((row,), Columns(key_result=further)) for entry in more.entries]
        if found is not None and found.objective is not None:
            self.open_or_go_on(found.objective, found.objective_line)
        unit = _text(row, layout.unit)
        for entry in entries:
            entry.baseline, entry.target = with_unit(entry.baseline, unit), with_unit(entry.target, unit)
            self.add(entry)
        told = bool(entries) or (found is not None and found.objective is not None)
        return told or len(cells) < 2 or not any(len(cell.text.split()) >= _LEAST_WORDS for cell in cells)

    def _role(self, layout: Layout, row: Block, following: Block | None) -> str | None:
        if layout.role is not None:
            said = _text(row, layout.role)
            return role_of(said) or number_role(said)
        text = _text(row, layout.columns.key_result)
        label = read_label(text)
        if label is not None and label.kind == "objective" and text[label.end :].strip():
            return "objective"
        if layout.mixed and (label is None or label.kind != "key_result") and following is not None:
            return "objective" if _has_values(following, layout) and not _has_values(row, layout) else None
        return None


def _alone(row: Block) -> str | None:
    """The text of a row that has but one."""
    filled = [cell.text for cell in row.cells if cell.text and not cell.merged]
    return filled[0] if len(filled) == 1 else None


def _opens_notes(text: str) -> bool:
    """Whether a lone cell begins what stands below a table: "Notes", "Ескерту: …"."""
    label = read_label(text)
    if label is not None:
        return label.kind == "other"
    return names_section(normal(text), "closed")


def _text(row: Block, column: int | None) -> str:
    return row.cells[column].text if column is not None and column < len(row.cells) else ""


def _names(row: Block) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _repeats(row: Block, column: int | None) -> bool:
    """A key result merged over several rows is one."""
    return column is not None and column < len(row.cells) and row.cells[column].merged


def _has_values(row: Block, layout: Layout) -> bool:
    return bool(_text(row, layout.columns.baseline) or _text(row, layout.columns.target))


def _could_name(row: Block, layout: Layout) -> bool:
    """Whether a row may be a header for the rows after it: short texts without digits where goals would stand."""
    text = _text(row, layout.columns.key_result)
    filled = [cell.text for cell in row.cells if cell.text]
    return (
        len(filled) > 1
        and 0 < len(text) <= 40
        and len(text.split()) <= 4
        and not any(map(str.isdigit, "".join(filled)))
    )
