"""A statement as its rewrites need it: tokens with classes, where its body ends, and its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from kr_lint.languages import get_language
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN, normalise, scan
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
    mendable: bool = False  # a new fault of one of its lines may be answered by that line's own rewrite


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

    @cached_property
    def deadline(self) -> str | None:
        """The words of the deadline, whole: with the postposition that its span may leave out."""
        span = self.frame.deadline
        if span is None:
            return None
        bound = self.code == "kk" and _BOUND.search(self.text[: span.end]) is not None
        more = (_DATE_BEHIND if bound else _DEADLINE_GOES_ON[self.code]).match(self.text, span.end)
        ordinal = _DEADLINE_OPENS[self.code].search(self.text[: span.start])
        return self.text[span.start if ordinal is None else ordinal.start() : span.end if more is None else more.end()]

    def dated(self, text: str) -> str:
        """Another text with this statement's deadline: in front in Kazakh, behind elsewhere."""
        phrase = self.deadline
        if phrase is None or phrase.lower() in text.lower():
            return text
        if self.code == "kk":
            return f"{phrase[:1].upper()}{phrase[1:]} {decapitalised(text)}"
        return f"{text} {decapitalised(phrase)}"

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

    def match_at(self, offset: int) -> Match | None:
        """The lexicon entry that starts with the first token at or after an offset."""
        index = self.index(offset)
        match = self.reading.match_at(index)
        return match if match is not None and match.first == index else None

    def match_before(self, offset: int) -> Match | None:
        """The lexicon entry that ends right before the token at an offset."""
        index = self.index(offset)
        match = self.reading.match_at(index - 1)
        return match if match is not None and match.last == index else None

    def dress(self, text: str, *, from_middle: bool = False) -> str:
        """Another text in this statement's style: its list mark, its first letter, its final stop.

        Words taken ``from_middle`` of the statement keep a capital that they have there.
        """
        text = text.strip()
        if not self.body[:1].islower():
            text = capitalised(text)
        elif not from_middle:
            text = decapitalised(text)
        stop = self.text[self.end :].rstrip()
        return self.text[: self.start] + text + (stop if stop in (".", ";", "!") and not text.endswith(".") else "")

    def replaced(self, start: int, end: int, text: str) -> str:
        """The whole statement with one stretch replaced, spaces mended."""
        return tidy(f"{self.text[:start]}{text}{self.text[end:]}")

    def without(self, start: int, end: int) -> str | None:
        """The statement without a stretch, dressed; None when nothing is left."""
        left, right = self.text[self.start : start].rstrip(), self.text[end : max(self.end, end)].lstrip()
        joint = ", " if left.endswith(",") and right[:1] not in ("", ",") else " "
        rest = left.rstrip(" ,;:–—-(") + joint + right.lstrip(" ,;:–—-)")
        rest = _EDGES.sub("", tidy(rest))
        return self.dress(rest) if len(rest) > 1 else None

    def tail(self, after: int) -> int:
        """Where the phrase that runs from ``after`` ends: before deadline, means, clause, bracket or final stop."""
        frame = self.frame
        stops = [self.end]
        stops += [
            span.start
            for span in (frame.deadline, frame.method, frame.second_result, frame.hedge)
            if span is not None and span.start > after
        ]
        reading = self.reading
        for index in range(self.index(after), len(reading.tokens)):
            token = reading.tokens[index]
            breaks = (token.kind == SIGN and token.text in ",;(–:|→") or reading.has(index, _CLAUSE)
            if breaks and token.start > after:
                stops.append(token.start)
                break
        cut = min(stops)
        while cut > after and (joint := _JOINT.search(self.text[after:cut])) is not None:
            cut = after + joint.start()
        return cut

    def bound_by_clause(self, after: int) -> bool:
        """Whether a clause set off by a comma follows the phrase from ``after``: nothing can be put between."""
        reading = self.reading
        index = self.index(self.tail(after))
        if not reading.sign(index, ",") or index + 1 >= len(reading.tokens):
            return False
        following = reading.words[index + 1]
        modifies = following is not None and following.form in ("participle", "done_full")
        return modifies or reading.has(index + 1, bits("clause", "pronoun", "preposition"))

    def behind_clause(self, after: int) -> int:
        """Where a clause set off by a comma behind the phrase from ``after`` ends."""
        return self.tail(self.tail(after) + 1)

    def _since(self, index: int) -> bool:
        """Kazakh "from April on": what stands behind an ablative says since when, not how much."""
        found = self.reading.words[index - 1] if index else None
        return self.code == "kk" and found is not None and found.case == "ablative"

    def comparators_before(self, offset: int) -> int:
        """The start of the words and signs that compare the number at an offset ("at least", "≥"), else the offset."""
        index = self.index(offset)
        reading = self.reading
        while index > 0:
            match = reading.match_at(index - 1)
            if reading.sign(index - 1, "$€£¥≥≤<>~+"):
                index -= 1
            elif (
                match is not None
                and match.last == index
                and match.bits & COMPARES
                and not match.bits & _CUES
                and not self._since(match.first)
            ):
                index = match.first
            else:
                break
        return self.offset(index)


_CLAUSE: Final = bits("guardrail")
COMPARES: Final = bits("cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cmp_about")
_CUES: Final = bits("cue_from", "cue_to", "cue_by")
_DEADLINE_GOES_ON: Final = {
    "kk": re.compile(r"\s+(?:дейін|шейін|қарай|ішінде|бойы)\b", re.IGNORECASE),
    "ru": re.compile(r"\s+20\d\d(?:\s*г(?:ода\b|\.)?)?", re.IGNORECASE),
    "en": re.compile(r"\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\s*%)(?:,?\s+20\d\d\b)?|,?\s+20\d\d\b", re.IGNORECASE),
}
#: "2026 жылғы" asks for what follows: "1 наурызға дейін", "соңына қарай".
_BOUND: Final = re.compile(r"(?:[ғг][ыі]|[ндт][ыі]ң)$", re.IGNORECASE)
_DATE_BEHIND: Final = re.compile(
    r"(?:\s+\d{1,2}(?:-[^\W\d_]+)?)?(?:\s+[^\W\d_]+){0,2}\s+(?:дейін|шейін|қарай|ішінде)\b", re.IGNORECASE
)
_DEADLINE_OPENS: Final = {
    "kk": re.compile(r"\b(?:[IVXІ]+|\d+-?)\s*$"),
    "ru": re.compile(r"(?!)"),
    "en": re.compile(r"\b(?:by|before|until|on|in)\s+(?:[A-Z][a-z]{2,8}\s+)?$"),
}
_JOINT: Final = re.compile(r"[\s,]+(?:(?:and|и|а также|және|әрі|while|by)\s*)?$", re.IGNORECASE)


def tidy(text: str) -> str:
    """Single spaces, none before a sign, no brackets left empty."""
    text = _SPACES.sub(" ", text.replace("()", ""))
    return _BEFORE_SIGN.sub(r"\1", text)


def _spelled_in_capitals(text: str) -> bool:
    first = text.split()[0] if text.split() else ""
    return sum(letter.isupper() for letter in first) > 1


def decapitalised(text: str) -> str:
    """The text as it goes on inside a sentence: a first capital that is no abbreviation falls, in a slot as well."""
    at = 1 if text.startswith("⟨") else 0
    return text if _spelled_in_capitals(text) else text[:at] + text[at : at + 1].lower() + text[at + 1 :]


def capitalised(text: str) -> str:
    """The text as it opens a sentence; a slot opens it too."""
    at = 1 if text.startswith("⟨") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def task_name(text: str, code: LanguageCode) -> str:
    """A task as it is named behind "Initiative:": without its final stop, small except for names."""
    text = text.strip().rstrip(" .;!")
    if ":" in text:
        return text
    return text if code != "en" and text[:1].isascii() else decapitalised(text)
