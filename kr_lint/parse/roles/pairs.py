"""Baseline and target said together: from–to, arrows, was–now, a headline with its number."""

from __future__ import annotations

from itertools import pairwise

from kr_lint.parse.classes import AND, CUE_NOW, VERB_BITS
from kr_lint.parse.numbers.number import ARROWS, BY, DEFINES, FROM, GOAL, LIMIT_TO, NOW, TO, Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles
from kr_lint.parse.times.quarters import QUARTER

_ARROW_REACH = 4
_PAIR = 2
_YEAR_REACH = 5
_GOAL_REACH = 3


def read_pairs(reading: Reading, numbers: list[Number], measures: list[Number], roles: Roles) -> None:
    """Baseline and target said together: from–to, arrows, to–from, was–now.

    ``measures`` are those of ``numbers`` that measure.
    """
    if reading.language.code == "kk":
        measures = [number for number in measures if not (number.symbol == "point" and number.cue == BY)]
    for index, number in enumerate(measures):
        following = measures[index + 1] if index + 1 < len(measures) else None
        if number.kind != "measure":
            continue
        if following is not None and following.kind == "measure":
            if _arrow_between(reading, number, following):
                roles.baseline, roles.target = number, following
                return
            if (
                number.cue == FROM
                and following.cue in (TO, LIMIT_TO, GOAL, 0)
                and _same_result(reading, number, following)
            ):
                if index and _own_result(reading, measures[index - 1], number):
                    roles.others = (number, following)
                else:
                    roles.baseline, roles.target = number, following
                return
            if (
                number.cue in (TO, LIMIT_TO, GOAL)
                and following.cue == FROM
                and reading.language.code != "kk"
                and not (index + 2 < len(measures) and _own_result(reading, number, following))
                and not (index + 2 < len(measures) and _goes_to(number, following, measures[index + 2]))
            ):
                roles.baseline, roles.target = following, number
                return
            if (
                number.cue == 0
                and following.cue == TO
                and reading.low(following.first) in ("down", "up")
                and following.core - number.end <= 3
            ):
                roles.baseline, roles.target = number, following
                return
            if _told_in_a_row(reading, number, following):
                roles.baseline, roles.target = number, following
                return
            if _then_goal(number, following):
                roles.baseline, roles.target = number, following
                return
            aside = following.bracketed and not number.bracketed and not following.cue
            if number.cue == NOW and not aside and following.cue in (GOAL, TO, LIMIT_TO, 0):
                roles.baseline, roles.target = number, following
                return
        if number.cue == NOW and index:
            roles.baseline = number
            _headline(reading, measures[:index], roles)
            return
    if _by_quarter(reading, measures, roles) or _headline(reading, measures, roles) or _dated(numbers, measures, roles):
        return
    _scattered(reading, measures, roles)


def _then_goal(number: Number, following: Number) -> bool:
    """ "48 мин, цель 25": a bare value, and the goal right behind it."""
    near = following.core - number.end <= _GOAL_REACH
    return number.cue == 0 and number.comparator == "=" and following.cue == GOAL and near


def _own_result(reading: Reading, earlier: Number, number: Number) -> bool:
    """ "Долю отказов до 8%, NPS поднять с 31 до 40": the pair belongs to a second result."""
    return earlier.cue in (TO, LIMIT_TO) and any(
        reading.sign(position, ",;") or reading.has(position, AND) for position in range(earlier.end, number.first - 1)
    )


def _dated(numbers: list[Number], measures: list[Number], roles: Roles) -> bool:
    """ "24 % в 2025-м, 19 % в 2026-м": two values of one metric, each with its year."""
    for number, following in pairwise(measures):
        if number.cue or following.cue or number.unit != following.unit:
            continue
        then = _year_beside(numbers, number, following.core)
        later = _year_beside(numbers, following, following.end + _YEAR_REACH)
        if then is not None and later is not None and then < later:
            roles.baseline, roles.target = number, following
            return True
    return False


def _by_quarter(reading: Reading, measures: list[Number], roles: Roles) -> bool:
    """ "Шығын: Q1-де 14%, Q3-те 8%": in Kazakh two values of one level, each right behind its quarter."""
    if reading.language.code != "kk" or len(measures) != _PAIR:
        return False
    number, following = measures
    if number.cue or following.cue or number.unit != following.unit or number.unit == "count":
        return False
    then, later = (_quarter_before(reading, value.first - 1) for value in measures)
    if not then or not later or then >= later:
        return False
    roles.baseline, roles.target = number, following
    return True


def _quarter_before(reading: Reading, position: int) -> str:
    """The quarter told right before a value, as "q1"; "" where none is."""
    head = reading.low(position).partition("-")[0] if position > 0 else ""
    return head if QUARTER.fullmatch(head) else ""


def _year_beside(numbers: list[Number], number: Number, limit: int) -> float | None:
    """The year told right behind a value and before token ``limit``."""
    return next(
        (
            year.value
            for year in numbers
            if year.kind == "year" and number.end <= year.core < min(limit, number.end + _YEAR_REACH)
        ),
        None,
    )


def _goes_to(number: Number, following: Number, last: Number) -> bool:
    """ "Loans of up to 10 million: from 5 days to 2": the two at the end belong together."""
    return last.cue in (TO, LIMIT_TO) and last.unit == following.unit != number.unit


def _told_in_a_row(reading: Reading, number: Number, following: Number) -> bool:
    """ "ARR: €310K to €450K", "NPS: 32 to 45": two values of one metric, joined by "to", without a verb."""
    joined = (
        number.cue == 0
        and following.cue == TO
        and number.symbol == following.symbol
        and following.first == number.end
        and reading.language.code == "en"
    )
    if not joined or number.unit != following.unit:
        return False
    if number.unit == "money":
        return True
    return _headed(reading, number) if number.unit is None else not _has_verb(reading, number.first)


def _headline(reading: Reading, measures: list[Number], roles: Roles) -> bool:
    """ "Backlog older than 14 days – 0": the number behind a dash is the target, those before define the metric."""
    for index, number in enumerate(measures):
        before = measures[:index]
        if not before or not _headed(reading, number):
            continue
        if all(
            other.cue == 0 and other.kind == "measure" and not _result_of_its_own(reading, other, number)
            for other in before
        ):
            roles.target = number
            for other in before:
                other.cue = DEFINES
            return True
    return False


def _result_of_its_own(reading: Reading, other: Number, number: Number) -> bool:
    """ "Маржа не ниже 20 %, убыточных – ноль": a limit before a comma is a result, it defines nothing."""
    return other.comparator in (">=", "<=") and any(
        reading.sign(position, ",") for position in range(other.end, number.first)
    )


def _headed(reading: Reading, number: Number) -> bool:
    """Behind colon or dash, with no verb before it."""
    if number.bracketed or number.cue or reading.tokens[number.first].glued:
        return False
    return reading.sign(number.first - 1, ":–") and not _has_verb(reading, number.first)


def _has_verb(reading: Reading, before: int) -> bool:
    return any(match.bits & VERB_BITS and match.last <= before for match in reading.matches)


def _scattered(reading: Reading, measures: list[Number], roles: Roles) -> None:
    """ "Today patients wait 142 minutes, the target is 75": now and goal in clauses of their own."""
    goal = next((number for number in measures if number.cue == GOAL), None) or _later_clause(reading, measures)
    if goal is None or roles.target is not None or not reading.mask & CUE_NOW:
        return
    before = [
        number for number in measures if number.end <= goal.first and number.cue == 0 and number.kind == "measure"
    ]
    now = reading.find(CUE_NOW)
    if before and now is not None and now.first < goal.first:
        roles.baseline, roles.target = before[-1], goal


def _arrow_between(reading: Reading, number: Number, following: Number) -> bool:
    for position in range(number.end, following.core):
        text = reading.tokens[position].text
        if text in ARROWS or (text in "-=–" and reading.sign(position + 1, ">")):
            return position - number.end <= _ARROW_REACH and following.core - position <= _ARROW_REACH
    return False


def _same_result(reading: Reading, number: Number, following: Number) -> bool:
    """From and to belong together: no comma-like break and not too far apart."""
    if following.first - number.last > 8:
        return False
    if following.cue == 0:
        return following.first - number.last <= 3 and not any(
            reading.sign(position, ",;(") or reading.has(position, AND)
            for position in range(number.last, following.first)
        )
    return not any(reading.sign(position, ";") for position in range(number.last, following.first))


def _later_clause(reading: Reading, measures: list[Number]) -> Number | None:
    """ "Қазір тіркелгендердің 22%-ы …, көктемде 35% болады": what is so now opens, the goal has a clause of its own."""
    if reading.language.code != "kk" or len(measures) < _PAIR:
        return None
    first, second = measures[:_PAIR]
    opens = any(match.bits & CUE_NOW and match.last <= first.core for match in reading.matches[:_PAIR])
    parted = any(reading.sign(position, ",.;") for position in range(first.end, second.core))
    clause = any(
        word is not None and word.verb and word.form in ("present", "past", "participle")
        for word in reading.words[first.end : second.core]
    )
    return second if opens and parted and clause and first.unit == second.unit and second.cue in (0, TO) else None
