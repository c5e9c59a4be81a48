"""CSV and TSV to rows: the delimiter is found out, every cell knows where it stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from kr_lint.sources.builder import as_row
from kr_lint.sources.document import Block, Lines
from kr_lint.sources.messages import Message, notice
from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.places import Places
from kr_lint.sources.worksheet import LAST_COLUMN, letters

DELIMITERS: Final = (";", "\t", ",", "|")
_SAMPLE_ROWS: Final = 50
_SAMPLE: Final = 100_000
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)(?:\r\n|\n|\r)", re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n|\n|\r")


def csv_blocks(
    text: str, lines: Lines, delimiter: str | None = None
) -> tuple[list[Block], Places, tuple[Message, ...]]:
    """Return the rows of ``text``, empty ones left out, the names of their cells ("B5") and notices.

    Quoted cells may hold delimiters, line ends and doubled quotes. A quote that is never closed counts as an ordinary
    sign, with a notice. Without ``delimiter`` the sign is taken that cuts most of the first rows alike; Excel's
    ``sep=;`` in the first line names it. Raises nothing.
    """
    named = _SEPARATOR_LINE.match(text)
    start = named.end() if named else 0
    sign = named[1] if named else delimiter or find_delimiter(text)
    scanner = _Scanner(text, start, sign)
    blocks: list[Block] = []
    names: list[tuple[int, str]] = []
    for number, cells in enumerate(scanner.rows(), start=1):
        row = _row(cells, lines)
        if row is not None:
            blocks.append(row)
            names += [(cell.start, f"{letters(cell.level + 1)}{number}") for cell in row.cells if cell.text]
    notices: list[Message] = []
    if scanner.unclosed is not None:
        notices.append(notice("unclosed-quote", line=lines.line(scanner.unclosed)))
    if scanner.far:
        notices.append(notice("far-cells", place=scanner.far[0], count=len(scanner.far)))
    return blocks, Places.of(names), tuple(notices)


def find_delimiter(text: str) -> str:
    """Return the delimiter of ``text``; with one column only, a comma that no row is cut by may be the answer."""
    best, score = ",", (0.0, 0)
    for sign in DELIMITERS:
        widths = Counter[int]()
        for cells in _Scanner(text[:_SAMPLE], 0, sign).rows():
            if len(cells) > 1 or cells[0].text.strip():
                widths[len(cells)] += 1
            if widths.total() == _SAMPLE_ROWS:
                break
        width, count = max(((w, c) for w, c in widths.items() if w > 1), key=lambda pair: pair[1], default=(1, 0))
        found = (count / max(1, widths.total()), width)
        if found > score and found[0] >= 0.3:
            best, score = sign, found
    return best


class _Scanner:
    def __init__(self, text: str, start: int, delimiter: str) -> None:
        self._text, self._at, self._delimiter = text, start, delimiter
        self._stop = re.compile(rf"{re.escape(delimiter)}|\r\n|\n|\r")
        self.unclosed: int | None = None
        self.far: list[str] = []

    def rows(self) -> Iterator[list[Passage]]:
        """Yield the cells of each record, lines without any sign as one empty cell."""
        cells: list[Passage] = []
        row = column = 1
        while self._at < len(self._text):
            cell = self._cell()
            if column <= LAST_COLUMN:
                cells.append(cell)
            elif cell.text.strip():
                self.far.append(f"{letters(column)}{row}")
            column += 1
            end = self._stop.match(self._text, self._at)
            self._at = end.end() if end else self._at
            if end is None or end[0] != self._delimiter:
                yield cells
                cells, row, column = [], row + 1, 1
            elif self._at == len(self._text):
                cells.append(Passage.at("", self._at))
        if cells:
            yield cells

    def _cell(self) -> Passage:
        text, start = self._text, self._at
        if text.startswith('"', start) and self.unclosed is None:
            quoted = self._quoted(start + 1)
            if quoted is not None:
                return quoted
            self.unclosed = start
        return self._plain(start)

    def _plain(self, start: int) -> Passage:
        stop = self._stop.search(self._text, start)
        self._at = stop.start() if stop else len(self._text)
        return Passage.at(self._text[start : self._at], start)

    def _quoted(self, start: int) -> Passage | None:
        parts: list[Passage] = []
        at = start
        while (end := self._text.find('"', at)) >= 0:
            if self._text.startswith('""', end):
                parts.append(Passage.at(self._text[at : end + 1], at))
                at = end + 2
                continue
            parts.append(Passage.at(self._text[at:end], at))
            parts.append(self._plain(end + 1))
            return _with_plain_ends(Passage.join(parts))
        return None


def _with_plain_ends(cell: Passage) -> Passage:
    """Line ends within a cell as ``\\n``, like in every block."""
    if "\r" not in cell.text:
        return cell
    parts, at = [], 0
    for end in _LINE_END.finditer(cell.text):
        parts += [cell.slice(at, end.start()), Passage("\n", cell.offsets[end.end() - 1 : end.end()])]
        at = end.end()
    return Passage.join([*parts, cell.slice(at)])


def _row(cells: list[Passage], lines: Lines) -> Block | None:
    stripped = [cell.strip() for cell in cells]
    if not any(cell.text for cell in stripped):
        return None
    first = next(cell.offsets[0] for cell in cells if cell.text)
    blocks = []
    for column, cell in enumerate(stripped):
        start = cell.offsets[0] if cell.text else first
        line = lines.line(start)
        blocks.append(Block("cell", column, cell.text, cell.offsets if cell.text else Offsets(), start, line))
    return as_row(blocks, ())
