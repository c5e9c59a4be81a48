"""Where a document says which rules are off: comments, a column "kr-lint", a key "kr-lint"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from kr_lint.model import Span
from kr_lint.sources import Block, Document
from kr_lint.sources.tree import Node, walk

_LEAD: Final = re.compile(r"kr-lint:[ \t]*", re.IGNORECASE)
_ORDER: Final = re.compile(r"([\w-]*)[ \t]*(?:\[([^\]]*)\])?")
_REASON: Final = re.compile(r"\s(?:--|–|—)\s+(\S.*)", re.DOTALL)
_ANYWHERE: Final = re.compile(r"kr[-_ ]?lint", re.IGNORECASE)
_NAME: Final = re.compile(r"kr[-_ ]?lint\Z", re.IGNORECASE)
#: What a cell may say without a verb: "activity, vague -- agreed".
_BARE: Final = re.compile(r"[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*(?=\s*\Z|\s+(?:--|–|—)\s)")


class Comment(NamedTuple):
    """An order to switch rules off. ``verb`` is in lower case, ``names`` what stands in its brackets.

    ``span`` is where it stands; ``covers`` the stretch it is tied to, None for one that stands in the text.
    """

    verb: str
    names: str | None
    reason: str | None
    span: Span
    covers: Span | None


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
                yield _comment(block.text[lead.end() :], span, block.covers)
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
    lead = _LEAD.match(cell.text)
    text = cell.text[lead.end() :] if lead is not None else cell.text
    covers = (min(one.start for one in row.cells if one.text), max(_end(one) for one in row.cells if one.text))
    yield _comment(_with_verb(text, verbs), Span(cell.start, _end(cell)), covers)


def _from_tree(root: Node) -> Iterator[Comment]:
    for node in walk(root):
        for key, value in node.entries:
            if value.kind == "scalar" and value.text and _NAME.match(key.text):
                lead = _LEAD.match(value.text)
                text = value.text[lead.end() :] if lead is not None else value.text
                covers = (node.start, max(one.start for one in walk(node)) + 1)
                yield _comment(_with_verb(text, ()), Span(value.start, value.value.offsets[-1] + 1), covers)


def _with_verb(text: str, verbs: tuple[str, ...]) -> str:
    bare = _BARE.match(text)
    return text if bare is None or bare[0].lower() in verbs else f"ignore[{bare[0]}]{text[bare.end() :]}"


def _comment(text: str, span: Span, covers: tuple[int, int] | None) -> Comment:
    order = _ORDER.match(text)
    reason = _REASON.search(text, order.end() if order else 0)
    verb, names = (order[1].lower(), order[2]) if order is not None else ("", None)
    return Comment(verb, names, reason[1].strip() if reason else None, span, None if covers is None else Span(*covers))


def _column_in(names: list[str] | tuple[str, ...]) -> int | None:
    return next((index for index, name in enumerate(names) if _NAME.match(name.strip())), None)


def _end(block: Block) -> int:
    return block.offsets[len(block.text) - 1] + 1 if block.text else block.start
