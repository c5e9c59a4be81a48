"""The facts of one statement, read in the order in which they depend on each other."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import ALL, HOLD, OPTIMISE
from kr_lint.parse.facts import Facts
from kr_lint.parse.promises.change import find_change, find_vague
from kr_lint.parse.promises.completion import find_completion
from kr_lint.parse.promises.level import is_absolute, is_level
from kr_lint.parse.promises.own_work import is_own_work, renounces, works_beside
from kr_lint.parse.scene import Scene

_HOLDING: Final = bits("get", "reach", "hold", "ensure", "continue", "show")


def read_facts(scene: Scene) -> Facts:
    """Read all facts of one statement."""
    facts = Facts()
    target = scene.roles.target
    measured = scene.first is not None
    single = (
        target is not None and target.value == 1 and target.unit == "count" and target.comparator not in ("<", "<=")
    )
    facts.absolute = is_absolute(scene)
    if is_own_work(scene) or works_beside(scene) or renounces(scene):
        facts.own_work = scene.action_span()
    if scene.action_bits & HOLD and not renounces(scene) and not scene.action_bits & ~_HOLDING and not _moves(scene):
        facts.hold = scene.action_span()
    if not measured:
        facts.vague = find_vague(scene, facts.own_work is not None)
    whole = (
        target is not None
        and facts.own_work is not None
        and scene.reading.language.code == "ru"
        and scene.reading.has(target.core, ALL)
    )
    if not measured or single or whole:
        facts.completion = find_completion(scene, facts, single)
    if not measured and not (facts.own_work is not None and scene.action_bits & OPTIMISE):
        facts.change = find_change(scene, facts)
    facts.level = measured and is_level(scene, facts)
    return facts


def _moves(scene: Scene) -> bool:
    """ "It was 12 days, now it never exceeds 3": a baseline apart from the target is no level to be kept."""
    baseline, target = scene.roles.baseline, scene.roles.target
    return baseline is not None and target is not None and baseline.value != target.value
