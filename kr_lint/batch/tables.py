"""CSV files with a column of statements: delimiter, encoding and column are found out."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from kr_lint.model import Kind
from kr_lint.reports.catalogue import message
from kr_lint.sources import Message, decode, read_bytes

_DELIMITERS: Final = (";", "\t", ",", "|")
_NONE: Final = "\x1f"
_SAMPLE_LINES: Final = 20
_LONGEST_CELL: Final = 10_000_000
_NUMBERING: Final = re.compile(r"[\s\d.№#:*-]+")


class TableError(Exception):
    """A table that cannot be used; ``message`` says why in any of the languages."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Table:
    """Statements, the column they were taken from ("" for a list without header) and notices of the reader."""

    column: str
    statements: tuple[str, ...]
    notices: tuple[str, ...]


def read_table(path: Path, column: str | None, kind: Kind) -> Table:
    """Read the statements of a CSV file from ``column``; None guesses it by the names in ``columns.toml``.

    Raises:
        SourceError: the file cannot be read or is no text.
        TableError: it has no rows, no such column, or no column that can be told to hold statements.
    """
    text, _, notices = decode(read_bytes(path), str(path))
    try:
        rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    except csv.Error as fault:
        raise TableError(message("broken-table", reason=str(fault))) from None
    if not rows:
        raise TableError(message("no-rows"))
    header = [cell.strip() for cell in rows[0]]
    index = _named(header, column) if column is not None else _guessed(header, kind)
    body = rows if index is None else rows[1:]
    at = index or 0
    statements = tuple(row[at].strip() for row in body if at < len(row) and row[at].strip())
    return Table("" if index is None else header[at], statements, notices)


def _rows(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the same number of columns; none when there is only one column."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES]) if len(text) < 1_000_000 else text[:100_000]
    best, columns = _NONE, 1
    for delimiter in _DELIMITERS:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        if not rows or len(rows[0]) <= columns:
            continue
        even = sum(len(row) == len(rows[0]) for row in rows)
        if even * 2 > len(rows) or len(rows) == 1:
            best, columns = delimiter, len(rows[0])
    return best


def _named(header: list[str], column: str) -> int:
    wanted = _normal(column)
    for index, name in enumerate(header):
        if name == column or _normal(name) == wanted:
            return index
    raise TableError(message("unknown-column", column=column, columns=", ".join(header)))


def _guessed(header: list[str], kind: Kind) -> int | None:
    """The column of statements; None for a list that has no header."""
    names = _column_names()
    order = ("key_result", "statement") if kind == "kr" else ("objective", "statement")
    normal = [_normal(name) for name in header]
    for group in order:
        for wanted in names[group]:
            if wanted in normal:
                return normal.index(wanted)
    for group in order:
        for wanted in names[group]:
            for index, name in enumerate(normal):
                if re.search(rf"\b{re.escape(wanted)}", name) and len(name.split()) <= len(wanted.split()) + 2:
                    return index
    if len(header) == 1:
        return None
    raise TableError(message("no-column", columns=", ".join(header)))


def _normal(name: str) -> str:
    return " ".join(_NUMBERING.sub(" ", name.casefold().replace("_", " ").replace("ё", "е")).split())


@cache
def _column_names() -> dict[str, list[str]]:
    return tomllib.loads(files("kr_lint.batch").joinpath("columns.toml").read_text("utf-8"))
