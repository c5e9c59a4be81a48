"""Work and what comes of it in one statement: "train 40 volunteers and bring the adoption rate to 70 %"."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.model import Span
from kr_lint.parse.classes import DELIVER, OWN
from kr_lint.parse.numbers.number import BY, FROM, MORE, NOW, Number
from kr_lint.parse.objects import counted_thing
from kr_lint.parse.scene import Scene

_MOVES: Final = bits("reach", "raise", "lower", "improve", "get", "attain")
_WINS: Final = bits("reach", "get", "attain")
_SHIFTS: Final = bits("raise", "lower", "improve")
_METRICS: Final = bits("outcome", "stock", "level_up", "level_down", "flow_up", "flow_down")
_STANDING: Final = bits("stock", "level_up", "level_down")
_LEVEL_UNITS: Final = frozenset({"percent", "score", "time", "ratio"})


def outcome_beside(scene: Scene, second: Span | None) -> Number | None:
    """The first number of a second result that is no work of the team's own."""
    if second is None:
        return None
    reading = scene.reading
    start = reading.token_at(second.start)
    found = [number for number in scene.numbers if _measures(number) and number.first >= start]
    if not found:
        return None
    number = found[0]
    thing = counted_thing(reading, number)
    classes = thing.bits if thing is not None else 0
    if classes & OWN and not classes & _METRICS:
        return None
    doing = next((action.bits for action in scene.actions if action.first >= start), 0)
    if not doing:
        governed = reading.language.code != "kk" and any(not action.noun for action in scene.actions)
        return number if classes & _METRICS and not governed else None
    if not doing & _MOVES:
        return None
    if doing & _WINS or classes & _METRICS or number.unit in _LEVEL_UNITS:
        return number
    named = any(match.bits & _METRICS for match in reading.matches if match.first >= start)
    return number if named else None


def stands_already(scene: Scene, number: Number) -> bool:
    """Whether the number measures something that has a value now, and that value is not told."""
    later = [other for other in scene.numbers if other.first >= number.first]
    if any(other.cue in (FROM, NOW) for other in later):
        return False
    if number.kind == "factor" or number.cue in (BY, MORE) or number.plus or number.minus:
        return True
    if number.unit in _LEVEL_UNITS:
        return number.value not in (0, 100) or number.unit != "percent"
    reading = scene.reading
    shifts = any(action.bits & _SHIFTS for action in scene.actions)
    thing = counted_thing(reading, number)
    new = any(action.bits & DELIVER for action in scene.actions)
    return shifts or (thing is not None and bool(thing.bits & _STANDING) and not new)


def _measures(number: Number) -> bool:
    return number.kind in ("measure", "factor") and not number.bracketed
