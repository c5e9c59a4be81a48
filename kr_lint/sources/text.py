"""Plain text to blocks: each line is one, bulleted or numbered lines are items, indentation is depth."""

from __future__ import annotations

import re

from kr_lint.sources.builder import comments
from kr_lint.sources.document import Block, BlockKind, Lines
from kr_lint.sources.offsets import Passage

BULLET = re.compile(
    r"(?:[-*•‣▪◦●○■□–—·](?=[ \t\u00a0])|(?:\d{1,3}[.)]|[a-zа-я]\))(?=[ \t\u00a0])|[•‣▪◦●■])[ \t\u00a0]*"
)
"""The mark that makes a line an item; ``1.5 million`` has none, since no space follows."""

_DOTTED = re.compile(r"(?:\d{1,2}\.){2,4}[ \t\u00a0]+")
_NUMBER = re.compile(r"\d{1,3}[.)]")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_CHECK_BOX = re.compile(r"\[([ xXхХ✓✔])\][ \t\u00a0]+|([☐☑✅])[ \t\u00a0]+")
_RULE = re.compile(r"[-=_*~#+. \t\u00a0]+\Z")
_UNDERLINE = re.compile(r"={3,}[ \t]*\Z|-{3,}[ \t]*\Z")
_TAB = 4


def text_blocks(text: str, lines: Lines) -> list[Block]:
    """Return the blocks of a plain ``text`` in the order in which they stand."""
    reader = _Reader(lines)
    starts = lines.starts
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(text)
        reader.line(Passage.at(text[start:end], start), number)
    reader.blocks.sort(key=lambda block: block.start)
    return reader.blocks


class _Reader:
    def __init__(self, lines: Lines) -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._indents: list[int] = []
        self._joinable = False
        self._comment = False
        self._numbered = False  # "1." came, so that "1.1." is below it

    def line(self, line: Passage, number: int) -> None:
        if self._comment or "<!--" in line.text:
            line = self._without_comments(line)
        body = line.strip()
        if not body.text or self._is_rule(body.text):
            self._joinable = False
            return
        indent = _indent(line.text)
        heading = _HEADING.match(body.text)
        dotted = _DOTTED.match(body.text)
        bullet = None if heading else dotted or BULLET.match(body.text)
        if heading:
            self._add("heading", len(heading[1]), body.slice(heading.end()), number)
            self._indents.clear()
            self._numbered = False
        elif bullet and bullet.end() < len(body.text):
            below = dotted is not None and self._numbered
            self._numbered = below or (_NUMBER.match(bullet[0]) is not None and dotted is None)
            self._add_item(body.slice(bullet.end()), indent, number, int(below))
        elif self._joinable and self._indents and indent > self._indents[-1]:
            if body.text.startswith("(") and body.text.endswith(")"):  # a remark below the item, not its end
                self._add("paragraph", len(self._indents), body, number)
            else:
                self._continue_item(body)
        else:
            if indent == 0:
                self._indents.clear()
                self._numbered = False
            self._add("paragraph", len(self._indents), body, number)

    def _is_rule(self, text: str) -> bool:
        if not _RULE.match(text):
            return False
        if _UNDERLINE.match(text) and self.blocks and self.blocks[-1].kind == "paragraph":
            self._underline(1 if text[0] == "=" else 2)
        return True

    def _underline(self, level: int) -> None:
        title = self.blocks.pop()
        self.blocks.append(Block("heading", level, title.text, title.offsets, title.start, title.line))

    def _add(self, kind: BlockKind, level: int, body: Passage, number: int, checked: bool | None = None) -> None:
        body = body.strip()
        self._joinable = kind == "item"
        if body.text:
            self.blocks.append(Block(kind, level, body.text, body.offsets, body.offsets[0], number, checked=checked))

    def _add_item(self, body: Passage, indent: int, number: int, below: int) -> None:
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1]:
            self._indents.append(indent)
        box = _CHECK_BOX.match(body.text)
        checked = None if box is None else (box[1] or box[2]) not in (" ", "☐")
        self._add("item", len(self._indents) - 1 + below, body.slice(box.end()) if box else body, number, checked)

    def _continue_item(self, body: Passage) -> None:
        item = self.blocks.pop()
        # The last code point of the line end before ``body``, which stands before its indentation.
        end = self._lines.starts[self._lines.line(body.offsets[0]) - 1] - 1
        whole = Passage.join([item.passage, Passage.at("\n", end), body])
        self.blocks.append(
            Block("item", item.level, whole.text, whole.offsets, item.start, item.line, checked=item.checked)
        )

    def _without_comments(self, line: Passage) -> Passage:
        kept, at, text = [], 0, line.text
        if self._comment:
            end = text.find("-->")
            self._comment = end < 0
            at = end + 3 if end >= 0 else len(text)
        while (start := text.find("<!--", at)) >= 0:
            end = text.find("-->", start + 4)
            kept.append(line.slice(at, start))
            at = end + 3 if end >= 0 else len(text)
            self.blocks.extend(comments(line.slice(start, at), self._lines))
            self._comment = end < 0
        return Passage.join([*kept, line.slice(at)])


def _indent(line: str) -> int:
    width = 0
    for char in line:
        if char == "\t":
            width += _TAB - width % _TAB
        elif char.isspace() and char not in "\r\n":
            width += 1
        else:
            break
    return width
