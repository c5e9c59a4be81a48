"""Numbers that do not measure: years, dates, versions, numbers inside names."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NAME, NUMBER, SIGN, WORD
from kr_lint.parse.classes import (
    ARTICLE,
    COMPARISON,
    COUNTED,
    LEVELS,
    MONTH,
    NAMED_NUMBER,
    PER,
    PERIOD,
    UNTIL,
    VERB_BITS,
    WITHIN,
)
from kr_lint.parse.numbers.number import ARROWS, Number
from kr_lint.parse.reading import Reading

_CALENDAR: Final = bits("period", "month")
_JOINERS: Final = bits("and", "preposition")
_TIME_CUES: Final = bits("until", "within", "period", "month", "relative_time", "due_noun")
_MEASURING_CUES: Final = bits("get", "reach", "raise", "lower", "cue_by")
_LEAST_CODE: Final = 999
_LONGEST_MONTH: Final = 31
_LONGEST_YEAR_NAME: Final = 3
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100
#: The number of a quarter or half-year, also in Cyrillic letters.
ROMAN: Final = re.compile(r"i{1,3}|iv|і{1,3}|іv")
_FULL_DAY_MONTH: Final = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_DAY_MONTH: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")


def name_or_year(reading: Reading, number: Number, text: str) -> None:
    """Years and numbers that are part of a name."""
    following = reading.match_at(number.last)
    previous = reading.match_at(number.first - 1)
    language = reading.language
    if (
        _DAY_MONTH.fullmatch(text)
        and previous is not None
        and previous.last == number.first
        and (previous.bits & UNTIL or text[0] == "0" or (previous.bits & WITHIN and _FULL_DAY_MONTH.fullmatch(text)))
    ):
        number.kind = "date"
        return
    if (
        number.case == "dative"
        and _DAY_MONTH.fullmatch(text)
        and reading.has(number.last, UNTIL)
        and not reading.mask & LEVELS
    ):
        number.kind = "date"
        return
    month = following is not None and following.first == number.last and following.bits & MONTH and not number.ending
    slash = (
        reading.sign(number.last, "/")
        and reading.tokens[number.last].glued
        and number.last + 1 < len(reading.tokens)
        and reading.tokens[number.last + 1].text.isdigit()
    )
    if (
        slash
        and number.value <= _LONGEST_MONTH
        and previous is not None
        and previous.last == number.first
        and previous.bits & UNTIL
    ):
        number.kind = "date"
        number.last += 2
        return
    if number.value <= _LONGEST_MONTH and (
        month
        or (
            previous is not None
            and previous.last == number.first
            and previous.bits & MONTH
            and reading.language.code == "en"
        )
    ):
        number.kind = "date"
        if month and following is not None:
            number.last = following.last
        return
    if len(text) == 4 and text.isdigit() and _spans_years(reading, number):
        number.kind = "year"
        return
    if (
        len(text) == 4
        and text.isdigit()
        and _FIRST_YEAR <= number.value <= _LAST_YEAR
        and _stands_as_year(reading, number, previous)
    ):
        number.kind = "year"
        return
    if (
        previous is not None
        and previous.last == number.first
        and previous.bits & NAMED_NUMBER
        and (number.comparator == "=" or reading.sign(number.last - 1, "+"))
        and not (previous.first == 0 and previous.bits & VERB_BITS)
    ):
        counted = following is not None and following.bits & COUNTED and previous.bits & _CALENDAR
        if language.code == "kk":
            word = reading.words[previous.last - 1]
            counted = counted or (word is not None and word.case not in ("", "nominative"))
        counted = counted or reading.has(previous.first - 1, PER) or reading.sign(number.last, ARROWS)
        if (
            not counted
            and not previous.bits & COMPARISON
            and "," not in text
            and " " not in text
            and number.value < 100_000
        ):
            number.kind = "name"
    if (
        following is not None
        and following.first == number.last
        and following.entry in reading.lists["version_words"]
        and "." in text
    ):
        number.kind = "name"
    if reading.sign(number.first - 1, "№#") or (
        reading.sign(number.first - 1, ".") and reading.low(number.first - 2) in reading.lists["number_sign"]
    ):
        number.kind = "name"
    if (
        number.first >= 2
        and reading.low(number.first - 1).upper() in reading.lists["brand_letters"]
        and reading.tokens[number.first - 1].glued
        and reading.low(number.first - 2) == "1"
    ):
        number.kind = "name"
    if _names_a_thing(reading, number, following):
        number.kind = "name"
    if language.code == "kk" and number.first == 0 and reading.sign(number.last, ")"):
        number.kind = "name"
    if (
        reading.sign(number.first - 1, "-")
        and reading.tokens[number.first - 1].glued
        and reading.tokens[number.first].glued
    ):
        before = reading.tokens[number.first - 2] if number.first > 1 else None
        if before is not None and before.kind in (WORD, NAME):
            number.kind = "name"


def _names_a_thing(reading: Reading, number: Number, following: Match | None) -> bool:
    """ "Django 5", "AS/400": a number behind a capitalised name that no lexicon knows, with nothing to count behind."""
    before = number.first - 1
    if before < 0 or number.kind != "measure" or number.comparator != "=" or number.case == "ablative":
        return False
    token = reading.tokens[before]
    if (
        token.text == "/"
        and token.glued
        and reading.tokens[number.first].glued
        and before
        and reading.tokens[before - 1].kind == WORD
    ):
        return True
    counted = (
        number.last < len(reading.words)
        and reading.words[number.last] is not None
        and not reading.has(number.last, _JOINERS)
    )
    if reading.sign(number.last, ARROWS):
        return False
    code = (
        token.kind == WORD
        and token.text.isupper()
        and not reading.bits[before]
        and number.value > _LEAST_CODE
        and number.value % 1 == 0
    )
    if code and (following is None or following.bits & _JOINERS) and " " not in reading.tokens[number.first].text:
        return True
    named = (
        token.kind == WORD
        and before > 0
        and token.text[:1].isupper()
        and not token.text.isupper()
        and not reading.bits[before]
    )
    measured = reading.language.code == "ru" and not {",", " "}.isdisjoint(reading.tokens[number.first].text)
    return named and not counted and following is None and not measured


def year_with_word(reading: Reading, number: Number, text: str) -> bool:
    """ "2026 жылға", "2026 году", "2026 г.": the word makes it a year, whose case says when."""
    if (
        len(text) != 4
        or not text.isdigit()
        or not 1900 <= number.value <= _LAST_YEAR
        or number.last >= len(reading.words)
    ):
        return False
    if _school_year(reading, number):
        return True
    position = number.last
    if reading.sign(position, "-–") and reading.tokens[position].glued and position + 1 < len(reading.words):
        position += 1
    word = reading.words[position]
    if word is not None and word.low.startswith(reading.stems["year"]):
        number.kind, number.case, number.last = "year", word.case or "locative", position + 1
        return True
    if word is None or reading.lists["year"].isdisjoint((word.lemma, word.low)):
        return False
    number.kind = "year"
    number.case = word.case
    number.last = position + 1
    return True


def is_year(value: float) -> bool:
    """Whether a number may be a year of planning."""
    return _FIRST_YEAR <= value <= _LAST_YEAR and value % 1 == 0


def _school_year(reading: Reading, number: Number) -> bool:
    """ "2026/27 оқу жылында", "2025-2026 учебном году": two years in a row and what they are years of."""
    sign, second = number.last, number.last + 1
    if second >= len(reading.tokens) or not reading.sign(sign, "/-–") or not reading.tokens[second].text.isdigit():
        return False
    text = reading.tokens[second].text
    if int(text) not in (number.value + 1, (number.value + 1) % 100) or len(text) == 1:
        return False
    end = second + 1
    for position in range(end, min(end + _LONGEST_YEAR_NAME, len(reading.tokens))):
        if reading.has(position, PERIOD):
            end = position + 1
    word = reading.words[end - 1]
    number.kind, number.last = "year", end
    if word is not None:
        number.case = word.case
    return True


def _spans_years(reading: Reading, number: Number) -> bool:
    """ "1978–2004", "2025/26": a span of years or a school year."""
    if not 1900 <= number.value <= _LAST_YEAR:
        return False
    for sign, other in ((number.last, number.last + 1), (number.first - 1, number.first - 2)):
        if reading.sign(sign, "-–/") and 0 <= other < len(reading.tokens) and reading.tokens[other].kind == NUMBER:
            text = reading.tokens[other].text
            if text.isdigit() and (
                (len(text) == 4 and 1900 <= int(text) <= _LAST_YEAR) or (len(text) == 2 and reading.sign(sign, "/"))
            ):
                return True
    return False


def _stands_as_year(reading: Reading, number: Number, previous: Match | None) -> bool:
    """A bare four-digit number is a year behind a time word or a dash or at the end, not before a counted noun."""
    if number.ending and (number.case == "locative" or reading.has(number.last, MONTH)):
        return True
    if number.case == "ablative" or number.cue:
        return False
    if previous is not None and previous.last == number.first:
        if (
            previous.bits & ARTICLE
            and reading.language.code == "en"
            and number.last < len(reading.words)
            and reading.words[number.last] is not None
        ):
            return True
        if previous.bits & _TIME_CUES:
            return not reading.has(number.last, COUNTED) or bool(previous.bits & _CALENDAR)
        if previous.bits & (COMPARISON | _MEASURING_CUES):
            return False
    if number.last >= len(reading.tokens):
        return number.first > 0
    following = reading.tokens[number.last]
    return (following.kind == SIGN and following.text in ").,;:–-/" and number.first > 0) or reading.sign(
        number.first - 1, "-–/("
    )
