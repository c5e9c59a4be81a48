"""The actions of a statement in order, the main one, and the one that governs its number."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.actions.action import Action
from kr_lint.parse.actions.english import english_actions
from kr_lint.parse.actions.kazakh import kazakh_actions
from kr_lint.parse.actions.russian import russian_actions
from kr_lint.parse.classes import AND, COMPARATIVE, IMPROVE, LIGHT, LOWER, RAISE, SHOW, UPWARD, VERB_BITS
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_FINITE_MARKS: Final = bits("copula", "auxiliary")
_COORDINATORS: Final = bits("and", "or")


def find_actions(reading: Reading) -> list[Action]:
    """The actions of a statement in order, without those of subordinate clauses; a comparative where there is none."""
    code = reading.language.code
    if code == "kk":
        return kazakh_actions(reading)
    found = english_actions(reading) if code == "en" else russian_actions(reading)
    if (not found or _rests_on_state(reading, found[0])) and (comparative := _comparative(reading)) is not None:
        return [comparative]
    limit = subordinate(reading)
    if limit == len(reading.tokens):
        return found
    return [action for action in found if action.first < limit or _resumes(reading, limit, action)]


def _rests_on_state(reading: Reading, action: Action) -> bool:
    """ "Реже сидеть в телефоне": in Russian a comparative opens, behind it a verb that tells no work."""
    return reading.language.code == "ru" and action.first == 1 and action.bits & VERB_BITS == SHOW


def _comparative(reading: Reading) -> Action | None:
    """ "Fewer complaints", "больше заявок": a comparative that opens the statement promises a change."""
    for match in reading.matches[:2]:
        if match.first > 1:
            break
        if match.bits & COMPARATIVE:
            return Action(match, RAISE if match.bits & UPWARD else LOWER, "", False, True)
        if match.entry in reading.lists["bettering"]:
            return Action(match, IMPROVE, "", False, True)
    return None


def _resumes(reading: Reading, limit: int, action: Action) -> bool:
    """Behind the subordinate clause the main one goes on: a new sentence, or ", and validate …"."""
    if any(reading.sign(position, ".;") for position in range(limit, action.first)):
        return True
    if (
        reading.has(action.first - 1, _FINITE_MARKS)
        and action.form in ("done", "past")
        and reading.language.code == "en"
    ):
        return reading.low(action.first - 1) not in reading.lists["plain_getting"] and any(
            reading.has(position, VERB_BITS) for position in range(limit + 1, action.first - 1)
        )
    if reading.has(action.first - 2, VERB_BITS) or (
        reading.has(action.first - 3, VERB_BITS) and reading.has(action.first - 1, _COORDINATORS)
    ):
        return False
    comma = reading.sign(action.first - 1, ",") or (
        reading.has(action.first - 1, AND) and reading.sign(action.first - 2, ",")
    )
    return comma and action.form in ("base", "infinitive")


def main_action(reading: Reading, actions: list[Action]) -> Action | None:
    """The action that says what is promised: the last one in Kazakh, the first one elsewhere, light verbs only at need.

    None where the statement has no action.
    """
    if not actions:
        return None
    ordered = actions[::-1] if reading.language.code == "kk" else actions
    for action in ordered:
        if action.bits & ~LIGHT:
            return action
    return ordered[0]


def governing_action(reading: Reading, actions: list[Action], numbers: list[Number]) -> Action | None:
    """The action that governs the first number: the nearest one before it (after it in Kazakh)."""
    first = next((number for number in numbers if number.kind in ("measure", "factor") and not number.bracketed), None)
    if first is None or not actions:
        return None
    if reading.language.code == "kk":
        return next(
            (action for action in actions if action.first >= first.core or action.last > first.core), actions[-1]
        )
    before = [action for action in actions if action.first <= first.core]
    return before[-1] if before else actions[0]
