"""Where the main clause ends: relative and final clauses."""

from __future__ import annotations

from typing import Final

from kr_lint.parse.classes import CLAUSE
from kr_lint.parse.reading import Reading

RELATIVES: Final = frozenset(
    {
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "so",
        "when",
        "if",
        "который",
        "чтобы",
        "где",
        "чей",
        "когда",
        "если",
        "после чего",
    }
)


def subordinate(reading: Reading) -> int:
    """The token that opens a relative or final clause behind a noun or comma; what is done there is not promised."""
    for match in reading.matches:
        if match.bits & CLAUSE and match.entry in RELATIVES and match.first:
            return match.first
    return len(reading.tokens)
