"""DOCX to blocks: headings, list items, paragraphs and table rows, each a line of the document's text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kr_lint.sources.archive import Archive
from kr_lint.sources.builder import as_row
from kr_lint.sources.document import Block, BlockKind, Document, Lines
from kr_lint.sources.docx_body import Body, Comments, Paragraph, Table
from kr_lint.sources.docx_styles import Styles
from kr_lint.sources.messages import notice
from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.orders import orders_in
from kr_lint.sources.places import Places
from kr_lint.sources.worksheet import letters


def docx_document(data: bytes, path: Path, name: str) -> Document:
    """Read a Word document. Contents, quotations, captions and hidden text are left out, text boxes with a notice.

    Raises :class:`SourceError` for what is no Word document, too large, damaged or protected.
    """
    archive = Archive(data, name, "DOCX")
    main = archive.main_part()
    styles, body, comments = Styles(), Body(), Comments()
    for kind, part in archive.related(main).values():
        if kind == "styles" and archive.has(part):
            archive.parse(part, styles)
        elif kind == "comments" and archive.has(part):
            archive.parse(part, comments)
    archive.parse(main, body)
    titled = any(isinstance(one, Paragraph) and styles.heading(one.style) == 0 for one in body.content)
    writer = _Writer(styles, titled, comments.texts)
    for one in body.content:
        writer.add(one)
    text = "".join(writer.parts)
    notices = (notice("text-boxes", count=body.boxes),) if body.boxes else ()
    return Document(text, path, "docx", "utf-8", notices, tuple(writer.blocks), Lines(text), Places.of(writer.places))


class _Writer:
    def __init__(self, styles: Styles, titled: bool, comments: dict[str, str]) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.places: list[tuple[int, str]] = []
        self._styles, self._titled, self._comments = styles, titled, comments
        self._at, self._line, self._tables = 0, 1, 0

    def add(self, one: Paragraph | Table) -> None:
        """Add what stands next in the document."""
        if isinstance(one, Table):
            self._table(one)
            return
        text = one.text
        if text.strip() and not self._styles.left_out(one.style):
            kind, level = self._kind(one)
            self.places.append((self._at, f"¶{one.number}"))
            strong = max(0, min(one.strong, len(text.rstrip())) - (len(text) - len(text.lstrip())))
            passage = Passage.at(text, self._at).strip()
            start = passage.offsets[0]
            line = self._line + text[: start - self._at].count("\n")
            self.blocks.append(Block(kind, level, passage.text, passage.offsets, start, line, strong=strong))
            begin = self._at
            self._put(text)
            self._orders(one.comments, (begin, self._at))
        self._put("\n")

    def _orders(self, ids: Iterable[str], covers: tuple[int, int]) -> None:
        """Add the orders to kr-lint in comments, behind what they are tied to."""
        for id in ids:
            for text in orders_in(self._comments.get(id, "")):
                self._put("\t")
                passage = Passage.at(text, self._at)
                self.blocks.append(Block("comment", 0, text, passage.offsets, self._at, self._line, covers=covers))
                self._put(text)

    def _kind(self, one: Paragraph) -> tuple[BlockKind, int]:
        heading = self._styles.heading(one.style)
        if heading is None and one.outline is not None and one.outline < 9:
            heading = one.outline + 1
        if heading is not None:
            return "heading", min(max(1, heading + self._titled), 6)
        level = self._styles.item(one.style)
        if one.listed or (level is not None and one.listed is not False):
            return "item", min(one.level if one.level is not None else level or 0, 8)
        return "paragraph", 0

    def _table(self, table: Table) -> None:
        self._tables += 1
        self._put("\n")
        header: tuple[str, ...] | None = None
        for number, texts in enumerate(table.rows, start=1):
            filled = [text for text in texts if text]
            if not filled:
                continue
            begin = self._at
            cells = self._cells(texts, number)
            if header is None and len(filled) == 1 < len(texts):  # a title over the whole table
                cell = next(cell for cell in cells if cell.text)
                self.blocks.append(Block("paragraph", 0, cell.text, cell.offsets, cell.start, cell.line))
                self._put("\n")
            elif header is None:
                header = tuple(texts)
            else:
                self.blocks.append(as_row(cells, header))
                self._orders(table.comments[number - 1], (begin, self._at))
            self._put("\n")
        self._put("\n")

    def _cells(self, texts: list[str], number: int) -> list[Block]:
        cells = []
        for column, text in enumerate(texts):
            if text:
                self.places.append((self._at, f"T{self._tables}!{letters(column + 1)}{number}"))
            offsets = Offsets([(self._at, len(text))])
            cells.append(Block("cell", column, text, offsets, self._at, self._line))
            self._put(text.replace("\n", " ") + "\t")
        return cells

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._at += len(text)
        self._line += text.count("\n")
