"""The team's own task or output, against what people outside do."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.parse.classes import (
    ALL,
    ATTAIN,
    BECOME,
    BEGIN,
    CHANGE,
    CONDUCT,
    COPULA,
    DELIVER,
    DEMAND,
    ELIMINATE,
    FINISH,
    FREQUENCY,
    GET,
    HEDGE,
    HELP,
    HIRE,
    METRIC,
    OPTIMISE,
    OUTPUT,
    OUTSIDE,
    OWN,
    PER,
    POPULATION,
    REACH,
    READY,
    SHOW,
    STAFF,
    STANDING,
    UNCLEAR,
    VAGUE,
    WINNING,
    WON,
    WORK,
)
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.promises.doings import (
    counts_doings,
    find_ready,
    is_no_task,
    is_repeated,
    others_want,
    removes,
    tells_of_whole,
)
from kr_lint.parse.promises.others import done_by_others, joins_outsiders, takes_part, tells_of_others, tells_of_product
from kr_lint.parse.promises.shares import of_outsiders
from kr_lint.parse.scene import Scene, is_clause

_NO_TASK: Final = bits("attain", "lower", "hold", "become")
_DOINGS: Final = bits("deliver_noun", "conduct_noun")
_OUTSIDERS: Final = bits("outcome", "stock")
_OWN_EFFORT: Final = bits("conduct", "hire")
_OTHERS: Final = bits("outcome", "stock", "population")


def is_own_work(scene: Scene) -> bool:
    """The team's own task or output, and no change outside its own effort."""
    work = scene.action_bits
    first = scene.first
    code = scene.reading.language.code
    if first is not None and scene.roles.target is first and (not first.value or tells_of_whole(scene, first)):
        return False
    if first is not None and of_outsiders(scene, first):
        return False
    if first is None and (only_aspires(scene) or is_no_task(scene)):
        return False
    if first is None and tells_of_product(scene):
        return False
    described = first is not None and first.kind == "place" and scene.action is None and code == "kk"
    if described and scene.thing_bits & OUTPUT:
        return True
    if first is not None and _is_habit(scene, first):
        return True
    counted = scene.counted.bits if scene.counted is not None else 0
    if work & WORK and not work & WINNING:
        if scene.action is not None and scene.action.lemma in scene.reading.lists["effort_verbs"]:
            return True
        if done_by_others(scene):
            return False
        if first is None:
            return not _makes_better(scene)
        if first.symbol == "rank":
            return True
        assert scene.action is not None
        if joins_outsiders(scene, first, counted):
            return False
        if first.kind == "place" and work & DELIVER:
            return True
        if (
            first.unit == "percent"
            and scene.reading.language.code == "kk"
            and first.core < scene.action.first
            and (not scene.action.passive or counted & _OTHERS or scene.reading.has(scene.action.last, DEMAND))
            and scene.action.form in ("present", "past", "gerund", "participle")
        ):
            return False
        if code == "ru" and _practised(scene, first):
            return True
        if first.unit == "time" and (scene.action.form in ("done", "past", "present") or is_repeated(scene)):
            return False
        by_others = scene.reading.lists["persons"] | scene.reading.lists["occasions"]
        if code == "kk" and scene.action.passive and scene.reading.low(first.last) in by_others:
            return False
        if scene.action.passive and scene.reading.has(first.core, ALL) and (counted & STAFF or work & DELIVER):
            return True
        if work & CONDUCT and scene.action.passive and takes_part(scene, first, counted):
            return False
        if first.unit == "other" and (
            scene.action.lemma in scene.reading.lists["volumes"]
            or scene.action.lemma in scene.reading.lists["yielding"]
        ):
            return False
        if first.unit == "percent" and scene.reading.language.code == "ru" and (work & HIRE or _done_by(scene, first)):
            return False
        if (
            first.unit in ("money", "score")
            or (first.unit == "other" and not work & DELIVER)
            or (first.unit == "time" and not work & DELIVER and not _practised(scene, first))
            or (scene.roles.baseline is not None and not counted & OWN)
        ):
            return False
        if first.unit == "percent" and _states_a_share(scene):
            return False
        if counted & OUTSIDE and not counted & OWN:
            if work & DELIVER and _describes(scene):
                return True
            return bool(work & _OWN_EFFORT) and not work & DELIVER
        return True
    if work & ELIMINATE and not work & ATTAIN:
        if counted & WON:
            return False
        if first is None:
            return removes(scene)
        if scene.roles.target is not first or first.value == 0 or first.comparator != "=":
            return False
        share_of_own = (
            first.unit == "percent" and scene.action is not None and scene.action.form in ("base", "infinitive")
        )
        amount = first.unit == "other" and scene.reading.language.code == "ru"
        return first.unit == "count" or amount or share_of_own
    if work & FINISH and not work & CHANGE:
        return _ends_doing(scene) or (
            (first is None or (first.unit == "percent" and bool(scene.thing_bits & OUTPUT)))
            and not scene.thing_bits & OUTSIDE
        )
    if work & HELP:
        return not scene.thing_bits & METRIC and first is None and not scene.reading.mask & UNCLEAR
    if work & GET and scene.object is not None and scene.object.bits & STAFF and scene.counted is None:
        return True
    ready = bool(scene.reading.mask & READY) and (code != "ru" or find_ready(scene.reading) is not None)
    if first is None and ready and not scene.thing_bits & OUTSIDE and not work & (CHANGE | ATTAIN):
        return True
    if counts_doings(scene) or _output_over(scene):
        return True
    if (
        work & SHOW
        and first is None
        and scene.action is not None
        and scene.action.lemma in scene.reading.lists["adoption"]
    ):
        return False
    if work & BEGIN and first is not None and _of_outsiders(scene, first):
        return False
    own = bool(scene.thing_bits & OWN) and not scene.thing_bits & OUTSIDE
    if not own or work & _NO_TASK:
        return False
    if work & (SHOW | GET) and first is not None and tells_of_others(scene, first):
        return False
    if (
        work & SHOW
        and first is None
        and code == "kk"
        and (scene.action is None or scene.action.form not in ("base", "infinitive"))
    ):
        return False
    if work & (GET | REACH) and first is not None and not counted & STAFF:
        return False
    if first is None and others_want(scene):
        return False
    if scene.action is None and any(token.low in scene.reading.lists["us"] for token in scene.reading.tokens):
        return False
    if scene.action is None and (is_clause(scene) or (first is None and not scene.thing_bits & OUTPUT)):
        return False
    if first is None:
        return not work & (CHANGE | GET | (REACH if code == "ru" else 0)) and not scene.reading.mask & VAGUE
    moves = work & CHANGE and (code != "ru" or counted & OWN)
    if scene.roles.baseline is not None and not moves and not (counted & OWN and scene.action is not None):
        return False
    if first.unit != "count" or scene.reading.mask & STANDING:
        return False
    return not work & CHANGE or scene.metric is None


def _practised(scene: Scene, first: Number) -> bool:
    """ "Rehearse the finale 30 minutes a day": so much time for a doing, each day."""
    action, reading = scene.action, scene.reading
    return (
        action is not None
        and bool(action.bits & CONDUCT)
        and action.form in ("base", "infinitive")
        and reading.has(first.last, PER | FREQUENCY)
        and first.comparator == "="
    )


def _ends_doing(scene: Scene) -> bool:
    """ "Complete the migration of 40 services": what is ended is a doing, whatever is counted."""
    action = scene.action
    return (
        action is not None
        and scene.reading.language.code != "kk"
        and any(scene.reading.has(position, _DOINGS) for position in range(action.last, action.last + 2))
    )


def _of_outsiders(scene: Scene, first: Number) -> bool:
    """ "3 customer pilots started": what those outside begin."""
    thing, action = scene.counted, scene.action
    if action is None or action.first < first.core:
        return False
    return thing is not None and any(
        scene.reading.has(position, _OUTSIDERS) for position in range(first.last, thing.first)
    )


def _is_habit(scene: Scene, first: Number) -> bool:
    """ "Күн сайын 20 минут испан тілі": in Kazakh so much time each day, without a verb or a metric."""
    reading = scene.reading
    if reading.language.code != "kk" or scene.action is not None or scene.metric is not None or first.unit != "time":
        return False
    opening = reading.match_at(0)
    return opening is not None and bool(opening.bits & (PER | FREQUENCY)) and opening.last == first.first


def _output_over(scene: Scene) -> bool:
    """ "Опрос 300 домохозяйств": something made opens the statement, the number behind it says over how many."""
    first, reading = scene.first, scene.reading
    if scene.action is not None or first is None or first.first == 0 or reading.language.code != "ru":
        return False
    head = reading.match_at(first.first - 1)
    return head is not None and head.first == 0 and head.last == first.first and bool(head.bits & OUTPUT)


def _done_by(scene: Scene, first: Number) -> bool:
    """ "Бюджет освоен на 90 %": how far something is used is a level."""
    action = scene.action
    assert action is not None
    by = scene.reading.low(first.core - 1) in scene.reading.lists["change_prepositions"]
    return by and action.form == "done" and first.core > action.last


def _describes(scene: Scene) -> bool:
    """ "10 мың өтінім өңдей алатын портал құру": the number stands in a relative clause of the thing made."""
    reading, action, first = scene.reading, scene.action, scene.first
    assert action is not None
    assert first is not None
    if reading.language.code != "kk" or scene.object is None or not scene.object.bits & OUTPUT:
        return False
    return any(
        word is not None and word.form == "participle" for word in reading.words[first.last : scene.object.first]
    )


def only_aspires(scene: Scene) -> bool:
    """ "We strive to be a fair employer": trying, in words that no one can check, promises no task."""
    mask = scene.reading.mask
    return bool(mask & HEDGE) and bool(mask & VAGUE or scene.action_bits & BECOME)


def renounces(scene: Scene) -> bool:
    """A non-goal: "not chasing enterprise deals", "мы не выходим в розницу"."""
    reading = scene.reading
    if scene.first is not None:
        return False
    if reading.language.code == "en":
        negations = reading.lists["not"]
        if reading.low(0) not in reading.lists["we"]:
            return reading.low(0) in negations or (
                reading.low(0) in reading.lists["none"]
                and reading.has(1, CONDUCT)
                and reading.low(1) in reading.lists["behind_no"]
            )
        return reading.low(1) in reading.lists["refusals"] or reading.low(2) in negations
    if reading.language.code == "ru":
        return any(
            reading.low(position - 1) in reading.lists["not"]
            and word is not None
            and word.form == "present"
            and word.low.endswith(reading.endings["we_do"])
            for position, word in enumerate(reading.words)
        )
    return any(word is not None and word.low.endswith(reading.endings["we_will_not"]) for word in reading.words)


def works_beside(scene: Scene) -> bool:
    """Without a number, a task among several coordinated actions is enough: "train and retain specialists"."""
    if scene.first is not None or len(scene.actions) < 2 or not scene.action_bits & OPTIMISE:
        return False
    return any(action.bits & WORK and action is not scene.action for action in scene.actions)


def _makes_better(scene: Scene) -> bool:
    """ "Make workplaces comfortable": the verb only carries a vague quality."""
    action = scene.action
    assert action is not None
    if action.lemma not in scene.reading.lists["make"]:
        return False
    reading = scene.reading
    if reading.language.code == "ru":
        return any(
            reading.has(position, VAGUE) and word is not None and word.case in ("instrumental", "dative")
            for position, word in enumerate(reading.words)
        )
    near = (
        range(action.last, action.last + 2) if reading.language.code != "kk" else range(action.first - 2, action.first)
    )
    return any(reading.has(position, VAGUE) for position in near) and not scene.thing_bits & OUTPUT


def _states_a_share(scene: Scene) -> bool:
    """ "85 % of requests are handled by …": a share as a state, told in the present, not a task to be carried out."""
    action = scene.action
    assert action is not None
    first = scene.first
    if action.form == "present" or (first is not None and first.core == 0 and scene.reading.language.code == "en"):
        return True
    if scene.reading.language.code == "ru" and action.form == "done" and scene.counted is not None:
        return bool(scene.counted.bits & POPULATION) and scene.first is not None and scene.first.core < action.first
    return scene.reading.language.code == "en" and action.passive and bool(scene.reading.mask & COPULA)
