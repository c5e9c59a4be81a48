"""Numbers that say which things are meant, not how much of the result there shall be."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.classes import CLAUSE, EXAMPLE, HOLD, PREPOSITION, WITHIN
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_PEOPLE: Final = bits("stock", "staff", "outcome")
_LIMITS: Final = frozenset({"<", "<=", ">", ">="})
_OLDEST: Final = 110
_IN_UNDER: Final = 2


def mark_defining(reading: Reading, numbers: list[Number]) -> None:
    """Set the kind of such numbers to ``name``: ages, known sets, examples, what happens meanwhile, distances run."""
    measured = False
    for number in numbers:
        if number.kind not in ("measure", "factor"):
            continue
        if (
            _age_of_people(reading, number)
            or _known_set(reading, number)
            or (measured and (_in_example(reading, number) or _meanwhile(reading, number)))
        ):
            number.kind = "name"
        else:
            measured = True
    for number, following in pairwise(numbers):
        if _distance_run(reading, number, following):
            number.kind = "name"


def _age_of_people(reading: Reading, number: Number) -> bool:
    """ "Patients over 65", "children under 5": a limit right behind people, with nothing counted behind it."""
    return (
        number.unit is None
        and number.comparator in _LIMITS
        and number.value <= _OLDEST
        and reading.language.code == "en"
        and reading.has(number.first - 1, _PEOPLE)
        and not (number.last < len(reading.words) and reading.has(number.last, _PEOPLE))
    )


def _known_set(reading: Reading, number: Number) -> bool:
    """ "In the three villages", "with the two big tenants": a set that both sides know already."""
    return (
        number.unit is None
        and not number.cue
        and reading.low(number.core - 1) in reading.lists["definite"]
        and (
            reading.has(number.core - 2, PREPOSITION | EXAMPLE)
            or (reading.sign(number.core - 2, ".") and reading.has(number.core - 3, EXAMPLE))
        )
    )


def _in_example(reading: Reading, number: Number) -> bool:
    """ "20 partners, including 3 clinics"."""
    return any(
        match.bits & EXAMPLE and match.last <= number.first and not _broken(reading, match.last, number.core)
        for match in reading.matches
    )


def _meanwhile(reading: Reading, number: Number) -> bool:
    """ "… was 71 % when 4.3 went out", "… while traffic doubles": a time clause tells circumstances.

    "While the rating stays above 4.5" keeps a level: that is promised too.
    """
    clauses = reading.lists["time_clauses"]
    return any(
        match.bits & CLAUSE
        and match.entry in clauses
        and match.last <= number.first
        and not _promised(reading, match.last, number.first)
        and not _broken(reading, match.last, number.core)
        for match in reading.matches
    )


def _promised(reading: Reading, first: int, last: int) -> bool:
    """A gerund or a verb of holding follows the conjunction."""
    word = reading.words[first] if first < len(reading.words) else None
    holds = any(reading.has(position, HOLD) for position in range(first, last))
    return holds or (word is not None and word.form == "gerund")


def _broken(reading: Reading, first: int, last: int) -> bool:
    """A sign or another number stands between."""
    return any(
        reading.sign(position, ",;.:)") or reading.tokens[position].kind == NUMBER for position in range(first, last)
    )


def _distance_run(reading: Reading, number: Number, following: Number) -> bool:
    """ "Run 10 km in under 50 minutes", "пробежать 10 км быстрее 55 минут": the distance says what is timed."""
    if reading.language.code == "ru" and following.comparator in ("<", "<="):
        near = 0 <= following.first - number.last <= _IN_UNDER
        return number.symbol == "length" and following.unit == "time" and near and number.kind == following.kind
    return (
        number.kind == following.kind == "measure"
        and following.unit == "time"
        and number.unit in (None, "other")
        and 0 < following.core - number.last <= _IN_UNDER
        and reading.has(number.last, WITHIN)
    )
