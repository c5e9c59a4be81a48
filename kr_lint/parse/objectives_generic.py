"""Objectives that any team could have: nothing is named that another would not name as well."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import WORD
from kr_lint.parse.classes import (
    ATTAIN,
    AUXILIARY,
    BECOME,
    BETTERING,
    COPULA,
    COUNTED,
    DELIVER,
    FIELD,
    HELP,
    JARGON,
    METRIC,
    NEW,
    NOUN_BITS,
    OUTPUT,
    PERIOD,
    PLACE,
    POPULATION,
    QUALITY,
    REACH,
    RELATIVE,
    SHOW,
    STAFF,
    STOCK,
    VAGUE,
    VERB_BITS,
)
from kr_lint.parse.russian_objectives import betters_something, names_its_matter, tidies_a_place
from kr_lint.parse.scene import Scene

_GENERIC: Final = bits("quality", "field", "jargon")
_PEOPLE: Final = bits("stock", "staff")
_FUNCTION_WORDS: Final = bits(
    "demand",
    "vague",
    "hedge",
    "cue_now",
    "new",
    "and",
    "or",
    "preposition",
    "article",
    "copula",
    "auxiliary",
    "pronoun",
    "all",
    "clause",
)
_FEW_WORDS: Final = 2
_IMPROVEMENTS: Final = bits(
    "improve", "optimise", "improve_noun", "optimise_noun", "raise_noun", "quality", "field", "conduct_noun"
)
_DOING: Final = bits("deliver", "conduct", "hire", "get", "attain", "reach")
_METERED: Final = bits("level_up", "level_down", "flow_up", "flow_down")
_MOVES: Final = bits(
    "raise", "lower", "improve", "optimise", "raise_noun", "lower_noun", "improve_noun", "optimise_noun"
)


def only_generic(scene: Scene) -> bool:
    """Nothing is named that another team would not name as well."""
    reading = scene.reading
    thing = scene.object
    action = scene.action
    corporate = sum(bool(match.bits & JARGON) for match in reading.matches)
    if corporate and names_its_matter(scene):
        return False
    if tidies_a_place(scene):
        return False
    arranges = action is not None and action.lemma in reading.lists["arranging"]
    stacked = corporate >= _FEW_WORDS or (corporate > 0 and reading.language.code == "ru")
    doing = _DOING & ~(REACH | ATTAIN) if reading.mask & VAGUE else _DOING
    if action is not None and (
        (action.bits & ATTAIN and action.last - action.first > 1 and not reading.mask & NEW)
        or (not action.noun and action.form in ("present", "past"))
        or (action.bits & doing and not action.noun and not arranges and not stacked and not _forms_a_phrase(scene))
    ):
        return False
    if action is None and sum(token.kind == WORD for token in reading.tokens) <= _FEW_WORDS:
        return True
    praised = reading.language.code == "ru" and action is None and reading.has(0, VAGUE)
    allowed = int(action is not None or praised or corporate > 0 or (reading.has(0, COPULA) and reading.has(1, VAGUE)))
    generic = _GENERIC
    if action is not None and action.bits & BETTERING and action.lemma not in reading.lists["bettering"]:
        allowed = 2
        generic |= OUTPUT | STAFF | PLACE | POPULATION | STOCK
    forms = action is not None and action.bits & DELIVER and _forms_a_phrase(scene)
    says = not reading.mask & RELATIVE if action is None else action.bits & SHOW
    if (says or forms) and reading.mask & VAGUE:
        generic |= _PEOPLE | PLACE | POPULATION
    if action is not None and (action.bits & HELP or action.last - action.first > _FEW_WORDS):
        generic |= _PEOPLE
    if thing is not None and not thing.bits & generic:
        return False
    if thing is not None and thing.bits & OUTPUT:
        allowed = 1
    if action is not None and any(token.low in reading.lists["us"] for token in reading.tokens):
        return False
    if reading.language.code == "en" and _goes_on(scene):
        return False
    unknown = 0
    for position, token in enumerate(reading.tokens):
        if token.kind != WORD or (action is not None and action.first <= position < action.last):
            continue
        found = reading.bits[position]
        if found & generic or (found & _FUNCTION_WORDS and not found & COUNTED):
            continue
        if found & (VERB_BITS | NOUN_BITS) and (corporate or (found & _MOVES and reading.language.code == "ru")):
            continue
        if position and not found and token.text[0].isupper() and not reading.bracketed(position):
            return False
        word = reading.words[position]
        if word is not None and word.verb and word.form == "infinitive" and reading.language.code == "kk":
            continue
        unknown += 1
    return unknown <= allowed and (thing is not None or unknown + (action is not None) <= 1)


def only_betters(scene: Scene) -> bool:
    """ "Стать лучше во всём": better than oneself, in nothing that is named."""
    reading = scene.reading
    if not reading.has(0, BECOME | COPULA) or reading.low(1) not in reading.lists["outdoing"]:
        return False
    return not any(match.bits & (COUNTED | METRIC) and not match.bits & PERIOD for match in reading.matches)


def noun_stack(scene: Scene) -> bool:
    """ "Обеспечение повышения эффективности …": a wrapping noun over an improvement, and no metric that would move."""
    reading = scene.reading
    if not reading.mask & JARGON or reading.low(0) not in reading.lists["wrapping_nouns"]:
        return False
    betters = bool(reading.mask & _IMPROVEMENTS) or betters_something(scene)
    return betters and not names_its_matter(scene) and not any(match.bits & _METERED for match in reading.matches)


def _forms_a_phrase(scene: Scene) -> bool:
    """ "World-class тәжірибе қалыптастыру", "тиімді команда құру": forming what only a stock phrase describes."""
    action, thing = scene.action, scene.object
    assert action is not None
    if action.lemma not in scene.reading.lists["forming"]:
        return False
    if thing is None:
        return bool(scene.reading.mask & VAGUE)
    if thing.bits & FIELD and scene.reading.mask & VAGUE:
        return True
    return bool(thing.bits & QUALITY and scene.reading.mask & JARGON)


def _goes_on(scene: Scene) -> bool:
    """ "Make data easy to find", "tools our nurses can trust": an infinitive or a clause says what is meant."""
    action, reading = scene.action, scene.reading
    first = action.last if action is not None else 2
    return any(
        reading.has(position, AUXILIARY)
        or (reading.low(position) in reading.lists["infinitive_marker"] and reading.has(position - 1, VAGUE))
        for position in range(first, len(reading.tokens))
    )
