"""Rules that look at a whole plan: at all of it, at an objective with its key results, at one key result among others.

A plan rule is asked once for the plan when its condition names ``objectives``, once for each key result when it names a
fact of :data:`KEY_RESULT_FACTS`, else once for each objective.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from kr_lint.fingerprints import repeated_key
from kr_lint.model import Frame, KeyResult, Objective, Plan, Severity
from kr_lint.rulebook.alignment import closer_objectives
from kr_lint.rulebook.rules import Rule
from kr_lint.rulebook.subjects import content_words

KEY_RESULT_FACTS: Final = frozenset({"same_metric", "repeats_objective", "duplicate", "closer_objective"})
#: Shares of common content words; with equal baselines the same value is measured, so that more may differ.
_SAME_WORDING: Final = 0.8
_SAME_START: Final = 0.6
_REPEATED: Final = 0.7
#: A key result is compared with so many before it, which keeps hostile lists linear.
_NEIGHBOURS: Final = 40


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the conditions of plan rules may name.

    ``same_metric`` and ``repeats_objective`` hold the text that is repeated, ``duplicate`` the place where the key
    result stands already, ``closer_objective`` the Objective that it measures rather than its own. ``tasks`` counts the
    key results with a finding that the asking rule supersedes.
    """

    objectives: int
    key_results: int = 0
    tasks: int = 0
    same_metric: str | None = None
    repeats_objective: str | None = None
    duplicate: str | None = None
    closer_objective: str | None = None
    period: str | None = None
    owner: str | None = None
    non_goals: int = 0

    @property
    def other(self) -> str:
        """The text or place that the finding points to, "" when there is none."""
        return self.same_metric or self.repeats_objective or self.duplicate or self.closer_objective or ""


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """A plan rule that speaks of an objective or, with ``key_result``, of one of its key results (indices from 0)."""

    rule: Rule
    severity: Severity
    objective: int
    key_result: int | None = None
    parameters: dict[str, str] = field(default_factory=dict)


def check_plan(
    rules: Iterable[Rule],
    plan: Plan,
    found: Sequence[Sequence[frozenset[str]]],
    active: Container[str],
    met: Mapping[str, str] | None = None,
) -> list[PlanFinding]:
    """The findings of plan rules, by rule.

    ``plan`` has its statements read; ``found`` has the names of the rules that spoke of each key result, by objective;
    ``active`` holds the names of all rules that were asked. ``met`` says where statements stand in other files, by
    :func:`~kr_lint.fingerprints.repeated_key`.
    """
    objectives = [index for index, objective in enumerate(plan.objectives) if objective.text]
    findings: list[PlanFinding] = []
    for rule in rules:
        asked = _names(rule.file.when)
        if "objectives" in asked:
            findings.extend(_check_whole(rule, objectives, plan))
            continue
        places = dict(met or {})
        closer = closer_objectives(plan) if "closer_objective" in asked else {}
        for index, objective in enumerate(plan.objectives):
            facts = PlanFacts(
                len(objectives),
                len(objective.key_results),
                _tasks(rule, objective, found[index], active),
                owner=_owner(plan, objective),
            )
            if asked & KEY_RESULT_FACTS:
                findings.extend(_check_key_results(rule, index, objective, facts, asked, places, closer))
            elif rule.condition(facts, None):
                findings.append(_finding(rule, index, None, facts.key_results, facts))
    return findings


def _owner(plan: Plan, objective: Objective) -> str | None:
    """Who answers for an objective: one person for it, for the plan, or one for each of its key results."""
    owners = [one.owner for one in objective.key_results]
    return objective.owner or plan.owner or (owners[0] if owners and all(owners) else None)


def _check_whole(rule: Rule, objectives: list[int], plan: Plan) -> Iterable[PlanFinding]:
    facts = PlanFacts(len(objectives), period=plan.period, owner=plan.owner, non_goals=len(plan.non_goals))
    if objectives and rule.condition(facts, None):
        first_beyond = min(int(rule.options.get("limit", 0)), len(objectives) - 1)
        yield _finding(rule, objectives[first_beyond], None, facts.objectives, facts)


def _check_key_results(
    rule: Rule,
    index: int,
    objective: Objective,
    facts: PlanFacts,
    asked: frozenset[str],
    places: dict[str, str],
    closer: Mapping[tuple[int, int], str],
) -> Iterable[PlanFinding]:
    before = dict(places) if "duplicate" in asked else {}  # within one objective other rules speak
    earlier: deque[tuple[KeyResult, frozenset[str]]] = deque(maxlen=_NEIGHBOURS)
    for position, key_result in enumerate(objective.key_results):
        if key_result.statement is None:
            continue
        same = None
        if "same_metric" in asked and key_result.statement.frame.measured is not None:
            subject = content_words(key_result.statement, with_action=False)
            same = next(
                (other.text for other, words in earlier if _measures_the_same(other, words, key_result, subject)), None
            )
            earlier.append((key_result, subject))
        repeated = objective.text if "repeats_objective" in asked and _repeats(objective, key_result) else None
        key = repeated_key(key_result.text) if "duplicate" in asked else ""
        if key:
            places.setdefault(key, key_result.place or str(key_result.line))
        own = replace(
            facts,
            same_metric=same,
            repeats_objective=repeated,
            duplicate=before.get(key),
            closer_objective=closer.get((index, position)),
        )
        if rule.condition(own, key_result.statement):
            yield _finding(rule, index, position, own.key_results, own)


def _finding(rule: Rule, objective: int, key_result: int | None, count: int, facts: PlanFacts) -> PlanFinding:
    severity = rule.severity
    hard_limit = rule.options.get("hard_limit")
    if isinstance(hard_limit, (int, float)) and count > hard_limit and severity == rule.file.severity:
        severity = "error"
    parameters = {"count": str(count), "other": facts.other}
    if "limit" in rule.options:
        parameters["limit"] = str(rule.options["limit"])
    return PlanFinding(rule, severity, objective, key_result, parameters)


def _tasks(rule: Rule, objective: Objective, found: Sequence[frozenset[str]], active: Container[str]) -> int:
    """Key results with a finding that the rule supersedes; told by their frames when none of those rules was asked."""
    superseded = frozenset(rule.file.supersedes)
    if any(name in active for name in superseded):
        return sum(not superseded.isdisjoint(names) for names in found)
    frames = [one.statement.frame for one in objective.key_results if one.statement is not None]
    return sum(frame.own_work is not None or frame.completion is not None for frame in frames)


def _measures_the_same(first: KeyResult, words: frozenset[str], second: KeyResult, others: frozenset[str]) -> bool:
    one, two = first.statement, second.statement
    if one is None or two is None or one.language != two.language:
        return False
    a, b = one.frame, two.frame
    if _opposed(a, b) or a.unit != b.unit:
        return False
    common = len(words & others)
    if a.baseline is not None and b.baseline is not None:
        if (a.baseline.value, a.baseline.symbol) != (b.baseline.value, b.baseline.symbol):
            return False
        needed = 2 if a.metric is None or b.metric is None else 1
        return common >= needed and common >= _SAME_START * min(len(words), len(others))
    if a.metric is None or b.metric is None or a.metric.lemma != b.metric.lemma:
        return False
    return common >= _SAME_WORDING * len(words | others)


def _opposed(first: Frame, second: Frame) -> bool:
    directions = {first.direction, second.direction} - {"reach", None}
    return len(directions) > 1


def _repeats(objective: Objective, key_result: KeyResult) -> bool:
    one, two = objective.statement, key_result.statement
    if one is None or two is None or one.language != two.language or two.frame.measured is not None:
        return False
    goal, words = content_words(one), content_words(two)
    common = len(goal & words)
    return common > 1 and common >= _REPEATED * max(len(goal), len(words))


@cache
def _names(when: str) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(ast.parse(when, mode="eval")) if isinstance(node, ast.Name))
