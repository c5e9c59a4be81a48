"""Two deliverables or two metrics under one verb."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Kind
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import ALL, AND, FIELD, LEVELS, PHRASE_BREAK, PREPOSITION, SHIFTING, WON
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.groups import GROUPS

_DELIVERABLES: Final = bits("output", "outcome", "staff")
_MOVED_THINGS: Final = bits("flow_up", "flow_down", "quality")
_DEADLINE_WORDS: Final = bits("until", "within", "period", "month", "relative_time", "due_noun", "article")


def second_thing(reading: Reading, actions: list[Action], guard: int, kind: Kind) -> int | None:
    """Two deliverables or two metrics under one verb ("a webinar and an eBook", "traffic and revenue")."""
    changes = bool(actions and actions[0].bits & SHIFTING)
    wanted = _DELIVERABLES | LEVELS
    if kind == "objective" or changes:
        wanted |= _MOVED_THINGS | (FIELD if kind == "objective" else 0)
    things = [match for match in reading.matches if match.bits & wanted and match.first < guard]
    worked = bool(actions and actions[0].bits & GROUPS[0])
    if actions and not any(action.bits & (GROUPS[0] | GROUPS[1] | GROUPS[2] | GROUPS[3]) for action in actions):
        return None
    for previous, thing in pairwise(things):
        between = range(previous.last, thing.first)
        conjunction = [
            position
            for position in between
            if reading.bits[position] & AND
            or reading.sign(position, "+&")
            or (reading.sign(position, ",") and position > previous.last and worked)
        ]
        if (
            any(reading.sign(position, ":") for position in range(actions[0].last if actions else 0, thing.first))
            or len(conjunction) != 1
            or reading.bracketed(thing.first)
        ):
            continue
        if any(reading.bits[position] & PHRASE_BREAK for position in range(conjunction[0], thing.first)) or _modifies(
            reading, previous, thing
        ):
            continue
        if (
            thing.last - conjunction[0] > 5
            or not _adjoining(reading, previous.last, conjunction[0])
            or (reading.mask & ALL and reading.has(previous.first - 1, ALL))
        ):
            continue
        alike = bool(previous.bits & _DELIVERABLES) == bool(thing.bits & _DELIVERABLES)
        if (alike or changes) and not _under_preposition(reading, previous, actions):
            return conjunction[0] + 1
    return None


def _adjoining(reading: Reading, first: int, last: int) -> bool:
    """Nothing but a deadline stands between the first deliverable and the conjunction."""
    return last - first <= 1 or all(
        reading.bits[position] & _DEADLINE_WORDS or reading.tokens[position].low[0] in "qh,"
        for position in range(first, last)
    )


def _modifies(reading: Reading, previous: Match, thing: Match) -> bool:
    """A second member in an oblique case says where or whose; "users and customers" are one population."""
    word = reading.words[thing.last - 1]
    if word is not None and word.case in ("genitive", "dative", "locative", "instrumental"):
        return True
    return bool(previous.bits & WON and thing.bits & WON)


def _under_preposition(reading: Reading, match: Match, actions: list[Action]) -> bool:
    """The pair stands behind a preposition: it says where or for whom."""
    position = match.first - 1
    while position >= 0 and position > match.first - 4:
        if reading.bits[position] & PREPOSITION:
            return True
        if any(action.first <= position < action.last for action in actions):
            return False
        position -= 1
    return False
