"""Which key results measure another Objective of the plan rather than their own.

Sharing no word with its Objective proves nothing: a good key result seldom repeats it. A key result stands at the wrong
place when its topic is far from that of its Objective and of the key results which belong there, no word ties it to
them, and another Objective is about its topic.
"""

from __future__ import annotations

from kr_lint.languages import get_language
from kr_lint.model import Objective, Plan, Statement
from kr_lint.rulebook.subjects import content_words, topics_of
from kr_lint.rulebook.topics import all_topics


def closer_objectives(plan: Plan) -> dict[tuple[int, int], str]:
    """The text of the closer Objective by the indices of Objective and key result, for key results that have one."""
    named = [index for index, one in enumerate(plan.objectives) if one.text and one.statement is not None]
    if len(named) < 2:
        return {}
    groups = {index: _Group(plan.objectives[index]) for index in named}
    found: dict[tuple[int, int], str] = {}
    for index, group in groups.items():
        others = [other for other in named if other != index]
        for position, topics in group.strangers:
            closer = max(others, key=lambda other: (topics & groups[other].known).bit_count())
            if topics & groups[closer].known and not group.shares_a_word(position):
                found[index, position] = plan.objectives[closer].text
    return found


class _Group:
    """An Objective with its key results.

    ``known`` are the topics it is about, as bits; ``strangers`` are the positions of key results far from them, with
    the topics of each.
    """

    def __init__(self, objective: Objective) -> None:
        self.statements = [objective.statement, *(one.statement for one in objective.key_results)]
        own, *results = [0 if one is None else topics_of(one) for one in self.statements]
        belonging = [topics for topics in results if topics & all_topics().around(own)]
        self.known = own
        for topics in belonging:
            self.known |= topics
        near = all_topics().around(self.known)
        strangers = [(position, topics) for position, topics in enumerate(results) if topics and not topics & near]
        #: Where they outnumber those that belong to the Objective, it is about something else than its words say.
        self.strangers = strangers if own and len(strangers) <= len(belonging) else []

    def shares_a_word(self, position: int) -> bool:
        """Whether a key result shares a content word with its Objective or a key result beside it."""
        result = self.statements[position + 1]
        others = (one for index, one in enumerate(self.statements) if index != position + 1)
        return any(result is not None and one is not None and _share_a_word(result, one) for one in others)


def _share_a_word(first: Statement, second: Statement) -> bool:
    if first.language != second.language:
        return False
    common = content_words(first, with_action=False) & content_words(second, with_action=False)
    return bool(common - get_language(first.language).lists["measure_nouns"])
