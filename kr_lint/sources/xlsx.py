"""XLSX to rows, sheet by sheet. One pass both checks and reads, so that nothing is read that was not checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Final

from kr_lint.sources.archive import Archive
from kr_lint.sources.builder import as_row
from kr_lint.sources.document import Block, Document, Lines
from kr_lint.sources.errors import SourceError
from kr_lint.sources.messages import Message, notice
from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.orders import orders_in
from kr_lint.sources.places import Places
from kr_lint.sources.workbook import CellComments, as_int, read_workbook
from kr_lint.sources.worksheet import MOST_CELLS, SheetHandler, TooLargeError, Worksheet, letters

_COMMENTS: Final = frozenset({"comments", "threadedComment"})
_PLAIN_NAME: Final = re.compile(r"[^\W\d]\w*\Z")
_SHOWN_ROWS: Final = 10
#: Cells of all rows, empty ones included, that rows and used columns of a sheet span.
_MOST_SPANNED: Final = 2 * MOST_CELLS


def xlsx_document(data: bytes, path: Path, name: str) -> Document:
    """Read a workbook: each sheet is a heading with its rows, each row a line with tabs between its cells.

    Raises :class:`SourceError` for what is no workbook, too large, damaged or protected.
    """
    archive = Archive(data, name, "XLSX")
    book = read_workbook(archive)
    writer = _Writer(name)
    for title, part, hidden in book.sheets:
        sheet = Worksheet(cells=writer.cells, size=writer.size)
        try:
            archive.parse(part, SheetHandler(book, sheet))
        except TooLargeError:
            raise SourceError(name, "too-many-cells", sheet=title, limit=MOST_CELLS) from None
        for kind, comments in archive.related(part).values():
            if kind in _COMMENTS and archive.has(comments):
                archive.parse(comments, CellComments(sheet.comments))
        writer.sheet(title, sheet, hidden)
    text = "".join(writer.parts)
    places = Places.of(writer.places)
    return Document(text, path, "xlsx", "utf-8", tuple(writer.notices), tuple(writer.blocks), Lines(text), places)


class _Writer:
    def __init__(self, name: str) -> None:
        self.parts: list[str] = []
        self.places: list[tuple[int, str]] = []
        self.blocks: list[Block] = []
        self.notices: list[Message] = []
        self.cells = self.size = 0
        self._name = name
        self._at = 0

    def sheet(self, title: str, sheet: Worksheet, hidden: bool) -> None:
        """Add the rows of a sheet, and what is to be said about it."""
        self.cells, self.size = sheet.cells, sheet.size
        quoted = title if _PLAIN_NAME.match(title) else "'" + title.replace("'", "''") + "'"
        self._say(title, quoted, sheet, hidden)
        if not sheet.rows:
            return
        columns = sorted({column for row in sheet.rows.values() for column in row})
        if len(columns) * len(sheet.rows) > _MOST_SPANNED:
            raise SourceError(self._name, "too-many-cells", sheet=title, limit=_MOST_SPANNED)
        self.blocks.append(self._heading(title, quoted))
        repeated = sheet.repeated()
        comments = _by_row(sheet.comments)
        for number in sorted(sheet.rows):
            self._row(number, columns, sheet.rows[number], repeated, quoted, comments.get(number, ()))

    def _say(self, title: str, quoted: str, sheet: Worksheet, hidden: bool) -> None:
        if hidden and sheet.rows:
            self.notices.append(notice("hidden-sheet", sheet=title))
        rows = [number for number in sheet.hidden_rows if number in sheet.rows]
        if rows:
            shown = ", ".join(map(str, rows[:_SHOWN_ROWS])) + (" …" if len(rows) > _SHOWN_ROWS else "")
            self.notices.append(notice("hidden-rows", sheet=title, rows=shown))
        used = {column for row in sheet.rows.values() for column in row}
        areas = [(first, last) for first, last in sheet.hidden_columns if any(first <= one <= last for one in used)]
        if areas:
            shown = ", ".join(
                letters(first) if first == last else f"{letters(first)}–{letters(last)}" for first, last in areas[:10]
            )
            self.notices.append(notice("hidden-columns", sheet=title, columns=shown))
        if sheet.far:
            self.notices.append(notice("far-cells", place=f"{quoted}!{sheet.far[0]}", count=sheet.far_count))
        if sheet.empty_formulas:
            place = f"{quoted}!{sheet.empty_formulas[0]}"
            self.notices.append(notice("no-values", place=place, count=sheet.empty_formula_count))

    def _heading(self, title: str, quoted: str) -> Block:
        start = self._at
        self.places.append((start, quoted))
        self._put(title + "\n")
        return Block("heading", 1, title, Offsets([(start, len(title))]), start, 1)

    def _row(
        self,
        number: int,
        columns: list[int],
        texts: dict[int, str],
        repeated: dict[tuple[int, int], str],
        quoted: str,
        comments: Sequence[tuple[str, str]],
    ) -> None:
        begin = self._at
        empty = Block("cell", 0, "", Offsets(), self._at, number)
        cells = []
        for index, column in enumerate(columns):
            own = texts.get(column)
            text = own if own is not None else repeated.get((number, column))
            if text is None:
                cells.append(empty)
            else:
                self.places.append((self._at, f"{quoted}!{letters(column)}{number}"))
                cells.append(self._cell(index, text.replace("\r\n", "\n").replace("\r", "\n"), number, own is None))
                self._put("\t")
        self.blocks.append(as_row(cells, ()))
        covers = (begin, self._at)
        for cell, order in comments:  # a comment stands behind its row
            self.places.append((self._at, f"{quoted}!{cell}"))
            passage = Passage.at(order, self._at)
            self.blocks.append(Block("comment", 0, order, passage.offsets, self._at, number, covers=covers))
            self._put(order + "\t")
        self._put("\n")

    def _cell(self, index: int, text: str, number: int, merged: bool) -> Block:
        passage = Passage.at(text, self._at)
        self._put(text.replace("\n", " "))  # a row is a line
        return Block("cell", index, text, passage.offsets, passage.offsets[0], number, merged=merged)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._at += len(text)


def _by_row(comments: dict[str, str]) -> dict[int, list[tuple[str, str]]]:
    """The orders to kr-lint in the comments of cells, by row."""
    found: dict[int, list[tuple[str, str]]] = {}
    for cell, text in comments.items():
        for order in orders_in(text):
            row = as_int(cell.lstrip(ascii_uppercase))
            found.setdefault(row, []).append((cell, order))
    return found
