"""Builds nodes from what a parser says in order: values begin and end, keys come before values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kr_lint.sources.document import Lines
from kr_lint.sources.errors import SourceError
from kr_lint.sources.messages import Message, notice
from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.tree import DEEPEST, MOST_NODES, Node, pointer_to

_NO_KEY = Passage("", Offsets())


@dataclass(slots=True)
class _Open:
    kind: Literal["map", "list"]
    start: int
    pointer: str
    anchor: str | None = None
    entries: list[tuple[Passage, Node]] = field(default_factory=list)
    key: Passage | None = None
    keys: set[str] = field(default_factory=set)
    size: int = 1
    depth: int = 1


class TreeBuilder:
    """The values that are open; ``roots`` are those that are complete and in no other.

    ``many`` tells that the file is a list of values, whose pointers begin with their number, even if it holds only one.

    Raises :class:`SourceError` for values nested too deep and, those that aliases repeat counted, too many.
    """

    def __init__(self, lines: Lines, path: str, many: bool = False) -> None:
        self.roots: list[Node] = []
        self._lines, self._path, self._many = lines, path, many
        self._open: list[_Open] = []
        self._sizes: dict[int, tuple[int, int]] = {}
        self._total = 0
        self._repeated: list[tuple[str, int]] = []

    @property
    def wants_key(self) -> bool:
        """Whether the next scalar is a key."""
        return bool(self._open) and self._open[-1].kind == "map" and self._open[-1].key is None

    def begin(self, kind: Literal["map", "list"], start: int, anchor: str | None = None) -> None:
        """A map or a list begins."""
        if len(self._open) >= DEEPEST:
            raise SourceError(self._path, "too-deep", limit=DEEPEST, line=self._lines.line(start))
        if self.wants_key:  # a map or list as a key has no name
            self.key(Passage("", Offsets([(start, 0)])))
        self._open.append(_Open(kind, start, self._pointer(), anchor))

    def end(self) -> tuple[Node, str | None]:
        """Complete the map or list that was begun last; return it with its anchor."""
        top = self._open.pop()
        node = Node(top.kind, top.start, self._lines.line(top.start), top.pointer, entries=tuple(top.entries))
        self._add(node, top.size, top.depth)
        return node, top.anchor

    def key(self, passage: Passage) -> None:
        """A key comes, its value next."""
        top = self._open[-1]
        if passage.text and passage.text != "<<":
            if passage.text in top.keys:
                self._repeated.append((passage.text, self._lines.line(passage.offsets[0])))
            top.keys.add(passage.text)
        top.key = passage

    def scalar(self, passage: Passage, start: int, null: bool) -> Node:
        """A value that is no map and no list."""
        node = Node("scalar", start, self._lines.line(start), self._pointer(), passage, null)
        self._add(node, 1, 0)
        return node

    def again(self, node: Node) -> None:
        """A value that stands elsewhere, by its alias."""
        if self.wants_key:
            self.key(node.value)
        else:
            size, depth = self._sizes.get(id(node), (1, 0))
            if len(self._open) + depth > DEEPEST:
                raise SourceError(self._path, "too-deep", limit=DEEPEST, line=self._lines.line(self._open[-1].start))
            self._add(node, size, depth)

    def is_open(self, anchor: str) -> bool:
        """Whether the value of this anchor has begun and is not complete."""
        return any(one.anchor == anchor for one in self._open)

    def abandon(self) -> None:
        """Forget the values that are open, as what follows does not belong to them."""
        self._open.clear()

    def notices(self) -> tuple[Message, ...]:
        """What is to be said about the keys."""
        if not self._repeated:
            return ()
        key, line = self._repeated[0]
        return (notice("duplicate-keys", key=key[:80], line=line, count=len(self._repeated)),)

    def _pointer(self) -> str:
        if not self._open:
            return f"/{len(self.roots)}" if self.roots or self._many else ""
        top = self._open[-1]
        name = str(len(top.entries)) if top.kind == "list" else top.key.text if top.key is not None else ""
        return pointer_to(top.pointer, name)

    def _add(self, node: Node, size: int, depth: int) -> None:
        self._total = size + (self._open[-1].size if self._open else self._total)
        if self._total > MOST_NODES:
            raise SourceError(self._path, "too-many-nodes", limit=MOST_NODES)
        self._sizes[id(node)] = (size, depth)
        if not self._open:
            self.roots.append(node)
            return
        top = self._open[-1]
        top.size += size
        top.depth = max(top.depth, depth + 1)
        top.entries.append((top.key or _NO_KEY, node))
        top.key = None


def joined(roots: list[Node], many: bool = False) -> Node:
    """Return the only value of a file, or all of them as a list."""
    if len(roots) == 1 and not many:
        return roots[0]
    return Node("list", 0, 1, "", entries=tuple((_NO_KEY, root) for root in roots))
