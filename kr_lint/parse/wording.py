"""Hedges, jargon and the like: spans of wording."""

from __future__ import annotations

from kr_lint.model import Span
from kr_lint.parse.reading import Reading


def find_span(reading: Reading, mask: int, before: int | None = None) -> Span | None:
    """The first entry of a class of wording outside quotation marks, before token ``before``."""
    if not reading.mask & mask:
        return None
    for match in reading.matches:
        if before is not None and match.first >= before:
            return None
        if match.bits & mask and not reading.quoted(match.first):
            return reading.span(match.first, match.last)
    return None
