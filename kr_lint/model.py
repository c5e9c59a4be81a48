"""The plain values every stage may import: what a statement says and what is said about it.

All offsets are Unicode code points, start inclusive, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

LanguageCode = Literal["kk", "ru", "en"]
Kind = Literal["kr", "objective"]
Severity = Literal["error", "warning", "info"]
Unit = Literal["percent", "money", "time", "score", "ratio", "count", "other"]
Direction = Literal["up", "down", "hold", "reach"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]

LANGUAGES: tuple[LanguageCode, ...] = ("kk", "ru", "en")
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Span(NamedTuple):
    """A stretch of text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that measures the result, with the place where it stands.

    ``value`` has its multiplier carried out ("1,5 млн" is 1500000). ``symbol`` is the unit as a lexicon key
    ("percent", "point", "usd", "day", "nps"), None for things merely counted. ``span`` covers number and unit.
    """

    value: float
    unit: Unit | None
    comparator: Comparator
    span: Span
    symbol: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a statement with their lexicon entry and class."""

    text: str
    lemma: str
    category: str
    span: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """What one statement says, without judgement; ``eval/GUIDELINE.md`` of the project defines the reading.

    ``baseline``, ``target`` and ``delta`` measure the result; ``factor`` is a multiple of the present value.
    ``deadline`` is the span that says until when. The further facts feed the rules and are described in
    ``kr_lint.parse.facts``.
    """

    baseline: Quantity | None = None
    target: Quantity | None = None
    delta: Quantity | None = None
    factor: float | None = None
    factor_span: Span | None = None
    unit: Unit | None = None
    direction: Direction | None = None
    deadline: Span | None = None
    action: Phrase | None = None
    metric: Phrase | None = None
    polarity: Literal["up", "down"] | None = None
    method: Span | None = None
    hedge: Span | None = None
    vague: Span | None = None
    jargon: Span | None = None
    placeholder: Span | None = None
    results: int = 1
    second_result: Span | None = None
    own_work: Span | None = None
    completion: Span | None = None
    change: Span | None = None
    hold: Span | None = None
    level: bool = False
    absolute: bool = False
    ends_known: bool = True
    negated: bool = False
    generic: bool = False
    ambition: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One Objective or Key Result, read."""

    text: str
    kind: Kind
    language: LanguageCode
    frame: Frame


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A better form of a statement. ``placeholders`` are the ``⟨…⟩`` slots that only the author can fill."""

    text: str
    placeholders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result in its plan. ``line`` is 1-based, None where a format has no lines.

    ``text`` is plain; ``start`` is the offset of ``text[0]`` in the document and ``offsets`` maps each code point of
    ``text`` to its offset there when markup was removed from the middle.
    """

    text: str
    line: int | None
    start: int
    statement: Statement | None = None
    baseline: str | None = None
    target: str | None = None
    offsets: tuple[int, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective with its key results; places as in :class:`KeyResult`. An empty ``text`` is a missing objective."""

    text: str
    line: int | None
    start: int
    key_results: tuple[KeyResult, ...] = ()
    statement: Statement | None = None
    offsets: tuple[int, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """The objectives of one document in their order, and what could not be understood."""

    objectives: tuple[Objective, ...] = ()
    period: str | None = None
    notices: tuple[str, ...] = ()
