"""Which key results measure another Objective of the plan rather than their own.

Sharing no word with its Objective proves nothing: a good key result seldom repeats it. A key result stands at the wrong
place when nothing ties it to its own Objective, neither a word nor a topic nor a topic that its own serves, and when
another Objective of the plan is about just that.
"""

from __future__ import annotations

from collections.abc import Mapping

from kr_lint.model import Plan, Statement
from kr_lint.rulebook.subjects import content_words, topics_of
from kr_lint.rulebook.topics import all_topics


def closer_objectives(plan: Plan) -> dict[tuple[int, int], str]:
    """The text of the closer Objective by the indices of Objective and key result, for key results that have one."""
    named = {
        index: one.statement for index, one in enumerate(plan.objectives) if one.text and one.statement is not None
    }
    if len(named) < 2:
        return {}
    topics = {index: topics_of(goal) for index, goal in named.items()}
    found: dict[tuple[int, int], str] = {}
    for index, goal in named.items():
        if not topics[index]:
            continue  # nobody can tell what belongs to it
        others = {other: about for other, about in topics.items() if other != index}
        results = [one.statement for one in plan.objectives[index].key_results]
        for position, closer in _closer(goal, topics[index], results, others):
            found[index, position] = plan.objectives[closer].text
    return found


def _closer(
    goal: Statement, about: int, results: list[Statement | None], others: Mapping[int, int]
) -> list[tuple[int, int]]:
    """The positions of key results that nothing ties to their Objective, each with the index of the closer one."""
    topics = [0 if one is None else topics_of(one) for one in results]
    served = [all_topics().served_by(one) for one in topics]
    around = about
    for own, serves in zip(topics, served, strict=True):
        if serves & about:
            around |= own
    found = []
    for position, result in enumerate(results):
        if result is None or not topics[position] or served[position] & around:
            continue
        closer = max(others, key=lambda index: (topics[position] & others[index]).bit_count())
        if topics[position] & others[closer] and not _share_a_word(goal, result):
            found.append((position, closer))
    return found


def _share_a_word(goal: Statement, result: Statement) -> bool:
    if goal.language != result.language:
        return False
    return not content_words(goal, with_action=False).isdisjoint(content_words(result, with_action=False))
