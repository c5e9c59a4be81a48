"""The numbers of the first measured result in their slots."""

from __future__ import annotations

from kr_lint.parse.classes import CHANGE_WORDS, HOLD
from kr_lint.parse.numbers.number import BY, DEFINES, FROM, GOAL, NOW, TO, Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.changes import agent, growth_aside, is_change
from kr_lint.parse.roles.pairs import read_pairs
from kr_lint.parse.roles.slots import Roles


def assign(reading: Reading, numbers: list[Number], direction_class: int) -> Roles:
    """Give the numbers of the first measured result their roles.

    ``direction_class`` has the class bits of the action: a bare number behind "increase" is a change, behind "get" a
    target.
    """
    roles = Roles()
    measures = [number for number in numbers if number.kind in ("measure", "factor")]
    outside = [number for number in measures if not number.bracketed]
    if not measures:
        places = [number for number in numbers if number.kind == "place"]
        if places:
            roles.target = places[0]
        return roles
    read_pairs(reading, numbers, measures, roles)
    if (
        direction_class & HOLD
        and roles.baseline is not None
        and roles.target is not None
        and roles.baseline.cue == FROM
    ):
        roles.target = roles.baseline
        roles.baseline = None
    taken = {id(number) for number in (roles.baseline, roles.target) if number is not None}
    rest = [
        number
        for number in measures
        if id(number) not in taken and (not number.bracketed or not outside or _aside_counts(number))
    ]
    _remaining(reading, rest, roles, direction_class)
    if roles.baseline is None and (roles.target or roles.delta or roles.factor):
        roles.baseline = next(
            (
                number
                for number in measures
                if number.cue in (FROM, NOW)
                and number is not roles.target
                and number.kind == "measure"
                and number not in roles.others
            ),
            None,
        )
    if reading.language.code == "kk":
        _level_beside_now(roles)
    before, after = roles.baseline, roles.target
    if before is not None and after is not None and before.cue == NOW and _no_level(before, after):
        roles.baseline, roles.told_in_words = None, True
    if roles.baseline is not None and roles.target is not None:
        for number in (roles.baseline, roles.target):
            number.value = -abs(number.value) if number.minus else number.value
    used = {id(number) for number in (roles.baseline, roles.target, roles.delta, roles.factor) if number is not None}
    roles.others = tuple(number for number in measures if id(number) not in used and number.cue != DEFINES)
    return roles


def _aside_counts(number: Number) -> bool:
    """Asides that give a role of their own: "(+100 %)", "(from 19 to 16)", "(currently 8 %)"."""
    return number.plus or number.cue in (FROM, NOW, GOAL)


def _remaining(reading: Reading, rest: list[Number], roles: Roles, action: int) -> None:
    moving = bool(action & CHANGE_WORDS)
    for number in rest:
        if number.cue == DEFINES or (number.cue in (FROM, NOW) and len(rest) > 1):
            continue
        if number.kind == "factor":
            paired = roles.baseline is not None and roles.target is not None
            if (
                roles.factor is None
                and roles.delta is None
                and (roles.target is None or (paired and number.first < roles.target.first))
            ):
                roles.factor = number
            continue
        change = is_change(reading, number, action, moving)
        if change and number.cue == BY and agent(reading, number):
            change = False
        if (
            change
            and roles.delta is None
            and roles.factor is None
            and (roles.target is None or growth_aside(number, roles.target))
        ):
            roles.delta = number
        elif not change and _target_is_open(roles, number):
            roles.target = number


def _target_is_open(roles: Roles, number: Number) -> bool:
    return roles.target is None and roles.factor is None and (roles.delta is None or number.cue == GOAL)


def _no_level(before: Number, after: Number) -> bool:
    """ "Бұрын 100 шотты өңдеу бүкіл күнді алатын, енді 30 минут": what was so is told in words, not by this number."""
    return before.core < after.core and after.unit == "time" and before.unit in ("count", "percent")


def _level_beside_now(roles: Roles) -> None:
    """ "95%-ға толығады, қазір 82%": beside the value now a bare dative is the new level, not the change."""
    delta, now = roles.delta, roles.baseline
    if delta is not None and delta.cue == TO and now is not None and roles.target is None and now.unit == delta.unit:
        roles.delta, roles.target = None, delta
