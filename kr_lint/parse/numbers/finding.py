"""The numbers of a statement: value, multiplier, unit, comparison, and what kind of number each is.

Not every number measures: dates, years, names ("ISO 27001"), ordinals, durations that say until when and rates are told
apart here. Which of the measuring numbers is baseline, target or change is decided in :mod:`kr_lint.parse.roles`.
"""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import DATE, NUMBER, WORD, number_value
from kr_lint.parse.classes import ARTICLE, NAMED_NUMBER, NUMERAL, NUMERIC, PREPOSITION, UNIT
from kr_lint.parse.numbers.names import ROMAN, name_or_year, year_with_word
from kr_lint.parse.numbers.number import TIMES_SIGNS, Number
from kr_lint.parse.numbers.ranges import join_numbers
from kr_lint.parse.numbers.units import read_after, read_before
from kr_lint.parse.reading import Reading

_QUARTER_OF_A_YEAR: Final = bits("output", "outcome", "level_up", "per", "until", "within")
_NOT_COUNTED: Final = bits("vague", "cmp_ge", "cmp_gt", "cmp_le")
_NUMBER_PREPOSITIONS: Final = bits("cue_from", "cue_to", "until")
_OBLIQUE: Final = ("ablative", "genitive", "locative", "dative", "instrumental")
_FRACTION_DATIVE: Final = ("ге", "ке")
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
                number = _worded(reading, position)
            elif token.low[-1].isdigit():
                number = _attached(reading, position)
        if number is None:
            continue
        number.core, number.end = number.first, number.last
        numbers.append(number)
        free = number.last
    return _mark_brackets(reading, join_numbers(reading, numbers))


def _candidates(reading: Reading) -> list[int]:
    """The tokens that may begin a number: those with digits, and the words for numbers."""
    if not reading.mask & NUMERIC:
        return reading.figures
    worded = [match.first for match in reading.matches if match.bits & NUMERIC]
    return sorted({*reading.figures, *worded})


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
    if number.unit is None and _top_before(reading, number.first - 1):
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


def _top_before(reading: Reading, position: int) -> bool:
    low = reading.low(position)
    return low in reading.lists["top"] or low in reading.lists["best"]


def _worded(reading: Reading, position: int) -> Number | None:
    match = reading.match_at(position)
    if match is None or match.first != position:
        return None
    language = reading.language
    entry = match.entry
    if entry in language.factors:
        number = Number(language.factors[entry], match.first, match.last)
        number.kind = "factor"
        number.unit = "ratio"
        return number if number.value else None
    if entry in language.fractions:
        number = Number(language.fractions[entry], match.first, match.last)
        if entry in reading.lists["quarter"] and (
            reading.has(match.first - 1, _QUARTER_OF_A_YEAR)
            or ROMAN.fullmatch(reading.low(match.first - 1))
            or reading.low(match.first - 1) in reading.lists["ordinals"]
        ):
            return None
        number.unit = "percent"
        number.symbol = "percent"
        word = reading.words[match.last - 1]
        if language.code == "kk" and match.last - match.first > 1 and word is not None:
            number.case = word.case or ("dative" if word.low.endswith(_FRACTION_DATIVE) else "")
        return number
    if entry not in language.numerals or not _counts(reading, match):
        return None
    if _numbers_a_name(reading, match):
        return None
    number = Number(language.numerals[entry], match.first, match.last)
    if entry in reading.lists["rank_groups"]:
        number.unit, number.symbol, number.comparator = "score", "rank", "<="
        return number
    following = reading.match_at(match.last)
    if following is not None and following.entry in language.magnitudes and following.bits & NUMERAL:
        number.value *= language.numerals[following.entry]
        number.last = following.last
    elif (
        following is not None
        and following.entry in language.numerals
        and 0 < language.numerals[following.entry] < 10 <= number.value < 100
    ):
        number.value += language.numerals[following.entry]
        number.last = following.last
    if reading.low(number.last) in reading.lists["and_half"]:
        number.value += 0.5
        number.last += 1
    read_after(reading, number)
    return number


def _numbers_a_name(reading: Reading, match: Match) -> bool:
    """ "in week two", "phase three": the numeral behind a singular name counts nothing."""
    word = reading.words[match.first - 1] if match.first else None
    return (
        reading.language.code == "en"
        and word is not None
        and word.number != "plural"
        and reading.has(match.first - 1, NAMED_NUMBER)
        and (match.last >= len(reading.words) or reading.words[match.last] is None)
    )


def _counts(reading: Reading, match: Match) -> bool:
    """ "no longer", "on one bank" count nothing."""
    if match.entry in reading.lists["none"]:
        return (
            bool(reading.bits[match.last : match.last + 1])
            and not reading.has(match.last, _NOT_COUNTED)
            and reading.low(match.last) not in reading.lists["behind_no"]
        )
    if reading.quoted(match.first):
        return False
    if match.entry in reading.lists["rank_groups"]:
        return _top_before(reading, match.first - 1)
    if reading.language.code == "kk" and match.entry in reading.lists["one"]:
        word = reading.words[match.last] if match.last < len(reading.words) else None
        if word is not None and word.case in _OBLIQUE and not reading.has(match.last, UNIT):
            return False
    if match.entry in reading.lists["one"]:
        previous = reading.match_at(match.first - 1)
        if previous is not None and previous.bits & ARTICLE:
            return False
        english = reading.language.code == "en"
        if english and (
            (match.first and previous is None and reading.tokens[match.first - 1].kind == WORD)
            or reading.has(match.first - 2, ARTICLE)
        ):
            return False
        return not (previous is not None and previous.bits & PREPOSITION and not previous.bits & _NUMBER_PREPOSITIONS)
    return True
