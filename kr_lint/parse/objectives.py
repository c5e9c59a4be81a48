"""Facts of an Objective: a task, a metric that only moves, a direction beyond it, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.model import Span
from kr_lint.parse.action import THINGS
from kr_lint.parse.facts import CHANGE, WORK, Facts, Scene
from kr_lint.parse.objects import METRIC

_PURPOSE: Final = bits("purpose", "relative")
_GENERIC: Final = bits("quality", "field", "vague")


@dataclass(slots=True)
class ObjectiveFacts:
    """``own_work`` marks a task, ``change`` a metric that only moves; ``generic`` says any team could have it."""

    own_work: Span | None = None
    change: Span | None = None
    generic: bool = False
    ambition: bool = False


def objective_facts(scene: Scene, facts: Facts) -> ObjectiveFacts:
    """Read the facts that the objective rules stand on."""
    reading = scene.reading
    work = scene.action_bits
    found = ObjectiveFacts()
    found.ambition = bool(reading.mask & bits("image", "purpose")) or bool(work & bit("become")) or _has_clause(scene)
    metric = scene.metric is not None
    if work & CHANGE or work & bits("hold", "reach", "get") and scene.first is not None:
        if metric or scene.first is not None:
            found.change = scene.action_span()
    elif scene.action is None and metric and scene.first is not None:
        found.change = scene.action_span()
    if work & WORK and not found.ambition and not work & CHANGE:
        found.own_work = scene.action_span()
    content = sum(1 for match in reading.matches if match.bits & THINGS)
    specific = sum(1 for word, mask in zip(reading.words, reading.bits, strict=True) if word is not None and not mask)
    if work & (CHANGE | bits("become", "help", "ensure")) or scene.action is None:
        thing = scene.object
        only_generic = (thing is None or bool(thing.bits & _GENERIC)) and not metric
        found.generic = only_generic and specific <= 1 and content <= 2 and scene.first is None
    return found


def _has_clause(scene: Scene) -> bool:
    reading = scene.reading
    if reading.language.code == "kk":
        return any(word is not None and word.form == "participle" for word in reading.words)
    return bool(reading.mask & bit("clause"))
