"""The unit of a number that carries none itself: by the metric it belongs to, else a count."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.languages.base import UnitName
from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Unit
from kr_lint.parse.classes import AND, LEVELS, SHARE_OF, UNIT
from kr_lint.parse.numbers.number import FROM, LIMIT_TO, NOW, TO, Number
from kr_lint.parse.reading import Reading

_ENDS_AMOUNT: Final = bits("preposition", "and", "until", "within", "per", "period", "method", "raise", "lower")
_COUNTABLE: Final = bits("output", "outcome", "stock", "flow_up", "flow_down", "staff", "population")
_PAIR_REACH: Final = 3
_CONTRAST_REACH: Final = 9
_BEHIND_VALUE: Final = bits("preposition", "until", "within", "per", "and", "frequency")


def complete_units(reading: Reading, numbers: list[Number]) -> None:
    """Give unitless measures the unit of the other side of their pair, of their metric, or ``count``."""
    measures = [number for number in numbers if number.kind in ("measure", "place")]
    for number, following in pairwise(measures):
        if number.unit is None and _is_pair(reading, number, following):
            _share_magnitude(number, following)
    for number in measures:
        if number.unit is None:
            number.unit, number.symbol = _from_metric(reading, number)
    for number, following in pairwise(measures):
        if number.unit is None and following.unit is not None and _is_pair(reading, number, following):
            number.unit, number.symbol = following.unit, following.symbol
        elif following.unit is None and number.unit is not None and _is_pair(reading, number, following):
            following.unit, following.symbol = number.unit, number.symbol
    for number in measures:
        if number.unit is None or (number.kind == "place" and reading.language.code != "kk"):
            number.unit = "count"


def _is_pair(reading: Reading, number: Number, following: Number) -> bool:
    """From and to of one metric: the unit is written once ("с 50 до 100 млн ₽", "45 → 15 мин")."""
    if following.bracketed and not number.bracketed and following.cue == NOW and not _counts(reading, following):
        return number.unit == "percent" and following.unit is None and reading.language.code == "ru"
    between = range(number.end, following.core)
    contrasted = any(reading.low(position) in reading.lists["contrast"] for position in between)
    if number.bracketed != following.bracketed or len(between) > (_CONTRAST_REACH if contrasted else _PAIR_REACH):
        return False
    if following.cue == NOW and number.cue != NOW and not _counts(reading, following):
        return True
    if number.cue in (FROM, NOW) or (
        following.cue in (TO, LIMIT_TO) and following.first == number.end and not _counts(reading, following)
    ):
        return True
    return any(reading.sign(position, "→>") for position in range(number.end, following.core))


def _counts(reading: Reading, number: Number) -> bool:
    """A noun stands behind the number, if only an unknown one."""
    return (
        number.last < len(reading.words)
        and reading.words[number.last] is not None
        and not reading.has(number.last, _BEHIND_VALUE)
    )


def _share_magnitude(number: Number, following: Number) -> None:
    """ "с 3 до 5 млн": the multiplier is written once, unless the numbers are nearer without it ("900 → 1,2 тыс.")."""
    if number.magnitude > 1 or following.magnitude == 1 or number.value <= 0 or following.value <= 0:
        return
    ratio = following.value / number.value
    shared = number.magnitude * following.magnitude / ratio
    if max(shared, 1 / shared) < max(ratio, 1 / ratio):
        number.value *= following.magnitude


def _from_metric(reading: Reading, number: Number) -> tuple[Unit | None, str | None]:
    """A score word beside the number ("NPS 60", "rating of 4.5"), or a metric that is money by nature."""
    counted = reading.match_at(number.last)
    if counted is not None and counted.first == number.last and counted.bits & _COUNTABLE and not counted.bits & UNIT:
        return ("count", None) if counted.entry not in reading.lists["money_metrics"] else ("money", None)
    if _counts_unknown(reading, number):
        return ("count", None) if reading.language.code == "kk" else (None, None)
    best: Match | None = None
    for match in reading.matches:
        if match.first > number.last + 1 or (match.first >= number.last and best is not None):
            break
        if match.bits & SHARE_OF and match.entry in reading.lists["percent_words"] and match.first < number.first:
            return "percent", "percent"
        if _is_score(reading, match) or match.entry in reading.lists["money_metrics"]:
            best = match
        elif match.bits & _COUNTABLE and match.first < number.first and best is not None and match.first > best.last:
            word = reading.words[match.first]
            if (
                word is not None
                and word.case not in ("genitive",)
                and reading.language.code != "kk"
                and reading.has(match.first - 1, AND)
            ):
                best = None
    if best is None or abs(best.first - number.first) > 9:
        return ("money", None) if _money_by_size(reading, number) else (None, None)
    name = _score_name(reading, best)
    if name is not None:
        return "score", name.symbol
    return "money", None


def _counts_unknown(reading: Reading, number: Number) -> bool:
    """ "С 78 случаев", "3 039 позициядан": a noun right behind a number is what it counts, if only an unknown one."""
    position = number.last
    word = reading.words[position] if position < len(reading.words) else None
    if word is None or word.verb or reading.bits[position]:
        return False
    if reading.language.code == "kk":
        return not number.ending
    return (
        reading.language.code == "ru"
        and number.magnitude == 1
        and number.value % 1 == 0
        and word.case == "genitive"
        and word.number == "plural"
        and word.form != "adjective"
    )


def _money_by_size(reading: Reading, number: Number) -> bool:
    """ "Собрать 3 млн на приют": thousands or millions of nothing, saved, raised or sold, are money."""
    if number.magnitude == 1:
        return False
    word = reading.words[number.last] if number.last < len(reading.words) else None
    return (word is None or reading.has(number.last, _ENDS_AMOUNT)) and any(
        match.entry in reading.lists["money_when_large"] for match in reading.matches
    )


def _is_score(reading: Reading, match: Match) -> bool:
    return _score_name(reading, match) is not None


def _score_name(reading: Reading, match: Match) -> UnitName | None:
    """The score an entry names, itself or by one of its words ("средняя оценка")."""
    name = reading.unit_of(match) if match.bits & UNIT else None
    if name is None and match.last - match.first > 1 and match.bits & LEVELS:
        units = reading.language.units
        for word in reading.words[match.first : match.last]:
            if word is not None and (word.lemma in units or word.low in units):
                name = units.get(word.lemma) or units[word.low]
    if name is not None and name.unit == "score" and name.symbol != "score_point":
        return name
    return None
