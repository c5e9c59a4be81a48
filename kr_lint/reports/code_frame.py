"""The line of a finding with its words underlined, right under wide characters and combining marks."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from kr_lint.model import Severity, Span
from kr_lint.reports.safe import safe
from kr_lint.reports.style import Style

#: Code points shown of a long line, and how many of them stand before the finding.
_WIDTH: Final = 110
_BEFORE: Final = 40


def code_frame(text: str, span: Span, where: str, severity: Severity, style: Style) -> list[str]:
    """The lines of the frame. ``span`` is in code points of ``text``; only its first line is shown.

    ``where`` is the number of that line, or the cell or paragraph in a file without lines.
    """
    start, end = _line_around(text, span.start)
    first, last = start, end
    if end - start > _WIDTH:
        first = max(start, min(span.start - _BEFORE, end - _WIDTH))
        last = min(end, first + _WIDTH)
    lead, tail = "…" if first > start else "", "…" if last < end else ""
    shown = safe(text[first:last])
    before = lead + safe(text[first : span.start])
    marked = safe(text[span.start : min(span.end, last, end)])
    marks = "^" * max(1, cell_len(marked))
    number = safe(where)
    margin = " " * cell_len(number)
    bar = style.dim("|")
    return [
        f"{margin} {bar}",
        f"{style.dim(number)} {bar} {lead}{shown}{tail}".rstrip(),
        f"{margin} {bar} {' ' * cell_len(before)}{style.severity(marks, severity)}",
    ]


def _line_around(text: str, offset: int) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    ends = [found for sign in "\n\r" if (found := text.find(sign, offset)) >= 0]
    return start, min(ends, default=len(text))
