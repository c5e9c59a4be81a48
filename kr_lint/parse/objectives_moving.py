"""Objectives that only say that a metric moves."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import (
    BECOME,
    BETTERING,
    CHANGE_NOUNS,
    DELIVER,
    GET,
    JARGON,
    METRIC,
    MOVING,
    REACH,
    STANDING,
    STOCK,
    WORK,
)
from kr_lint.parse.scene import Scene

_WHOM_WE_SERVE: Final = bits("stock", "outcome")
_NEAR: Final = 2
_METERED: Final = bits("level_up", "level_down", "flow_up", "flow_down")
_OTHER_AMBITIONS: Final = bits("deliver", "attain", "get", "reach", "become", "conduct")
_MOVES: Final = bits(
    "raise", "lower", "improve", "optimise", "raise_noun", "lower_noun", "improve_noun", "optimise_noun"
)


def only_moves(scene: Scene, generic: bool) -> bool:
    """It only says that a metric moves, or gives it a value; ``generic`` is whether any team could have it."""
    work = scene.action_bits
    measured = scene.first is not None
    grows = scene.action is not None and scene.action.lemma in scene.reading.lists["growing"]
    if not measured and grows and scene.metric is None:
        return False
    if not measured and (_has_other_ambition(scene) or is_no_metric(scene) or _moves_with_us(scene)):
        return False
    if not measured and work & MOVING and scene.metric is None and scene.reading.mask & JARGON:
        return False
    if work & MOVING or (scene.roles.baseline is not None and scene.roles.target is not None):
        return measured or not generic
    if work & BETTERING:
        if scene.reading.language.code == "ru" and scene.action and scene.reading.has(scene.action.first, JARGON):
            return False
        return scene.metric is not None and bool(scene.metric.bits & _METERED)
    if not measured or (scene.first is not None and scene.first.symbol == "rank"):
        return False
    if scene.metric in (None, scene.counted) and scene.first is not None and scene.first.unit == "count":
        counted = scene.counted.bits if scene.counted is not None else 0
        return bool(work & REACH) or (not work and bool(counted & STOCK or scene.reading.mask & STANDING))
    return not work & (WORK | BECOME)


def aims_at_change(scene: Scene) -> bool:
    """ "Take risks to increase awareness": what for is told, and it is a metric that moves."""
    reading = scene.reading
    if reading.language.code != "en" or scene.first is not None:
        return False
    return any(
        match.bits & MOVING
        and not {reading.low(match.first - 1), reading.low(match.first - 2)}.isdisjoint(
            reading.lists["infinitive_marker"]
        )
        and any(reading.has(position, METRIC) for position in range(match.last, match.last + _NEAR + 1))
        for match in reading.matches
        if match.first > 1
    )


def delivers_change(scene: Scene) -> bool:
    """ "Deliver growth in sign-ups", "build for revenue growth": what is made is the change of a metric."""
    action, reading = scene.action, scene.reading
    if action is None or action.noun or not action.bits & (DELIVER | REACH | GET) or reading.language.code == "kk":
        return False
    change = reading.find(CHANGE_NOUNS, action.last)
    return change is not None and any(
        match.bits & METRIC and abs(match.first - change.first) <= _NEAR for match in reading.matches
    )


def _has_other_ambition(scene: Scene) -> bool:
    """ "Grow the till and win the young audience back": something else is wanted beside the metric."""
    if scene.reading.language.code != "ru":
        return False
    return any(action.bits & _OTHER_AMBITIONS and not action.bits & _MOVES for action in scene.actions)


def is_no_metric(scene: Scene) -> bool:
    """ "Снизить зависимость от одного поставщика": what falls is no metric, it says where to go."""
    thing = scene.object
    return thing is not None and thing.entry in scene.reading.lists["no_metric"]


def _moves_with_us(scene: Scene) -> bool:
    """ "Our growers grow with us": whom we serve moves, not a metric of ours."""
    action, reading = scene.action, scene.reading
    return (
        action is not None
        and any(match.bits & _WHOM_WE_SERVE and match.last <= action.first for match in reading.matches)
        and any(token.low in reading.lists["us"] for token in reading.tokens)
    )
