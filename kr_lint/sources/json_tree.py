"""JSON and JSON Lines to nodes: every text knows its place, numbers keep their spelling."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.sources.document import Lines
from kr_lint.sources.errors import SourceError
from kr_lint.sources.messages import Message, notice
from kr_lint.sources.offsets import Passage
from kr_lint.sources.tree import Node
from kr_lint.sources.tree_builder import TreeBuilder, joined

_TOKEN: Final = re.compile(
    r'[ \t\r\n]*(?:(?P<mark>[{}\[\],:])|"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"|(?P<word>-?[\w.+-]+))', re.DOTALL
)
_WORD: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|-?Infinity|NaN")
_ESCAPE: Final = re.compile(
    r"\\(?:u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(.))", re.DOTALL
)
_SHORT: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SPACE: Final = " \t\r\n"


def json_tree(text: str, lines: Lines, path: str) -> tuple[Node, tuple[Message, ...]]:
    """Return the value of a JSON ``text`` and what is to be said about it.

    Raises :class:`SourceError` for a text that is not JSON, too deep or too large.
    """
    builder = TreeBuilder(lines, path)
    at = _Reader(text, lines, path, builder).value(0, len(text))
    rest = len(text[at:]) - len(text[at:].lstrip(_SPACE))
    if at + rest < len(text):
        raise _out_of_place(text, at + rest, lines, path)
    return joined(builder.roots), builder.notices()


def jsonl_tree(text: str, lines: Lines, path: str) -> tuple[Node, tuple[Message, ...]]:
    """Return the values of JSON Lines as a list; lines that are not JSON are left out, with a notice.

    Raises :class:`SourceError` when no line is JSON, and for values too deep or too large.
    """
    builder = TreeBuilder(lines, path, many=True)
    reader = _Reader(text, lines, path, builder)
    broken: list[SourceError] = []
    starts = [*lines.starts, len(text)]
    for number in range(len(starts) - 1):
        start, end = starts[number], starts[number + 1]
        if not text[start:end].strip():
            continue
        before = len(builder.roots)
        try:
            at = reader.value(start, end)
            if text[at:end].strip():
                del builder.roots[before:]
                raise _out_of_place(text, at, lines, path)
        except SourceError as error:
            if error.id != "broken-json":
                raise
            broken.append(error)
            builder.abandon()
    if broken and not builder.roots:
        raise broken[0]
    notices = builder.notices()
    if broken:
        notices += (notice("broken-lines", line=broken[0].params["line"], count=len(broken)),)
    return joined(builder.roots, many=True), notices


class _Reader:
    def __init__(self, text: str, lines: Lines, path: str, builder: TreeBuilder) -> None:
        self._text, self._lines, self._path, self._builder = text, lines, path, builder

    def value(self, at: int, end: int) -> int:
        """Read one value that begins at ``at`` or after white space; return where it ends. No recursion."""
        builder, closing = self._builder, list[str]()
        expected = "value"
        while True:
            token = _TOKEN.match(self._text, at, end)
            if token is None:
                raise self._fault(at, end)
            at, mark = token.end(), token["mark"]
            start = token.start("mark") if mark else token.start("word") if token["word"] else token.start("text") - 1
            if mark is None and expected in ("value", "first value"):
                self._scalar(token)
                expected = "next"
            elif mark is None and token["text"] is not None and expected in ("key", "first key"):
                builder.key(_string(token["text"], token.start("text")))
                expected = "colon"
            elif mark == ":" and expected == "colon":
                expected = "value"
            elif mark in ("{", "[") and expected in ("value", "first value"):
                builder.begin("map" if mark == "{" else "list", start)
                closing.append("}" if mark == "{" else "]")
                expected = "first key" if mark == "{" else "first value"
            elif mark == "," and expected == "next" and closing:
                expected = "key" if closing[-1] == "}" else "value"
            elif closing and mark == closing[-1] and expected in ("next", "first key", "first value"):
                builder.end()
                closing.pop()
                expected = "next"
            else:
                raise self._fault(start, end)
            if expected == "next" and not closing:
                return at

    def _scalar(self, token: re.Match[str]) -> None:
        if token["text"] is not None:
            start = token.start("text")
            self._builder.scalar(_string(token["text"], start), start, False)
            return
        word, start = token["word"], token.start("word")
        if not _WORD.fullmatch(word):
            raise self._fault(start, len(self._text))
        self._builder.scalar(Passage.at(word, start), start, word == "null")

    def _fault(self, at: int, end: int) -> SourceError:
        while at < end and self._text[at] in _SPACE:
            at += 1
        return _out_of_place(self._text, at, self._lines, self._path)


def _string(raw: str, start: int) -> Passage:
    """A code point written as an escape is placed at its backslash."""
    if "\\" not in raw:
        return Passage.at(raw, start)
    parts: list[Passage] = []
    at = 0
    for escape in _ESCAPE.finditer(raw):
        parts.append(Passage.at(raw[at : escape.start()], start + at))
        parts.append(Passage.at(_meant(escape), start + escape.start()))
        at = escape.end()
    parts.append(Passage.at(raw[at:], start + at))
    return Passage.join(parts)


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(0x10000 + ((int(escape[1], 16) - 0xD800) << 10) + int(escape[2], 16) - 0xDC00)
    if escape[3]:
        code = int(escape[3], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF or not code else chr(code)
    return _SHORT.get(escape[4], escape[4])


def _out_of_place(text: str, at: int, lines: Lines, path: str) -> SourceError:
    line, column = lines.position(at)
    found = repr(text[at]) if at < len(text) else "EOF"
    return SourceError(path, "broken-json", line=line, column=column, found=found)
