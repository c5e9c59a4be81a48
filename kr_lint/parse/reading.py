"""A statement read once: tokens, analysed words, and every lexicon entry found in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from kr_lint.languages.base import Language, UnitName, Word
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN, Normalised, Token
from kr_lint.model import Span
from kr_lint.parse.classes import AND

_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")


class Reading:
    """What the detectors look at. Positions are token indices, ends exclusive.

    ``bits[i]`` are the classes of the entry over token ``i``, ``mask`` those of all entries together; ``words[i]`` is
    None where token ``i`` is no word. ``figures`` are the tokens with digits, ``brackets`` says that the
    text has some.
    """

    __slots__ = (
        "at",
        "bits",
        "brackets",
        "endings",
        "figures",
        "language",
        "lists",
        "mask",
        "matches",
        "source",
        "stems",
        "tokens",
        "words",
    )

    def __init__(self, source: Normalised, tokens: list[Token], language: Language) -> None:
        self.source = source
        self.tokens = tokens
        self.language = language
        self.lists = language.lists
        self.endings = language.endings
        self.stems = language.stems
        self.words: list[Word | None] = language.words(tokens)
        self.figures = [
            position
            for position, word in enumerate(self.words)
            if (tokens[position].kind != SIGN if word is None else word.digits)
        ]
        self.matches: list[Match] = language.lexicon.match(self.words)
        count = len(tokens)
        self.at: list[Match | None] = [None] * count
        self.bits = [0] * count
        self.mask = 0
        self.brackets = any(map(source.text.__contains__, _OPENING))
        self._cover()
        if "&" in source.text or "+" in source.text:
            self._join_signs()

    def _cover(self) -> None:
        """Note for each token the entry over it."""
        at, bits, mask = self.at, self.bits, 0
        for match in self.matches:
            first, last, classes = match.first, match.last, match.bits
            mask |= classes
            at[first] = match
            bits[first] = classes
            for position in range(first + 1, last):
                at[position] = match
                bits[position] = classes
        self.mask = mask

    def _join_signs(self) -> None:
        """A free-standing "&" or "+" joins like a conjunction."""
        for position, token in enumerate(self.tokens[1:-1], 1):
            if token.kind == SIGN and token.text in "&+" and not token.glued and not self.tokens[position + 1].glued:
                self.bits[position] |= AND
                self.mask |= AND

    def match_at(self, position: int) -> Match | None:
        """The entry that covers a token."""
        return self.at[position] if 0 <= position < len(self.at) else None

    def has(self, position: int, mask: int) -> bool:
        """Whether the token at ``position`` belongs to one of the classes in ``mask``."""
        return 0 <= position < len(self.bits) and bool(self.bits[position] & mask)

    def find(self, mask: int, first: int = 0, last: int | None = None) -> Match | None:
        """The first entry of a class that begins at token ``first`` or later and ends before ``last``."""
        if not self.mask & mask:
            return None
        limit = len(self.tokens) if last is None else last
        for match in self.matches:
            if match.bits & mask and match.first >= first and match.last <= limit:
                return match
        return None

    def forget(self, before: int) -> None:
        """Drop the entries that end before a token."""
        self.matches = [match for match in self.matches if match.last > before]
        self.mask = 0
        for match in self.matches:
            self.mask |= match.bits
        for position in range(before):
            self.at[position] = None
            self.bits[position] = 0

    def unit_of(self, match: Match) -> UnitName | None:
        """The unit that an entry names, by the word as written or by its lemma."""
        units = self.language.units
        return units.get(match.entry) or (units.get(match.other) if match.other else None)

    def quoted(self, position: int) -> bool:
        """Whether a token stands inside quotation marks: a name, not the author's own wording."""
        return sum(token.text == '"' for token in self.tokens[:position]) % 2 == 1

    def bracketed(self, position: int) -> bool:
        """Whether a token stands inside brackets."""
        if not self.brackets:
            return False
        depth = 0
        for token in self.tokens[:position]:
            if token.text in _OPENING:
                depth += 1
            elif token.text in _CLOSING and depth:
                depth -= 1
        return depth > 0

    def sign(self, position: int, signs: str) -> bool:
        """Whether the token at ``position`` is one of ``signs``."""
        return 0 <= position < len(self.tokens) and self.tokens[position].text in signs

    def low(self, position: int) -> str:
        """The lower-cased text of a token, "" outside."""
        return self.tokens[position].low if 0 <= position < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The stretch of the source from token ``first`` to token ``last`` (exclusive)."""
        tokens = self.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        origin = self.source.origin
        return Span(start, end) if origin is None else Span(origin[start], origin[end])

    def token_at(self, offset: int) -> int:
        """The index of the first token that starts at or after an offset of the normalised text."""
        return bisect_left([token.start for token in self.tokens], offset)
