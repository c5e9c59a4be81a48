"""Plain text that knows where each of its code points stands in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload


class Offsets(Sequence[int]):
    """Document offsets of the code points of a text, kept as contiguous runs: ten million cost as little as ten."""

    __slots__ = ("_length", "_sources", "_starts")

    def __init__(self, runs: Iterable[tuple[int, int]] = ()) -> None:
        """Join ``runs`` of (document offset, length)."""
        starts: list[int] = []
        sources: list[int] = []
        length = 0
        for source, count in runs:
            if count <= 0:
                continue
            if not starts or sources[-1] + length - starts[-1] != source:
                starts.append(length)
                sources.append(source)
            length += count
        self._starts, self._sources, self._length = starts, sources, length

    @property
    def contiguous(self) -> bool:
        """Whether the text stands in the document as one piece."""
        return len(self._starts) <= 1

    def runs(self, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield (document offset, length) of the runs that make up ``[start:stop]``."""
        stop = self._length if stop is None else stop
        index = bisect_right(self._starts, start) - 1
        while start < stop:
            end = self._starts[index + 1] if index + 1 < len(self._starts) else self._length
            end = min(end, stop)
            yield self._sources[index] + start - self._starts[index], end - start
            start, index = end, index + 1

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Offsets: ...
    def __getitem__(self, index: int | slice) -> int | Offsets:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._length)
            if step != 1:
                return Offsets((self[i], 1) for i in range(start, stop, step))
            return Offsets(self.runs(start, stop))
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError("offset index out of range")
        run = bisect_right(self._starts, index) - 1
        return self._sources[run] + index - self._starts[run]

    def __iter__(self) -> Iterator[int]:
        for source, count in self.runs():
            yield from range(source, source + count)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Offsets):
            return NotImplemented
        return (self._length, self._starts, self._sources) == (other._length, other._starts, other._sources)

    def __hash__(self) -> int:
        return hash((self._length, tuple(self._starts), tuple(self._sources)))

    def __repr__(self) -> str:
        return f"Offsets({list(self.runs())!r})"


@dataclass(frozen=True, slots=True)
class Passage:
    """A plain text and the document offset of each of its code points; slices and joins keep them together."""

    text: str
    offsets: Offsets

    @classmethod
    def at(cls, text: str, start: int) -> Passage:
        """Return ``text`` as it stands at the document offset ``start``."""
        return cls(text, Offsets([(start, len(text))]))

    @classmethod
    def join(cls, passages: Iterable[Passage]) -> Passage:
        """Return ``passages`` as one."""
        parts = list(passages)
        return cls("".join(part.text for part in parts), Offsets(run for part in parts for run in part.offsets.runs()))

    def slice(self, start: int, stop: int | None = None) -> Passage:
        """Return the code points from ``start`` to ``stop``."""
        stop = len(self.text) if stop is None else stop
        if start <= 0 and stop >= len(self.text):
            return self
        return Passage(self.text[start:stop], self.offsets[start:stop])

    def strip(self, chars: str | None = None) -> Passage:
        """Return the passage without white space (or ``chars``) at its ends."""
        start = len(self.text) - len(self.text.lstrip(chars))
        return self.slice(start, max(start, len(self.text.rstrip(chars))))

    def lines(self) -> list[Passage]:
        """Return its lines, without their ends."""
        if "\n" not in self.text:
            return [self]
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(self.slice(start, start + len(line)))
            start += len(line) + 1
        return found

    def on_one_line(self) -> Passage:
        """Return the passage with each line end shown as a space."""
        return Passage(self.text.replace("\n", " "), self.offsets) if "\n" in self.text else self
