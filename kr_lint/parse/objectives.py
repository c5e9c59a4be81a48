"""Facts of an Objective: a task, a metric that only moves, a direction beyond it, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER, WORD
from kr_lint.model import Span
from kr_lint.parse.classes import (
    ARTICLE,
    ATTAIN,
    AUXILIARY,
    BECOME,
    BETTERING,
    CHANGE_NOUNS,
    CONDUCT,
    COPULA,
    COUNTED,
    DELIVER,
    FIELD,
    FINISH,
    GET,
    HELP,
    HIRE,
    IMAGE,
    JARGON,
    METRIC,
    MOVING,
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
    STANDING,
    STOCK,
    VAGUE,
    VERB_BITS,
    WORK,
)
from kr_lint.parse.kazakh_objectives import drafted_first, ends_work, happens_in, stock_phrase, wished_done
from kr_lint.parse.scene import Scene

_EMPTY_WORDS: Final = bits("vague", "jargon")
_GENERIC: Final = bits("quality", "field", "jargon")
_ASPIRATION: Final = bits("image", "purpose")
_PEOPLE: Final = bits("stock", "staff")
_WHOM_WE_SERVE: Final = bits("stock", "outcome")
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
_OFFERED: Final = bits("quality", "level_up", "level_down")
_FEW_WORDS: Final = 2
_NEAR: Final = 2
_IMPROVEMENTS: Final = bits(
    "improve", "optimise", "improve_noun", "optimise_noun", "raise_noun", "quality", "field", "conduct_noun"
)
_DOING: Final = bits("deliver", "conduct", "hire", "get", "attain", "reach")
_METERED: Final = bits("level_up", "level_down", "flow_up", "flow_down")
_OTHER_AMBITIONS: Final = bits("deliver", "attain", "get", "reach", "become", "conduct")
_MOVES: Final = bits(
    "raise", "lower", "improve", "optimise", "raise_noun", "lower_noun", "improve_noun", "optimise_noun"
)


@dataclass(slots=True)
class ObjectiveFacts:
    """``own_work`` marks a task, ``change`` a metric that only moves; ``generic`` says any team could have it."""

    own_work: Span | None = None
    change: Span | None = None
    generic: bool = False
    ambition: bool = False


def objective_facts(scene: Scene) -> ObjectiveFacts:
    """Read the facts that the objective rules stand on."""
    reading = scene.reading
    work = scene.action_bits
    measured = scene.first is not None
    growth = _delivers_change(scene) or _aims_at_change(scene)
    found = ObjectiveFacts(ambition=_has_ambition(scene))
    only_generic = _only_generic(scene) or _noun_stack(scene) or _only_betters(scene) or stock_phrase(scene)
    if (growth or _only_moves(scene, only_generic)) and not (
        found.ambition and not (work & MOVING and reading.language.code == "kk")
    ):
        found.change = scene.action_span()
    lemma = scene.action.lemma if scene.action is not None else ""
    drafts = lemma in reading.lists["drafting_verbs"] or drafted_first(scene)
    abstract = (
        not drafts
        and not ends_work(scene)
        and not work & (CONDUCT | HIRE)
        and (_generic_object(scene, lemma) or bool(reading.mask & _EMPTY_WORDS))
    )
    finishes = bool(work & FINISH and scene.action is not None and _finishes_work(scene))
    learns = scene.action is not None and scene.action.lemma in reading.lists["skills"]
    if (
        (work & WORK or finishes)
        and not learns
        and not (scene.action is not None and reading.has(scene.action.first, FIELD))
        and _is_task_form(scene)
        and not work & (MOVING | BETTERING)
        and not (_has_quality(scene) and not drafts)
        and (not found.ambition or drafts or _counts_objects(scene))
        and not abstract
        and not growth
        and lemma not in reading.lists["aspiring"]
        and not _makes_so(scene)
        and not _noun_stack(scene)
    ):
        found.own_work = scene.action_span()
    found.generic = (
        only_generic
        and not measured
        and found.own_work is None
        and found.change is None
        and not any(match.bits & IMAGE and not match.bits & JARGON for match in reading.matches)
        and not _number_one(scene)
        and not _is_no_metric(scene)
    )
    return found


def _makes_so(scene: Scene) -> bool:
    """ "Сделать город любимым": a Russian verb of making with what its object shall be."""
    reading = scene.reading
    if reading.language.code != "ru" or scene.action is None or scene.action.lemma not in reading.lists["make"]:
        return False
    return any(
        word is not None and word.form == "adjective" and word.case == "instrumental"
        for word in reading.words[scene.action.last :]
    )


def _generic_object(scene: Scene, lemma: str) -> bool:
    """What is made is a quality or field of any organisation, and no site that is built or opened."""
    thing = scene.object
    if thing is None or happens_in(scene, thing):
        return False
    return bool(thing.bits & (_GENERIC & ~FIELD if lemma in scene.reading.lists["founding"] else _GENERIC))


def _number_one(scene: Scene) -> bool:
    """ "№1": an image of leadership, as the words for it are."""
    reading = scene.reading
    return any(token.text == "1" and reading.sign(index - 1, "№#") for index, token in enumerate(reading.tokens))


def _only_betters(scene: Scene) -> bool:
    """ "Стать лучше во всём": better than oneself, in nothing that is named."""
    reading = scene.reading
    if not reading.has(0, BECOME | COPULA) or reading.low(1) not in reading.lists["outdoing"]:
        return False
    return not any(match.bits & (COUNTED | METRIC) and not match.bits & PERIOD for match in reading.matches)


def _noun_stack(scene: Scene) -> bool:
    """ "Обеспечение повышения эффективности …": a wrapping noun over an improvement, and no metric that would move."""
    reading = scene.reading
    if not reading.mask & JARGON or reading.low(0) not in reading.lists["wrapping_nouns"]:
        return False
    return bool(reading.mask & _IMPROVEMENTS) and not any(match.bits & _METERED for match in reading.matches)


def _is_task_form(scene: Scene) -> bool:
    """An imperative, infinitive or noun; with a subject before it the verb tells what others will do."""
    action = scene.action
    assert action is not None
    return (
        action.noun
        or wished_done(scene)
        or (
            action.form in ("base", "infinitive", "", "gerund", "done")
            and not (
                scene.reading.language.code == "en"
                and action.first > 1
                and not action.noun
                and not scene.reading.sign(action.first - 1, ":-–]")
            )
        )
    )


def _counts_objects(scene: Scene) -> bool:
    """ "Open 3 new hubs": what is made is counted right behind the verb."""
    return scene.action is not None and scene.first is not None and scene.first.first == scene.action.last


def _finishes_work(scene: Scene) -> bool:
    """ "Finish the move to the new ledger": what is brought to an end is work."""
    action, reading = scene.action, scene.reading
    assert action is not None
    if action.noun:
        return False
    if reading.language.code == "en":
        return reading.has(action.last, ARTICLE) or reading.find(OUTPUT | NOUN_BITS, action.last) is not None
    return scene.object is not None and (bool(scene.object.bits & OUTPUT) or ends_work(scene))


def _aims_at_change(scene: Scene) -> bool:
    """ "Take risks to increase awareness": what for is told, and it is a metric that moves."""
    reading = scene.reading
    if reading.language.code != "en" or scene.first is not None:
        return False
    return any(
        match.bits & MOVING
        and not {reading.low(match.first - 1), reading.low(match.first - 2)}.isdisjoint(
            reading.lists["infinitive_marker"]
        )
        and any(reading.has(position, METRIC) for position in range(match.last, match.last + _NEAR + 1))
        for match in reading.matches
        if match.first > 1
    )


def _has_quality(scene: Scene) -> bool:
    """ "Build a map with live ferry times": what is built is told by what it offers."""
    action, reading = scene.action, scene.reading
    if reading.language.code != "en" or action is None or not action.bits & DELIVER:
        return False
    return any(
        reading.low(match.first - 1) in reading.lists["with_attribute"] and match.bits & _OFFERED
        for match in reading.matches
        if match.first > action.last
    ) or any(
        reading.low(position) in reading.lists["with_attribute"] and reading.tokens[position + 1].kind == NUMBER
        for position in range(action.last, len(reading.tokens) - 1)
    )


def _goes_on(scene: Scene) -> bool:
    """ "Make data easy to find", "tools our nurses can trust": an infinitive or a clause says what is meant."""
    action, reading = scene.action, scene.reading
    first = action.last if action is not None else 2
    return any(
        reading.has(position, AUXILIARY)
        or (reading.low(position) in reading.lists["infinitive_marker"] and reading.has(position - 1, VAGUE))
        for position in range(first, len(reading.tokens))
    )


def _delivers_change(scene: Scene) -> bool:
    """ "Deliver growth in sign-ups", "build for revenue growth": what is made is the change of a metric."""
    action, reading = scene.action, scene.reading
    if action is None or action.noun or not action.bits & (DELIVER | REACH | GET) or reading.language.code == "kk":
        return False
    change = reading.find(CHANGE_NOUNS, action.last)
    return change is not None and any(
        match.bits & METRIC and abs(match.first - change.first) <= _NEAR for match in reading.matches
    )


def _only_moves(scene: Scene, generic: bool) -> bool:
    work = scene.action_bits
    measured = scene.first is not None
    grows = scene.action is not None and scene.action.lemma in scene.reading.lists["growing"]
    if not measured and grows and scene.metric is None:
        return False
    if not measured and (_has_other_ambition(scene) or _is_no_metric(scene) or _moves_with_us(scene)):
        return False
    if not measured and work & MOVING and scene.metric is None and scene.reading.mask & JARGON:
        return False
    if work & MOVING or (scene.roles.baseline is not None and scene.roles.target is not None):
        return measured or not generic
    if work & BETTERING:
        return scene.metric is not None and bool(scene.metric.bits & _METERED)
    if not measured or (scene.first is not None and scene.first.symbol == "rank"):
        return False
    if scene.metric in (None, scene.counted) and scene.first is not None and scene.first.unit == "count":
        counted = scene.counted.bits if scene.counted is not None else 0
        return bool(work & REACH) or (not work and bool(counted & STOCK or scene.reading.mask & STANDING))
    return not work & (WORK | BECOME)


def _has_other_ambition(scene: Scene) -> bool:
    """ "Grow the till and win the young audience back": something else is wanted beside the metric."""
    if scene.reading.language.code != "ru":
        return False
    return any(action.bits & _OTHER_AMBITIONS and not action.bits & _MOVES for action in scene.actions)


def _is_no_metric(scene: Scene) -> bool:
    """ "Снизить зависимость от одного поставщика": what falls is no metric, it says where to go."""
    thing = scene.object
    return thing is not None and thing.entry in scene.reading.lists["no_metric"]


def _moves_with_us(scene: Scene) -> bool:
    """ "Our growers grow with us": whom we serve moves, not a metric of ours."""
    action, reading = scene.action, scene.reading
    return (
        action is not None
        and any(match.bits & _WHOM_WE_SERVE and match.last <= action.first for match in reading.matches)
        and any(token.low in reading.lists["us"] for token in reading.tokens)
    )


def _has_ambition(scene: Scene) -> bool:
    """A direction beyond task and metric: an image of leadership, a purpose, a clause that says what for."""
    reading = scene.reading
    if any(match.bits & _ASPIRATION and match.entry not in reading.lists["intended"] for match in reading.matches):
        return True
    if any(action.bits & BECOME for action in scene.actions):
        return True
    if reading.language.code == "kk":
        return any(
            word is not None and word.form == "participle" and word.low not in reading.lists["intended"]
            for word in reading.words
        )
    return any(match.bits & RELATIVE for match in reading.matches)


def _only_generic(scene: Scene) -> bool:
    """Nothing is named that another team would not name as well."""
    reading = scene.reading
    thing = scene.object
    action = scene.action
    corporate = sum(bool(match.bits & JARGON) for match in reading.matches)
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
