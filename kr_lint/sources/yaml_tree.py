"""YAML to nodes: scalars stay texts ("no" and "12:30" too), no tag is carried out, aliases are counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

from kr_lint.sources.document import Block, Lines
from kr_lint.sources.errors import SourceError
from kr_lint.sources.messages import Message
from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.orders import LEAD
from kr_lint.sources.tree import Node, walk
from kr_lint.sources.tree_builder import TreeBuilder, joined

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
#: A comment that is addressed to kr-lint.
_COMMENT: Final = re.compile(rf"(?:^|(?<=[ \t\r\n]))(?P<sign>#)[ \t]*(?P<text>{LEAD}[^\r\n]*)", re.IGNORECASE)
_WORD: Final = re.compile(r"\S+")
_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)


def yaml_comments(text: str, lines: Lines, root: Node) -> list[Block]:
    """Return the comments of ``text``; what looks like one within a value, ``root`` being all of them, is none."""
    found: list[Block] = []
    inside = sorted(_scalar_spans(root))
    starts = [start for start, _ in inside]
    for match in _COMMENT.finditer(text):
        before = bisect_right(starts, match.start("sign")) - 1
        if before < 0 or inside[before][1] <= match.start("sign"):
            passage = Passage.at(match["text"].rstrip(), match.start("text"))
            start = match.start("text")
            found.append(Block("comment", 0, passage.text, passage.offsets, start, lines.line(start)))
    return found


def _scalar_spans(root: Node) -> Iterator[tuple[int, int]]:
    for node in walk(root):
        passages = [key for key, _ in node.entries] + ([node.value] if node.kind == "scalar" else [])
        yield from ((one.offsets[0], one.offsets[-1] + 1) for one in passages if one.text)


def yaml_tree(text: str, lines: Lines, path: str) -> tuple[Node, tuple[Message, ...]]:
    """Return the documents of a YAML ``text`` as one node, and what is to be said about it.

    The events of the parser are read without recursion, so that depth and the weight of aliases are known before
    anything is walked. Raises :class:`SourceError` for a text that is not YAML, too deep or too large, and when PyYAML
    is not installed.
    """
    try:
        import yaml  # only for YAML files
    except ImportError:
        raise SourceError(path, "missing-extra", kind="YAML", extra="yaml") from None
    builder = TreeBuilder(lines, path)
    anchors: dict[str, Node] = {}
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            _take(event, builder, anchors, text, path, lines)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = lines.position(min(mark.index, len(text))) if mark is not None else (1, 1)
        raise SourceError(path, "broken-yaml", line=line, column=column, reason=_one_line(fault.problem)) from None
    except yaml.YAMLError as fault:
        line, column = lines.position(min(int(getattr(fault, "position", 0) or 0), len(text)))
        reason = _one_line(getattr(fault, "reason", None) or str(fault))
        raise SourceError(path, "broken-yaml", line=line, column=column, reason=reason) from None
    return joined(builder.roots), builder.notices()


def _take(event: Any, builder: TreeBuilder, anchors: dict[str, Node], text: str, path: str, lines: Lines) -> None:
    name = type(event).__name__
    if name == "DocumentStartEvent":
        anchors.clear()
    elif name in ("MappingStartEvent", "SequenceStartEvent"):
        builder.begin("map" if name.startswith("Map") else "list", event.start_mark.index, event.anchor)
    elif name in ("MappingEndEvent", "SequenceEndEvent"):
        node, anchor = builder.end()
        if anchor:
            anchors[anchor] = node
    elif name == "AliasEvent":
        if builder.is_open(event.anchor) or event.anchor not in anchors:
            line, column = lines.position(event.start_mark.index)
            id = "alias-circle" if builder.is_open(event.anchor) else "undefined-alias"
            raise SourceError(path, id, line=line, column=column, name=event.anchor[:80])
        builder.again(anchors[event.anchor])
    elif name == "ScalarEvent":
        start, end = event.start_mark.index, event.end_mark.index
        passage = place_scalar(event.value, text[start:end], start, event.style)
        if builder.wants_key:
            builder.key(passage)
            if event.anchor:
                anchors[event.anchor] = Node("scalar", start, lines.line(start), "", passage)
            return
        node = builder.scalar(passage, start, not event.style and event.value in _NULLS)
        if event.anchor:
            anchors[event.anchor] = node


def place_scalar(value: str, raw: str, start: int, style: str | None) -> Passage:
    """Return ``value`` with the offsets of its code points in ``raw``, which stands at ``start``.

    A code point written as an escape is placed at the backslash, a folded line end at the space or line end before.
    """
    if style == '"' and "\n" not in raw and "\r" not in raw:
        return _escaped(value, raw, start)
    if style == "'" and "\n" not in raw and "\r" not in raw:
        runs, at = [], 1
        for part in raw[1:-1].split("''"):
            runs.append((start + at, len(part) + 1))
            at += len(part) + 2
        runs[-1] = (runs[-1][0], runs[-1][1] - 1)
        return Passage(value, Offsets(runs))
    at = raw.find(value) if "\n" not in value else -1
    return Passage.at(value, start + at) if at >= 0 else _by_words(value, raw, start)


def _escaped(value: str, raw: str, start: int) -> Passage:
    runs, at = [], 1
    for escape in _ESCAPE.finditer(raw, 1, len(raw) - 1):
        runs += [(start + at, escape.start() - at), (start + escape.start(), 1)]
        at = escape.end()
    runs.append((start + at, len(raw) - 1 - at))
    offsets = Offsets(runs)
    return Passage(value, offsets) if len(offsets) == len(value) else _by_words(value, raw, start)


def _by_words(value: str, raw: str, start: int) -> Passage:
    """Words stand in the file in their order; spaces and folds between them follow the word before."""
    runs: list[tuple[int, int]] = []
    at, done = 0, 0
    for word in _WORD.finditer(value):
        found = raw.find(word[0], at)
        found = found if found >= 0 else min(at, max(0, len(raw) - 1))
        runs += [(start + max(0, at if done else found), 1)] * (word.start() - done)
        size = min(len(word[0]), len(raw) - found)
        runs += [(start + found, size), *[(start + max(0, len(raw) - 1), 1)] * (len(word[0]) - size)]
        at, done = found + size, word.end()
    runs += [(start + max(0, min(at, len(raw) - 1)), 1)] * (len(value) - done)
    return Passage(value, Offsets(runs))


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())[:200]
