"""How well labelled statements were read: the figures, and their table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kr_lint.model import LanguageCode
from kr_lint.reports.safe import safe


@dataclass(slots=True)
class LabelScore:
    """How often a rule spoke where the label stands: hits, false alarms, misses."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float | None:
        """The share of findings that were right, None where there was none."""
        found = self.hits + self.false_alarms
        return self.hits / found if found else None

    @property
    def recall(self) -> float | None:
        """The share of labelled statements that were found, None where none is labelled."""
        return self.hits / self.support if self.support else None

    @property
    def support(self) -> int:
        """How many statements carry the label."""
        return self.hits + self.misses

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where the label neither stands nor was given."""
        total = 2 * self.hits + self.false_alarms + self.misses
        return 2 * self.hits / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement on which label and linter differ: ``what`` is a label, a slot or "language"."""

    what: str
    wanted: str
    got: str
    text: str


@dataclass(slots=True)
class Scores:
    """How well the statements of one language were read. Slots, ``numbers`` and ``language`` are shares from 0 to 1.

    ``false_alarms`` is the share of well-formed key results (no label at all) on which a labelled rule spoke.
    """

    statements: int = 0
    language: float = 0.0
    numbers: float = 0.0
    well_formed: int = 0
    false_alarms: float = 0.0
    disagreements: list[Disagreement] = field(default_factory=list)
    labels: dict[str, LabelScore] = field(default_factory=dict)
    slots: dict[str, float] = field(default_factory=dict)

    @property
    def micro_f1(self) -> float:
        """F1 over the labels of all statements together."""
        total = LabelScore()
        for score in self.labels.values():
            total.hits += score.hits
            total.false_alarms += score.false_alarms
            total.misses += score.misses
        return total.f1


def score_lines(code: LanguageCode, scores: Scores, errors: int) -> Iterator[str]:
    """The table of one language, with up to ``errors`` disagreements per label and slot."""
    yield f"{code}: {scores.statements} statements, language right {scores.language:.3f}"
    yield f"  {'label':20} {'P':>5} {'R':>5} {'F1':>5} {'n':>5}"
    for name, score in sorted(scores.labels.items()):
        yield f"  {name:20} {_share(score.precision)} {_share(score.recall)} {score.f1:5.2f} {score.support:5}"
    alarms = f"false alarms on {scores.well_formed} well-formed KRs {scores.false_alarms:.2f}"
    yield f"  micro F1 {scores.micro_f1:.3f}, {alarms}"
    slots = ", ".join(f"{slot} {share:.2f}" for slot, share in scores.slots.items())
    yield f"  frame: {slots}, all four numbers {scores.numbers:.3f}"
    shown: dict[str, int] = defaultdict(int)
    for one in scores.disagreements if errors else ():
        shown[one.what] += 1
        if shown[one.what] <= errors:
            yield f"    {one.what}: wanted {one.wanted or 'nothing'}, got {one.got or 'nothing'}: {safe(one.text)}"


def _share(value: float | None) -> str:
    return "    -" if value is None else f"{value:5.2f}"
