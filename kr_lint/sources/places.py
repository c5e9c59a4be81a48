"""Names of places in files that people do not read by line: cells, paragraphs, values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Places:
    """Each name holds from its offset to the next one; ``starts`` ascend."""

    starts: tuple[int, ...] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> Places:
        """Return the places of (offset, name) in any order."""
        ordered = sorted(pairs)
        return cls(tuple(start for start, _ in ordered), tuple(name for _, name in ordered))

    def at(self, offset: int) -> str | None:
        """Return the name that holds at ``offset``, None before the first."""
        index = bisect_right(self.starts, offset) - 1
        return self.names[index] if index >= 0 else None
