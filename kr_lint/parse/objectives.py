"""Facts of an Objective: a task, a metric that only moves, a direction beyond it, or nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.model import Span
from kr_lint.parse.classes import (
    ARTICLE,
    BECOME,
    BETTERING,
    CONDUCT,
    DELIVER,
    FIELD,
    FINISH,
    HIRE,
    IMAGE,
    JARGON,
    MOVING,
    NOUN_BITS,
    OUTPUT,
    RELATIVE,
    WORK,
)
from kr_lint.parse.kazakh_objectives import drafted_first, ends_work, happens_in, stock_phrase, wished_done
from kr_lint.parse.objectives_generic import noun_stack, only_betters, only_generic
from kr_lint.parse.objectives_moving import aims_at_change, delivers_change, is_no_metric, only_moves
from kr_lint.parse.promises.doings import is_likened
from kr_lint.parse.russian_objectives import brings_new, procures, says_nothing
from kr_lint.parse.scene import Scene

_EMPTY_WORDS: Final = bits("vague", "jargon")
_GENERIC: Final = bits("quality", "field", "jargon")
_ASPIRATION: Final = bits("image", "purpose")
_OFFERED: Final = bits("quality", "level_up", "level_down")


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
    growth = delivers_change(scene) or aims_at_change(scene)
    found = ObjectiveFacts(ambition=_has_ambition(scene))
    generic = (
        only_generic(scene) or noun_stack(scene) or only_betters(scene) or stock_phrase(scene) or says_nothing(scene)
    )
    if (growth or only_moves(scene, generic)) and not (
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
        brings_new(scene)
        or procures(scene)
        or (
            (work & WORK or finishes or _launches(scene))
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
            and not noun_stack(scene)
            and not says_nothing(scene)
            and not is_likened(scene)
        )
    ):
        found.own_work = scene.action_span()
    found.generic = (
        generic
        and not measured
        and found.own_work is None
        and found.change is None
        and not any(match.bits & IMAGE and not match.bits & JARGON for match in reading.matches)
        and not _number_one(scene)
        and not is_no_metric(scene)
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


def _launches(scene: Scene) -> bool:
    """ "Запустить франшизу": what is won in a Key Result is a project in an Objective, by its verb."""
    action, reading = scene.action, scene.reading
    return reading.language.code == "ru" and action is not None and reading.has(action.first, DELIVER)


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
