"""A table of HTML: cells over several rows and columns put in their places, the header found."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kr_lint.sources.builder import as_row
from kr_lint.sources.document import Block, Lines
from kr_lint.sources.offsets import Offsets

_MOST_COLUMNS: Final = 100
#: Cells that others reach into, over the whole table.
_MOST_SPANNED: Final = 200_000


class HtmlTable:
    """Takes rows and cells in order; :meth:`blocks` gives the rows."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._rows: list[list[Block]] = []
        self._reaching: dict[int, int] = {}
        self._cell: tuple[int, int, int] | None = None
        self._spanned = 0

    @property
    def in_cell(self) -> bool:
        """Whether text belongs to a cell now."""
        return self._cell is not None

    def start_row(self) -> None:
        """A row begins."""
        self._rows.append([])

    def start_cell(self, start: int, columns: int, rows: int) -> None:
        """A cell begins that reaches over so many columns and rows."""
        if not self._rows:
            self.start_row()
        self._skip_reached(start)
        self._cell = (start, min(columns, _MOST_COLUMNS), rows)

    def end_cell(self, block: Block | None) -> None:
        """The cell ends with this text, None without any; nothing happens outside of cells."""
        if self._cell is None:
            return
        (start, columns, rows), row = self._cell, self._rows[-1]
        self._cell = None
        if len(row) >= _MOST_COLUMNS:
            return
        empty = self._empty(start)
        at = len(row)
        row.append(replace(block, kind="cell", level=at) if block is not None else empty)
        row += [empty] * (min(columns, _MOST_COLUMNS - at) - 1)
        if rows > 1:
            for column in range(at, len(row)):
                self._reaching[column] = rows - 1

    def blocks(self) -> list[Block]:
        """Return the rows; lines above the header that fill one cell are paragraphs."""
        found: list[Block] = []
        header: tuple[str, ...] | None = None
        for cells in self._rows:
            filled = [cell for cell in cells if cell.text]
            if not filled:
                continue
            if header is None and len(filled) == 1 < len(cells):
                found.append(replace(filled[0], kind="paragraph", level=0))
            elif header is None:
                header = tuple(cell.text for cell in cells)
            else:
                row = as_row(cells, header)
                found.append(replace(row, start=filled[0].start, line=filled[0].line))
        return found

    def _skip_reached(self, start: int) -> None:
        row = self._rows[-1]
        while self._reaching.get(len(row), 0) and self._spanned < _MOST_SPANNED:
            self._reaching[len(row)] -= 1
            self._spanned += 1
            row.append(self._empty(start))

    def _empty(self, start: int) -> Block:
        return Block("cell", 0, "", Offsets(), start, self._lines.line(start))
