"""A rewrite's edits as replacements in the file, where the statement stands there plainly enough."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from kr_lint.model import Edit, KeyResult, Objective, Rewrite, Span
from kr_lint.rewrite.edits import apply_edits
from kr_lint.sources.document import Format

_REFERENCE: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
#: A code point that is written with several: a reference, or an escape with a backslash.
_SPELLED: Final = re.compile(
    rf"{_REFERENCE.pattern}|\\u[Dd][89ABab]\w\w\\u\w{{4}}|\\u\w{{4}}|\\x\w\w|\\U\w{{8}}|\\.", re.ASCII
)
#: What may stand before a key result for its line to be said twice: a mark, a check box, a label without a number.
_REPEATABLE: Final = re.compile(
    r"[ \t]*(?:[-*+•–—]\s+)?(?:\[[ xX]\]\s+)?(?:[^\W\d]{1,20}(?: [^\W\d]{1,20}){0,2}\s?[:.]\s+)?"
)


def replacements(rewrite: Rewrite, goal: Objective | KeyResult, text: str) -> tuple[Edit, ...] | None:
    """The edits in code points of ``text``, the file; in order, apart from each other.

    Their texts are neither quoted nor escaped. None when they cannot be carried over: the file has no lines, there are
    no edits, they overlap, markup, an escape or a character reference stands in the replaced words, or a rewrite of
    several lines meets a line whose beginning cannot be repeated.
    """
    try:
        whole = apply_edits(goal.text, rewrite.edits) == rewrite.text
    except ValueError:
        return None
    if not rewrite.edits or not whole or goal.line is None:
        return None
    line_end = _line_end(goal, text) if "\n" in rewrite.text else ""
    if line_end is None:
        return None
    found: list[Edit] = []
    for edit in sorted(rewrite.edits, key=lambda one: one.span):
        span = _in_file(edit, goal, text)
        if span is None or (found and span.start < found[-1].span.end):
            return None
        found.append(Edit(span, edit.text.replace("\n", line_end)))
    return tuple(found)


def merged(edits: tuple[Edit, ...], text: str) -> Edit:
    """Several replacements as one, with what stands between them."""
    span = Span(edits[0].span.start, edits[-1].span.end)
    moved = tuple(Edit(Span(one.span.start - span.start, one.span.end - span.start), one.text) for one in edits)
    return Edit(span, apply_edits(text[span.start : span.end], moved))


def written_end(goal: Objective | KeyResult, end: int, text: str, format: Format) -> int:
    """``end`` of a span in the file, moved behind an escape of which the span takes in only the first sign."""
    at = end - 1
    if format == "csv":
        return end + 1 if text.startswith('""', at) else end
    spelled = _SPELLED.match(text, at)
    if spelled is None or format == "text":
        return end
    index = bisect_left(goal.offsets or (), at)
    itself = goal.offsets is None or index >= len(goal.offsets) or goal.text[index] == text[at]
    return end if itself else spelled.end()


def _in_file(edit: Edit, goal: Objective | KeyResult, text: str) -> Span | None:
    start, end = edit.span
    if start == end:
        return _insertion(edit, goal, text)
    first, last = _place(goal, start), _place(goal, end - 1)
    replaced = text[first : last + 1]
    if "".join(replaced.split()) != "".join(goal.text[start:end].split()):
        return None
    return Span(first, last + 1) if _is_itself(goal, end - 1, text) else None


def _insertion(edit: Edit, goal: Objective | KeyResult, text: str) -> Span | None:
    """Before the next word, or after the last one when the inserted text leans on it."""
    at = edit.span.start
    leans_back = at == len(goal.text) or (at > 0 and not edit.text[-1:].isspace())
    if not leans_back:
        place = _place(goal, at)
        return Span(place, place)
    if at == 0 or not _is_itself(goal, at - 1, text):
        return None
    place = _place(goal, at - 1) + 1
    return Span(place, place)


def _is_itself(goal: Objective | KeyResult, at: int, text: str) -> bool:
    """Whether a code point of the goal is one code point of the file, neither escaped nor a reference."""
    place = _place(goal, at)
    return text[place : place + 1] == goal.text[at] and goal.text[at] != "\\" and not _REFERENCE.match(text, place)


def _place(goal: Objective | KeyResult, at: int) -> int:
    return goal.start + at if goal.offsets is None else goal.offsets[at]


def _line_end(goal: Objective | KeyResult, text: str) -> str | None:
    """What ends a line here and begins the next like it; None where that cannot be told."""
    first, last = _place(goal, 0), _place(goal, len(goal.text) - 1)
    start = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
    prefix = text[start:first]
    if isinstance(goal, Objective) or re.search(r"[\r\n]", text[first:last]) or not _REPEATABLE.fullmatch(prefix):
        return None
    ending = re.compile(r"\r\n|\n|\r").search(text, last)
    return ("\n" if ending is None else ending.group()) + prefix
