"""Collects the plain text of one block, piece by piece, with its offsets."""

from __future__ import annotations

from dataclasses import replace

from kr_lint.sources.document import Block, BlockKind, Lines
from kr_lint.sources.offsets import Offsets, Passage

_LOOKAHEAD = 16


def align(text: str, source: str, start: int) -> list[tuple[int, int]]:
    """Return the runs that place ``text`` within ``source``, which stands at ``start``.

    ``source`` may hold markup between the code points of ``text``. A code point that is not found there (a resolved
    reference) is placed where the search stands.
    """
    if text == source:
        return [(start, len(text))]
    runs, at, last = [], 0, max(0, len(source) - 1)
    for char in text:
        if char.isspace():
            found = next((i for i in range(at, min(at + _LOOKAHEAD, len(source))) if source[i].isspace()), -1)
        else:
            found = source.find(char, at, at + _LOOKAHEAD)
        runs.append((start + min(found if found >= 0 else at, last), 1))
        at = found + 1 if found >= 0 else at
    return runs


class BlockBuilder:
    """The open block of a reader."""

    def __init__(self, kind: BlockKind, level: int, checked: bool | None = None) -> None:
        self.kind, self.level, self.checked = kind, level, checked
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._length = 0
        self._strong = 0
        self._link: tuple[str, int] | None = None

    @property
    def empty(self) -> bool:
        """Whether no text has come yet."""
        return not self._length

    def add(self, text: str, runs: list[tuple[int, int]], strong: bool = False) -> None:
        """Add ``text`` that stands at ``runs``."""
        if strong and self._strong == self._length:
            self._strong += len(text)
        self._parts.append(text)
        self._runs.extend(runs)
        self._length += len(text)

    def link(self, address: str, start: int) -> None:
        """Note that a link to ``address`` covers the text from ``start`` to here."""
        self._link = (address, self._length) if start == 0 else None

    @property
    def length(self) -> int:
        """How much text has come."""
        return self._length

    def build(self, lines: Lines) -> Block | None:
        """Return the block without white space at its ends, None if nothing is left."""
        whole = Passage("".join(self._parts), Offsets(self._runs))
        passage = whole.strip()
        if not passage.text:
            return None
        lead = len(whole.text) - len(whole.text.lstrip())
        start = passage.offsets[0]
        address = self._link[0] if self._link and self._link[1] >= lead + len(passage.text) else None
        return Block(
            kind=self.kind,
            level=self.level,
            text=passage.text,
            offsets=passage.offsets,
            start=start,
            line=lines.line(start),
            checked=self.checked,
            strong=min(max(0, self._strong - lead), len(passage.text)),
            link=address,
        )


def comments(passage: Passage, lines: Lines) -> list[Block]:
    """Return the HTML comments of ``passage``; ``start`` is where ``<!--`` stands. An open one ends with the text."""
    found: list[Block] = []
    at = passage.text.find("<!--")
    while at >= 0:
        end = passage.text.find("-->", at + 4)
        inner = passage.slice(at + 4, end if end >= 0 else None).strip()
        start = passage.offsets[at]
        found.append(Block("comment", 0, inner.text, inner.offsets, start, lines.line(start)))
        at = passage.text.find("<!--", end + 3) if end >= 0 else -1
    return found


def as_row(cells: list[Block], header: tuple[str, ...]) -> Block:
    """Return the table row of ``cells``."""
    row = Block("row", 0, "", Offsets(), cells[0].start, cells[0].line)
    return replace(row, cells=tuple(cells), header=header)
