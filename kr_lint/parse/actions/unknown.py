"""Verbs that no lexicon knows: what people do with them is a task, since outcomes and changes have few verbs."""

from __future__ import annotations

from collections.abc import Callable

from kr_lint.languages.base import Word
from kr_lint.languages.lexicon import Match
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import DELIVER
from kr_lint.parse.reading import Reading


def with_unknown(reading: Reading, found: list[Action], acts: Callable[[Reading, int, Word], bool]) -> list[Action]:
    """The actions found and the unknown verbs that ``acts`` takes for actions by their token and form, in order."""
    unknown = []
    for position, word in enumerate(reading.words):
        if word is None or reading.bits[position] or word.negative:
            continue
        if acts(reading, position, word):
            match = Match(position, position + 1, DELIVER, word.lemma)
            unknown.append(Action(match, DELIVER, word.form, word.passive, False))
    return sorted(found + unknown, key=lambda action: action.first) if unknown else found
