"""Results told one after the other, each with its own date: "the beta by June and the app by October"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import AND, MONTH, THINGS
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.groups import GROUPS
from kr_lint.parse.times.quarters import QUARTER

_NAMES_NOTHING: Final = bits("until", "within", "preposition", "article", "period", "month", "relative_time", "and")


def second_date(reading: Reading, actions: list[Action]) -> int | None:
    """The first word behind the joint between two dates, where a thing of its own stands with the second one."""
    if reading.language.code == "kk" or not actions or not actions[0].bits & GROUPS[0]:
        return None
    dates = [position for position in range(actions[0].last, len(reading.tokens)) if _dates(reading, position)]
    if len(dates) < 2:
        return None
    first, second = dates[0], dates[1]
    joint = next(
        (
            position
            for position in range(first + 1, second)
            if reading.sign(position, ",;") or reading.has(position, AND)
        ),
        None,
    )
    if joint is None:
        return None
    named = any(
        reading.has(position, THINGS)
        or (reading.words[position] is not None and not reading.has(position, _NAMES_NOTHING))
        for position in range(joint + 1, second)
    )
    return joint + 1 if named else None


def _dates(reading: Reading, position: int) -> bool:
    return reading.has(position, MONTH) or QUARTER.fullmatch(reading.low(position)) is not None
