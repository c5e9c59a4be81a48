"""The paragraphs and tables of a Word document, as they stand after all tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kr_lint.sources.archive import Attributes, XmlHandler
from kr_lint.sources.workbook import as_int

#: Moved away, old properties, second forms of drawings: none of it is the text as it reads now.
_LEFT_OUT: Final = frozenset({"moveFrom", "pPrChange", "rPrChange", "Fallback"})
_BOXES: Final = "txbxContent"
_SIGNS: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Paragraph:
    """``number`` counts the paragraphs outside of tables; ``strong`` is how many leading code points are bold.

    ``comments`` are the ids of the comments tied to it.
    """

    number: int
    style: str = ""
    outline: int | None = None
    level: int | None = None
    listed: bool | None = None
    strong: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(self.parts)


@dataclass(slots=True)
class Table:
    """The texts of the cells, row by row; a cell over several columns is followed by empty ones.

    ``comments`` are the ids of the comments in each row.
    """

    rows: list[list[str]] = field(default_factory=list)
    comments: list[list[str]] = field(default_factory=list)


class Body(XmlHandler):
    """``content`` holds paragraphs and tables in order; tables within tables become text of their cells."""

    def __init__(self) -> None:
        self.content: list[Paragraph | Table] = []
        self.boxes = 0
        self._skipped = self._tables = self._paragraphs = self._span = 0
        self._paragraph: Paragraph | None = None
        self._table = Table()
        self._cell: list[str] = []
        self._run = self._text = self._bold = self._hidden = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._skipped or name in _LEFT_OUT or name == _BOXES:
            self.boxes += name == _BOXES and not self._skipped
            self._skipped += 1
        elif name == "t":
            self._text = True
        elif name == "commentReference":
            self._comment(attributes.get("id", ""))
        elif self._run:
            self._in_run(name, attributes)
        elif name == "r":
            self._run, self._bold, self._hidden = True, False, False
        elif name == "p":
            self._paragraphs += not self._tables
            self._paragraph = Paragraph(self._paragraphs)
        elif name == "tbl":
            self._tables += 1
            self._table = Table() if self._tables == 1 else self._table
        elif self._tables == 1 and name == "tr":
            self._table.rows.append([])
            self._table.comments.append([])
        elif self._tables == 1 and name == "tc":
            self._cell, self._span = [], 1
        elif self._tables == 1 and name == "gridSpan":
            self._span = min(max(1, as_int(attributes.get("val"))), 64)
        elif self._paragraph is not None:
            self._property(self._paragraph, name, attributes.get("val", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._text = False
        elif name == "r":
            self._run = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tbl":
            self._tables -= 1
            if not self._tables:
                self.content.append(self._table)
        elif self._tables == 1 and name == "tc" and self._table.rows:
            self._table.rows[-1] += ["\n".join(filter(None, self._cell)), *[""] * (self._span - 1)]

    def text(self, text: str) -> None:
        """Text stands within an element."""
        if self._text and not self._skipped:
            self._add(text)

    def _comment(self, id: str) -> None:
        if self._tables and self._table.comments:
            self._table.comments[-1].append(id)
        elif self._paragraph is not None and not self._tables:
            self._paragraph.comments.append(id)

    def _in_run(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if name in ("b", "vanish"):
            on = value not in _OFF
            self._bold, self._hidden = (on, self._hidden) if name == "b" else (self._bold, on)
        elif name == "br":
            self._add("\n" if attributes.get("type", "textWrapping") == "textWrapping" else "")
        elif name in _SIGNS:
            self._add(_SIGNS[name])

    def _property(self, paragraph: Paragraph, name: str, value: str) -> None:
        if name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl":
            paragraph.outline = as_int(value)
        elif name == "ilvl":
            paragraph.level = as_int(value)
        elif name == "numId":
            paragraph.listed = as_int(value) > 0

    def _add(self, text: str) -> None:
        paragraph = self._paragraph
        if paragraph is None or self._hidden:
            return
        if self._bold and paragraph.strong == paragraph.length:
            paragraph.strong += len(text)
        paragraph.parts.append(text)
        paragraph.length += len(text)

    def _end_paragraph(self) -> None:
        if self._paragraph is not None and self._tables:
            self._cell.append(self._paragraph.text.strip())
        elif self._paragraph is not None:
            self.content.append(self._paragraph)
        self._paragraph, self._run = None, False


class Comments(XmlHandler):
    """The texts of a document's comments by id."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._id = ""
        self._text = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "comment":
            self._id = attributes.get("id", "")
            self.texts.setdefault(self._id, "")
        elif name == "t":
            self._text = True
        elif name == "p" and self.texts.get(self._id):
            self.texts[self._id] += "\n"

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            self._text = False

    def text(self, text: str) -> None:
        """Text stands within an element."""
        if self._text:
            self.texts[self._id] = self.texts.get(self._id, "") + text
