"""What kind of promise a statement is: own work, completion, change, level. The facts the rules stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN
from kr_lint.model import Span
from kr_lint.parse.action import LIGHT, Action
from kr_lint.parse.objects import METRIC, action_object, counted_thing
from kr_lint.parse.quantities import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles import Roles

WORK: Final = bits("deliver", "conduct", "hire")
CHANGE: Final = bits("raise", "lower", "improve", "optimise")
_OUTSIDE: Final = bits("outcome", "stock", "flow_up", "flow_down", "level_up", "level_down")
_OWN: Final = bits("output", "staff")
_LEVEL_METRIC: Final = bits("level_up", "level_down", "stock")
_FLOW: Final = bits("outcome", "flow_up", "flow_down")
_LEVEL_UNITS: Final = frozenset({"percent", "score", "time", "ratio", "other"})
_READY: Final = bit("ready")
_FREQUENCY: Final = bits("frequency", "continue")
_HIRE: Final = bit("hire")


@dataclass(slots=True)
class Facts:
    """The judgement-free facts beyond the slots; spans mark the words that show each."""

    own_work: Span | None = None
    completion: Span | None = None
    change: Span | None = None
    hold: Span | None = None
    level: bool = False
    absolute: bool = False
    generic: bool = False
    ambition: bool = False


class Scene:
    """The parts of a statement that the facts are read from."""

    __slots__ = ("action", "actions", "counted", "first", "metric", "object", "reading", "roles")

    def __init__(self, reading: Reading, actions: list[Action], action: Action | None, roles: Roles, metric: Match | None) -> None:
        self.reading = reading
        self.actions = actions
        self.action = action
        self.roles = roles
        self.metric = metric
        self.first: Number | None = roles.target or roles.delta or roles.factor
        self.object = action_object(reading, action)
        self.counted = counted_thing(reading, self.first) if self.first is not None else None

    @property
    def action_bits(self) -> int:
        """The verb classes of the main action, 0 without one."""
        return self.action.bits if self.action is not None else 0

    @property
    def thing_bits(self) -> int:
        """The classes of what is counted or done."""
        thing = self.counted or self.object
        return thing.bits if thing is not None else 0

    def action_span(self) -> Span:
        """The words of the main action, else the whole statement."""
        if self.action is None:
            return self.reading.span(0, len(self.reading.tokens))
        return self.reading.span(self.action.first, self.action.last)


def read_facts(scene: Scene) -> Facts:
    """Read all facts of one statement."""
    facts = Facts()
    target = scene.roles.target
    measured = scene.first is not None
    single = measured and target is not None and target.value == 1 and target.unit == "count"
    facts.absolute = _is_absolute(scene)
    if _is_own_work(scene):
        facts.own_work = scene.action_span()
    if not measured or single:
        facts.completion = _completion(scene, facts.own_work is not None, single)
    whole_task = facts.own_work is not None and target is not None and target.unit == "percent" and target.value == 100 and scene.roles.baseline is None
    if whole_task and scene.reading.mask & _READY:
        facts.completion = scene.action_span()
    if scene.action_bits & bit("hold") and not scene.action_bits & ~bits("hold", "ensure", "continue"):
        facts.hold = scene.action_span()
    if not measured:
        facts.change = _change(scene, facts)
    facts.level = measured and _is_level(scene, facts)
    return facts


def _is_absolute(scene: Scene) -> bool:
    """0 or 100 % as a standard: nobody asks where it stands now."""
    target = scene.roles.target
    if target is None:
        return False
    return target.value == 0 or (target.unit == "percent" and target.value == 100 and not scene.action_bits & bits("raise", "lower"))


def _is_own_work(scene: Scene) -> bool:
    """The team's own task or output, and no change outside its own effort."""
    work = scene.action_bits
    things = scene.thing_bits
    counted = scene.counted.bits if scene.counted is not None else 0
    if work & WORK and not work & bits("attain", "get"):
        if counted & _OUTSIDE and not counted & _OWN:
            return bool(work & bit("conduct")) and not work & bit("deliver")
        if scene.first is not None and scene.first.unit in ("money", "score"):
            return False
        if scene.roles.baseline is not None and scene.roles.target is not None:
            return bool(things & _OWN)
        return not (work & bit("deliver") and scene.object is not None and scene.object.bits & bit("outcome") and not scene.object.bits & _OWN)
    if work & bit("help"):
        return not things & METRIC
    own = bool(things & _OWN) and not things & _OUTSIDE
    if not own:
        return False
    if work & bits("attain", "become", "lower"):
        return False
    if work & bits("raise", "improve", "optimise"):
        return scene.first is not None and scene.first.unit == "count"
    return True


def _completion(scene: Scene, own: bool, single: bool) -> Span | None:
    """Can only be done or not done."""
    reading = scene.reading
    action = scene.action
    if action is not None and action.bits & bit("attain"):
        return scene.action_span()
    if single and not own:
        return None if not reading.mask & bit("first") else scene.action_span()
    ready = reading.find(_READY)
    if own:
        if reading.mask & _FREQUENCY and scene.first is None:
            return None
        return scene.action_span()
    if ready is not None and not scene.action_bits & CHANGE:
        return reading.span(ready.first, ready.last)
    if action is not None and action.bits & bits("finish", "begin") and not action.bits & CHANGE:
        return scene.action_span()
    if action is not None and action.bits & bits("eliminate", "become") and not scene.thing_bits & METRIC:
        return scene.action_span()
    return None


def _change(scene: Scene, facts: Facts) -> Span | None:
    """A metric or quality is promised to move, or is only named."""
    work = scene.action_bits
    if work & CHANGE:
        return scene.action_span()
    if facts.own_work is not None or facts.completion is not None or facts.hold is not None:
        return None
    if work & bits("reach", "get") and scene.metric is not None:
        return scene.action_span()
    if scene.action is None and scene.metric is not None and _bare_indicator(scene):
        return scene.reading.span(scene.metric.first, scene.metric.last)
    return None


def _bare_indicator(scene: Scene) -> bool:
    """A metric's name with its attributes and nothing else."""
    reading = scene.reading
    return not any(token.kind == SIGN and token.text in ";!?" for token in reading.tokens) and not reading.mask & bits("copula", "vague")


def _is_level(scene: Scene, facts: Facts) -> bool:
    """The number measures something that has a value now: a rate, score, duration, revenue, population."""
    roles = scene.roles
    if roles.delta is not None or roles.factor is not None:
        return facts.own_work is None or scene.action_bits & CHANGE != 0 and not scene.action_bits & WORK
    target = roles.target
    assert target is not None
    if facts.own_work is not None:
        return False
    if target.unit in _LEVEL_UNITS:
        return True
    counted = scene.counted.bits if scene.counted is not None else 0
    reading = scene.reading
    if target.unit == "money":
        return not _is_flow_money(scene)
    if reading.mask & bit("total") and counted & (_FLOW | _OWN):
        return True
    if counted & bit("stock") and not _is_new(scene):
        return True
    if counted & _FLOW:
        return bool(scene.action_bits & bits("raise", "lower"))
    if scene.action_bits & bits("raise", "lower", "improve"):
        return True
    metric = scene.metric
    return metric is not None and bool(metric.bits & _LEVEL_METRIC) and not counted and not _is_new(scene)


def _is_new(scene: Scene) -> bool:
    first = scene.first
    assert first is not None
    limit = min(len(scene.reading.tokens), first.last + 4)
    return any(scene.reading.bits[position] & bits("new", "more") for position in range(max(0, first.first - 2), limit))


def _is_flow_money(scene: Scene) -> bool:
    """Money won, saved or raised in the period, not the level of a running business."""
    flow = scene.reading.mask & bits("flow_up", "flow_down", "new", "more")
    level = scene.metric is not None and scene.metric.bits & bits("level_up", "level_down")
    if flow:
        return True
    return bool(scene.action_bits & bits("get", "attain", "lower")) and not level
