"""What every reader gives: the text as it is in the file, and its blocks in plain text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, get_args

from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.places import Places
from kr_lint.sources.tree import Node

Format = Literal["markdown", "text", "csv", "xlsx", "yaml", "json", "jsonl", "docx", "html"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
BlockKind = Literal["heading", "item", "paragraph", "row", "cell", "comment", "meta"]

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """Where the lines of a text begin; ``\\n``, ``\\r\\n`` and a lone ``\\r`` end one."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = array("Q", [0])
        self.starts.extend(match.end() for match in _LINE_END.finditer(text))

    def line(self, offset: int) -> int:
        """Return the 1-based line in which ``offset`` stands."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``, both from 1, in code points."""
        line = self.line(offset)
        return line, offset - self.starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a list item, a paragraph, a table row or cell, a comment or front matter.

    ``level`` is the level of a heading (1 to 6), the depth of a list item (from 0), the number of lists around a
    paragraph, the column of a cell (from 0).

    ``text`` is plain: no markup, links, emphasis. Its line ends are ``\\n``. ``offsets[i]`` is where ``text[i]``
    stands in the document; the same code point stands there, except for a character reference (``&amp;``), an escaped
    or replaced character and ``<br>``, which are placed at their first code point. ``start`` is the first offset and
    ``line`` the line (from 1) of the text, or of the row.

    A row has its ``cells`` and the names of the columns in ``header``. ``checked`` tells the state of a task-list
    item. ``strong`` is how many leading code points are bold. ``link`` is the address if the whole text is one link.
    ``merged`` tells a cell that repeats the one above or before it, with which it is merged. ``covers`` is the stretch,
    end exclusive, that a comment is tied to, as one of a cell is to its row; None for one that stands in the text.
    """

    kind: BlockKind
    level: int
    text: str
    offsets: Offsets = field(repr=False)
    start: int
    line: int
    cells: tuple[Block, ...] = field(default=(), repr=False)
    header: tuple[str, ...] = field(default=(), repr=False)
    checked: bool | None = None
    strong: int = 0
    link: str | None = None
    merged: bool = False
    covers: tuple[int, int] | None = None

    @property
    def passage(self) -> Passage:
        """The text together with its offsets."""
        return Passage(self.text, self.offsets)


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read, with its blocks in the order in which they stand.

    ``text`` is decoded and otherwise as in the file: line ends are kept. For a file that is no text (XLSX, DOCX) it is
    what was read in it, a row or a paragraph a line, and ``has_lines`` is False. ``path`` is None without a file.
    ``encoding`` is the codec name ("utf-8-sig" when there was a byte order mark). ``notices`` says in English what a
    reader should know, each a :class:`~kr_lint.sources.messages.Message`. ``places`` names cells, paragraphs and
    values; ``tree`` holds the data of YAML and JSON, whose only blocks are comments.
    """

    text: str = field(repr=False)
    path: Path | None
    format: Format
    encoding: str
    notices: tuple[str, ...]
    blocks: tuple[Block, ...] = field(repr=False)
    lines: Lines = field(repr=False, compare=False)
    places: Places | None = field(default=None, repr=False)
    tree: Node | None = field(default=None, repr=False)

    @property
    def has_lines(self) -> bool:
        """Whether the lines of ``text`` are those of the file."""
        return self.format not in ("xlsx", "docx")

    def place(self, offset: int) -> str | None:
        """Return the name of the cell, paragraph or value at ``offset``; None where line and column say enough."""
        return self.places.at(offset) if self.places is not None else None

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of ``offset``, both from 1, in code points."""
        return self.lines.position(offset)
