"""A second number with a metric or counted thing of its own."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER, Token
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import (
    AND,
    CLAUSE,
    HOLD,
    MONTH,
    PER,
    THINGS,
    VERB_BITS,
)
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.groups import GROUPS, joint_between
from kr_lint.parse.times.quarters import QUARTER

_MEASURED_THINGS: Final = bits("stock", "level_up", "level_down", "flow_up", "flow_down", "quality")
_NAMES_NOTHING: Final = bits(
    "raise",
    "lower",
    "more",
    "cmp_ge",
    "cmp_gt",
    "cmp_le",
    "cmp_lt",
    "cmp_about",
    "cue_from",
    "cue_to",
    "cue_by",
    "cue_now",
    "cue_goal",
    "until",
    "within",
    "period",
    "month",
    "relative_time",
    "preposition",
    "article",
    "copula",
    "upward",
    "downward",
)
_MONTH_REACH: Final = 3
_DUE_CUES: Final = bits("until", "within", "relative_time")
_TIMES: Final = bits("period", "month", "due_noun", "relative_time")


def second_measure(reading: Reading, others: tuple[Number, ...], first: Number | None, guard: int) -> int | None:
    """A further number with a metric or counted thing of its own, outside brackets."""
    if first is None:
        return None
    for number in others:
        if number.first < first.first or number.first >= guard or number.kind not in ("measure", "factor"):
            continue
        if number.bracketed:
            continue
        joint = joint_between(reading, first.last, number.first)
        if (
            joint is None
            or reading.bracketed(joint)
            or _attribute(reading, joint)
            or _condition(reading, joint)
            or _part_of_it(reading, number)
        ):
            continue
        start = joint
        between_first = range(first.last, start)
        if (
            number.unit == first.unit
            and start == number.first
            and not _same_metric_again(reading, number)
            and any(word is not None for word in reading.words[number.last : number.last + 2])
        ):
            return start
        if (
            number.unit == first.unit in ("percent", "score")
            and number.cue == first.cue
            and not _same_metric_again(reading, number)
        ):
            return start
        if number.unit == first.unit and all(
            reading.low(value.last) in reading.lists["for"] for value in (first, number)
        ):
            return start
        own = _names_something(reading, start, number.first) or any(
            reading.bits[position] & (THINGS | _MEASURED_THINGS)
            for position in range(number.last, min(len(reading.tokens), number.last + 5))
        )
        before = any(
            reading.bits[position] & (THINGS | _MEASURED_THINGS) for position in between_first
        ) or _names_something(reading, 0, first.first)
        if own and before and not _same_metric_again(reading, number):
            return start
    return None


def _attribute(reading: Reading, joint: int) -> bool:
    """ "…, each above $20k", "…, with at least one child each": what the counted things are like."""
    behind_comma = reading.low(joint) in reading.lists["with_attribute"] and reading.sign(joint - 1, ",")
    return behind_comma or reading.has(joint, PER) or _participle(reading, joint)


def _participle(reading: Reading, joint: int) -> bool:
    """ "…, весящих более 200 кг": an oblique Russian participle describes."""
    word = reading.words[joint] if joint < len(reading.words) else None
    return (
        reading.language.code == "ru"
        and word is not None
        and word.form in ("participle", "done_full")
        and word.case not in ("", "nominative")
        and reading.sign(joint - 1, ",")
    )


def _condition(reading: Reading, joint: int) -> bool:
    """ "while traffic doubles" tells a condition, "while keeping refunds under 2 %" a second result."""
    word = reading.words[joint] if joint < len(reading.words) else None
    return (
        reading.has(joint - 1, CLAUSE)
        and (word is None or word.form != "gerund")
        and not any(reading.has(position, HOLD) for position in range(joint, len(reading.tokens)))
    )


def _part_of_it(reading: Reading, number: Number) -> bool:
    """ "of them two abroad", "оның ішінде 3-еуі": a part of what has been counted already."""
    part = reading.lists["part_of_them"]
    return any(reading.low(position) in part for position in range(number.first - 2, number.end + 3))


def _names_something(reading: Reading, first: int, last: int) -> bool:
    """A word that is no preposition, cue or article stands between, if only an unknown one."""
    return any(
        reading.words[position] is not None and not reading.bits[position] & _NAMES_NOTHING
        for position in range(first, last)
    )


def _dated(token: Token) -> bool:
    return token.kind == NUMBER or QUARTER.fullmatch(token.low) is not None


def _same_metric_again(reading: Reading, number: Number) -> bool:
    """A later stage of the same metric: "10 % in Q1, 20 % in Q2"."""
    until = range(number.last, min(len(reading.tokens), number.last + 4))
    russian = reading.language.code == "ru"
    if russian and not any(reading.bits[position] & _TIMES or _dated(reading.tokens[position]) for position in until):
        return False
    if reading.language.code == "kk" and _in_month(reading, number):
        return True
    return reading.has(number.last, _DUE_CUES) and not any(
        reading.bits[position] & THINGS for position in range(number.last, min(len(reading.tokens), number.last + 4))
    )


def work_before_measure(reading: Reading, actions: list[Action], first: Number | None) -> int | None:
    """ "Launch the card and have 4,000 shoppers scan it": a task, then a measured result with a verb of its own."""
    if first is None or not actions or not actions[0].bits & GROUPS[0] or first.core < actions[0].last:
        return None
    for position in range(actions[0].last + 1, first.core):
        if reading.has(position, AND) and any(
            reading.bits[between] & VERB_BITS for between in range(position, first.core)
        ):
            return position + 1
    return None


def _in_month(reading: Reading, number: Number) -> bool:
    """ "60 лид сәуірде", "қазанда 4,5": behind an earlier month a stage of the same metric."""
    near = range(number.core - 1, min(len(reading.tokens), number.last + _MONTH_REACH))
    earlier = any(reading.has(position, MONTH) for position in range(max(0, number.core - 1)))
    return earlier and any(reading.has(position, MONTH) for position in near)
