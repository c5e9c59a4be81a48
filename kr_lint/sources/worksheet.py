"""One sheet of a workbook: its cells with text, what is hidden in it and what is merged."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from kr_lint.sources.archive import Attributes, XmlHandler
from kr_lint.sources.number_format import NumberFormat, shown
from kr_lint.sources.workbook import Workbook, as_int, unescaped

#: What stands further out is no part of a plan.
LAST_COLUMN: Final = 1_000
LAST_ROW: Final = 200_000
#: Cells with text in a workbook; code points of their texts, as shared texts may be repeated without end.
MOST_CELLS: Final = 1_000_000
MOST_TEXT: Final = 20_000_000
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})\Z")
_MOST_MERGED: Final = 200_000
_PLAIN: Final = NumberFormat()


class TooLargeError(Exception):
    """A sheet holds more than is read."""


@dataclass(slots=True)
class Worksheet:
    """The texts of a sheet by row and column, both from 1; what is hidden; cells left out; comments by cell ("C4")."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    far_count: int = 0
    empty_formulas: list[str] = field(default_factory=list)
    empty_formula_count: int = 0
    comments: dict[str, str] = field(default_factory=dict)
    cells: int = 0
    size: int = 0

    def repeated(self) -> dict[tuple[int, int], str]:
        """Return the texts of the cells below the first of each merged area, by row and column."""
        found: dict[tuple[int, int], str] = {}
        numbers = sorted(self.rows)
        for top, left, bottom, _ in self.merged:
            text = self.rows.get(top, {}).get(left)
            if text is None:
                continue
            for number in numbers[bisect_left(numbers, top + 1) :]:
                if number > bottom or len(found) >= _MOST_MERGED:
                    break
                found[number, left] = text
        return found


def letters(column: int) -> str:
    """Return the name of a column, which counts from 1: 28 is "AB"."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class SheetHandler(XmlHandler):
    """Fills a :class:`Worksheet`; raises :class:`TooLargeError`."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._book, self._sheet = book, sheet
        self._row = self._column = 0
        self._type = ""
        self._format = _PLAIN
        self._parts: list[str] = []
        self._value = self._formula = self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._value = not self._phonetic
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = as_int(attributes.get("r")) or self._row + 1
            self._column = 0
            if attributes.get("hidden") in ("1", "true"):
                self._sheet.hidden_rows.append(self._row)
        elif name == "rPh":
            self._phonetic = True
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = as_int(attributes.get("min")), as_int(attributes.get("max"))
            if 0 < first <= LAST_COLUMN:
                self._sheet.hidden_columns.append((first, last))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._value = False
        elif name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        """Text stands within an element."""
        if self._value:
            self._parts.append(text)

    def _start_cell(self, attributes: Attributes) -> None:
        match = _REFERENCE.match(attributes.get("r", ""))
        self._column = _number(match[1]) if match else self._column + 1
        if match and int(match[2]):
            self._row = int(match[2])
        self._type = attributes.get("t", "n")
        style = as_int(attributes.get("s"))
        formats = self._book.formats
        self._format = formats[style] if style < len(formats) else _PLAIN
        self._parts, self._formula = [], False

    def _end_cell(self) -> None:
        sheet = self._sheet
        text = self._text("".join(self._parts)).strip()
        self._value = False
        if not text:
            if self._formula and self._type != "e" and not self._parts:
                sheet.empty_formula_count += 1
                if not sheet.empty_formulas:
                    sheet.empty_formulas.append(f"{letters(self._column)}{self._row}")
            return
        if self._column > LAST_COLUMN or self._row > LAST_ROW:
            sheet.far_count += 1
            if not sheet.far:
                sheet.far.append(f"{letters(self._column)}{self._row}")
            return
        sheet.cells += 1
        sheet.size += len(text)
        if sheet.cells > MOST_CELLS or sheet.size > MOST_TEXT:
            raise TooLargeError
        sheet.rows.setdefault(self._row, {})[self._column] = text

    def _text(self, raw: str) -> str:
        if self._type == "s":
            index = as_int(raw.strip())
            strings = self._book.strings
            return strings[index] if raw.strip().isdigit() and index < len(strings) else ""
        if self._type == "n":
            try:
                return shown(float(raw), self._format, self._book.from_1904) if raw.strip() else ""
            except (ValueError, OverflowError):
                return raw
        if self._type == "b":
            return "TRUE" if raw.strip() in ("1", "true") else "FALSE" if raw.strip() else ""
        return "" if self._type == "e" else unescaped(raw)

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.match(end) for end in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(self._sheet.merged) < _MOST_MERGED:
            (left, top), (right, bottom) = ((_number(end[1]), int(end[2])) for end in ends if end)
            if bottom > top:
                self._sheet.merged.append((top, left, bottom, right))


def _number(name: str) -> int:
    number = 0
    for char in name.upper():
        number = number * 26 + ord(char) - ord("A") + 1
    return number
