"""Where the main clause ends: relative and final clauses."""

from __future__ import annotations

from kr_lint.parse.classes import RELATIVE
from kr_lint.parse.reading import Reading


def subordinate(reading: Reading) -> int:
    """The token that opens a relative or final clause behind a noun or comma; what is done there is not promised."""
    if not reading.mask & RELATIVE:
        return len(reading.tokens)
    for match in reading.matches:
        if match.bits & RELATIVE and match.first and not reading.bracketed(match.first):
            return match.first
    return len(reading.tokens)
