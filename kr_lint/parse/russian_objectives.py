"""What only Russian Objectives ask: stock phrases, praised everyday work, what is brought in, what a stack is about."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import WORD
from kr_lint.parse.classes import FIELD, NEW, OUTPUT, POPULATION, PREPOSITION
from kr_lint.parse.scene import Scene

_PRAISE: Final = bits("vague", "upward")
_OF_ANY_TEAM: Final = bits(
    "vague", "upward", "and", "all", "pronoun", "preposition", "stock", "outcome", "staff", "field", "quality"
)
_PROCURED_REACH: Final = 2
_SPECIFIC: Final = 2
_OWN_OBJECT: Final = 2
_TELLS_MORE: Final = bits("vague", "relative", "purpose", "image", "clause")


def says_nothing(scene: Scene) -> bool:
    """ "Быть на высоте", "эффективно работать с клиентами": a stock phrase, or praise of what any team does."""
    reading = scene.reading
    if reading.language.code != "ru":
        return False
    words = " ".join(token.low for token in reading.tokens if token.kind == WORD)
    return words in reading.lists["stock_phrases"] or praises_work(scene)


def praises_work(scene: Scene) -> bool:
    """Nothing but praise and those whom any team serves stands beside a verb of everyday work."""
    reading, action = scene.reading, scene.action
    if reading.language.code != "ru" or action is None or action.form != "infinitive":
        return False
    if action.lemma not in reading.lists["plain_working"] or not reading.mask & _PRAISE:
        return False
    return all(
        token.kind != WORD or action.first <= position < action.last or reading.bits[position] & _OF_ANY_TEAM
        for position, token in enumerate(reading.tokens)
    )


def procures(scene: Scene) -> bool:
    """ "Найти подрядчика на уборку", "поиск поставщика": a supplier or a contract is brought in."""
    reading = scene.reading
    first = scene.action.first if scene.action is not None else 0
    opening = reading.words[first]
    if opening is None or opening.lemma not in reading.lists["procuring"]:
        return False
    named = reading.words[first + 1 : first + 1 + _PROCURED_REACH]
    return any(word is not None and word.lemma in reading.lists["procured"] for word in named)


def brings_new(scene: Scene) -> bool:
    """ "Новый склад в порту": something new that is made, named alone."""
    reading = scene.reading
    if reading.language.code != "ru" or scene.action is not None or scene.first is not None:
        return False
    return reading.has(0, NEW) and reading.has(1, OUTPUT) and not reading.mask & _TELLS_MORE


def tidies_a_place(scene: Scene) -> bool:
    """ "Навести порядок на складе": where order shall be is a thing of the team's own, no field of any team."""
    reading, action = scene.reading, scene.action
    if reading.language.code != "ru" or action is None or action.last - action.first < _OWN_OBJECT:
        return False
    place = action.last + 1
    return reading.has(action.last, PREPOSITION) and reading.has(place, OUTPUT) and not reading.has(place, FIELD)


def betters_something(scene: Scene) -> bool:
    """A stack of nouns holds betterment, if only inside a phrase ("по повышению эффективности работы")."""
    reading = scene.reading
    return any(word is not None and word.lemma in reading.lists["improving_nouns"] for word in reading.words)


def names_its_matter(scene: Scene) -> bool:
    """ "… по развитию племенного животноводства": words of its own say what a stack of nouns is about."""
    reading = scene.reading
    own = sum(
        token.kind == WORD
        and (word := reading.words[position]) is not None
        and word.lemma not in reading.lists["fillers"]
        and (not reading.bits[position] or bool(reading.bits[position] & POPULATION))
        for position, token in enumerate(reading.tokens)
    )
    return reading.language.code == "ru" and own >= _SPECIFIC
