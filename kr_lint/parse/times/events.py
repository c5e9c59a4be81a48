"""Events that say until when: "релизге дейін", "до каникул", "before winter"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Word
from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.classes import ARTICLE, DUE_NOUN, HEDGE, MONTH, NUMERAL, PERIOD, PRONOUN
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_MEASURE_NOUNS: Final = bits("level_up", "level_down", "unit")
_TIMES: Final = MONTH | PERIOD | DUE_NOUN
_NO_EVENT: Final = bits("stock", "level_up", "level_down", "quality", "staff", "numeral", "half", "unit", "place")


def event_before(reading: Reading, position: int, numbers: list[Number]) -> bool:
    """ "релизге дейін", "сату басталғанға дейін": a dative that is no number says until when."""
    word = reading.words[position - 1] if position else None
    before = reading.words[position - 2] if position > 1 else None
    if before is not None and before.case == "ablative":
        return False
    if word is None or (word.case != "dative" and not word.low.endswith(reading.endings["verbal_dative"])):
        return False
    return not any(
        number.core < position <= number.last + 2 and number.kind in ("measure", "factor", "place")
        for number in numbers
    ) and not reading.has(position - 1, _MEASURE_NOUNS)


def russian_event(reading: Reading, first: int, position: int) -> bool:
    """ "до каникул", "до первых заморозков": a genitive that is neither number nor level.

    ``first`` is the preposition; behind one of several words ("по завершении") a number may follow the noun.
    "От заявки до звонка" and "договоры проходят проверку до подписания" name the metric.
    """
    if any(reading.low(near) in reading.lists["from_or_at_least"] for near in range(max(0, first - 4), first)):
        return False
    if any(word is not None and word.verb and word.form == "present" for word in reading.words[:first]):
        return False
    word = reading.words[position] if position < len(reading.words) else None
    if word is None or word.case != "genitive" or reading.bits[position] & _NO_EVENT:
        return False
    return not any(
        reading.tokens[near].kind == NUMBER or reading.bits[near] & NUMERAL
        for near in range(position, min(position + (3 if position - first == 1 else 1), len(reading.tokens)))
    )


def event_follows(reading: Reading, position: int) -> bool:
    """ "before the first frost", "before winter": an event, no clause and no place."""
    word = reading.words[position] if position < len(reading.words) else None
    if word is None or word.form == "gerund" or reading.has(position, PRONOUN):
        return False
    return not word.verb or reading.has(position, ARTICLE | DUE_NOUN)


def seasonal(reading: Reading, position: int) -> bool:
    """ "осенью": a season in the instrumental says when."""
    word = reading.words[position]
    return word is not None and word.case == "instrumental" and reading.language.code == "ru"


def until_converb(reading: Reading) -> int | None:
    """ "жаз біткенше", "тамыз бітпей": a converb that says until when, what happens before being told first."""
    for position, word in enumerate(reading.words):
        if word is None or word.form != "gerund" or not position or reading.words[position - 1] is None:
            continue
        if reading.has(position, HEDGE) or reading.has(position - 1, HEDGE):
            continue
        before = word.negative and reading.has(position - 1, _TIMES) and _is_bare(reading.words[position - 1])
        if before or word.low.endswith(reading.endings["until_converb"]):
            return position
    return None


def _is_bare(word: Word | None) -> bool:
    return word is not None and word.case in ("", "nominative")
