"""Blocks to units: one line of meaning each, with its label read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from kr_lint.parse.outline_clean import undecorated
from kr_lint.parse.outline_labels import Label, read_label
from kr_lint.sources import Block, Document, Passage

UnitKind = Literal["heading", "item", "paragraph", "table"]

BOLD_RANK = 7
PARAGRAPH_RANK = 8
ITEM_RANK = 10

_BULLET = re.compile(r"(?:[-*•‣▪◦●■–—·]\s|\d{1,2}[.)]\s|(?:\d{1,2}\.){2,4}\s|[•‣▪●■])\s{0,3}")
_BOLD_TAIL = " :：."


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, an item, a line of a paragraph or a table.

    ``body`` is the whole line, ``rest`` what follows its label. ``rank`` orders all that can open a section: a
    heading's level, then bold lines, other lines, items by depth; a section ends where a rank not above its own opens
    another. ``adjacent`` tells that no blank line stands before.
    """

    kind: UnitKind
    rank: int
    level: int
    body: Passage
    label: Label | None
    rest: Passage
    line: int
    bold: bool = False
    adjacent: bool = False
    link: str | None = None
    rows: tuple[Block, ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The whole line."""
        return self.body.text

    @property
    def lead_in(self) -> bool:
        """Whether the line announces what follows it."""
        return self.text.rstrip().endswith((":", "："))

    @property
    def names_goal(self) -> bool:
        """Whether the line is labelled as an objective or a key result."""
        return self.label is not None and self.label.names_goal

    def is_labelled(self, kind: str) -> bool:
        """Tell whether the line is labelled as ``kind``."""
        return self.label is not None and self.label.kind == kind


def units_of(document: Document, each_line: bool = False) -> list[Unit]:
    """Return the units of ``document`` in their order; comments and front matter have none.

    A paragraph's lines are joined unless they speak for themselves, or ``each_line`` is to stand alone.
    """
    units: list[Unit] = []
    rows: list[Block] = []
    last_line = 0
    for block in document.blocks:
        if block.kind == "row":
            apart = document.format != "html" and rows and block.line != rows[-1].line + 1
            if rows and (rows[0].header != block.header or apart):
                units.append(_table(rows))
                rows = []
            rows.append(block)
            continue
        if rows and block.kind != "comment":
            units.append(_table(rows))
            rows = []
        if block.kind in ("heading", "item", "paragraph"):
            units.extend(_units(block, document, block.line == last_line + 1, each_line))
            last_line = document.lines.line(block.offsets[-1])
    if rows:
        units.append(_table(rows))
    return units


def _table(rows: list[Block]) -> Unit:
    nothing = Passage.at("", rows[0].start)
    return Unit("table", PARAGRAPH_RANK, 0, nothing, None, nothing, rows[0].line, rows=tuple(rows))


def _units(block: Block, document: Document, adjacent: bool, each_line: bool) -> Iterator[Unit]:
    if block.kind == "heading":
        parts = [(block.passage, False)]
    elif block.kind == "paragraph" and each_line:
        parts = [part for line in block.passage.lines() if line.strip().text for part in split_lines(line.strip())]
    else:
        parts = split_lines(block.passage)
    for index, (part, bulleted) in enumerate(parts):
        kind: UnitKind = "item" if bulleted and block.kind == "paragraph" else block.kind  # type: ignore[assignment]
        line = document.lines.line(part.offsets[0])
        strong = block.strong if index == 0 else 0
        unit = _unit(kind, block.level, part, line, strong, adjacent or index > 0, block.link)
        if index and block.kind == "item" and not unit.names_goal:
            unit = replace(unit, level=unit.level + 1, rank=unit.rank + 1)
        yield unit


def _unit(kind: UnitKind, level: int, body: Passage, line: int, strong: int, adjacent: bool, link: str | None) -> Unit:
    plain = undecorated(body.on_one_line())
    cut = len(body.text) - len(plain.text)
    strong = max(0, strong - cut)
    bold = kind == "paragraph" and strong > 0 and not plain.text[strong:].strip(_BOLD_TAIL)
    rank = {"heading": level, "item": ITEM_RANK + level}.get(kind, BOLD_RANK if bold else PARAGRAPH_RANK)
    label = read_label(plain.text, strong)
    rest = plain.slice(label.end).strip() if label else plain
    return Unit(kind, rank, level, plain, label, rest, line, bold, adjacent, link)


def split_lines(passage: Passage) -> list[tuple[Passage, bool]]:
    """Return the lines of a block that speak for themselves (each with whether it had a bullet), the others joined."""
    if "\n" not in passage.text:
        bullet = _BULLET.match(passage.text)
        rest = passage.slice(bullet.end()) if bullet else passage
        return [(rest, bullet is not None)] if rest.text else [(passage, False)]
    lines = passage.lines()
    kept: list[tuple[int, bool]] = []
    starts: list[int] = []
    at = 0
    for index, line in enumerate(lines):
        text = line.strip().text
        bullet = _BULLET.match(text)
        if index == 0 or bullet or (text and read_label(text) is not None):
            kept.append((at, bullet is not None))
            starts.append(at)
        at += len(line.text) + 1
    parts: list[tuple[Passage, bool]] = []
    for number, (start, bulleted) in enumerate(kept):
        end = starts[number + 1] if number + 1 < len(starts) else len(passage.text)
        part = passage.slice(start, end).strip()
        bullet = _BULLET.match(part.text) if bulleted else None
        part = part.slice(bullet.end()) if bullet else part
        if part.text:
            parts.append((part, bulleted))
    return parts
