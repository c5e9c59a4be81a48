"""What makes two results of two actions: their kind, and the joint between them."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import AND
from kr_lint.parse.reading import Reading

GROUPS: Final = (
    bits("deliver", "conduct", "begin", "finish"),
    bits("raise", "lower", "improve", "optimise", "eliminate"),
    bits("get", "attain", "reach"),
    bits("hire"),
)

_NEAR: Final = 4


def group_of(action: Action) -> int:
    """Doing, changing and winning are different results even with one object; "develop and introduce" is one."""
    for index, group in enumerate(GROUPS):
        if action.bits & group:
            return index
    return len(GROUPS)


def _joins_two_ends(reading: Reading, position: int) -> bool:
    """ "The wait between booking and visit", "жазылу мен қабылдау арасындағы": two ends of one stretch."""
    between = reading.lists["between"]
    near = range(position + 1, position + _NEAR) if reading.language.code == "kk" else range(position - _NEAR, position)
    return any(reading.low(index) in between for index in near)


def joint_between(reading: Reading, first: int, last: int) -> int | None:
    """Where a conjunction or separator between two actions ends."""
    for position in range(last - 1, first - 1, -1):
        if reading.bits[position] & AND:
            if _joins_two_ends(reading, position):
                continue
            return position + 1
        if reading.sign(position, ",;.+"):
            if (
                reading.sign(position, ".")
                and position + 1 < len(reading.tokens)
                and reading.tokens[position + 1].glued
            ):
                continue
            return position + 1
    if reading.language.code == "kk" and first < len(reading.words):
        word = reading.words[first - 1]
        if word is not None and word.form == "gerund":
            return first
    return None
