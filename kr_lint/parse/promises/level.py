"""Whether the number measures something that has a value now."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import (
    ATTAIN,
    CHANGE,
    CONDUCT,
    DELIVER,
    FIRST,
    FLOW_DOWN,
    GET,
    LEVELS,
    METHOD,
    MOVING,
    NEW,
    OUTCOME,
    OUTPUT,
    OWN,
    PER,
    PERIOD,
    PREPOSITION,
    RAISE,
    REACH,
    SHIFTING,
    STANDING,
    STOCK,
    TOTAL,
    WORK,
)
from kr_lint.parse.facts import Facts
from kr_lint.parse.numbers.number import LIMIT_TO, TO, Number
from kr_lint.parse.roles.changes import agent
from kr_lint.parse.scene import Scene

_FLOW: Final = bits("outcome", "flow_up", "flow_down")
_LEVEL_METRIC: Final = bits("stock", "level_up", "level_down")
_RATE_REACH: Final = 8
_WINS: Final = bits("get", "attain", "deliver")
_MOVES: Final = bits("raise", "lower", "reach", "hold", "show")
_ADDED: Final = bits("new", "more")
_MONEY_FLOW: Final = bits("flow_up", "flow_down", "new", "more")
_MONEY_FLOW_VERBS: Final = bits("deliver", "attain", "get", "lower")
_DONE_ONCE: Final = bits("conduct", "attain", "get", "begin", "finish")
_NEW_NEAR: Final = 2
_FLOW_UP: Final = bits("flow_up")
_AMOUNT_REACH: Final = 4
_LEVEL_UNITS: Final = frozenset({"percent", "score", "time", "ratio", "other"})


def is_absolute(scene: Scene) -> bool:
    """0 or 100 % as a standard: nobody asks where it stands now."""
    target = scene.roles.target
    if target is None:
        return False
    return target.value == 0 or (target.unit == "percent" and target.value == 100 and not scene.action_bits & MOVING)


def is_level(scene: Scene, facts: Facts) -> bool:
    """The number measures something that has a value now: a rate, score, duration, revenue, population."""
    roles = scene.roles
    if roles.told_in_words:
        return False
    if _saves(scene):
        return False
    if roles.delta is not None or roles.factor is not None:
        return facts.own_work is None or (scene.action_bits & CHANGE != 0 and not scene.action_bits & WORK)
    target = roles.target
    assert target is not None
    if _of_something_new(scene):
        return False
    if facts.own_work is not None:
        return False
    if target.unit == "time" and _time_given(scene, target):
        return False
    if target.unit in _LEVEL_UNITS:
        return not (target.unit == "other" and _amount_won(scene))
    counted = scene.counted.bits if scene.counted is not None else 0
    reading = scene.reading
    if reading.language.code == "ru" and (target.value % 1 or _goes_on(scene, target) or _limits(scene, target)):
        return True
    if target.unit == "money":
        restored = target.cue == TO and scene.action_bits & RAISE and reading.language.code == "ru"
        return _is_price(scene) or bool(restored) or not _is_flow_money(scene)
    if agent(reading, target):
        return False
    if (
        reading.mask & STANDING
        and target.unit == "count"
        and not counted & OWN
        and (counted & STOCK or not scene.action_bits & GET)
    ):
        return True
    if (reading.mask & TOTAL and target.unit == "count") or reading.low(0) in reading.lists["existential"]:
        return True
    joined = (
        scene.action is not None
        and scene.action.bits & GET
        and (
            scene.action.form in ("done", "past") or (reading.language.code == "kk" and scene.action.form == "present")
        )
    )
    if (counted & STOCK and _begins(scene, target)) or _launched_before(scene, target):
        return False
    if counted & STOCK and not _is_new(scene) and not scene.action_bits & ATTAIN and not joined and not _wins(scene):
        return True
    if _limits_bad_things(scene):
        return True
    if _how_many(scene, target):
        return True
    if counted & _FLOW:
        return bool(scene.action_bits & MOVING)
    if scene.action_bits & SHIFTING:
        return True
    metric = scene.metric
    if metric is None or (target.last <= metric.first and scene.counts_something()):
        return False
    return bool(metric.bits & _LEVEL_METRIC) and not counted and not _is_new(scene)


def _saves(scene: Scene) -> bool:
    """ "Сэкономить 15 млн на закупках": an amount saved in the period starts from zero; a share of it does not."""
    action, delta = scene.action, scene.roles.delta
    if action is None or delta is None or delta.unit == "percent":
        return False
    return action.lemma in scene.reading.lists["saving_verbs"]


def _begins(scene: Scene, target: Number) -> bool:
    """ "Launch … with 500 users", "12 pupils go on to college": what starts with the launch, or is done once."""
    action = scene.action
    if action is None:
        return False
    return bool(action.bits & DELIVER) or (action.first > target.core and bool(action.bits & _DONE_ONCE))


def _how_many(scene: Scene, target: Number) -> bool:
    """ "Тапсырыстар санын 900-ге жеткізу": how many there are, in Kazakh told before the number, unless it is new."""
    reading = scene.reading
    if reading.language.code != "kk" or target.unit != "count" or not scene.action_bits & (REACH | MOVING):
        return False
    amount = next(
        (
            position
            for position in range(target.first - 1, max(0, target.first - _AMOUNT_REACH), -1)
            if (word := reading.words[position]) is not None
            and word.possessive
            and word.lemma in reading.lists["amount_nouns"]
        ),
        None,
    )
    if amount is None or reading.has(amount, _FLOW_UP) or reading.has(amount - 1, OWN):
        return False
    named = range(max(0, amount - _AMOUNT_REACH), amount)
    return not any(
        reading.bits[position] & _ADDED or ((word := reading.words[position]) is not None and word.form == "participle")
        for position in named
    )


def _launched_before(scene: Scene, target: Number) -> bool:
    """ "Launch the app and reach 5,000 users": what does not exist yet has no users now."""
    if target.unit != "count" or scene.action is None or not scene.actions or scene.actions[0] is scene.action:
        return False
    launch = scene.actions[0]
    made = range(launch.first) if scene.reading.language.code == "kk" else range(launch.last, scene.action.first)
    return bool(launch.bits & DELIVER) and any(scene.reading.has(position, OUTPUT) for position in made)


def _wins(scene: Scene) -> bool:
    """ "Attract 300 visitors": who is won in the period is counted from zero; "get 300 visitors" tells a level."""
    action = scene.action
    return (
        action is not None
        and bool(action.bits & GET)
        and not action.bits & REACH
        and action.lemma not in scene.reading.lists["plain_getting"]
    )


def _time_given(scene: Scene, target: Number) -> bool:
    """ "1 000 дней без травм", "волонтёры отработали 2 000 часов": Russian time that adds up from zero."""
    action = scene.action
    if scene.reading.low(target.end) in scene.reading.lists["without"]:
        return True
    return (
        scene.reading.language.code == "ru"
        and target.symbol == "hour"
        and action is not None
        and bool(action.bits & CONDUCT)
        and action.form in ("past", "done")
    )


def _goes_on(scene: Scene, target: Number) -> bool:
    """ "3 400 в месяц": a Russian rate of what goes on already, not won anew."""
    reading = scene.reading
    if target.unit != "count" or scene.action_bits & (GET | ATTAIN) or _is_new(scene):
        return False
    return any(
        reading.has(position, PER) and reading.has(position + 1, PERIOD)
        for position in range(target.end, min(target.end + _RATE_REACH, len(reading.tokens)))
    )


def _limits(scene: Scene, target: Number) -> bool:
    """ "Кадров в секунду не ниже 60": a Russian limit behind its noun, with nothing counted behind the number."""
    reading = scene.reading
    if scene.action is not None or target.unit != "count" or target.comparator == "=" or not target.first:
        return False
    word = reading.words[target.last] if target.last < len(reading.words) else None
    return word is None or reading.has(target.last, PREPOSITION)


def _amount_won(scene: Scene) -> bool:
    """ "Продать 300 тонн", "собрать 40 тонн": an amount that starts from zero, unless it is a rate ("18 ц/га")."""
    target = scene.roles.target
    assert target is not None
    rate = scene.reading.sign(target.end, "/") or scene.reading.has(target.end, PER)
    produced = scene.action is not None and scene.action.lemma in scene.reading.lists["volumes"]
    return bool(scene.action_bits & _WINS) and not produced and not scene.action_bits & _MOVES and not rate


def _of_something_new(scene: Scene) -> bool:
    """ "80 % give the new planner five stars": what does not exist yet has no value now."""
    reading = scene.reading
    if not reading.mask & NEW:
        return False
    means = reading.find(METHOD)
    return any(
        match.bits & NEW
        and not match.bits & FIRST
        and (means is None or match.last <= means.first)
        and any(reading.has(position, OUTPUT) for position in range(match.last, match.last + _NEW_NEAR))
        for match in reading.matches
    )


def _is_new(scene: Scene) -> bool:
    first = scene.first
    assert first is not None
    if scene.reading.find(FIRST, first.last) is not None:
        return True
    limit = min(len(scene.reading.tokens), first.last + 4)
    behind = (2 if scene.reading.language.code != "kk" else 4) + 2 * scene.reading.sign(first.first - 1, "–:")
    return any(scene.reading.bits[position] & _ADDED for position in range(max(0, first.first - behind), limit))


def _is_price(scene: Scene) -> bool:
    """ "€440/t": money for each unit, which has a value now."""
    target = scene.roles.target
    assert target is not None
    return scene.reading.sign(target.end, "/") and not scene.reading.has(target.end + 1, PERIOD)


def _limits_bad_things(scene: Scene) -> bool:
    """ "Шағым тоқсанына 10-нан кем": in Kazakh, under so many of what happens already."""
    target, metric = scene.roles.target, scene.metric
    return (
        scene.reading.language.code == "kk"
        and target is not None
        and target.value > 0
        and target.comparator == "<"
        and metric is not None
        and bool(metric.bits & FLOW_DOWN)
    )


def _is_flow_money(scene: Scene) -> bool:
    """Money won, saved or raised in the period, not the level of a running business."""
    target = scene.roles.target
    if target is not None and target.cue == LIMIT_TO and scene.action_bits & MOVING:
        return False
    action = scene.action
    if (
        target is not None
        and action is not None
        and action.first > target.core
        and action.form == "done"
        and action.bits & _MONEY_FLOW_VERBS
    ):
        return True
    if scene.metric is not None and scene.metric.bits & LEVELS:
        return bool(scene.reading.mask & _ADDED)
    opening = scene.reading.words[0]
    source = opening is not None and opening.case == "ablative"
    if source and scene.reading.language.code == "kk" and scene.action is None:
        return True
    granted = scene.counted is not None and bool(scene.counted.bits & OUTCOME)
    return granted or bool(scene.reading.mask & _MONEY_FLOW or scene.action_bits & _MONEY_FLOW_VERBS)
