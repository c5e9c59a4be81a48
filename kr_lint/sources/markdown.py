"""Markdown to blocks. Code, quotations, images, struck-out text and footnotes are no goals and are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pyromark

from kr_lint.sources.builder import BlockBuilder, align, as_row, comments
from kr_lint.sources.document import Block, Lines
from kr_lint.sources.offsets import Offsets, Passage

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_WIKILINKS
)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_FRONT_MATTER_END = re.compile(r"^(?:---|\.\.\.|\+\+\+)[ \t\r]*$", re.MULTILINE)
_LEFT_OUT = frozenset({"BlockQuote", "CodeBlock", "FootnoteDefinition", "Image", "Strikethrough", "MetadataBlock"})
_INLINE = frozenset({"Emphasis", "Strong", "Link", "Image", "Strikethrough"})


def markdown_blocks(text: str, lines: Lines) -> list[Block]:
    """Return the blocks of a Markdown ``text`` in the order in which they stand."""
    blocks: list[Block] = []
    start = _front_matter(text, lines, blocks)
    reader = _Reader(text[start:] if start else text, start, lines, blocks)
    reader.read()
    blocks.sort(key=lambda block: block.start)
    return blocks


def _front_matter(text: str, lines: Lines, blocks: list[Block]) -> int:
    opening = _FRONT_MATTER.match(text)
    closing = _FRONT_MATTER_END.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return 0
    passage = Passage.at(text[opening.end() : closing.start()], opening.end()).strip()
    blocks.append(Block("meta", 0, passage.text, passage.offsets, 0, 1))
    return closing.end()


class _Cursor:
    """Byte offsets to code points. Events come in document order, so each byte is decoded once."""

    def __init__(self, data: bytes, base: int) -> None:
        self._data, self._at, self._chars = data, 0, base

    def __call__(self, byte: int) -> int:
        if byte >= self._at:
            self._chars += len(self._data[self._at : byte].decode())
        else:
            self._chars -= len(self._data[byte : self._at].decode())
        self._at = byte
        return self._chars


class _List(NamedTuple):
    depth: int
    column: int
    level: int


class _Reader:
    def __init__(self, text: str, base: int, lines: Lines, blocks: list[Block]) -> None:
        self._text, self._lines, self._blocks = text, lines, blocks
        self._data = text.encode()
        self._char = _Cursor(self._data, base)
        self._open: BlockBuilder | None = None
        self._item: int | None = None
        self._checked: bool | None = None
        self._lists: list[_List] = []
        self._previous_list: _List | None = None
        self._left_out = 0
        self._strong = 0
        self._links: list[tuple[str, int]] = []
        self._html: list[Passage] | None = None
        self._cells: list[Block] = []
        self._header: tuple[str, ...] = ()

    def read(self) -> None:
        for name, value, start, end in self._events():
            if name == "Start":
                self._start(value, start)
            elif name == "End":
                self._end(value)
            elif self._left_out:
                continue
            elif name in ("Text", "Code"):
                self._add(value, start, end)
            elif name in ("SoftBreak", "HardBreak"):
                self._add("\n", max(start, end - 1), end)
            elif name == "Html":
                self._add_html(value, start)
            elif name == "InlineHtml":
                self._inline_html(value, start, end)
            elif name == "TaskListMarker":
                self._checked = bool(value)
            elif name == "Rule":
                self._flush()
                self._previous_list = None
        self._flush()

    def _events(self) -> Iterator[tuple[str, Any, int, int]]:
        for event, span in pyromark.events_with_range(self._text, options=_OPTIONS):
            name, value = _named(event)
            yield name, value, span["start"], span["end"]

    def _start(self, tag: Any, start: int) -> None:
        name, value = _named(tag)
        if name not in _INLINE:
            self._flush()
        if self._left_out or name in _LEFT_OUT:
            self._left_out += 1
            return
        if name in ("Paragraph", "Heading", "Table", "HtmlBlock") and not self._lists:
            self._previous_list = None
        match name:
            case "Paragraph":
                self._open_text()
            case "Heading":
                self._item = None
                self._open = BlockBuilder("heading", int(value["level"][1:]))
            case "List":
                self._start_list(start)
            case "Item":
                self._item, self._checked = self._lists[-1].level, None
            case "Table":
                self._header = ()
            case "TableHead" | "TableRow":
                self._cells = []
            case "TableCell":
                self._cells.append(self._empty_cell(start))
                self._open = BlockBuilder("cell", len(self._cells) - 1)
            case "HtmlBlock":
                self._html = []
            case "Strong":
                self._strong += 1
            case "Link":
                self._links.append((value["dest_url"], self._open.length if self._open else 0))

    def _end(self, tag: Any) -> None:
        name, _ = _named(tag)
        if self._left_out:
            self._left_out -= 1
            return
        if name not in _INLINE:
            self._flush()
        match name:
            case "Item":
                self._item = None
            case "List":
                self._previous_list = self._lists.pop()
            case "TableHead":
                self._header = tuple(cell.text for cell in self._cells)
            case "TableRow" if self._cells:
                self._blocks.append(as_row(self._cells, self._header))
            case "HtmlBlock":
                self._blocks.extend(comments(Passage.join(self._html or ()), self._lines))
                self._html = None
            case "Strong":
                self._strong -= 1
            case "Link":
                address, start = self._links.pop()
                if self._open:
                    self._open.link(address, start)

    def _start_list(self, start: int) -> None:
        while self._data[start : start + 1] in (b" ", b"\t"):
            start += 1
        depth, column = len(self._lists), self._lines.position(self._char(start))[1]
        level = self._lists[-1].level + 1 if self._lists else 0
        before = self._previous_list
        # "1. Objective" with bullets indented by two spaces is a new list to the parser, a nested one to its author.
        if before and before.depth == depth and column >= before.column:
            level = before.level + (column > before.column)
        self._lists.append(_List(depth, column, level))
        self._item = None

    def _open_text(self) -> BlockBuilder:
        if self._item is not None:
            self._open = BlockBuilder("item", self._item, self._checked)
            self._item = None
        else:
            self._open = BlockBuilder("paragraph", len(self._lists))
        return self._open

    def _add(self, text: str, start: int, end: int) -> None:
        block = self._open or self._open_text()
        if block.empty:
            block.checked = self._checked if block.kind == "item" else None
        at = self._char(start)
        block.add(text, align(text, self._data[start:end].decode(), at), self._strong > 0)

    def _add_html(self, text: str, start: int) -> None:
        if self._html is not None:
            self._html.append(Passage.at(text, self._char(start)))

    def _inline_html(self, text: str, start: int, end: int) -> None:
        if text.startswith("<!--"):
            self._blocks.extend(comments(Passage.at(text, self._char(start)), self._lines))
        elif text[:3].lower() == "<br":
            self._add("\n", start, end)

    def _empty_cell(self, start: int) -> Block:
        at = self._char(start)
        return Block("cell", len(self._cells), "", Offsets(), at, self._lines.line(at))

    def _flush(self) -> None:
        block = self._open.build(self._lines) if self._open else None
        if block and block.kind == "cell":
            self._cells[block.level] = block
        elif block:
            self._blocks.append(block)
        self._open = None
        self._links.clear()


def _named(event: Any) -> tuple[str, Any]:
    """Return name and value of an event or tag, which is a name or a dict of one entry."""
    if isinstance(event, str):
        return event, None
    ((name, value),) = event.items()
    return name, value
