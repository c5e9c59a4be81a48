"""The parts of a workbook beside its sheets: their names, shared texts, number formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from kr_lint.sources.archive import Archive, Attributes, XmlHandler
from kr_lint.sources.number_format import NumberFormat, format_of

_MOST_COMMENTS: Final = 20_000
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Workbook:
    """What the sheets of a workbook need to be read; ``sheets`` are (name, part, hidden)."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)
    from_1904: bool = False


def read_workbook(archive: Archive) -> Workbook:
    """Read all but the sheets; parts are found through the relationships, whatever their names.

    Raises :class:`SourceError` as :meth:`Archive.parse`.
    """
    main = archive.main_part()
    related = archive.related(main)
    outline = _Outline()
    archive.parse(main, outline)
    book = Workbook(from_1904=outline.from_1904)
    for name, id, hidden in outline.sheets:
        kind, part = related.get(id, ("", ""))
        if kind == "worksheet":
            book.sheets.append((name, part, hidden))
    for kind, part in related.values():
        if kind == "sharedStrings" and archive.has(part):
            archive.parse(part, _Strings(book.strings))
        elif kind == "styles" and archive.has(part):
            archive.parse(part, _Styles(book.formats))
    return book


def unescaped(text: str) -> str:
    """Return a cell's text with the code points that XML cannot hold (``_x000D_``) resolved or left out."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_code_point, text)


def _code_point(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char.isprintable() or char == "\n" else ""


class _Outline(XmlHandler):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class CellComments(XmlHandler):
    """The comments of a sheet's cells by cell ("C4"), notes and threads alike."""

    def __init__(self, found: dict[str, str]) -> None:
        self._found = found
        self._parts: list[str] = []
        self._cell = ""
        self._within = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name in ("comment", "threadedComment"):
            self._cell, self._parts = attributes.get("ref", "").replace("$", "").upper(), []
        elif name in ("t", "text"):
            self._within = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("t", "text"):
            self._within = False
        elif name in ("comment", "threadedComment") and len(self._found) < _MOST_COMMENTS:
            text = unescaped("".join(self._parts)).strip()
            if text and text not in self._found.get(self._cell, ""):
                self._found[self._cell] = "\n".join(filter(None, (self._found.get(self._cell), text)))

    def text(self, text: str) -> None:
        """Text stands within an element."""
        if self._within:
            self._parts.append(text)


class _Strings(XmlHandler):
    """Texts that cells share; runs are joined, readings above the text (phonetic runs) left out."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._parts: list[str] = []
        self._within = self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._parts = []
        elif name == "t":
            self._within = not self._phonetic
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        if name == "si":
            self._strings.append(unescaped("".join(self._parts)))
        elif name == "t":
            self._within = False
        elif name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        if self._within:
            self._parts.append(text)


class _Styles(XmlHandler):
    def __init__(self, formats: list[NumberFormat]) -> None:
        self._formats = formats
        self._codes: dict[int, str] = {}
        self._cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._codes[as_int(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            id = as_int(attributes.get("numFmtId"))
            self._formats.append(format_of(id, self._codes.get(id)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False


def as_int(text: str | None) -> int:
    """Return a number of the file, 0 for anything else."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else 0
