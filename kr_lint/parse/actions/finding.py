"""The actions of a statement in order, the main one, and the one that governs its number."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.parse.actions.action import Action
from kr_lint.parse.actions.english import english_actions
from kr_lint.parse.actions.kazakh import closes_clause, kazakh_actions
from kr_lint.parse.actions.russian import heads_clause, russian_actions
from kr_lint.parse.classes import AND, COMPARATIVE, DELIVER, LIGHT, LOWER, RAISE, UPWARD, VERB_BITS
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading

_FINITE_MARKS: Final = bits("copula", "auxiliary")
_COORDINATORS: Final = bits("and", "or")


def find_actions(reading: Reading) -> list[Action]:
    """The actions of a statement in order, the governing one of each clause; light verbs give way to what they carry."""
    code = reading.language.code
    if code == "kk":
        return _with_unknown(reading, kazakh_actions(reading))
    found = english_actions(reading) if code == "en" else _with_unknown(reading, russian_actions(reading))
    if not found and (comparative := _comparative(reading)) is not None:
        return [comparative]
    limit = subordinate(reading)
    return [action for action in found if action.first < limit or _resumes(reading, limit, action)]


def _comparative(reading: Reading) -> Action | None:
    """ "Fewer complaints", "больше заявок": a comparative that opens the statement promises a change."""
    for match in reading.matches[:2]:
        if match.bits & COMPARATIVE and match.first <= 1:
            bits_ = RAISE if match.bits & UPWARD else LOWER
            return Action(match, bits_, "", False, True)
    return None


def _with_unknown(reading: Reading, found: list[Action]) -> list[Action]:
    """Add verbs that no lexicon knows: what people do with them is a task, since outcomes and changes have few verbs.

    Russian: an infinitive that heads its clause, or a short participle; Kazakh: a verbal noun or passive that closes it.
    """
    kazakh = reading.language.code == "kk"
    unknown = []
    for position, word in enumerate(reading.words):
        if word is None or not word.verb or reading.bits[position] or word.negative:
            continue
        if kazakh:
            heads = word.form in ("infinitive", "done") and word.case in ("", "accusative") and not word.possessive
            heads = heads and closes_clause(reading, position + 1) and position > 0
        else:
            heads = word.form == "done" or word.form == "infinitive" and heads_clause(reading, position)
        if heads:
            match = Match(position, position + 1, DELIVER, word.lemma)
            unknown.append(Action(match, DELIVER, word.form, word.passive, False))
    return sorted(found + unknown, key=lambda action: action.first) if unknown else found


def _resumes(reading: Reading, limit: int, action: Action) -> bool:
    """Behind the subordinate clause the main one goes on: a new sentence, or ", and validate …"."""
    if any(reading.sign(position, ".;") for position in range(limit, action.first)):
        return True
    if (
        reading.has(action.first - 1, _FINITE_MARKS)
        and action.form in ("done", "past")
        and reading.language.code == "en"
    ):
        return any(reading.has(position, VERB_BITS) for position in range(limit, action.first - 1))
    if reading.has(action.first - 2, VERB_BITS) or (
        reading.has(action.first - 3, VERB_BITS) and reading.has(action.first - 1, _COORDINATORS)
    ):
        return False
    comma = reading.sign(action.first - 1, ",") or (
        reading.has(action.first - 1, AND) and reading.sign(action.first - 2, ",")
    )
    return comma and action.form in ("base", "infinitive")


def main_action(reading: Reading, actions: list[Action]) -> Action | None:
    """The action that says what the statement promises: the last one in Kazakh, the first one elsewhere; light verbs last."""
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
