"""How many results a statement names: coordinated actions, metrics with numbers of their own, lists of deliverables."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.model import Kind, Span
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import EXAMPLE, GUARDRAIL, PURPOSE, READY, RELATIVE
from kr_lint.parse.reading import Reading
from kr_lint.parse.results.actions import second_action
from kr_lint.parse.results.dated import second_date
from kr_lint.parse.results.kazakh import closes_in_negation
from kr_lint.parse.results.measures import second_measure, work_before_measure
from kr_lint.parse.results.russian import second_comparative, second_doing
from kr_lint.parse.results.things import second_thing
from kr_lint.parse.scene import Scene

_STATE_VERBS: Final = bits("attain", "hold", "become", "show")
_PAIR_OF_WORDS: Final = 3
_GUARD_WORDS: Final = bits("method", "guardrail")


def second_result(scene: Scene, kind: Kind, guard: int) -> Span | None:
    """The span of the second result, from its first word to the end of its clause; None when there is one result.

    ``guard`` is the token from which guardrails and means clauses begin; what stands behind it is no result.
    """
    reading, actions = scene.reading, scene.actions
    if kind == "objective" and not actions and len(reading.tokens) <= _PAIR_OF_WORDS:
        return None
    position = second_action(reading, actions, guard, kind)
    if position is None:
        position = second_measure(reading, scene.roles.others, scene.first, guard)
    if position is None:
        position = work_before_measure(reading, actions, scene.first)
    if position is None and scene.first is None:
        position = second_date(reading, actions)
    if position is None and reading.language.code == "ru":
        position = second_doing(reading, guard) or second_comparative(reading, guard)
    if position is None and (reading.mask & READY or not (actions and actions[0].bits & _STATE_VERBS)):
        position = second_thing(reading, actions, guard, kind)
    return (
        None
        if position is None
        else reading.span(position, min(guard, len(reading.tokens)) if guard > position else len(reading.tokens))
    )


def guard_position(reading: Reading, actions: list[Action], method: Span | None) -> int:
    """The token from which guardrails ("without losing …") or a means clause at the end begin."""
    count = len(reading.tokens)
    guard = count
    if reading.language.code == "kk":
        return _kazakh_guard(reading)
    found = reading.find(GUARDRAIL)
    if found is not None:
        guard = min(guard, found.first)
    purpose = reading.find(PURPOSE)
    if purpose is not None and purpose.first > 1:
        guard = min(guard, purpose.first)
    example = reading.find(EXAMPLE)
    if example is not None and example.first > 1:
        guard = min(guard, example.first)
    for match in reading.matches:
        if match.bits & RELATIVE and match.first > 1:
            if not any(action.first > match.first for action in actions):
                guard = min(guard, match.first)
            break
    if method is not None:
        guard = min(guard, reading.token_at(method.start))
    return max(guard, 1)


def _kazakh_guard(reading: Reading) -> int:
    """A negative converb ("…, сапаны түсірмей") or clause ("…, ал баға өспейді") guards from its comma on."""
    count = len(reading.tokens)
    last = next((index for index in range(count - 1, -1, -1) if reading.words[index] is not None), 0)
    word = reading.words[last] if count else None
    if (word is not None and word.negative and word.form == "gerund") or reading.has(last, _GUARD_WORDS):
        commas = [index for index in range(last) if reading.sign(index, ",–")]
        if commas:
            return max(commas[-1], 1)
    if closes_in_negation(reading):
        for index in range(1, last):
            against = reading.sign(index, ",") and reading.low(index + 1) in reading.lists["against"]
            if against and not _counts(reading, index):
                return index
    return max(count, 1)


def _counts(reading: Reading, first: int) -> bool:
    """Behind a token something is measured: a guardrail with a number is a result of its own."""
    return any(position > first for position in reading.figures)
