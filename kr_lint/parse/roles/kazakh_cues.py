"""The role of a Kazakh number by the case of its phrase and the postposition behind it."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER, SIGN
from kr_lint.parse.classes import COMPARISON, CUE_GOAL, CUE_TO, MOVING
from kr_lint.parse.numbers.comparison import comparison_behind
from kr_lint.parse.numbers.number import BY, FROM, GOAL, LIMIT_TO, NOW, TO, Number
from kr_lint.parse.reading import Reading

_TIMES: Final = bits("period", "until", "within", "month", "due_noun", "relative_time")
_VERB_REACH: Final = 3
_ENDS_NUMBER_PHRASE: Final = bits("per", "within", "and")


def kazakh_cue(reading: Reading, number: Number, following: Number | None) -> None:
    """Case of the number phrase, on the number, its unit, or the noun it counts, and the postposition behind it."""
    case, end = number.case, number.last
    if number.case in ("genitive", "") and reading.low(number.last) in reading.lists["instead_of"]:
        number.cue = NOW
        return
    if following is not None and _level_of(reading, number, following):
        number.cue = NOW
        return
    if not number.ending:
        limit = following.first if following is not None else len(reading.tokens)
        for position in range(number.last, min(limit, number.last + 4)):
            word = reading.words[position]
            if word is None:
                if reading.tokens[position].kind == SIGN and reading.tokens[position].text in ",;:.→–":
                    break
                continue
            counted = position == number.last and word.form == "infinitive" and word.case in ("ablative", "dative")
            if (word.verb and not counted) or reading.bits[position] & (COMPARISON | _ENDS_NUMBER_PHRASE):
                break
            if word.case in ("ablative", "dative") and not case:
                case, end = word.case, position + 1
                break
            if word.case == "genitive" and reading.low(position + 1) in reading.lists["instead_of"]:
                number.cue = NOW
                return
            if word.case in ("genitive", "locative", "instrumental"):
                break
            if case:
                break
    if not case and _habitual_behind(reading, end):
        number.cue = NOW
        return
    after = reading.match_at(end)
    comparison = comparison_behind(reading, end) is not None
    if case == "ablative":
        if comparison or number.comparator != "=":
            number.case = ""
            return
        number.cue = FROM
        number.case = case
        number.last = max(number.last, end if number.ending else number.last)
    elif case == "dative":
        limit_word = after is not None and after.first == end and after.bits & CUE_TO
        number.cue = LIMIT_TO if limit_word else BY if _step(reading, number, following) else TO
        number.case = case
    elif after is not None and after.first == end and after.bits & CUE_TO:
        number.cue = LIMIT_TO


def told_before_goal(reading: Reading, numbers: list[Number]) -> None:
    """ "Үлес 20% болды; мақсат — 2028 жылға қарай 60%": behind "мақсат" the goal, in the past before it what is so."""
    goal = next((number for number in numbers if number.kind == "measure" and _behind_goal(reading, number)), None)
    if goal is None:
        return
    before = [number for number in numbers if number.kind == "measure" and number.end <= goal.first]
    told = [number for number in before if number.unit == goal.unit and _past_behind(reading, number)]
    if told:
        goal.cue = GOAL
        for number in told:
            number.cue = NOW


def _behind_goal(reading: Reading, number: Number) -> bool:
    """Whether only a time stands between the word for the goal and the number."""
    if number.cue == GOAL:
        return True
    position = number.first - 1
    while position > 0 and (
        reading.has(position, _TIMES) or reading.sign(position, ":–") or reading.tokens[position].kind == NUMBER
    ):
        position -= 1
    return position >= 0 and reading.has(position, CUE_GOAL)


def _past_behind(reading: Reading, number: Number) -> bool:
    near = reading.words[number.last : number.last + _VERB_REACH]
    word = next((word for word in near if word is None or word.verb), None)
    return word is not None and word.form == "past"


def _level_of(reading: Reading, number: Number, following: Number) -> bool:
    """ "24%-дық үлесін 18%-ға түсіру": an adjective of the sign says where the noun that shall move stands now."""
    position = number.last + 1
    if number.unit != following.unit or not reading.sign(number.last, "-–"):
        return False
    if not reading.low(position).endswith(reading.endings["relational"]) or position + 1 >= len(reading.words):
        return False
    noun = reading.words[position + 1]
    return noun is not None and noun.case == "accusative"


def _step(reading: Reading, number: Number, following: Number | None) -> bool:
    """ "6 пайыздық тармаққа азайтып, 18%-ға …": points before the new level are how far it is."""
    if following is None or number.symbol != "point" or following.unit != number.unit:
        return False
    return any(reading.bits[position] & MOVING for position in range(number.end, following.core))


def _habitual_behind(reading: Reading, position: int) -> bool:
    """ "11 литр сауатынбыз, 16 литрге …": what was or is usual, told with -атын, before the goal."""
    for index in range(position, min(len(reading.words), position + 5)):
        word = reading.words[index]
        if word is None:
            return False
        if word.verb:
            habitual = word.low.endswith(reading.endings["habitual"]) and reading.sign(index + 1, ",")
            return habitual or word.low.endswith(reading.endings["we_used_to"])
    return False


def negated_behind(reading: Reading, number: Number) -> bool:
    """ "5 сағат емес, 1 сағат": what is no longer so, told before what shall be."""
    for position in range(number.last, min(len(reading.tokens), number.last + 3)):
        if reading.low(position) in reading.lists["no_longer"]:
            return reading.sign(position + 1, ",")
        if reading.words[position] is None or reading.bits[position] & COMPARISON:
            return False
    return False
