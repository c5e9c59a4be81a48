"""The plain values every stage may import: what a statement says and what is said about it.

All offsets are Unicode code points, start inclusive, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from kr_lint.values import quickly_made

LanguageCode = Literal["kk", "ru", "en"]
Kind = Literal["kr", "objective"]
Severity = Literal["error", "warning", "info"]
Unit = Literal["percent", "money", "time", "score", "ratio", "count", "other"]
Direction = Literal["up", "down", "hold", "reach"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]

KINDS: tuple[Kind, ...] = ("kr", "objective")
LANGUAGES: tuple[LanguageCode, ...] = ("kk", "ru", "en")
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Span(NamedTuple):
    """A stretch of text, in code points, end exclusive."""

    start: int
    end: int


@quickly_made
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


@quickly_made
@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a statement with their lexicon entry and class."""

    text: str
    lemma: str
    category: str
    span: Span


@quickly_made
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
    further_level: Span | None = None
    absolute: bool = False
    negated: bool = False
    generic: bool = False
    ambition: bool = False
    vanity: Span | None = None
    terms: tuple[Phrase, ...] = ()
    words: int = 0

    @property
    def measured(self) -> Span | None:
        """The span of the number that measures the result: target, else change, else multiple, else baseline."""
        for quantity in (self.target, self.delta):
            if quantity is not None:
                return quantity.span
        if self.factor_span is not None:
            return self.factor_span
        return None if self.baseline is None else self.baseline.span

    @property
    def unanchored(self) -> Span | None:
        """The number whose value today is asked for: ``further_level``, else ``measured``."""
        return self.further_level or self.measured


@quickly_made
@dataclass(frozen=True, slots=True)
class Statement:
    """One Objective or Key Result, read."""

    text: str
    kind: Kind
    language: LanguageCode
    frame: Frame


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: ``text`` in place of ``span`` of the original statement, in code points."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A ``⟨…⟩`` slot as it stands in a rewrite, and what to put there, in the reader's language."""

    text: str
    description: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A better form of a statement, one statement a line.

    ``placeholders`` are the ``⟨…⟩`` slots that only the author can fill. ``edits`` are the smallest replacements that
    make ``text`` of the original, in order and apart from each other. A rewrite is ``safe`` when only spacing changes,
    otherwise a ``suggestion`` that a human must accept. ``moved`` holds what the statement gives away, each a line of
    its own: the key result that takes the number of an Objective, the initiative that takes the means of a key result.
    """

    text: str
    placeholders: tuple[Placeholder, ...] = ()
    edits: tuple[Edit, ...] = ()
    applicability: Literal["suggestion", "safe"] = "suggestion"
    moved: tuple[str, ...] = ()


class Texts(Protocol):
    """The wording of a finding, made when it is first asked for."""

    @property
    def message(self) -> str:
        """What is weak in this statement, in the reader's language."""

    @property
    def hint(self) -> str:
        """The coach's question and what to do."""

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """Better forms of the statement, best first."""


@dataclass(frozen=True, slots=True)
class PlainTexts:
    """Wording already made."""

    message: str
    hint: str
    rewrites: tuple[Rewrite, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``span`` is in code points of the statement, or of the file when linted as a document.

    ``line`` and ``column`` are 1-based and None for a bare statement, ``place`` is as in :class:`KeyResult`.
    ``language`` is the statement's language; the texts are in the reader's. ``parameters`` are what the message was
    made from.
    """

    rule: str
    code: str
    severity: Severity
    span: Span
    language: LanguageCode
    url: str
    texts: Texts = field(repr=False, compare=False)
    parameters: tuple[tuple[str, str], ...] = ()
    line: int | None = None
    column: int | None = None
    place: str | None = None

    @property
    def message(self) -> str:
        """What is weak, in one sentence."""
        return self.texts.message

    @property
    def hint(self) -> str:
        """The coach's question and what to do."""
        return self.texts.hint

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """Verified better forms, best first."""
        return self.texts.rewrites

    @property
    def rewrite(self) -> Rewrite | None:
        """The best rewrite, or None."""
        rewrites = self.texts.rewrites
        return rewrites[0] if rewrites else None

    def __reduce__(self) -> tuple[object, ...]:
        plain = PlainTexts(self.message, self.hint, self.rewrites)
        facts = (self.rule, self.code, self.severity, self.span, self.language, self.url)
        return (Diagnostic, (*facts, plain, self.parameters, self.line, self.column, self.place))


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not reported: a comment in the file or an entry of the baseline switches it off.

    ``reason`` is what the comment says behind ``--``, None where it says nothing.
    """

    diagnostic: Diagnostic
    by: Literal["comment", "baseline"]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result in its plan. ``line`` is 1-based, None where a format has no lines.

    ``text`` is plain; ``start`` is the offset of ``text[0]`` in the document and ``offsets`` maps each code point of
    ``text`` to its offset there when markup was removed from the middle. ``place`` is the cell ("Sheet!C4"), the part
    of a document or the JSON pointer, None where line and column say enough. ``baseline``, ``target``, ``current`` (how
    it stands today) and ``owner`` are as given in columns or fields of their own.
    """

    text: str
    line: int | None
    start: int
    statement: Statement | None = None
    baseline: str | None = None
    target: str | None = None
    offsets: tuple[int, ...] | None = field(default=None, repr=False)
    place: str | None = None
    owner: str | None = None
    current: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective with its key results; places as in :class:`KeyResult`. An empty ``text`` is a missing objective."""

    text: str
    line: int | None
    start: int
    key_results: tuple[KeyResult, ...] = ()
    statement: Statement | None = None
    offsets: tuple[int, ...] | None = field(default=None, repr=False)
    place: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The objectives of one document in their order, and what could not be understood.

    ``owner`` is whose the whole plan is; ``non_goals`` are what it says it does not aim at.
    """

    objectives: tuple[Objective, ...] = ()
    period: str | None = None
    notices: tuple[str, ...] = ()
    owner: str | None = None
    non_goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document. ``error`` says why it could not be read; then plan and diagnostics are empty.

    ``suppressed`` holds the findings that comments and the baseline switch off. ``bare`` tells that each line was
    judged as a statement of its own, so that the objective around them is none.
    """

    path: str | None
    plan: Plan
    diagnostics: tuple[Diagnostic, ...]
    notices: tuple[str, ...] = ()
    error: str | None = None
    text: str = field(default="", repr=False)
    suppressed: tuple[Suppressed, ...] = ()
    bare: bool = False

    @property
    def summary(self) -> dict[str, int]:
        """Counts: objectives, key_results, and findings by severity."""
        counts: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
        for diagnostic in self.diagnostics:
            counts[diagnostic.severity] += 1
        key_results = sum(len(objective.key_results) for objective in self.plan.objectives)
        objectives = sum(bool(one.text) or not self.bare for one in self.plan.objectives)
        return {"objectives": objectives, "key_results": key_results, **counts}
