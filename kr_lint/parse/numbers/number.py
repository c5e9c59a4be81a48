"""One number of a statement, and the marks that the readers of numbers share."""

from __future__ import annotations

from typing import Final, Literal

from kr_lint.model import Comparator, Unit

NumberKind = Literal["measure", "factor", "date", "year", "name", "ordinal", "duration", "rate", "place"]
CURRENCIES: Final = {
    "$": "usd",
    "€": "eur",
    "₸": "kzt",
    "₽": "rub",
    "£": "gbp",
    "¥": "other_currency",
    "₴": "other_currency",
}
TIMES_SIGNS: Final = frozenset("×xх")
ARROWS: Final = "→⟶"
FROM: Final = 1
TO: Final = 2
BY: Final = 3
NOW: Final = 4
GOAL: Final = 5
MORE: Final = 6
LIMIT_TO: Final = 7
DEFINES: Final = 8


class Number:
    """One number as found, in token indices, ends exclusive.

    ``core`` to ``end`` are number and unit; ``first`` to ``last`` also take in the words that compare it or give it a
    role. ``magnitude`` is the multiplier that ``value`` already holds ("млн": 1e6), 1 without one. ``unit`` and
    ``symbol`` are None where nothing says them, ``high`` is the upper end of a range or None. ``case`` and ``ending``
    are those of a Kazakh number phrase, "" for none; ``cue`` is one of the cues above, 0 for none.
    """

    __slots__ = (
        "bracketed", "case", "comparator", "core", "cue", "end", "ending", "first", "high", "kind", "last", "magnitude",
        "minus", "plus", "symbol", "unit", "value",
    )  # fmt: skip

    def __init__(self, value: float, first: int, last: int) -> None:
        self.value = value
        self.first = first
        self.last = last
        self.kind: NumberKind = "measure"
        self.unit: Unit | None = None
        self.symbol: str | None = None
        self.comparator: Comparator = "="
        self.case = ""
        self.ending = ""
        self.high: float | None = None
        self.magnitude = 1.0
        self.plus = False
        self.minus = False
        self.cue = 0
        self.core = first
        self.end = last
        self.bracketed = False

    def __repr__(self) -> str:
        return f"Number({self.value}, {self.kind}, {self.unit}, cue={self.cue}, case={self.case!r})"
