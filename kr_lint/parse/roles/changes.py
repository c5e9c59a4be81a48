"""Whether a number says by how much the metric moves, or where it goes."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import CHANGE_WORDS, COMPARATIVE, COPULA, HALF, LOWERING, SHOW
from kr_lint.parse.numbers.number import BY, FROM, GOAL, LIMIT_TO, MORE, NOW, TO, Number
from kr_lint.parse.reading import Reading

_ARRIVING: Final = bits("deliver", "conduct", "hire", "attain", "get", "reach", "eliminate", "ensure", "finish")
_GROWTH: Final = bits("raise", "improve", "raise_noun")
_MOVING_WORDS: Final = bits("raise", "lower", "raise_noun", "lower_noun")


def is_change(reading: Reading, number: Number, action: int, moving: bool) -> bool:
    """Whether a number is the change itself; ``action`` are the verb classes, ``moving`` that they move a metric."""
    if (
        number.symbol == "percent"
        and reading.has(number.core, HALF)
        and reading.low(number.core) in reading.lists["change_prepositions"]
    ):
        return True
    if number.cue == BY and reading.language.code == "ru" and not moving and not number.plus and not number.minus:
        amount = number.unit in ("count", "money", "score") and not action
        told = action & SHOW and number.unit == "percent" and not reading.has(number.last, COMPARATIVE)
        if action & _ARRIVING or amount or told:
            return False
    if number.cue in (BY, MORE):
        return not (number.cue == BY and number.comparator in ("<", "<=") and not moving)
    if number.cue in (GOAL, LIMIT_TO, FROM, NOW):
        return False
    if reading.language.code == "kk" and number.cue == TO:
        if not number.value:
            return False
        if action & LOWERING:
            return True
        if not action & _GROWTH:
            return False
        return (
            number.unit in ("percent", "ratio")
            or number.symbol in ("point", "score_point")
            or not _lifts(reading, number)
        )
    if number.cue == TO:
        return False
    if _opens_as_share(reading, number):
        return False
    if not moving or number.comparator not in ("=", "~", ">=", ">"):
        return False
    if number.unit == "percent":
        return number.comparator in ("=", "~") and number.value != 100
    if number.unit in ("time", "money") or number.symbol == "point":
        return number.comparator == "=" and bool(action & _MOVING_WORDS)
    if number.unit == "other":
        return number.comparator == "=" and reading.has(number.core - 1, LOWERING)
    return False


def _opens_as_share(reading: Reading, number: Number) -> bool:
    """ "80 % of questions are solved": a bare share that opens the statement is its subject."""
    return (
        number.core == 0
        and number.unit == "percent"
        and (reading.low(number.last) in reading.lists["of"] or reading.language.code != "en")
    )


def _lifts(reading: Reading, number: Number) -> bool:
    """Verbs whose bare dative is the new level ("4,8-ге көтеру"), unlike "3 литрге көбейту"."""
    lifting = reading.lists["level_verbs"]
    return any(match.first >= number.core and match.entry in lifting for match in reading.matches)


def agent(reading: Reading, number: Number) -> bool:
    """ "performed by at least two people": by names who does it, not how much."""
    if number.unit != "count" or reading.language.code != "en":
        return False
    word = reading.words[number.first - 1] if number.first else None
    if reading.has(number.first - 1, CHANGE_WORDS):
        return False
    return word is not None and word.form == "done" and bool(reading.mask & COPULA)


def growth_aside(number: Number, target: Number) -> bool:
    """A growth told beside the target: "300 (+100 %)", "by 15 % (from 19 to 16)"."""
    if number.cue in (BY, MORE) or number.plus or number.minus:
        return number.unit in ("percent", target.unit) and abs(number.first - target.last) < 12
    return False
