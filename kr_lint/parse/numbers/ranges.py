"""Two numbers that are one: ranges ("10-15 %"), fractions ("3/4"), shares ("9 out of 10")."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import SIGN
from kr_lint.parse.classes import AND, OUT_OF
from kr_lint.parse.numbers.number import ARROWS, Number
from kr_lint.parse.reading import Reading

_SHARE_WORDS: Final = bits("out_of", "article")
_MINUTES: Final = 60
_LEAST_COUNT: Final = 10
_SCALES: Final = (5, 10, 100)


def join_numbers(reading: Reading, numbers: list[Number]) -> list[Number]:
    """Ranges ("10-15 %"), fractions ("3/4"), shares ("9 out of 10") become one number each."""
    if len(numbers) < 2:
        return numbers
    joined: list[Number] = []
    index = 0
    while index < len(numbers):
        number = numbers[index]
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if (
            following is not None
            and following.kind == "ordinal"
            and number.unit is None
            and number.last == number.first + 1
            and number.last + 1 == following.core
            and reading.sign(number.last, ",-–/")
            and not (reading.sign(number.last, ",") and number.value >= _LEAST_COUNT)
            and not reading.sign(number.first - 1, ARROWS)
        ):
            number.kind = "ordinal"
        if (
            following is not None
            and number.kind in ("measure", "name")
            and following.kind in ("measure", "factor", "place")
        ):
            if _is_range(reading, number, following):
                number.high = following.value
                if number.unit is None:
                    if following.unit == "money" and following.value >= 1000 * number.value > 0:
                        number.value *= _shared_multiplier(number.value, following.value)
                    number.unit, number.symbol = following.unit, following.symbol
                number.kind = following.kind
                number.case, number.ending = following.case, following.ending
                number.last = number.end = following.last
                number.comparator = "=" if number.comparator == ">=" else number.comparator
                joined.append(number)
                index += 2
                continue
            share = _share(reading, number, following)
            if share is not None:
                joined.append(share)
                index += 2
                continue
        if following is not None and _hours_and_minutes(number, following):
            number.value += following.value / _MINUTES
            number.case, number.ending = following.case, following.ending
            number.last = number.end = following.last
            index += 1
        joined.append(number)
        index += 1
    return joined


def _hours_and_minutes(number: Number, following: Number) -> bool:
    """ "2 сағат 30 минуттан": one duration in two units."""
    return (
        number.symbol == "hour"
        and following.symbol == "minute"
        and number.last == following.core
        and not number.case
        and following.value < _MINUTES
    )


def _shared_multiplier(low: float, high: float) -> float:
    for multiplier in (1e9, 1e6, 1e3):
        if high >= multiplier and low < high / multiplier * 10:
            return multiplier
    return 1.0


def _is_range(reading: Reading, number: Number, following: Number) -> bool:
    gap = following.first - number.last
    if gap == 1 and reading.low(number.core - 1) in reading.lists["between"] and reading.has(number.last, AND):
        number.first = number.core - 1
        return True
    if following.minus and gap == 0 and following.first > 0:
        return False
    if gap != 1 or not reading.sign(number.last, "-–…"):
        return False
    dash = reading.tokens[number.last]
    return (dash.glued or dash.text == "–") and number.value <= following.value and not number.ending


def _share(reading: Reading, number: Number, following: Number) -> Number | None:
    months = reading.language.code == "kk" and number.unit == "time" and number.case == "genitive"
    if (number.unit is not None and not months) or following.value <= 0:
        return None
    gap = following.first - number.last
    tokens = reading.tokens
    slash = gap == 1 and reading.sign(number.last, "/") and tokens[number.last].glued and tokens[following.first].glued
    out_of = (
        gap in (1, 2, 3)
        and reading.mask & OUT_OF != 0
        and any(reading.has(position, OUT_OF) for position in range(number.last, following.first))
        and _only(reading, number.last, following.first)
    )
    if out_of and reading.low(number.last) in reading.lists["share_in"] and following.value > 10:
        out_of = False
    if (slash or out_of) and 0 < number.value <= following.value and following.unit is None:
        rated = slash and any(
            reading.low(position).startswith(reading.stems["rated"]) for position in range(number.first)
        )
        if (number.value % 1 or rated) and following.value in _SCALES:
            number.unit, number.symbol, number.last, number.end = "score", "score", following.last, following.last
            return number
        share = Number(100 * number.value / following.value, number.first, following.last)
        share.unit, share.symbol = "percent", "percent"
        share.comparator = number.comparator
        share.case = following.case
        return share
    if _out_of_all(reading, number, following):
        share = Number(100 * following.value / number.value, following.first, following.last)
        share.unit, share.symbol = "percent", "percent"
        return share
    if reading.language.code == "kk" and _nine_of_ten(reading, number, following):
        share = Number(100 * following.value / number.value, number.first, following.last)
        share.unit, share.symbol = "percent", "percent"
        return share
    if (
        reading.language.code == "kk"
        and following.ending
        and following.case in ("", "dative", "accusative", "locative")
        and following.value < number.value
    ):
        between = range(number.last, following.first)
        genitive = number.case in ("genitive", "ablative") or any(
            (word := reading.words[i]) is not None and word.case in ("genitive", "ablative") for i in between
        )
        if genitive and len(between) <= 4 and following.ending not in reading.lists["dative_endings"]:
            share = Number(100 * following.value / number.value, number.first, following.last)
            share.ending = following.ending
            share.unit, share.symbol = "percent", "percent"
            share.case = following.case
            return share
    return None


def _nine_of_ten(reading: Reading, number: Number, following: Number) -> bool:
    """ "10-нан 9": an ablative and a bare smaller number that ends its clause."""
    if (
        number.case != "ablative"
        or not number.ending
        or following.core != number.last
        or following.ending
        or following.unit is not None
    ):
        return False
    ends = following.last >= len(reading.tokens) or reading.tokens[following.last].kind == SIGN
    return ends and following.value < number.value <= 100


def _only(reading: Reading, first: int, last: int) -> bool:
    """ "of", "out of", "of the next": nothing else stands between."""
    return all(
        reading.bits[position] & _SHARE_WORDS
        or reading.low(position) in reading.lists["coming"]
        or (position == first and last - first > 1 and _shared_out(reading, position))
        for position in range(first, last)
    )


def _out_of_all(reading: Reading, number: Number, following: Number) -> bool:
    """ "Из 150 предложений внедрено 60": the whole opens a Russian statement, the part closes it."""
    return (
        reading.language.code == "ru"
        and number.core == 1
        and reading.has(0, OUT_OF)
        and following.unit is None
        and following.last >= len(reading.tokens)
        and 0 < following.value <= number.value
    )


def _shared_out(reading: Reading, position: int) -> bool:
    """ "В 9 сёлах из 12": the Russian noun stands between the two numbers."""
    word = reading.words[position]
    return reading.language.code == "ru" and word is not None and word.case != "" and not word.verb
