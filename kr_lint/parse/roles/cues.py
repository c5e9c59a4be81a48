"""What the words around a number say of its role: from, to, by, now, goal.

Kazakh says it in endings (ablative → dative), Russian and English in prepositions, all three also by arrows, signs and
words ("currently", "сейчас", "мақсат").
"""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import SIGN
from kr_lint.parse.classes import (
    AND,
    CHANGE_NOUNS,
    CHANGE_WORDS,
    COMPARATIVE,
    COMPARISON,
    COPULA,
    CUE_BY,
    CUE_FROM,
    CUE_GOAL,
    CUE_NOW,
    CUE_TO,
    FURTHER,
    MONTH,
    PREPOSITION,
    PRONOUN,
    UNTIL,
    VERB_BITS,
)
from kr_lint.parse.numbers.comparison import comparators
from kr_lint.parse.numbers.number import BY, FROM, GOAL, MORE, NOW, TO, Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.kazakh_cues import kazakh_cue, negated_behind, told_before_goal

_PASSED_OVER: Final = bits("article", "total")
_BEFORE_CHANGE_NOUN: Final = bits("cmp_gt", "article", "unit", "frequency")
_DAY = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_PAST_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_ASIDE = 8
_LONGEST_START = 5
_COUNTED_BEFORE_NOW = 4
_NOW_REACH = 5


def read_cues(reading: Reading, numbers: list[Number]) -> None:
    """Read comparison and cue of every measuring number."""
    kazakh = reading.language.code == "kk"
    for index, number in enumerate(numbers):
        if number.kind not in ("measure", "factor"):
            continue
        comparators(reading, number)
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if _told_as_past(reading, number) or (following is not None and _contrasted(reading, number, following)):
            number.cue = NOW
            continue
        if kazakh:
            kazakh_cue(reading, number, numbers[index + 1] if index + 1 < len(numbers) else None)
        _cue_before(reading, number)
        _cue_after(reading, number)
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if number.cue == 0 and (
            (len(numbers) > 1 and _now_behind(reading, number))
            or (following is not None and _in_apposition(reading, number, following))
        ):
            number.cue = NOW
        degrees = "temperature" in (number.symbol, following.symbol if following is not None else None)
        if (
            (number.plus or number.minus)
            and number.cue in (0, TO)
            and not (index and numbers[index - 1].cue == FROM)
            and not degrees
        ):
            number.cue = BY
    if kazakh and reading.mask & CUE_GOAL:
        told_before_goal(reading, numbers)


def _contrasted(reading: Reading, number: Number, following: Number) -> bool:
    """ "Не 34, а 10": the old value is denied, the new one set against it."""
    denied, set_against = _before_preposition(reading, number), _before_preposition(reading, following)
    return reading.low(denied) in reading.lists["not"] and reading.low(set_against) in reading.lists["contrast"]


def _before_preposition(reading: Reading, number: Number) -> int:
    """The token before a number, Russian prepositions and limits passed over ("а самое большее за 3")."""
    position = number.core - 1
    if reading.language.code != "ru":
        return position
    if reading.has(position, PREPOSITION):
        position -= 1
    while reading.low(position) not in reading.lists["not"] and reading.has(position, COMPARISON):
        position -= 1
    return position


def _told_as_past(reading: Reading, number: Number) -> bool:
    """ "(Jan: 41 min)", "(19 last winter)", ", not 22": what stood before, told beside the target."""
    previous = _before_preposition(reading, number)
    if reading.low(previous) in reading.lists["not"] and (
        reading.sign(previous - 1, ",") or reading.low(previous - 1) in reading.lists["contrast"]
    ):
        return True
    previous = number.core - 1
    if reading.language.code == "kk" and negated_behind(reading, number):
        return True
    if _starts_at(reading, number):
        return True
    if reading.low(previous) in reading.lists["base_words"] and reading.sign(previous - 1, ",;("):
        return True
    if not number.bracketed or number.plus:
        return False
    first, last = number.core, number.end
    while first > 0 and not reading.sign(first - 1, "(["):
        first -= 1
    while last < len(reading.tokens) and not reading.sign(last, ")]"):
        last += 1
    if last - first > _LONGEST_ASIDE:
        return False
    aside = range(first, last)
    if reading.language.code == "ru" and any(
        word is not None and word.form == "past" for word in reading.words[first : number.core]
    ):
        return True
    if any(reading.bits[position] & CUE_NOW for position in aside):
        return True
    if reading.language.code == "ru" and any(_DAY.fullmatch(reading.low(position)) for position in aside):
        return True
    dated = any(reading.bits[position] & MONTH or _PAST_YEAR.fullmatch(reading.low(position)) for position in aside)
    return dated and not any(
        reading.bits[position] & (CUE_TO | CUE_GOAL | UNTIL) and not _reports(reading, position) for position in aside
    )


def _reports(reading: Reading, position: int) -> bool:
    """ "По итогам октября": what has been measured already."""
    match = reading.match_at(position)
    return match is not None and match.entry in reading.lists["results_of"]


def _cue_before(reading: Reading, number: Number) -> None:
    if number.unit == "percent" and not number.cue and _behind_saving(reading, number):
        number.cue = BY
        return
    position = number.first - 1
    while position >= 0 and (
        reading.bits[position] & _PASSED_OVER
        or (reading.bits[position] & COPULA and reading.has(position - 1, CUE_GOAL | CUE_NOW))
        or (reading.tokens[position].kind == SIGN and reading.tokens[position].text in "(:=\"'–-")
    ):
        if reading.sign(position, ":=–") and position > 0:
            match = reading.match_at(position - 1)
            if match is not None and match.bits & (CUE_NOW | CUE_GOAL) and not number.cue:
                number.cue = NOW if match.bits & CUE_NOW else GOAL
                number.first = match.first
                return
            if reading.sign(position, "=") and reading.sign(position - 1, "-"):
                return
        if reading.sign(position, "-–") and reading.tokens[number.first].glued:
            break
        position -= 1
    if reading.language.code == "ru" and _told_now(reading, position):
        number.cue = number.cue or NOW
        return
    match = reading.match_at(position)
    if match is None or match.last != position + 1:
        return
    found = match.bits
    if number.cue in (0, TO):
        if found & FURTHER and not number.comparator.startswith("<") and not _adds_a_result(reading, match.first):
            number.cue = MORE
            number.first = match.first
            return
        if (
            found & CUE_NOW
            and not (found & COPULA and number.comparator != "=")
            and match.entry not in reading.lists["instead_of"]
        ):
            number.cue = NOW
        elif found & CUE_GOAL and not _compared(reading, position):
            number.cue = GOAL
    if number.cue or reading.language.code == "kk":
        return
    if found & CUE_FROM and not (match.entry in reading.lists["from_or_at_least"] and number.comparator == ">="):
        number.cue = FROM
    elif found & CUE_BY and (found & ~CUE_TO) and not (found & CUE_TO and not found & CUE_BY):
        number.cue = BY
    elif found & CUE_TO:
        number.cue = TO
    elif (found & COMPARATIVE and reading.language.code == "en" and number.unit != "count") or (
        found & CHANGE_WORDS
        and reading.language.code == "en"
        and number.unit in ("percent", "ratio")
        and number.comparator not in ("<", "<=")
    ):
        number.cue = BY
    if number.cue:
        number.first = match.first


def _now_behind(reading: Reading, number: Number) -> bool:
    """ "68 days at the moment, …": the value now, unless the word opens the next number ("85 %, now 58 %")."""
    if reading.low(number.last) in reading.lists["last"] or (
        reading.has(number.last, PREPOSITION)
        and any(reading.low(number.last + step) in reading.lists["last"] for step in (1, 2))
    ):
        return True
    return any(
        bool(match.bits & CUE_NOW)
        and not match.bits & COPULA
        and 0 <= match.first - number.last <= (_COUNTED_BEFORE_NOW if reading.language.code == "en" else 0)
        and all(reading.tokens[position].kind != SIGN for position in range(number.last, match.first))
        and (match.last >= len(reading.tokens) or reading.sign(match.last, ",;.→)/|"))
        for match in reading.matches
    )


def _in_apposition(reading: Reading, number: Number, following: Number) -> bool:
    """ "My pulse, 74 in January, is 64": the value now between commas, the goal behind the verb."""
    between = range(number.last, following.first)
    closing = next((position for position in between if reading.sign(position, ",")), None)
    return (
        closing is not None
        and number.first > 0
        and reading.sign(number.first - 1, ",")
        and reading.has(closing + 1, COPULA)
        and not any(reading.has(position, VERB_BITS) for position in range(number.first))
    )


def _starts_at(reading: Reading, number: Number) -> bool:
    """ "We start the quarter at 215", "starting from 40"."""
    if reading.low(number.first - 1) not in reading.lists["value_at"]:
        return False
    return any(
        word is not None and word.lemma in reading.lists["starting"]
        for word in reading.words[max(0, number.first - _LONGEST_START) : number.first - 1]
    )


def _told_now(reading: Reading, position: int) -> bool:
    """ "Раньше уходило 45", "сейчас это 14 %", "сегодня их 300": pronouns and a verb before a number behind "now"."""
    for near in range(position, max(-1, position - _NOW_REACH), -1):
        word = reading.words[near]
        if word is None:
            return False
        if reading.has(near, CUE_NOW) and not reading.has(near, COPULA):
            return near < position
        if (
            not reading.has(near, PRONOUN)
            and word.form not in ("present", "past")
            and word.low not in reading.lists["pointing"]
        ):
            return False
    return False


def _behind_saving(reading: Reading, number: Number) -> bool:
    """ "Экономия топлива 8 %": the noun itself says that the percentage is a change."""
    return any(
        (match := reading.match_at(near)) is not None and match.entry in reading.lists["saving_nouns"]
        for near in range(max(0, number.first - 3), number.first)
    )


def _cue_after(reading: Reading, number: Number) -> None:
    """ "a 28 % lift", "5% өсім", "two additional stores": the words behind the number make it a change."""
    if number.cue not in (0, TO) or number.kind != "measure":
        return
    position = number.last
    while position < min(len(reading.tokens), number.last + 3):
        found = reading.bits[position]
        if found & COMPARATIVE and _more_or_less(reading, number, position):
            number.cue = BY
            return
        if (
            found & CHANGE_NOUNS
            and (number.unit is not None or position == number.last)
            and not number.comparator.startswith("<")
        ):
            number.cue = BY
            return
        if found & FURTHER and reading.language.code != "kk":
            number.cue = MORE
            return
        if reading.tokens[position].kind == SIGN or (not found & _BEFORE_CHANGE_NOUN and found):
            return
        if not found and position > number.last:
            return
        position += 1


def _more_or_less(reading: Reading, number: Number, position: int) -> bool:
    """ "15 % lower", "15% көп": a comparative makes the amount before it a change."""
    if reading.language.code != "kk":
        return number.unit not in (None, "count")
    return position == number.last and number.unit in ("percent", "ratio") and not number.case


def _compared(reading: Reading, position: int) -> bool:
    """ "жоспардан 10% асыра": an ablative is what the number is compared with."""
    word = reading.words[position]
    return reading.language.code == "kk" and word is not None and word.case == "ablative"


def _adds_a_result(reading: Reading, position: int) -> bool:
    """ "меморандум және оған қоса 2 демеуші": behind a conjunction "besides" adds a result, no amount."""
    return reading.language.code == "kk" and reading.has(position - 1, AND)
