"""Kazakh numerals in a row: "екі жүз елу мың", "оннан тоғыз"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.lexicon import Match
from kr_lint.parse.classes import MONTH
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_TEN: Final = 10
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_LAST_DAY: Final = 31


def day_of_month(reading: Reading, number: Number) -> bool:
    """ "шілденің 20-сына дейін": behind a month in the genitive the number is its day."""
    if number.unit is not None or not number.ending or not 1 <= number.value <= _LAST_DAY or number.value % 1:
        return False
    word = reading.words[number.first - 1] if number.first else None
    return word is not None and word.case == "genitive" and reading.has(number.first - 1, MONTH)


def share_in_words(reading: Reading, match: Match) -> Number | None:
    """ "оннан тоғыз", "бестен бірі": an ablative and a smaller numeral are a share."""
    numerals = reading.language.numerals
    following = reading.match_at(match.last)
    word = reading.words[match.last - 1]
    if word is None or word.case != "ablative" or following is None or following.first != match.last:
        return None
    whole, part = numerals[match.entry], numerals.get(following.entry, 0)
    if not 0 < part < whole <= _HUNDRED:
        return None
    share = Number(100 * part / whole, match.first, following.last)
    share.unit, share.symbol = "percent", "percent"
    last = reading.words[following.last - 1]
    share.case = last.case if last is not None else ""
    return share


def compose(reading: Reading, match: Match, number: Number) -> None:
    """Add up hundreds, tens and units in a row into ``number``; only the last one takes a case."""
    numerals = reading.language.numerals
    total, current = (number.value, 0.0) if number.value >= _THOUSAND else (0.0, number.value)
    last = match.last
    while True:
        word, following = reading.words[last - 1], reading.match_at(last)
        value = numerals.get(following.entry, 0) if following is not None else 0
        if following is None or word is None or word.case or not value:
            break
        if value >= _THOUSAND:
            total, current = total + max(current, 1) * value, 0.0
        elif value == _HUNDRED and 0 < current < _TEN:
            current *= _HUNDRED
        elif (current or total) and _fits_behind(current, value):
            current += value
        else:
            break
        last = following.last
    number.value, number.last = total + current, last
    closing = reading.words[last - 1]
    if closing is not None and closing.case in ("ablative", "dative"):
        number.case = closing.case


def _fits_behind(current: float, value: float) -> bool:
    """Units behind tens, tens behind hundreds."""
    if value < _TEN:
        return current % _TEN == 0
    return current % _HUNDRED == 0 and (value < _HUNDRED or not current)
