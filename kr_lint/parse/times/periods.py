"""Months and periods that say when: by preposition, case ending or number."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.parse.classes import MONTH, NUMERAL, OUTPUT, PERIOD, SINCE, UNTIL, WITHIN
from kr_lint.parse.numbers.names import ROMAN
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_BEFORE_MONTH: Final = bits("article", "first", "named_number")
_BEFORE_PERIOD: Final = bits("article", "first", "numeral")


def numbered_period(reading: Reading, position: int, numbers: list[Number]) -> bool:
    """ "III квартал", "3-тоқсан", "1-жартыжылдықта": a quarter or half by its number."""
    match = reading.match_at(position)
    if match is None or match.entry not in reading.lists["numbered_periods"]:
        return False
    if reading.language.code == "kk" and _owns(reading, match):
        return False
    if ROMAN.fullmatch(reading.low(position - 1)):
        return True
    if reading.language.code == "kk":
        return any(number.kind == "ordinal" and number.core <= position < number.last for number in numbers)
    return False


def has_time_cue(reading: Reading, first: int, last: int) -> bool:
    """A month or due noun with a preposition, a case ending or a day or year beside it."""
    tokens = reading.tokens
    if reading.language.code == "kk":
        word = reading.words[last - 1]
        following = reading.match_at(last)
        if word is not None and word.case in ("dative", "locative"):
            if word.possessive and word.case == "dative" and not reading.has(last, UNTIL):
                return False
            return not reading.has(last, SINCE)
        if first and reading.sign(first - 1, ",–(") and (last == len(tokens) or reading.sign(last, ".)")):
            return True
        return following is not None and following.first == last and bool(following.bits & (UNTIL | WITHIN | PERIOD))
    position = first - 1
    while position >= 0 and (tokens[position].kind in (NUMBER, SIGN) or reading.has(position, _BEFORE_MONTH)):
        if tokens[position].kind == SIGN and tokens[position].text in ";(":
            break
        position -= 1
    if reading.low(position) in reading.lists["edges"] and reading.sign(position - 1, ":–-"):
        return True
    previous = reading.match_at(position)
    if previous is not None and previous.entry in reading.lists["lasting_prepositions"]:
        return False
    if previous is not None and reading.language.code == "ru" and not reading.has(first, MONTH):
        return bool(previous.bits & UNTIL) or previous.entry in reading.lists["season_prepositions"]
    if previous is not None and previous.bits & (UNTIL | WITHIN):
        return not (previous.bits & SINCE and previous.entry in reading.lists["since"])
    return last < len(tokens) and tokens[last].kind == NUMBER and len(tokens[last].text) == 4


def until_here(reading: Reading, first: int, last: int) -> bool:
    """A period noun behind "until the end of", "in the", "за": due; behind "per", "в", "каждый": a rate."""
    tokens = reading.tokens
    word = reading.words[last - 1]
    if reading.language.code == "kk":
        following = reading.match_at(last)
        if word is not None and word.low.endswith(reading.endings["attributive"]):
            return False
        if reading.low(last) in reading.lists["throughout"] and (
            first == 0 or not (tokens[first - 1].text.isdigit() or reading.has(first - 1, NUMERAL))
        ):
            return _is_calendar(reading, first)
        if following is not None and following.first == last and following.bits & UNTIL:
            if following.entry in reading.lists["dative_until"]:
                return word is not None and word.case == "dative" and _is_calendar(reading, first)
            return _is_calendar(reading, first)
        if following is not None and following.first == last and following.bits & WITHIN:
            return _is_calendar(reading, first) and not (
                word is not None and word.case == "ablative" and reading.low(first - 1) in reading.lists["initial"]
            )
        previous = reading.match_at(first - 1)
        ordinal = first > 0 and (
            tokens[first - 1].text.isdigit()
            or (previous is not None and previous.bits & _BEFORE_PERIOD)
            or reading.low(first - 1) in reading.lists["ordinals"]
        )
        return bool(
            word is not None and word.case in ("locative", "dative") and ordinal and _is_calendar(reading, first)
        )
    position = first - 1
    unknown = 0
    while position >= 0 and (
        _passes_over(reading, position, unknown := unknown + (not reading.bits[position]))
        or reading.has(position, _BEFORE_PERIOD)
        or tokens[position].kind == NUMBER
        or reading.sign(position, "-")
        or reading.low(position) in reading.lists["before_period"]
    ):
        position -= 1
    previous = reading.match_at(position)
    if previous is None or previous.last != position + 1:
        return False
    match = reading.match_at(first)
    entry = match.entry if match is not None else ""
    short = entry in reading.lists["short_periods"]
    if previous.entry in reading.lists["results_of"] and reading.has(previous.first - 1, OUTPUT):
        return False
    if previous.bits & UNTIL and (len(previous.entry) > 3 or previous.entry in reading.lists["until_prepositions"]):
        if entry in reading.lists["measured_periods"] and len(previous.entry) <= 5:
            return False
        counted = previous.entry in reading.lists["counted_until"] and tokens[first - 1].kind == NUMBER
        return not (counted and short)
    if not previous.bits & WITHIN or short or (reading.language.code == "ru" and (unknown or entry == "сезон")):
        return False
    return not (previous.entry in reading.lists["within_needs_number"] and position + 1 == first)


def _passes_over(reading: Reading, position: int, unknown: int) -> bool:
    """An adjective no lexicon knows may stand before the period ("третьего квартала")."""
    return not reading.bits[position] and reading.words[position] is not None and unknown <= 1


def _is_calendar(reading: Reading, first: int) -> bool:
    match = reading.match_at(first)
    return match is not None and match.entry not in reading.lists["short_periods"]


def _owns(reading: Reading, match: Match) -> bool:
    """ "III тоқсан қорытындысын талдау": what belongs to the quarter says nothing of when."""
    word = reading.words[match.last - 1]
    following = reading.words[match.last] if match.last < len(reading.words) else None
    return (
        word is not None
        and word.case in ("", "nominative")
        and following is not None
        and following.possessive
        and not reading.has(match.last, UNTIL | WITHIN)
    )
