"""A statement as its rewrites need it: tokens with classes, where its body ends, and its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from kr_lint.languages import get_language
from kr_lint.languages.categories import bit, bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN, normalise, scan
from kr_lint.model import Frame, LanguageCode, Span, Statement
from kr_lint.parse.reading import Reading

#: Facts that verification compares before and after.
KEPT: Final = frozenset({"metric", "target", "deadline"})
_STOP: Final = re.compile(r"[\s.;!…]*$")
_MARKER: Final = re.compile(
    r"^\s*(?:(?:[-–—•*·▪●✓]|\d{1,2}[.)](?=\s)|\[[^\]]{1,12}\]|[^\w\s⟨\"«“(\[<$€₸₽£+≥≤<>~#-]+)\s*)*"
)
_SPACES: Final = re.compile(r"[ \t]{2,}")
_EDGES: Final = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")
_BEFORE_SIGN: Final = re.compile(r"\s+([,.;:!?)])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rewrite before it is verified: one statement a line; ``keeps`` are the facts that must not change."""

    text: str
    keeps: frozenset[str] = KEPT
    moved: tuple[str, ...] = field(default=())


class Sentence:
    """A statement read again with its tokens; offsets are code points of its text, which must be composed (NFC)."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.text = statement.text
        self.code: LanguageCode = statement.language
        self.frame: Frame = statement.frame

    @cached_property
    def reading(self) -> Reading:
        """Tokens, words and lexicon entries."""
        source = normalise(self.text)
        return Reading(source, scan(source.text), get_language(self.code))

    @cached_property
    def start(self) -> int:
        """Where the statement begins behind list marks and emoji."""
        found = _MARKER.match(self.text)
        return found.end() if found is not None and found.end() < len(self.text) else 0

    @cached_property
    def end(self) -> int:
        """Where its last word ends, before the final stop."""
        found = _STOP.search(self.text)
        return len(self.text) if found is None else max(found.start(), self.start)

    @property
    def body(self) -> str:
        """The text without mark and final stop."""
        return self.text[self.start : self.end]

    def index(self, offset: int) -> int:
        """The first token that starts at or after an offset."""
        return self.reading.token_at(offset)

    def offset(self, index: int) -> int:
        """Where a token starts; the end of the text behind the last one."""
        tokens = self.reading.tokens
        return tokens[index].start if index < len(tokens) else len(self.text)

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def match_before(self, offset: int) -> Match | None:
        """The lexicon entry that ends right before the token at an offset."""
        index = self.index(offset)
        match = self.reading.match_at(index - 1)
        return match if match is not None and match.last == index else None

    def dress(self, text: str) -> str:
        """Another text in this statement's style: its list mark, its first letter, its final stop."""
        text = text.strip()
        first = self.body[:1]
        if first.islower() and text[:1].isupper() and not _spelled_in_capitals(text):
            text = text[0].lower() + text[1:]
        elif first.isupper() and text[:1].islower():
            text = text[0].upper() + text[1:]
        stop = self.text[self.end :].rstrip()
        return self.text[: self.start] + text + (stop if stop in (".", ";", "!") else "")

    def replaced(self, start: int, end: int, text: str) -> str:
        """The whole statement with one stretch replaced, spaces mended."""
        return tidy(f"{self.text[:start]}{text}{self.text[end:]}")

    def without(self, start: int, end: int) -> str | None:
        """The statement without a stretch, dressed; None when nothing is left."""
        rest = (
            self.text[self.start : start].rstrip(" ,;:–—-(")
            + " "
            + self.text[end : max(self.end, end)].lstrip(" ,;:–—-)")
        )
        rest = _EDGES.sub("", tidy(rest))
        return self.dress(rest) if len(rest) > 1 else None

    def tail(self, after: int) -> int:
        """Where the phrase that runs from ``after`` ends: before the deadline, the means, a clause, a bracket, or the final stop."""
        frame = self.frame
        stops = [self.end]
        stops += [
            span.start
            for span in (frame.deadline, frame.method, frame.second_result)
            if span is not None and span.start > after
        ]
        reading = self.reading
        for index in range(self.index(after), len(reading.tokens)):
            token = reading.tokens[index]
            breaks = (
                token.kind == SIGN
                and token.text in ",;(–:|→"
                or reading.has(index, _CLAUSE)
                and reading.low(index) not in _NO_CLAUSE
            )
            if breaks and token.start > after:
                stops.append(token.start)
                break
        cut = min(stops)
        while cut > after and (joint := _JOINT.search(self.text[after:cut])) is not None:
            cut = after + joint.start()
        return cut

    def comparators_before(self, offset: int) -> int:
        """The start of the words and signs that compare the number at an offset ("at least", "≥"), else the offset."""
        index = self.index(offset)
        reading = self.reading
        while index > 0:
            match = reading.match_at(index - 1)
            if reading.sign(index - 1, "$€£¥≥≤<>~+"):
                index -= 1
            elif match is not None and match.last == index and match.bits & _COMPARES and not match.bits & _CUES:
                index = match.first
            else:
                break
        return self.offset(index)


_CLAUSE: Final = bits("clause", "guardrail", "since")
_NO_CLAUSE: Final = frozenset({"as", "с", "со", "since", "как"})
_COMPARES: Final = bits("cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cmp_about")
_CUES: Final = bits("cue_from", "cue_to", "cue_by")
_JOINT: Final = re.compile(r"[\s,]+(?:(?:and|и|а также|және|әрі|while|by)\s*)?$", re.IGNORECASE)
_FULL: Final = bit("and")


def tidy(text: str) -> str:
    """Single spaces, none before a sign, no brackets left empty."""
    text = _SPACES.sub(" ", text.replace("()", ""))
    return _BEFORE_SIGN.sub(r"\1", text)


def _spelled_in_capitals(text: str) -> bool:
    first = text.split()[0] if text.split() else ""
    return sum(letter.isupper() for letter in first) > 1


def decapitalised(text: str) -> str:
    """The text as it goes on inside a sentence: a first capital that is no abbreviation falls."""
    return text if _spelled_in_capitals(text) else text[:1].lower() + text[1:]


def number_tokens(reading: Reading) -> list[int]:
    """The indices of all numbers."""
    return [index for index, token in enumerate(reading.tokens) if token.kind == NUMBER]
