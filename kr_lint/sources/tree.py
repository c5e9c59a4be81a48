"""Data files as nodes: maps, lists and scalars, every scalar a text with its offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from kr_lint.sources.offsets import Offsets, Passage

#: Deeper data is no plan; the bound also keeps recursion over nodes short.
DEEPEST: Final = 100
#: Nodes of a document, those that aliases repeat counted each time.
MOST_NODES: Final = 500_000


@dataclass(frozen=True, slots=True)
class Node:
    """A map, a list or a scalar; ``pointer`` is its JSON pointer (RFC 6901), ``start`` its offset.

    ``entries`` are the values with their keys, which are empty passages in a list. ``value`` is the text of a scalar,
    never converted; ``null`` tells a scalar that says nothing.
    """

    kind: Literal["map", "list", "scalar"]
    start: int
    line: int
    pointer: str
    value: Passage = field(default=Passage("", Offsets()), repr=False)
    null: bool = False
    entries: tuple[tuple[Passage, Node], ...] = field(default=(), repr=False)

    @property
    def text(self) -> str:
        """The text of a scalar, "" for anything else."""
        return "" if self.null else self.value.text

    @property
    def items(self) -> Iterator[Node]:
        """The values without their keys."""
        return (node for _, node in self.entries)


def pointer_to(parent: str, key: str) -> str:
    """Return the JSON pointer of the value at ``key`` below ``parent``."""
    return f"{parent}/{key.replace('~', '~0').replace('/', '~1')}"


def walk(root: Node) -> Iterator[Node]:
    """Yield ``root`` and all below it in the order of the file, what aliases repeat once."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting.extend(node for _, node in reversed(node.entries))


def scalar_places(root: Node) -> Iterator[tuple[int, str]]:
    """Yield offset and pointer of each scalar."""
    return ((node.start, node.pointer) for node in walk(root) if node.kind == "scalar")
