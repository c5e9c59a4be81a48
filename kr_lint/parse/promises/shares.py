"""A share of what comes from outside, served in time or won over: no task, though a verb of doing tells it."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.parse.classes import ARTICLE, OWN, PERIOD, WITHIN
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.scene import Scene

_FROM_OUTSIDE: Final = bits("outcome", "stock", "population", "flow_down")
_WON: Final = bits("outcome", "stock")
_SHORT: Final = frozenset({"millisecond", "second", "minute", "hour"})
_DAYS: Final = frozenset({"day", "week"})
#: A longer time is the period of the plan: "migrate 80 % within 20 days".
_MANY_DAYS: Final = 10
_STATE_REACH: Final = 3


def of_outsiders(scene: Scene, first: Number) -> bool:
    """ "Close 90 % of tickets within a day", "convert 60 % of trials to paid": a share that tells how well it goes."""
    if first.unit != "percent" or scene.roles.target is not first or scene.action is None:
        return False
    return _won_over(scene) or _served(scene, first)


def _served(scene: Scene, first: Number) -> bool:
    """Requests, orders, complaints met within a time for each, or more of them than today."""
    action, reading = scene.action, scene.reading
    assert action is not None
    thing = _taken_of(scene, first)
    classes = thing.bits if thing is not None else 0
    if action.lemma in reading.lists["serving"]:
        timed = _in_time(scene, first)
        return timed or (scene.roles.baseline is not None and bool(classes & _FROM_OUTSIDE))
    return bool(classes & _FROM_OUTSIDE and not classes & OWN) and (
        scene.roles.baseline is not None or _in_time(scene, first)
    )


def _taken_of(scene: Scene, first: Number) -> Match | None:
    """What the share is of; Kazakh has it before the number, in the genitive."""
    if scene.reading.language.code != "kk":
        return scene.counted
    return scene.reading.match_at(first.core - 1)


def _in_time(scene: Scene, first: Number) -> bool:
    reading = scene.reading
    if any(
        number is not first and (number.symbol in _SHORT or (number.symbol in _DAYS and number.value < _MANY_DAYS))
        for number in scene.numbers
    ):
        return True
    words = reading.lists["promptly"]
    return any(
        reading.low(position) in words
        or f"{reading.low(position)} {reading.low(position + 1)}" in words
        or (reading.has(position, WITHIN) and reading.has(position + 1, ARTICLE) and reading.has(position + 2, PERIOD))
        for position in range(first.last, len(reading.tokens))
    )


def _won_over(scene: Scene) -> bool:
    """People or trials that become paying ones: "convert 60 % of trials to paid", "25%-ын ақылы тарифке көшіру"."""
    action, reading = scene.action, scene.reading
    assert action is not None
    if action.lemma not in reading.lists["turning"]:
        return False
    if reading.language.code == "kk":
        return any(
            _pays_kazakh(reading, position) for position in range(max(0, action.first - _STATE_REACH), action.first)
        )
    return any(_pays(reading, position) for position in range(action.last, len(reading.tokens)))


def _pays_kazakh(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    return _is_paid(reading, position) or (word is not None and word.case == "dative" and reading.has(position, _WON))


def _pays(reading: Reading, position: int) -> bool:
    turned = reading.has(position, _WON) and reading.low(position - 1) in reading.lists["turned_into"]
    return _is_paid(reading, position) or turned


def _is_paid(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    paid = reading.lists["paid"]
    return reading.low(position) in paid or (word is not None and word.lemma in paid)
