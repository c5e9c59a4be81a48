"""The numbers of a statement: value, multiplier, unit, comparison, and what kind of number each is.

Not every number measures: dates, years, names ("ISO 27001"), ordinals, durations that say until when and rates are told
apart here. Which of the measuring numbers is baseline, target or change is decided in :mod:`kr_lint.parse.roles`.
"""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.scan import DATE, NUMBER, WORD, number_value
from kr_lint.parse.classes import COMPARISON, CUE_TO, NUMERIC, UNIT
from kr_lint.parse.numbers.kazakh_words import day_of_month
from kr_lint.parse.numbers.names import name_or_year, year_with_word
from kr_lint.parse.numbers.number import TIMES_SIGNS, Number
from kr_lint.parse.numbers.ranges import join_numbers
from kr_lint.parse.numbers.units import read_after, read_before
from kr_lint.parse.numbers.words import top_before, worded
from kr_lint.parse.reading import Reading

_ATTACHED: Final = re.compile(r"(?P<head>[^\W\d]+)(?P<hyphen>-?)(?P<value>\d+)")


def find_numbers(reading: Reading) -> list[Number]:
    """Every number of the statement, in order, each with its kind."""
    numbers: list[Number] = []
    free = 0
    for position in _candidates(reading):
        if position < free:
            continue
        token = reading.tokens[position]
        number: Number | None = None
        if token.kind == NUMBER:
            number = _digits(reading, position)
        elif token.kind == DATE:
            number = Number(0.0, position, position + 1)
            number.kind = "date"
        elif token.kind == WORD:
            if reading.bits[position] & NUMERIC:
                number = worded(reading, position)
            elif token.low[-1].isdigit():
                number = _attached(reading, position)
            else:
                number = _implied(reading, position)
        if number is None:
            continue
        number.core, number.end = number.first, number.last
        numbers.append(number)
        free = number.last
    return _mark_brackets(reading, join_numbers(reading, numbers))


def _candidates(reading: Reading) -> list[int]:
    """The tokens that may begin a number: those with digits, and the words for numbers."""
    implicit = reading.lists["implicit_units"]
    if not reading.mask & NUMERIC and not (implicit and reading.mask & UNIT):
        return reading.figures
    worded = [match.first for match in reading.matches if match.bits & NUMERIC or match.entry in implicit]
    return sorted({*reading.figures, *worded})


def _implied(reading: Reading, position: int) -> Number | None:
    """ "Не дольше часа", "до минуты": one unit of time without a numeral, behind a limit."""
    match, word = reading.match_at(position), reading.words[position]
    if match is None or match.entry not in reading.lists["implicit_units"] or word is None or word.case != "genitive":
        return None
    limited = reading.has(position - 1, COMPARISON | CUE_TO)
    name = reading.unit_of(match)
    if name is None or not limited:
        return None
    number = Number(1.0, position, position + 1)
    number.symbol, number.unit = name
    return number


def _mark_brackets(reading: Reading, numbers: list[Number]) -> list[Number]:
    """Note which numbers stand in brackets: an aside steps back behind a number outside."""
    if not reading.brackets:
        return numbers
    depth = 0
    position = 0
    for number in numbers:
        while position < number.core:
            text = reading.tokens[position].text
            depth = depth + 1 if text in "([{" else max(0, depth - 1) if text in ")]}" else depth
            position += 1
        number.bracketed = depth > 0
    return numbers


def _digits(reading: Reading, position: int) -> Number:
    tokens = reading.tokens
    token = tokens[position]
    number = Number(number_value(token.text), position, position + 1)
    if year_with_word(reading, number, token.text):
        return number
    if (
        token.glued
        and reading.sign(position - 1, "+")
        and tokens[position - 1].glued
        and tokens[position - 2].kind == WORD
    ):
        number.kind = "name"
        return number
    if "." in token.text and reading.sign(position + 1, "%"):
        number.value = (
            float(token.text.replace(" ", "").replace(",", "")) if token.text.count(".") == 1 else number.value
        )
    read_before(reading, number)
    if reading.low(number.last) in reading.lists["and_half"]:
        number.value += 0.5
        number.last += 1
    read_after(reading, number)
    if reading.language.code == "kk" and day_of_month(reading, number):
        number.kind = "date"
        return number
    if number.unit is None and top_before(reading, number.first - 1):
        number.unit, number.symbol, number.comparator = "score", "rank", "<="
    if number.kind == "measure" and number.unit is None and number.symbol is None:
        name_or_year(reading, number, token.text)
    return number


def _attached(reading: Reading, position: int) -> Number | None:
    """Digits behind letters that still measure: "x3", "топ-10"."""
    match = _ATTACHED.fullmatch(reading.low(position))
    if match is None:
        return None
    number = Number(number_value(match["value"]), position, position + 1)
    if match["head"] in TIMES_SIGNS and not match["hyphen"]:
        number.kind, number.unit = "factor", "ratio"
    elif match["head"] in reading.lists["top"]:
        number.unit, number.symbol, number.comparator = "score", "rank", "<="
    else:
        return None
    return number
