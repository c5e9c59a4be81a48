"""Text → tokens: one regular expression for the three languages, with exact offsets.

The scanner cuts what the parser reasons about: numbers (with thousands groups and decimal comma or point), dates, words
(with inner hyphens and digits: ``CRM-ге``, ``B2B``), names (URLs, versions) and signs. Normalisation never changes a
length, except for decomposed text, for which :class:`Normalised` keeps a map back.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

NUMBER: Final = 1
WORD: Final = 2
SIGN: Final = 3
DATE: Final = 4
NAME: Final = 5

_SPACES: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\r\n\v\f\u0085\u2028\u2029"
)
_SAME_LENGTH: Final = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys("‐‑‒−﹣－", "-"),
        **dict.fromkeys("—―", "–"),
        **dict.fromkeys("„“”«»‟″❝❞", '"'),
        **dict.fromkeys("‘’‚‛ʼʹ`´′", "'"),
        **dict.fromkeys("➔➜➝➞⟶⇒⇨➡➙🡒", "→"),
        "ё": "е",
        "Ё": "Е",
        "⩾": "≥",
        "⩽": "≤",
        "✕": "×",
        "✖": "×",
        "⁄": "/",
        "％": "%",
        "⁒": "%",
    }
)
_TO_CYRILLIC: Final = str.maketrans("aceopxyABCEHKMOPTXYihpI", "асеорхуАВСЕНКМОРТХУіһрІ")
_TO_LATIN: Final = str.maketrans("асеорхуАВСЕНКМОРТХУі", "aceopxyABCEHKMOPTXYi")
_MIXED: Final = re.compile(r"[^\W\d_]*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])[^\W_]*")
_UNUSUAL: Final = re.compile("[" + "".join(map(re.escape, map(chr, _SAME_LENGTH))) + "]")
_LATIN: Final = re.compile("[A-Za-z]")
_TOUCHING: Final = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_LONE: Final = re.compile(r" (?<=[\u0400-\u04ff] )[caoyk](?= )| c(?= [$€₸₽£]?\d)")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_TOKEN: Final = re.compile(
    r"""
      (?P<name>
          (?:https?://|www\.)\S+
        | [vV]\d+(?:\.\d+)+(?![\w])
        | [\w.+-]+@[\w-]+\.\w[\w.-]*
        | (?=\d)(?:
              (?!\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\d))\d+(?:\.\d+){2,}(?![.,]?\d)
            | (?<![\w/])24/7(?![\w/])
            | (?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?:[ ]?[ap]m\b)?
            | (?<!\d)1[:х]1(?!\d)(?![:]\d)
          )
      )
    | (?P<date>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)|\d{4}/\d{2}/\d{2}(?!\d))
    | (?P<number>
          \d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)
        | \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)
        | \d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)
        | \d+(?:[.,]\d+)?
      )
    | (?P<word>
          [eE]\.g\.|[iI]\.e\.|[тТ]\.[еч]\.|п\.[пт]\.|п\.[ ]п\.|[pP]\.[pP]\.|[^\W\d_][^\W_]*(?:[-'&·](?=[^\W_])[^\W_]+)*
      )
    | (?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE,
)
#: What may be one token with its neighbour behind the space: "15 000", "10:30 am", "п. п.".
_JOINS: Final = re.compile(r"\d|^[ap]m\b|п\.")
_MOST_CHUNKS: Final = 20_000
#: Signs that say something at the start of a statement: comparisons, currencies, quotes, brackets, plus.
_MEANT_IN_FRONT: Final = frozenset('≥≤><~≈=+$€₸₽£¥"(№#×{')
_LONGEST_TAG: Final = 5
_KINDS: Final[dict[str | None, int]] = {"number": NUMBER, "word": WORD, "sign": SIGN, "date": DATE, "name": NAME}


class Normalised(NamedTuple):
    """A text ready for scanning; ``origin[i]`` is the offset of its i-th code point in the source, None when equal."""

    text: str
    origin: list[int] | None

    def back(self, offset: int) -> int:
        """The offset in the source of an offset in ``text``."""
        return offset if self.origin is None else self.origin[offset]


def normalise(source: str) -> Normalised:
    """Compose, unify spaces, dashes, quotes, arrows and ё, and mend Latin look-alikes inside Cyrillic words."""
    origin: list[int] | None = None
    text = source
    if not source.isascii():
        if not unicodedata.is_normalized("NFC", source):
            text, origin = _compose(source)
        if _UNUSUAL.search(text):
            text = text.translate(_SAME_LENGTH)
        if _LATIN.search(text):
            if _TOUCHING.search(text):
                text = _MIXED.sub(_one_script, text)
            if _LONE.search(text) and _CYRILLIC.search(text):
                text = _LONE.sub(lambda match: match.group().translate(_TO_CYRILLIC), text)
    elif not source.isprintable():
        text = text.translate(_SAME_LENGTH)
    return Normalised(text, origin)


def _compose(source: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    length = len(source)
    for position in range(1, length + 1):
        if position == length or not unicodedata.combining(source[position]):
            composed = unicodedata.normalize("NFC", source[start:position])
            pieces.append(composed)
            origin.extend([start] * len(composed))
            start = position
    origin.append(length)
    return "".join(pieces), origin


def _one_script(match: re.Match[str]) -> str:
    word = match.group()
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in word)
    mended = word.translate(_TO_CYRILLIC if cyrillic * 2 >= len(word) else _TO_LATIN)
    return word if _MIXED.fullmatch(mended) else mended


class Token:
    """A piece of the text. ``low`` is the lower-cased text; ``glued`` says that no space stands before it."""

    __slots__ = ("end", "glued", "kind", "low", "start", "text")

    def __init__(self, kind: int, text: str, low: str, start: int, end: int, glued: bool) -> None:
        self.kind = kind
        self.text = text
        self.low = low
        self.start = start
        self.end = end
        self.glued = glued

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}:{self.end})"


class _Piece(NamedTuple):
    """A token of a chunk, its offsets from the chunk's start."""

    kind: int
    text: str
    low: str
    start: int
    end: int
    glued: bool


#: How chunks without digits are cut. A chunk is what stands between two spaces; most are met again and again.
_chunks: Final[dict[str, tuple[_Piece, ...]]] = {}


def scan(text: str) -> list[Token]:
    """Cut a normalised text into tokens; what is neither letter, digit nor sign is passed over."""
    tokens: list[Token] = []
    chunks = _chunks
    start = 0
    joined = -1
    for chunk in text.split(" "):
        pieces = chunks.get(chunk)
        if pieces is None:
            if _JOINS.search(chunk):
                if joined < 0:
                    joined = start
                start += len(chunk) + 1
                continue
            pieces = _keep(chunk)
        if joined >= 0:
            _cut(text, joined, start - 1, tokens)
            joined = -1
        for kind, piece, low, first, last, glued in pieces:
            tokens.append(Token(kind, piece, low, start + first, start + last, glued))
        start += len(chunk) + 1
    if joined >= 0:
        _cut(text, joined, len(text), tokens)
    return tokens


def _keep(chunk: str) -> tuple[_Piece, ...]:
    tokens: list[Token] = []
    _cut(chunk, 0, len(chunk), tokens)
    pieces = tuple(_Piece(token.kind, token.text, token.low, token.start, token.end, token.glued) for token in tokens)
    if len(_chunks) >= _MOST_CHUNKS:
        _chunks.clear()
    _chunks[chunk] = pieces
    return pieces


def _cut(text: str, first: int, last: int, tokens: list[Token]) -> None:
    """Add the tokens between two offsets, which must be spaces or the ends of the text."""
    end = -1
    kinds = _KINDS
    for match in _TOKEN.finditer(text, first, last):
        glued = match.start() == end
        start, end = match.span()
        found = match[0]
        tokens.append(Token(kinds[match.lastgroup], found, found.lower(), start, end, glued))


_OUTLINE_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")


def own_words(tokens: list[Token]) -> list[Token]:
    """The tokens without list marker, number, emoji and bracketed tag in front, and without emoji at the end."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].kind == SIGN and tokens[first].text not in _MEANT_IN_FRONT:
        if tokens[first].text == "[":
            closing = next(
                (index for index in range(first, min(last, first + _LONGEST_TAG)) if tokens[index].text == "]"), None
            )
            if closing is None or closing + 1 >= last:
                break
            first = closing
        first += 1
    if (
        first + 2 < last
        and tokens[first].kind == NUMBER
        and tokens[first].text.isdigit()
        and len(tokens[first].text) <= 2
    ):
        dot, following = tokens[first + 1], tokens[first + 2]
        if dot.text in ".)" and dot.glued and not following.glued and following.kind == WORD:
            first += 2
    elif first + 1 < last and tokens[first].kind == NUMBER and _OUTLINE_NUMBER.fullmatch(tokens[first].text):
        following = tokens[first + 1]
        if following.kind == WORD and not following.glued and following.text.istitle():
            first += 1
    while last > first and tokens[last - 1].kind == SIGN and unicodedata.category(tokens[last - 1].text) == "So":
        last -= 1
    return tokens[first:last] if first or last < len(tokens) else tokens


def number_value(text: str) -> float:
    """The value of a number token: groups of three digits are thousands, a lone comma or point is decimal."""
    text = text.replace(" ", "").replace("'", "")
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        decimal = max(comma, point)
        return float(text[:decimal].replace(",", "").replace(".", "") + "." + text[decimal + 1 :])
    mark = "," if comma >= 0 else "." if point >= 0 else ""
    if not mark:
        return float(text)
    head, *tail = text.split(mark)
    if len(tail) > 1 or (len(tail[0]) == 3 and head.strip("0") and len(head) <= 3):
        return float(head + "".join(tail))
    return float(head + "." + tail[0])
