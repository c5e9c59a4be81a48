"""Years and quarters that say when, told from those that name something."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.classes import CUE_NOW, MONTH, OUTPUT, PERIOD, RELATIVE_TIME, SINCE, UNTIL, WITHIN
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_NAMED_BY_QUARTER: Final = bits("output", "outcome", "level_up", "level_down", "flow_up", "field")
QUARTER: Final = re.compile(
    r"(?:q[1-4]|[1-4]q|h[12]|[12]h|fy\d{2,4}|[1-4]кв|кв[1-4])(?:[-'](?:\d{2,4}|[^\W\d_]+))?|q-[1-4]"
)
#: The characters a quarter begins with: a cheap test before the expression.
QUARTER_BEGINS: Final = frozenset("qhfкв1234")


def is_due_year(reading: Reading, number: Number) -> bool:
    """A year says when: behind a time preposition, month or quarter, with a word for year, or at the end."""
    tokens = reading.tokens
    if number.last - number.first > 1:
        return not (reading.language.code == "kk" and number.case == "ablative") and not _begins(reading, number)
    previous = reading.match_at(number.first - 1)
    if (
        previous is not None
        and previous.last == number.first
        and previous.bits & (UNTIL | WITHIN | MONTH | PERIOD | RELATIVE_TIME)
    ):
        return True
    before = reading.low(number.first - 1)
    if QUARTER.fullmatch(before) or (number.first > 1 and reading.sign(number.first - 1, "-'.,/")):
        return True
    after = reading.match_at(number.last)
    if after is not None and after.first == number.last and after.bits & (MONTH | UNTIL):
        return True
    if reading.has(number.first - 1, OUTPUT):
        return False
    return number.last == len(tokens) or reading.sign(number.last, ".)") or number.case in ("dative", "locative")


def _begins(reading: Reading, number: Number) -> bool:
    previous = reading.match_at(number.first - 1)
    return previous is not None and previous.last == number.first and bool(previous.bits & CUE_NOW)


def is_due_quarter(reading: Reading, position: int) -> bool:
    """Q3 says when unless it names something ("Q1–Q2 journals", "the Q3 report")."""
    if reading.sign(position - 1, "-–") and QUARTER.fullmatch(reading.low(position - 2)):
        return is_due_quarter(reading, position - 2)
    if reading.sign(position + 1, "-–") and QUARTER.fullmatch(reading.low(position + 2)):
        previous = reading.match_at(position - 1)
        return previous is not None and bool(previous.bits & (UNTIL | WITHIN))
    previous = reading.match_at(position - 1)
    cue = previous is not None and previous.last == position and previous.bits & (UNTIL | WITHIN | PERIOD | SINCE)
    if cue:
        return not (previous is not None and previous.bits & CUE_NOW)
    following = position + 1
    if following < len(reading.tokens) and reading.tokens[following].kind == NUMBER:
        following += 1
    if reading.has(following, _NAMED_BY_QUARTER):
        return reading.language.code == "kk"
    low = reading.low(position)
    if low.startswith("fy") and not reading.sign(following, ".,;)"):
        return following >= len(reading.tokens)
    return True
