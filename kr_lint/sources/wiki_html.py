"""HTML as wikis export it, to blocks. Code, quotations, struck-out text, menus and scripts are left out."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

from kr_lint.sources.builder import BlockBuilder, comments
from kr_lint.sources.document import Block, Lines
from kr_lint.sources.html_table import HtmlTable
from kr_lint.sources.messages import Message, notice
from kr_lint.sources.offsets import Passage

_HEADING: Final = re.compile(r"h([1-6])\Z")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_CHARSET: Final = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w-]{3,20})", re.IGNORECASE)
_CHARSETS: Final = frozenset({"windows-1251", "cp1251", "koi8-r", "koi8-u", "iso-8859-5", "cp866", "ibm866", "kz-1048"})
#: "<![if !mso]>" of office programs, and any other such mark but CDATA, which the parser does not survive.
_CONDITION: Final = re.compile(r"<!\[(?!CDATA\[)(?:[^<>]{0,80}>)?")
_LISTS: Final = frozenset({"ul", "ol", "menu", "ac:task-list"})
_ITEMS: Final = frozenset({"li", "dd", "dt", "ac:task"})
_BLOCKS: Final = frozenset(
    {"p", "div", "section", "article", "main", "header", "body", "html", "dl", "hr", "details", "summary", "figure"}
    | {"ac:layout", "ac:layout-section", "ac:layout-cell", "ac:rich-text-body", "ac:structured-macro", "ac:task-body"}
)
_LEFT_OUT: Final = frozenset(
    {
        "script",
        "style",
        "head",
        "title",
        "pre",
        "blockquote",
        "del",
        "s",
        "strike",
        "nav",
        "template",
        "noscript",
        "svg",
    }
    | {"footer", "select", "button", "textarea", "iframe", "math", "ac:parameter", "ac:task-status", "ac:task-id"}
    | {"ac:plain-text-body", "ac:placeholder", "figcaption", "sup"}
)
_STRONG: Final = frozenset({"b", "strong"})
_DEEPEST_LIST: Final = 30


def html_blocks(text: str, lines: Lines) -> tuple[list[Block], tuple[Message, ...]]:
    """Return the blocks of ``text`` in the order in which they stand, and notices. Raises nothing."""
    reader = _Reader(text, lines)
    reader.feed(_without_open_ends(text))
    reader.close()
    return reader.finish()


def declared_charset(data: bytes) -> str | None:
    """Return the old Cyrillic encoding that the head of ``data`` declares, None for any other."""
    match = _CHARSET.search(data[:4096])
    name = match[1].decode("ascii", "replace").lower() if match else ""
    return name if name in _CHARSETS else None


def _without_open_ends(text: str) -> str:
    """Blank what opens and never ends, place by place: the parser would look for its end from each of them again."""
    text = _CONDITION.sub(lambda match: " " * len(match[0]), text)
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<", ">")):
        at = text.rfind(closing) + 1
        text = text[:at] + text[at:].replace(opening, " " * len(opening))
    return text


class _Reader(HTMLParser):
    def __init__(self, text: str, lines: Lines) -> None:
        super().__init__(convert_charrefs=False)
        self._text, self._lines = text, lines
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._blocks: list[Block] = []
        self._open: BlockBuilder | None = None
        self._spaced = True
        self._lists = 0
        self._item: int | None = None
        self._checked: bool | None = None
        self._strong = 0
        self._links: list[tuple[str, int]] = []
        self._table: HtmlTable | None = None
        self._tables = 0
        self._skipped: str | None = None
        self._skipped_depth = self._skipped_line = 0

    def finish(self) -> tuple[list[Block], tuple[Message, ...]]:
        """Return what was read."""
        self._flush()
        self._end_table()
        self._blocks.sort(key=lambda block: block.start)
        if self._skipped is None:
            return self._blocks, ()
        return self._blocks, (notice("unclosed-element", name=self._skipped, line=self._skipped_line),)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if self._skipped is not None:
            self._skipped_depth += tag == self._skipped
        elif tag in _LEFT_OUT:
            self._skipped, self._skipped_depth, self._skipped_line = tag, 1, self._lines.line(self._here())
        elif tag == "br":
            self._add("\n", [(self._here(), 1)])
        elif tag in _STRONG:
            self._strong += 1
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", self._open.length if self._open else 0))
        elif tag == "input" and dict(attrs).get("type") == "checkbox":
            self._check("checked" in dict(attrs))
        elif tag in ("table", "tr", "td", "th"):
            self._start_table(tag, dict(attrs))
        elif self._tables:
            self._break(tag)
        else:
            self._start_block(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens and closes at once; only a line break and a check box say anything."""
        if tag in ("br", "input", "hr"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if self._skipped is not None:
            self._skipped_depth -= tag == self._skipped
            self._skipped = self._skipped if self._skipped_depth else None
        elif tag in _STRONG:
            self._strong = max(0, self._strong - 1)
        elif tag == "a" and self._links:
            address, start = self._links.pop()
            if self._open and address:
                self._open.link(address, start)
        elif tag == "table":
            self._tables = max(0, self._tables - 1)
            if not self._tables:
                self._flush()
                self._end_table()
        elif tag in ("td", "th") and self._tables == 1:
            self._flush()
        elif self._tables:
            self._break(tag)
        elif tag in _LISTS:
            self._flush()
            self._lists, self._item = max(0, self._lists - 1), None
        elif tag in _BLOCKS or tag in _ITEMS or _HEADING.match(tag):
            self._flush()
            self._item = None if tag in _ITEMS else self._item

    def handle_data(self, data: str) -> None:
        """Text stands here."""
        if self._skipped is not None:
            return
        start, at = self._here(), 0
        for space in _SPACE.finditer(data):
            self._word(data[at : space.start()], start + at)
            if not self._spaced:
                self._add(" ", [(start + space.start(), 1)])
                self._spaced = True
            at = space.end()
        self._word(data[at:], start + at)

    def handle_entityref(self, name: str) -> None:
        """A character by its name; it is placed at the ampersand."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        """A comment, which may hold instructions."""
        start = self._here()
        end = self._text.find("-->", start + 4)
        if end > 0 and self._text.startswith("<!--", start):
            self._blocks.extend(comments(Passage.at(self._text[start : end + 3], start), self._lines))

    def unknown_decl(self, data: str) -> None:
        """CDATA holds code in exports of wikis and is left out."""

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _reference(self, raw: str) -> None:
        start = self._here()
        ended = self._text.startswith(";", start + len(raw))
        char = html.unescape(raw + ";" if ended else raw)
        if self._skipped is None and char and not char.startswith("&"):
            char = " " if char == "\n" else char
            self._add(char, [(start, 1)] * len(char))
            self._spaced = False
        elif self._skipped is None:
            self._word(raw + (";" if ended else ""), start)

    def _word(self, text: str, start: int) -> None:
        if text:
            self._add(text, [(start, len(text))])
            self._spaced = False

    def _add(self, text: str, runs: list[tuple[int, int]]) -> None:
        if self._tables and (self._table is None or not self._table.in_cell):
            return
        if self._open is None:
            if not text.strip():
                return
            if self._table is not None:
                self._open = BlockBuilder("cell", 0)
            elif self._item is not None:
                self._open = BlockBuilder("item", self._item, self._checked)
                self._item = None
            else:
                self._open = BlockBuilder("paragraph", self._lists)
        self._open.add(text, runs, self._strong > 0)
        self._spaced = text == "\n"

    def _start_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        heading = _HEADING.match(tag)
        if heading:
            self._flush()
            self._item = None
            self._open = BlockBuilder("heading", int(heading[1]))
        elif tag in _LISTS:
            self._flush()
            self._lists, self._item = min(self._lists + 1, _DEEPEST_LIST), None
        elif tag in _ITEMS:
            self._flush()
            self._item, self._checked = max(0, self._lists - 1), None
            if attrs.get("class") in ("checked", "task-list-item-checked"):
                self._checked = True
        elif tag in _BLOCKS:
            self._flush()

    def _check(self, checked: bool) -> None:
        self._checked = checked
        if self._open is not None and self._open.kind == "item":
            self._open.checked = checked

    def _break(self, tag: str) -> None:
        """Paragraphs and items within a cell are its lines."""
        starts = tag in _BLOCKS or tag in _ITEMS or tag in _LISTS or _HEADING.match(tag)
        if starts and self._open is not None and not self._open.empty:
            self._add("\n", [(self._here(), 1)])

    def _start_table(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "table":
            if not self._tables:
                self._flush()
                self._item = None
                self._table = HtmlTable(self._lines)
            self._tables += 1
        elif self._tables == 1 and self._table is not None:
            self._flush()
            if tag == "tr":
                self._table.start_row()
            else:
                self._table.start_cell(self._here(), _span(attrs, "colspan"), _span(attrs, "rowspan"))
        elif self._tables:
            self._break("p")

    def _end_table(self) -> None:
        if self._table is not None:
            self._blocks.extend(self._table.blocks())
        self._table, self._tables = None, 0

    def _flush(self) -> None:
        block = self._open.build(self._lines) if self._open else None
        if self._table is not None:
            self._table.end_cell(block)
        elif block is not None:
            self._blocks.append(block)
        self._open, self._spaced = None, True
        self._links.clear()


def _span(attrs: dict[str, str | None], name: str) -> int:
    value = attrs.get(name) or ""
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
