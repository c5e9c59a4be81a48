"""Numbers that count what a result is taken over or made of, not the result itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import (
    ALL,
    COPULA,
    CUE_NOW,
    CUE_TO,
    NEW,
    PLACE,
    PREPOSITION,
    VERB_BITS,
)
from kr_lint.parse.numbers.number import FROM, LIMIT_TO, NOW, TO, Number
from kr_lint.parse.reading import Reading

_CLAUSE_REACH: Final = 4
_ROUND_UNITS: Final = (1, 10, 100, 1_000)
_ROUND: Final = (10, 100, 1_000, 10_000, 100_000, 1_000_000)
_RESULTS: Final = bits("attain", "get", "reach", "raise", "lower", "improve")


def _possessed(reading: Reading, number: Number) -> bool:
    """ "our 3 busiest stores" are known already; the number defines whom the result is about."""
    return number.unit is None and reading.low(number.core - 1) in reading.lists["our"] and number.core <= 1


def mark_bases(reading: Reading, numbers: list[Number]) -> None:
    """ "Жалоб на 1000 абонентов – с 14 до 8", "6 на 1000": a number of what a rate is taken over."""
    for number, following in pairwise(numbers):
        if (
            number.kind == following.kind == "measure"
            and following.unit is None
            and number.end + 1 == following.core
            and reading.low(number.end) in reading.lists["bases"]
        ):
            following.kind = "rate"
            continue
        if (
            number.kind == following.kind == "measure"
            and (number.unit is None or (number.unit == "other" and reading.language.code == "ru"))
            and number.value in _ROUND
            and reading.low(number.core - 1) in reading.lists["bases"]
            and number.core > 1
            and not reading.has(number.core - 2, VERB_BITS)
            and (following.cue or following.comparator != "=" or reading.sign(following.first - 1, ":–"))
        ):
            number.kind = "rate"


def mark_places(reading: Reading, numbers: list[Number]) -> None:
    """Counts of the things a number is taken over ("in 3 regions") step back when another number measures."""
    for number in numbers:
        if number.kind == "measure" and number.unit is None and _all_of_them(reading, number):
            number.kind = "name"
            continue
        if reading.language.code == "kk" and (
            _of_each_hundred(numbers, number)
            or _in_relative_clause(reading, numbers, number)
            or _for_one_unit(reading, numbers, number)
        ):
            number.kind = "rate"
            continue
        if number.kind == "measure" and (
            _possessed(reading, number)
            or (number.symbol == "rank" and reading.low(number.first - 3) in reading.lists["for"])
        ):
            number.kind = "place"
            continue
        if (
            number.kind == "measure"
            and number.unit is None
            and reading.has(number.core - 1, ALL)
            and reading.language.code == "ru"
        ):
            number.kind = "rate"
            continue
        if number.kind == "measure" and number.unit is None and _accompanies(reading, number):
            number.kind = "rate" if number.value == 1 else "place"
            continue
        starts = number.cue == FROM and not any(other.cue in (TO, LIMIT_TO) for other in numbers)
        if number.kind != "measure" or number.unit is not None or (number.cue and not starts):
            continue
        if (
            number.bracketed
            and number.comparator == "="
            and reading.language.code == "ru"
            and reading.has(number.core - 1, PREPOSITION)
            and reading.low(number.core - 1) not in reading.lists["value_prepositions"]
        ):
            number.kind = "rate"
            continue
        previous = reading.match_at(number.first - 1)
        place = reading.match_at(number.last)
        if place is not None and place.bits & NEW and not place.bits & PLACE:
            place = reading.match_at(place.last)
        if place is None or place.first > number.last + 1 or not place.bits & PLACE:
            continue
        located = (
            _kazakh_located(reading, place)
            if reading.language.code == "kk"
            else previous is not None
            and previous.last == number.first
            and previous.bits & PREPOSITION
            and previous.entry not in reading.lists["value_prepositions"]
        )
        if located:
            number.kind = "place"


def _accompanies(reading: Reading, number: Number) -> bool:
    """ "С двумя школами", "с одного гостя": Russian "with" and "for each" before a number, no baseline."""
    if reading.low(number.core - 1) not in reading.lists["with"]:
        return False
    if number.value == 1:
        return not any(reading.has(position, CUE_TO) for position in range(number.end, number.end + 2))
    words = (reading.words[number.core], reading.words[number.last] if number.last < len(reading.words) else None)
    return any(word is not None and word.case == "instrumental" for word in words)


def mark_asides(reading: Reading, numbers: list[Number], actions: list[Action]) -> None:
    """ ", identifying 1–2 strengths": numbers of an English participle clause describe the deliverable."""
    if reading.language.code != "en" or not actions:
        return
    for number in numbers:
        for position in range(actions[0].last, number.core):
            word = reading.words[position]
            if (
                word is not None
                and word.form == "gerund"
                and reading.sign(position - 1, ",")
                and not reading.has(position, _RESULTS)
            ):
                number.kind = "rate" if number.kind == "measure" else number.kind


def _kazakh_located(reading: Reading, place: Match) -> bool:
    word = reading.words[place.last - 1]
    beside = reading.words[place.last] if place.last < len(reading.words) else None
    if word is not None and word.case == "genitive" and beside is not None and beside.possessive and not beside.verb:
        return beside.case in ("dative", "locative") and not reading.bits[place.last]
    return word is not None and word.case in ("locative", "ablative")


def _all_of_them(reading: Reading, number: Number) -> bool:
    """ "45 дүкеннің бәрі": all of so many, which are known."""
    position = number.last
    word = reading.words[position] if position < len(reading.words) else None
    following = reading.match_at(position + 1)
    return (
        reading.language.code == "kk"
        and word is not None
        and word.case == "genitive"
        and following is not None
        and bool(following.bits & ALL)
    )


def _of_each_hundred(numbers: list[Number], number: Number) -> bool:
    """ "100 саулықтан 95 қозы": so many of each hundred, no level they come from."""
    following = next((other for other in numbers if other.core > number.core), None)
    return (
        number.value in (100, 1000)
        and number.unit is None
        and number.cue == FROM
        and following is not None
        and following.cue == 0
        and following.kind == "measure"
    )


def _in_relative_clause(reading: Reading, numbers: list[Number], number: Number) -> bool:
    """ "25 минут ішінде жеткен шақыртулар үлесі – 80%": the number only tells which ones are meant."""
    if number.kind not in ("measure", "duration") or number.cue == NOW or not _measures_later(numbers, number):
        return False
    for position in range(number.last, min(len(reading.words) - 1, number.last + _CLAUSE_REACH)):
        word, following = reading.words[position], reading.words[position + 1]
        if word is None or reading.tokens[position].kind == NUMBER or reading.bits[position] & (COPULA | CUE_NOW):
            return False
        if word.form == "participle" and (word.number == "plural" or word.possessive):
            return True
        if word.form == "participle":
            return following is not None and not following.verb and not reading.bits[position + 1] & CUE_NOW
        if word.verb:
            return False
    return False


def _for_one_unit(reading: Reading, numbers: list[Number], number: Number) -> bool:
    """ "Бір тонна өнімге 410 квт", "100 шақырымға 7 литр": what the measured value is for."""
    if number.kind != "measure" or number.value not in _ROUND_UNITS or not _measures_later(numbers, number):
        return False
    if number.unit != "other":
        return False
    word = reading.words[number.last] if number.last < len(reading.words) else None
    counted = number.core == 0 and word is not None and not word.verb and word.case == "dative"
    beside = any(other.core == number.last for other in numbers)
    return counted or (number.case == "dative" and (number.core == 0 or beside))


def _measures_later(numbers: list[Number], number: Number) -> bool:
    return any(other.core > number.core and other.kind == "measure" and other.cue != NOW for other in numbers)
