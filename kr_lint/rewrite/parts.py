"""The parts that rewrite templates name in braces, each made from the statement's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kr_lint.rewrite import levels, objectives, readings, removal, splitting, target
from kr_lint.rewrite.baseline import with_aside, with_baseline, with_note
from kr_lint.rewrite.outcomes import proposals
from kr_lint.rewrite.sentence import Candidate, Sentence

Part = Callable[[Sentence, splitting.Read], tuple[Candidate, ...]]


def _alone(make: Callable[[Sentence], tuple[Candidate, ...]]) -> Part:
    return lambda sentence, read: make(sentence)


_PARTS: Final[dict[str, Part]] = {
    "with_baseline": _alone(with_baseline),
    "with_aside": _alone(with_aside),
    "with_note": _alone(with_note),
    "with_target": _alone(target.with_target),
    "with_measure": _alone(target.with_measure),
    "with_goal": _alone(target.with_goal),
    "with_deadline": _alone(target.with_deadline),
    "without_method": _alone(removal.without_method),
    "without_hedge": removal.without_hedge,
    "without_number": _alone(objectives.without_number),
    "direction_kept": _alone(objectives.direction_kept),
    "ambition": _alone(objectives.ambition),
    "task_moved": _alone(objectives.task_moved),
    "outcomes": _alone(proposals),
    "results": splitting.compound_parts,
    "choices": splitting.compound_choices,
    "contradiction": _alone(readings.contradiction),
    "percent_or_points": _alone(readings.percent_or_points),
    "mixed_units": _alone(readings.mixed_units),
    "beyond_level": _alone(levels.beyond_level),
    "new_customers": _alone(levels.new_customers),
    "bold_goal": _alone(levels.bold_goal),
}
#: What a rewrite template may name in braces.
PART_NAMES: Final = frozenset(_PARTS)


def candidates_of(name: str, sentence: Sentence, read: splitting.Read) -> tuple[Candidate, ...]:
    """The candidates of one part, best first; none when the statement does not have it.

    Raises:
        KeyError: no part has this name.
    """
    return _PARTS[name](sentence, read)
