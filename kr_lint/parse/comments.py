"""Where a document says which rules are off: comments, a column "kr-lint", a key "kr-lint"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kr_lint.model import Span
from kr_lint.sources import Block, Document
from kr_lint.sources.orders import LEAD
from kr_lint.sources.tree import Node, walk

_LEAD: Final = re.compile(LEAD, re.IGNORECASE)
_ORDER: Final = re.compile(r"([\w-]*)(?:[ \t]*\[([^\[\]\r\n]*)\])?")
_REASON: Final = re.compile(r"\s(?:--|–|—)\s+(\S.*)", re.DOTALL)
#: What may stand behind an order: its reason, and without one nothing where no rule was named.
_END: Final = re.compile(r"\s*\Z|\s+(?:--|–|—)")
_WORD: Final = re.compile(r"\w[\w-]*")
_ANYWHERE: Final = re.compile(r"kr[-_ ]?lint", re.IGNORECASE)
_NAME: Final = re.compile(r"kr[-_ ]?lint\Z", re.IGNORECASE)
#: What a cell may say without a verb: "activity, vague -- agreed".
_BARE: Final = re.compile(r"[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*(?=\s*\Z|\s+(?:--|–|—)\s)")


class Comment(NamedTuple):
    """An order to switch rules off. ``verb`` is in lower case, ``names`` are what stands in its brackets.

    ``span`` is where it stands; ``covers`` the stretch it is tied to, None for one that stands in the text.
    ``faulty`` is the order as it stands when it is not written as it should be; ``names`` then are what may be meant.
    """

    verb: str
    names: tuple[str, ...]
    reason: str | None
    span: Span
    covers: Span | None
    faulty: str | None = None


def may_hold_comments(document: Document) -> bool:
    """Whether looking for comments is worth the while."""
    return _ANYWHERE.search(document.text) is not None


def comments_of(document: Document, verbs: tuple[str, ...]) -> list[Comment]:
    """The comments of a document in the order in which they stand; ``verbs`` are the words they may begin with."""
    found = list(_from_blocks(document, verbs))
    if document.tree is not None:
        found += _from_tree(document.tree)
    return sorted(found, key=lambda comment: comment.span)


def _from_blocks(document: Document, verbs: tuple[str, ...]) -> Iterator[Comment]:
    column: int | None = None
    for block in document.blocks:
        if block.kind == "comment":
            lead = _LEAD.match(block.text)
            if lead is not None:
                span = Span(block.start, block.offsets[len(block.text) - 1] + 1)
                yield _comment(block.text, lead, span, block.covers)
        elif block.kind == "row":
            own = _column_in(block.header) if block.header else _column_in([cell.text for cell in block.cells])
            if own is not None and not block.header:
                column = own
                continue
            yield from _from_row(block, own if block.header else column, verbs)
        elif block.kind == "heading":
            column = None


def _from_row(row: Block, column: int | None, verbs: tuple[str, ...]) -> Iterator[Comment]:
    if column is None or column >= len(row.cells):
        return
    cell = row.cells[column]
    if not cell.text or cell.merged:
        return
    covers = (min(one.start for one in row.cells if one.text), max(_end(one) for one in row.cells if one.text))
    yield _bare(cell.text, verbs, Span(cell.start, _end(cell)), covers)


def _from_tree(root: Node) -> Iterator[Comment]:
    for node in walk(root):
        for key, value in node.entries:
            if value.kind == "scalar" and value.text and _NAME.match(key.text):
                covers = (node.start, max(one.start for one in walk(node)) + 1)
                yield _bare(value.text, (), Span(value.start, value.value.offsets[-1] + 1), covers)


def _bare(text: str, verbs: tuple[str, ...], span: Span, covers: tuple[int, int]) -> Comment:
    """An order in a place of its own, where the names of rules will do."""
    lead = _LEAD.match(text)
    said = text[lead.end() :] if lead is not None else text
    names = _BARE.match(said)
    if names is not None and names[0].lower() not in verbs:
        return _comment(f"ignore[{names[0]}]{said[names.end() :]}", None, span, covers)
    return _comment(text, lead, span, covers)


def _comment(text: str, lead: re.Match[str] | None, span: Span, covers: tuple[int, int] | None) -> Comment:
    start = 0 if lead is None else lead.end()
    order = _ORDER.match(text, start)
    assert order is not None  # it may be empty
    reason = _REASON.search(text, order.end())
    names = tuple(_WORD.findall(order[2] or ""))
    sound = (lead is None or lead[1] is not None) and (order[2] is not None or _END.match(text, order.end()))
    faulty = None
    if not sound:
        faulty = text[: reason.start() if reason else None].strip()
        names = names or tuple(_WORD.findall(faulty, order.end(1)))
    told = reason[1].strip() if reason else None
    return Comment(order[1].lower(), names, told, span, None if covers is None else Span(*covers), faulty)


def _column_in(names: list[str] | tuple[str, ...]) -> int | None:
    return next((index for index, name in enumerate(names) if _NAME.match(name.strip())), None)


def _end(block: Block) -> int:
    return block.offsets[len(block.text) - 1] + 1 if block.text else block.start
