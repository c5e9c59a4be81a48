"""Where the metric shall go: up, down, hold, or reach a value from a side that is not said."""

from __future__ import annotations

from typing import Final, Literal

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Direction
from kr_lint.parse.classes import (
    DOWNWARD,
    ELIMINATE,
    HOLD,
    LOWER,
    LOWERING,
    OPTIMISE,
    PLACEHOLDER,
    REACHING,
    SHARE_OF,
    THINGS,
    UPWARD,
    WINNING,
)
from kr_lint.parse.numbers.number import MORE, Number
from kr_lint.parse.promises.own_work import renounces
from kr_lint.parse.reading import Reading
from kr_lint.parse.scene import Scene

_UP: Final = bits("raise", "improve")
_RAISING: Final = bits("raise", "raise_noun")
_BETTER_HIGH: Final = bits("level_up", "flow_up")
_BETTER_LOW: Final = bits("level_down", "flow_down")
_SECONDS: Final = {
    "ms": 0.001, "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000,
    "quarter": 7_776_000, "year": 31_536_000,
}  # fmt: skip


def read_direction(scene: Scene, holds: bool) -> Direction | None:
    """Where the metric shall go, None where nothing says; ``holds`` is whether the statement only keeps a level."""
    roles = scene.roles
    if roles.baseline is not None and roles.target is not None:
        low, high = roles.baseline, roles.target
        if low.unit == high.unit == "time":
            first, second = low.value * _seconds(low.symbol), high.value * _seconds(high.symbol)
            return "up" if second > first else "down" if second < first else "hold"
        return "up" if high.value > low.value else "down" if high.value < low.value else "hold"
    work = scene.action_bits
    if holds or (work & HOLD and not renounces(scene)):
        return "hold"
    if work & _UP and not work & LOWER:
        return "up"
    if work & LOWER:
        return "down"
    if work & ELIMINATE and scene.first is None:
        return "down" if scene.metric is not None else None
    changed = roles.delta or roles.factor
    if changed is not None and (told := _told_direction(scene.reading, changed)) is not None:
        return told
    if roles.delta is not None:
        if roles.delta.minus:
            return "down"
        if roles.delta.plus or roles.delta.cue == MORE:
            return "up"
        good = polarity_of(scene) if work & OPTIMISE else None
        return _any_direction(scene) or good or "up"
    if roles.factor is not None:
        return _any_direction(scene) or "up"
    if roles.target is not None:
        if _told_down(scene.reading, roles.target.core):
            return "down"
        return "reach"
    if work & REACHING and (scene.metric is not None or scene.reading.mask & PLACEHOLDER):
        return "reach"
    return None


def _told_down(reading: Reading, position: int) -> bool:
    """ "Down to 40": the words before the number say from which side it is reached."""
    return f"{reading.low(position - 2)} {reading.low(position - 1)}" in reading.lists["down_to"]


def _told_direction(reading: Reading, number: Number) -> Direction | None:
    """ "up 15 %", "на треть меньше", "a third lower": the word beside the change."""
    for position in (number.core - 1, number.core - 2, number.end, number.end + 1):
        if reading.has(position, DOWNWARD):
            return "down"
        if reading.has(position, UPWARD):
            return "up"
    return None


def _any_direction(scene: Scene) -> Direction | None:
    for action in scene.actions:
        if action.bits & _UP:
            return "up"
        if action.bits & LOWER:
            return "down"
    if scene.reading.mask & LOWERING:
        return "down"
    return "up" if scene.reading.mask & _RAISING else None


def _seconds(symbol: str | None) -> float:
    return _SECONDS.get(symbol or "", 1)


def _treated(scene: Scene, metric: Match) -> bool:
    """ "Share of complaints solved in a day", "recycled waste": a participle says what became of bad things."""
    reading = scene.reading
    near = range(len(reading.words)) if reading.mask & SHARE_OF else (metric.first - 1, metric.last)
    return any(
        0 <= position < len(reading.words)
        and (word := reading.words[position]) is not None
        and word.form in ("done", "done_full", "participle")
        and not metric.first <= position < metric.last
        for position in near
    )


def _either_way(reading: Reading, metric: Match) -> bool:
    """ "Срок подписки", "churn recovery", "экономия затрат": much of it may be good, or it is the saving of it."""
    inside = (word for word in reading.words[metric.first : metric.last] if word is not None)
    if any(not {word.lemma, word.low}.isdisjoint(reading.lists["either_way"]) for word in inside):
        return True
    saved = reading.lists["saved_nouns"]
    if any(word is not None and not {word.lemma, word.low}.isdisjoint(saved) for word in reading.words):
        return True
    behind = reading.words[metric.last] if metric.last < len(reading.words) else None
    return (
        reading.language.code == "en"
        and behind is not None
        and not behind.verb
        and (reading.has(metric.last, THINGS) or not reading.bits[metric.last])
        and not reading.has(metric.last, SHARE_OF)
    )


def factor_value(number: Number | None, direction: Direction | None) -> float | None:
    """The multiple of the present value: below 1 where the metric shall fall; None without a factor."""
    if number is None:
        return None
    return 1 / number.value if direction == "down" and number.value > 1 else number.value


def polarity_of(scene: Scene) -> Literal["up", "down"] | None:
    """The direction that is good for the metric, None where its class does not say or it is won or treated."""
    metric = scene.metric
    if metric is None:
        return None
    if metric.bits & _BETTER_LOW and (
        scene.action_bits & WINNING or _treated(scene, metric) or _either_way(scene.reading, metric)
    ):
        return None
    if metric.bits & _BETTER_HIGH:
        return "up"
    if metric.bits & _BETTER_LOW:
        return "down"
    return None
