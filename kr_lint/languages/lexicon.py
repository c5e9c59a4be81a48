"""The words of a language by class, matched all at once over the tokens of a statement.

An entry is one or more words; each word matches a token when it equals the token as written or its lemma. The longest
entry wins. One entry may stand in several classes (``by`` opens a means, a deadline and a change); its classes are a
bit set.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from kr_lint.languages.categories import bit

if TYPE_CHECKING:
    from kr_lint.languages.base import Word


_MOST_WORDS: Final = 20_000


class Match:
    """An entry found: tokens ``first`` to ``last`` (exclusive), its classes as bits, the entry itself.

    ``other`` is a second entry over the same tokens, by the lemma where ``entry`` matched as written, or "".
    """

    __slots__ = ("bits", "entry", "first", "last", "other")

    def __init__(self, first: int, last: int, bits: int, entry: str, other: str = "") -> None:
        self.first = first
        self.last = last
        self.bits = bits
        self.entry = entry
        self.other = other

    def __repr__(self) -> str:
        return f"Match({self.entry!r}, {self.first}:{self.last})"


class Node:
    """A step in the trie of entries; ``bits`` is not zero where an entry ends."""

    __slots__ = ("bits", "entry", "next", "other")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.bits = 0
        self.entry = ""
        self.other = ""


class Lexicon:
    """Entries of one language (or of one rule), ready to be matched."""

    def __init__(self, tables: Iterable[Mapping[str, Iterable[str]]], bit_of: Callable[[str], int] = bit) -> None:
        self.root = Node()
        self._starts: dict[Word, tuple[Node, ...]] = {}
        for table in tables:
            for category, entries in table.items():
                mark = bit_of(category)
                for entry in entries:
                    self._add(entry, mark)

    def _add(self, entry: str, mark: int) -> None:
        node = self.root
        for word in entry.replace("ё", "е").split(" "):
            following = node.next.get(word)
            if following is None:
                following = node.next[word] = Node()
            node = following
        node.bits |= mark
        node.entry = entry

    def entries(self) -> Iterator[tuple[str, int]]:
        """All entries with their class bits."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node.bits:
                yield node.entry, node.bits
            stack.extend(node.next.values())

    def match_foreign(self, words: list[Word | None]) -> list[Match]:
        """Like :meth:`match`, for words analysed against another lexicon."""
        found: list[Match] = []
        known = self._starts
        free = 0
        for position, word in enumerate(words):
            if word is None or position < free:
                continue
            starts = known.get(word)
            if starts is None:
                starts = self._keep(word)
            if not starts:
                continue
            best = None
            for node in starts:
                best = _longest(node, words, position + 1, len(words), best)
            if best is not None:
                free, node = best
                found.append(Match(position, free, node.bits, node.entry))
        return found

    def _keep(self, word: Word) -> tuple[Node, ...]:
        """Where entries begin with a word, kept: most words are met again and begin none."""
        if len(self._starts) >= _MOST_WORDS:
            self._starts.clear()
        starts = self._starts[word] = self.starts(word)
        return starts

    def starts(self, word: Word) -> tuple[Node, ...]:
        """Where entries begin with a word as it stands or with its lemma."""
        nodes = self.root.next
        return tuple(nodes[form] for form in dict.fromkeys((word.low, word.lemma)) if form in nodes)

    def match(self, words: list[Word | None]) -> list[Match]:
        """The longest entries from left to right, without overlap."""
        found: list[Match] = []
        count = len(words)
        position = 0
        while position < count:
            word = words[position]
            end = position + 1
            if word is None:
                position = end
                continue
            node = word.alone
            if word.followers and end < count:
                following = words[end]
                if following is not None and (following.low in word.followers or following.lemma in word.followers):
                    best = None
                    for start in word.starts:
                        best = _longest(start, words, end, count, best)
                    if best is not None:
                        end, node = best
            if node is not None:
                found.append(Match(position, end, node.bits, node.entry, node.other))
            position = end
        return found


def _longest(
    node: Node, words: list[Word | None], position: int, count: int, best: tuple[int, Node] | None
) -> tuple[int, Node] | None:
    if node.bits:
        if best is None or position > best[0]:
            best = (position, node)
        elif position == best[0] and node is not best[1]:
            best = (position, merged(best[1], node))
    if position < count and node.next:
        word = words[position]
        if word is not None:
            following = node.next.get(word.low)
            if following is not None:
                best = _longest(following, words, position + 1, count, best)
            if word.lemma != word.low:
                following = node.next.get(word.lemma)
                if following is not None:
                    best = _longest(following, words, position + 1, count, best)
    return best


def alone(starts: Iterable[Node]) -> Node | None:
    """The entry that a word makes by itself, None when it only opens longer ones."""
    best = None
    for node in starts:
        best = _longest(node, [], 0, 0, best)
    return None if best is None else best[1]


def merged(first: Node, second: Node) -> Node:
    """Two entries that end at the same word: the word as written and its lemma both count."""
    both = Node()
    both.bits = first.bits | second.bits
    both.entry = first.entry
    both.other = second.entry
    return both


def load_tables(package: str, *names: str) -> list[dict[str, Any]]:
    """The TOML files ``names`` of the data folder ``lexicon`` in ``package``, parsed."""
    folder = files(package) / "lexicon"
    return [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in names]
