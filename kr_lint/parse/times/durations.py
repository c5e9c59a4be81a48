"""Numbers that count time: durations that say until when and rates, told from what measures."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import FIRST, PER, WITHIN
from kr_lint.parse.numbers.number import NOW, Number
from kr_lint.parse.reading import Reading

_LIMIT_CUES: Final = bits("cue_to", "until")
_CEILINGS: Final = bits("cmp_le", "cmp_lt")
_PAIR: Final = 2
_MANY_DAYS: Final = 10
_LONG_UNITS: Final = frozenset({"sprint", "week", "month", "quarter", "year"})


def mark_times(reading: Reading, numbers: list[Number]) -> None:
    """Tell durations that say until when, and rates, from numbers that measure."""
    timed = [number for number in numbers if number.unit == "time" or number.symbol == "age"]
    if not timed:
        return
    measured = sum(number.kind in ("measure", "factor") for number in numbers)
    times = sum(
        (number.unit == "time" and number.symbol != "age") or number.cue == NOW
        for number in numbers
        if number.kind == "measure"
    )
    for number in timed:
        if number.kind != "measure" or (number.comparator in ("<", "<=") and number.unit != "time"):
            continue
        if number.unit == "time" and _tells_age(reading, number):
            number.kind = "name"
        elif (
            _is_rate(reading, number)
            or (reading.language.code == "kk" and number.unit == "time" and _lasting(reading, number, measured > 1))
            or (reading.language.code == "kk" and (_few_days_of_share(numbers, number) or _each_hour(numbers, number)))
        ):
            number.kind = "rate"
        elif number.symbol == "age":
            attributive = (
                any(
                    reading.low(position).endswith(reading.endings["attributive"])
                    for position in (number.last - 1, number.last)
                )
                or number.case != "dative"
            )
            number.kind = "name" if attributive else "duration"
        elif (
            number.unit == "time"
            and number.symbol is not None
            and times < _PAIR
            and _says_until_when(reading, number, measured > 1)
        ):
            number.kind = "duration"


def _tells_age(reading: Reading, number: Number) -> bool:
    """ "Tickets older than 30 days", "заявки старше 60 дней": the duration only says which ones."""
    last = reading.low(number.first - 1)
    return not reading.lists["age_words"].isdisjoint((last, f"{reading.low(number.first - 2)} {last}"))


def _is_rate(reading: Reading, number: Number) -> bool:
    """The number counts the periods of a rate: "every 2 weeks", "в 2 недели раз"."""
    previous = reading.match_at(number.first - 1)
    if previous is None or previous.last != number.first or number.unit != "time":
        return False
    return bool(previous.bits & PER) and previous.entry in reading.lists["every"]


def _lasting(reading: Reading, number: Number, others: bool) -> bool:
    """ "бір ай бойы", "3 жылға €300 000": how long something lasts, neither measure nor deadline."""
    if reading.low(number.last) in reading.lists["lasting"]:
        return True
    opens = number.core == 0 and number.case == "dative" and number.symbol in _LONG_UNITS
    return opens and others and not reading.has(number.last, _LIMIT_CUES)


def _says_until_when(reading: Reading, number: Number, others: bool) -> bool:
    previous = reading.match_at(number.first - 1)
    long_unit = number.symbol in _LONG_UNITS or (number.symbol == "day" and number.value >= 10 and others)
    if reading.language.code == "kk":
        following = reading.match_at(number.last)
        after = following is not None and following.first == number.last and following.bits & WITHIN
        if number.case == "locative" or after:
            return long_unit or (others and number.symbol == "day")
        return False
    if previous is None or previous.last != number.first:
        return False
    if number.first > 1 and reading.has(number.first - 1, FIRST) and reading.has(number.first - 2, WITHIN):
        return long_unit
    if any(reading.low(position) in reading.lists["working"] for position in range(number.core, number.end)):
        return False
    if previous.bits & WITHIN and not previous.bits & _CEILINGS:
        alone = previous.entry in reading.lists["within_beside_others"] and not others
        if alone and (reading.language.code == "ru" or number.symbol != "month"):
            return False
        return long_unit
    return False


def _few_days_of_share(numbers: list[Number], number: Number) -> bool:
    """ "тапсырыстың 90%-ы бір күнде жеткізіледі": within a few days tells what the share is of."""
    return (
        number.symbol == "day"
        and number.value < _MANY_DAYS
        and number.case in ("", "locative")
        and any(other.unit == "percent" and other.kind == "measure" and other.core < number.core for other in numbers)
    )


def _each_hour(numbers: list[Number], number: Number) -> bool:
    """ "бір сағатта 14 чек": so many in each hour."""
    return (
        number.value == 1
        and number.symbol in ("hour", "minute", "second")
        and number.case == "locative"
        and any(other.core >= number.last and other.unit != "time" and other.kind == "measure" for other in numbers)
    )
