"""Which key results measure another Objective of the plan rather than their own.

Sharing no word with its Objective proves nothing: a good key result seldom repeats it. A key result stands at the wrong
place when nothing ties it to its own Objective, neither a word nor a topic nor a topic that its own serves, and when
another Objective of the plan is about just that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kr_lint.model import KeyResult, LanguageCode, Objective, Plan
from kr_lint.rulebook.subjects import content_words, topics_of
from kr_lint.rulebook.topics import all_topics


class _Subject(NamedTuple):
    language: LanguageCode
    words: frozenset[str]
    topics: int


def closer_objectives(plan: Plan) -> dict[tuple[int, int], str]:
    """The text of the closer Objective by the indices of Objective and key result, for key results that have one."""
    named = [index for index, one in enumerate(plan.objectives) if one.text]
    if len(named) < 2:
        return {}
    goals = {index: subject for index in named if (subject := _subject(plan.objectives[index])) is not None}
    found: dict[tuple[int, int], str] = {}
    for index, goal in goals.items():
        results = [_subject(one) for one in plan.objectives[index].key_results]
        around = goal.topics
        for result in results:
            if result is not None and _is_tied(result, goal, goal.topics):
                around |= result.topics
        others = {other: one for other, one in goals.items() if other != index}
        for position, result in enumerate(results):
            if result is None or _is_tied(result, goal, around):
                continue
            closer = _closest(result, others)
            if closer is not None:
                found[index, position] = plan.objectives[closer].text
    return found


def _subject(goal: Objective | KeyResult) -> _Subject | None:
    statement = goal.statement
    if statement is None:
        return None
    return _Subject(statement.language, content_words(statement, with_action=False), topics_of(statement))


def _is_tied(result: _Subject, goal: _Subject, around: int) -> bool:
    """Whether a key result belongs to its Objective, which has the topics ``around`` it, or nobody can tell."""
    if not goal.topics or not result.topics or all_topics().served_by(result.topics) & around:
        return True
    return result.language == goal.language and not result.words.isdisjoint(goal.words)


def _closest(result: _Subject, goals: Mapping[int, _Subject]) -> int | None:
    """The index of the Objective that shares most topics with a key result, None when none shares any."""
    best = max(goals, key=lambda index: (result.topics & goals[index].topics).bit_count(), default=None)
    return best if best is not None and result.topics & goals[best].topics else None
