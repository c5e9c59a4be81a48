"""Numbers of Russian clauses and attributes that come before the measuring one and only say what is meant."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.parse.classes import ALL, PREPOSITION, VERB_BITS, WITHIN
from kr_lint.parse.numbers.number import FROM, NOW, TO, Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.subjects import is_subject

_FINITE: Final = ("present", "past")
_CLAUSE_OPENS: Final = 3
_NOUN_REACH: Final = 2
_ROUND: Final = (100, 1_000, 10_000, 100_000, 1_000_000)


def mark_attributes(reading: Reading, numbers: list[Number]) -> None:
    """Set the kind of such numbers to ``name``, of what a rate is taken over to ``rate``."""
    if reading.language.code != "ru" or not numbers:
        return
    for index, number in enumerate(numbers):
        if number.kind not in ("measure", "factor"):
            continue
        if _ago(reading, number):
            number.kind = "name"
            continue
        if number.cue in (NOW, TO):
            continue
        later = [other for other in numbers[index + 1 :] if other.kind in ("measure", "factor")]
        if (
            _circumstance(reading, number)
            or _threshold_of_each(reading, number)
            or (
                bool(later)
                and (
                    _relative_clause(reading, number, later[0])
                    or _since_event(reading, number)
                    or _described_by_level(reading, number, later[0])
                )
            )
        ) or (number.unit == "score" and _with_stars(reading, number) and len(numbers) > 1):
            number.kind = "name"
    for number, following in pairwise(numbers):
        if number.kind == following.kind == "measure" and _of_so_many(reading, number, following):
            following.kind = "rate"


def _circumstance(reading: Reading, number: Number) -> bool:
    """ "При двукратной очереди": under what load the result is measured."""
    return number.kind == "factor" and reading.low(number.core - 1) in reading.lists["under"]


def _threshold_of_each(reading: Reading, number: Number) -> bool:
    """ "Каждый ученик прочитал минимум 6 книг": at least so many each is the standard that all meet."""
    if number.comparator not in (">=", ">") or not reading.has(0, ALL):
        return False
    verb = next((at for at, word in enumerate(reading.words) if word is not None and word.form in _FINITE), 0)
    return 1 < verb < number.core and any(is_subject(reading, position, verb) for position in range(1, verb))


def _relative_clause(reading: Reading, number: Number, later: Number) -> bool:
    """ "Саженцы, которые пережили 2 зимы, – 75 %": the clause closes before what is measured."""
    opening = next((position for position in range(number.core - 1, 0, -1) if reading.sign(position, ",;")), None)
    if opening is None or not (
        _participle(reading, opening + 1)
        or any(
            (match := reading.match_at(position)) is not None and match.entry in reading.lists["which"]
            for position in range(opening + 1, min(number.core, opening + 1 + _CLAUSE_OPENS))
        )
    ):
        return False
    return any(reading.sign(position, ",–:") for position in range(number.end, later.first))


def _participle(reading: Reading, position: int) -> bool:
    """ ", набравшие более 80 баллов,": a participle opens the clause."""
    word = reading.words[position]
    return word is not None and word.form in ("participle", "done_full")


def _since_event(reading: Reading, number: Number) -> bool:
    """ "Через 20 дней после ремонта": time that runs from an event says which ones are counted."""
    noun = reading.words[number.end + 1] if number.end + 1 < len(reading.words) else None
    return (
        number.unit == "time"
        and number.cue != FROM
        and reading.low(number.end) in reading.lists["since_event"]
        and noun is not None
        and not noun.digits
        and reading.has(number.first - 1, PREPOSITION | WITHIN)
    )


def _ago(reading: Reading, number: Number) -> bool:
    """ "Проложенных более 40 лет назад": how long ago says which ones are meant."""
    match = reading.match_at(number.last)
    return match is not None and match.entry in reading.lists["ago"]


def _described_by_level(reading: Reading, number: Number, later: Number) -> bool:
    """ "С уклоном от 8 градусов песок лежит на 70 % спусков": a level described, the share behind the verb."""
    noun = number.first - 1
    if number.unit in (None, "percent") or later.unit != "percent" or number.comparator == "=":
        return False
    word = reading.words[noun] if noun > 0 else None
    return (
        word is not None
        and not word.verb
        and any(reading.has(position, PREPOSITION) for position in range(max(0, noun - _NOUN_REACH), noun))
        and any(_finite(reading, position) for position in range(number.end, later.first))
    )


def _finite(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    return word is not None and (word.form in ("present", "past") or reading.has(position, VERB_BITS))


def _with_stars(reading: Reading, number: Number) -> bool:
    """ "Оценок с четырьмя звёздами": Russian "with" and an instrumental."""
    if reading.low(number.core - 1) not in reading.lists["with"]:
        return False
    return any(word is not None and word.case == "instrumental" for word in reading.words[number.core : number.end])


def _of_so_many(reading: Reading, number: Number, following: Number) -> bool:
    """ "25 обращений на 10 тыс. дачников": the noun counted stands between the rate and what it is taken over."""
    counted = reading.words[number.end] if number.end < len(reading.words) else None
    behind = reading.words[following.end] if following.end < len(reading.words) else None
    return (
        following.unit is None
        and following.value in _ROUND
        and number.end + 2 == following.core
        and reading.low(following.core - 1) in reading.lists["bases"]
        and counted is not None
        and not counted.verb
        and counted.case == "genitive"
        and behind is not None
        and not behind.verb
        and behind.case == "genitive"
    )
