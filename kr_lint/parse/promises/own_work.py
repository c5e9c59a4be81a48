"""The team's own task or output, against what people outside do."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.parse.classes import (
    ALL,
    ATTAIN,
    BECOME,
    CHANGE,
    CONDUCT,
    COPULA,
    DELIVER,
    ELIMINATE,
    FIELD,
    FINISH,
    GET,
    HEDGE,
    HELP,
    HIRE,
    METRIC,
    OPTIMISE,
    OUTCOME,
    OUTPUT,
    OUTSIDE,
    OWN,
    PER,
    POPULATION,
    PRONOUN,
    REACH,
    READY,
    SHOW,
    STAFF,
    STANDING,
    THINGS,
    UNCLEAR,
    VAGUE,
    VERB_BITS,
    WINNING,
    WON,
    WORK,
)
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.scene import Scene, is_clause

_NO_TASK: Final = bits("attain", "lower", "hold", "become")
_DOINGS: Final = bits("conduct_noun", "deliver_noun")
_TAKING_PART: Final = bits("outcome", "stock", "staff")
_OWN_EFFORT: Final = bits("conduct", "hire")
_OTHERS: Final = bits("outcome", "stock", "population")
_OUTSIDERS: Final = bits("outcome", "stock")
_AGENT_REACH: Final = 4
_FINITE: Final = {"en": ("present", "past", "base"), "ru": ("present", "past"), "kk": ("present", "past")}


def is_own_work(scene: Scene) -> bool:
    """The team's own task or output, and no change outside its own effort."""
    work = scene.action_bits
    first = scene.first
    code = scene.reading.language.code
    if first is None and (only_aspires(scene) or _works_by_itself(scene) or _praises(scene)):
        return False
    if first is None and tells_of_product(scene):
        return False
    counted = scene.counted.bits if scene.counted is not None else 0
    if work & WORK and not work & WINNING:
        if scene.action is not None and scene.action.lemma in scene.reading.lists["effort_verbs"]:
            return True
        if _done_by_others(scene):
            return False
        if first is None:
            return not _makes_better(scene)
        if first.symbol == "rank":
            return True
        assert scene.action is not None
        if first.kind == "place" and work & DELIVER:
            return True
        if (
            first.unit == "percent"
            and scene.reading.language.code == "kk"
            and first.core < scene.action.first
            and (not scene.action.passive or counted & _OTHERS)
            and scene.action.form in ("present", "past", "gerund", "participle")
        ):
            return False
        if first.unit == "time" and (scene.action.form in ("done", "past", "present") or is_repeated(scene)):
            return False
        if code == "kk" and scene.action.passive and scene.reading.low(first.last) in scene.reading.lists["persons"]:
            return False
        if work & CONDUCT and scene.action.passive and counted & STAFF and scene.reading.has(first.core, ALL):
            return True
        if work & CONDUCT and scene.action.passive and _takes_part(scene, first, counted):
            return False
        if work & HIRE and first.unit == "percent" and scene.reading.language.code == "ru":
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
    if work & ELIMINATE:
        if counted & WON:
            return False
        if first is None:
            return _removes(scene)
        if scene.roles.target is not first or first.value == 0 or first.comparator != "=":
            return False
        share_of_own = (
            first.unit == "percent" and scene.action is not None and scene.action.form in ("base", "infinitive")
        )
        return first.unit == "count" or share_of_own
    if work & FINISH and not work & CHANGE:
        return (
            first is None or (first.unit == "percent" and bool(scene.thing_bits & OUTPUT))
        ) and not scene.thing_bits & OUTSIDE
    if work & HELP:
        return not scene.thing_bits & METRIC and first is None and not scene.reading.mask & UNCLEAR
    if work & GET and scene.object is not None and scene.object.bits & STAFF and scene.counted is None:
        return True
    if first is None and scene.reading.mask & READY and not scene.thing_bits & OUTSIDE and not work & (CHANGE | ATTAIN):
        return True
    if _counts_doings(scene):
        return True
    own = bool(scene.thing_bits & OWN) and not scene.thing_bits & OUTSIDE
    if not own or work & _NO_TASK:
        return False
    if work & (SHOW | GET) and first is not None and _tells_of_others(scene, first):
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
    if first is None and _others_want(scene):
        return False
    if scene.action is None and any(token.low in scene.reading.lists["us"] for token in scene.reading.tokens):
        return False
    if scene.action is None and (is_clause(scene) or (first is None and not scene.thing_bits & OUTPUT)):
        return False
    if first is None:
        return not work & (CHANGE | GET) and not scene.reading.mask & VAGUE
    if scene.roles.baseline is not None and not work & CHANGE and not (counted & OWN and scene.action is not None):
        return False
    if first.unit != "count" or scene.reading.mask & STANDING:
        return False
    return not work & CHANGE or scene.metric is None


def _practised(scene: Scene, first: Number) -> bool:
    """ "Practise the cello 20 minutes a day": so much time for a doing, each day."""
    action, reading = scene.action, scene.reading
    return (
        action is not None
        and bool(action.bits & CONDUCT)
        and action.form in ("base", "infinitive")
        and reading.has(first.last, PER)
        and first.comparator == "="
    )


def _tells_of_others(scene: Scene, first: Number) -> bool:
    """ "25 classrooms use the app", "have the press print two stories": who is counted or made to do it acts."""
    action = scene.action
    if scene.action_bits & SHOW and (
        action is None or action.form not in ("base", "infinitive") or action.first > first.core
    ):
        return True
    reading = scene.reading
    if action is None or action.lemma not in reading.lists["causative"]:
        return False
    made_to = any(
        reading.low(position - 1) in reading.lists["infinitive_marker"] and reading.has(position, VERB_BITS)
        for position in range(first.last, len(reading.tokens))
    )
    return made_to or any(reading.has(position, WORK) for position in range(action.last + 1, first.core))


def _others_want(scene: Scene) -> bool:
    """ "Дети хотят вернуться в лагерь": people outside are the subject of a verb in the present."""
    reading = scene.reading
    if reading.language.code != "ru" or not is_clause(scene):
        return False
    words = enumerate(reading.words)
    verb = next((index for index, word in words if word is not None and word.form == "present"), 0)
    return any(match.bits & _OTHERS and match.last <= verb for match in reading.matches)


def _people_act(scene: Scene, before: int) -> bool:
    """ "Все восьмиклассники сдали нормы": people whom no lexicon knows, in the nominative plural before the verb."""
    reading = scene.reading
    return any(
        word is not None
        and word.animate
        and word.case == "nominative"
        and word.number == "plural"
        and not reading.bits[position]
        for position, word in enumerate(reading.words[:before])
    )


def _takes_part(scene: Scene, first: Number, counted: int) -> bool:
    """ "40 pupils were taught": what was done for people; in Russian training one's own staff stays a task."""
    if scene.reading.language.code == "ru":
        return bool(counted & OUTCOME)
    return bool(counted & _TAKING_PART) or (scene.action is not None and first.core > scene.action.last)


def is_repeated(scene: Scene) -> bool:
    """ "Отвечать за час", "проводить встречи": a Russian infinitive that names a repeated doing."""
    action = scene.action
    if action is None or action.noun or action.form != "infinitive":
        return False
    word = scene.reading.words[action.first]
    return word is not None and word.imperfective


def _removes(scene: Scene) -> bool:
    """ "Перестать звонить", "исправить ошибки входа": doing away with something, unless it settles a matter."""
    action = scene.action
    assert action is not None
    if action.lemma in scene.reading.lists["settling"] or action.noun:
        return False
    return action.form in ("base", "infinitive", "done") and not scene.thing_bits & WON


def _counts_doings(scene: Scene) -> bool:
    """ "60 занятий с репетитором": the number counts what the team does, told by a noun alone."""
    first = scene.first
    if scene.action is not None or first is None or first.unit != "count" or scene.counted is not None:
        return False
    position = next(
        (
            index
            for index in range(first.last, min(first.last + 3, len(scene.reading.tokens)))
            if _is_noun(scene, index)
        ),
        None,
    )
    match = scene.reading.match_at(position) if position is not None else None
    return match is not None and bool(match.bits & _DOINGS) and match.entry not in scene.reading.lists["won_doings"]


def _is_noun(scene: Scene, position: int) -> bool:
    word = scene.reading.words[position]
    return word is not None and word.case == "genitive" and word.form != "adjective" and not word.verb


def _praises(scene: Scene) -> bool:
    """ "Надёжные поставки": a Russian noun of doing behind a vague adjective is a wish, no task."""
    action = scene.action
    reading = scene.reading
    if reading.language.code != "ru" or action is None or not action.noun or action.first != 1:
        return False
    word = reading.words[0]
    return reading.has(0, VAGUE) and word is not None and word.form == "adjective"


def _works_by_itself(scene: Scene) -> bool:
    """ "Приложение работает без интернета", "агрономы могут вести журнал": what a thing or people can do is no task."""
    action = scene.action
    reading = scene.reading
    if reading.language.code != "ru" or action is None or action.first == 0 or action.noun:
        return False
    if action.lemma in reading.lists["capable"]:
        return True
    if action.form != "present" and not (action.form == "" and action.bits & SHOW):
        return False
    subject = next((match for match in reading.matches if match.bits & (OUTPUT | STAFF | FIELD)), None)
    return subject is not None and subject.last <= action.first and bool(subject.bits & OUTPUT)


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


def _capable(scene: Scene, position: int) -> bool:
    word = scene.reading.words[position] if position >= 0 else None
    return word is not None and word.lemma in scene.reading.lists["capable"]


def _done_by_others(scene: Scene) -> bool:
    """ "Users can order by phone", "25 школ купили доступ": what people outside do is no task of the team."""
    action = scene.action
    assert action is not None
    code = scene.reading.language.code
    if action.lemma in scene.reading.lists["impersonal"]:
        return False
    if code == "kk" and action.form == "present" and scene.reading.has(action.first, READY):
        return True
    if _capable(scene, action.first - 1) or (
        action.lemma in scene.reading.lists["capable"] and not (code == "kk" and action.passive)
    ):
        return True
    if code == "en" and action.passive and _by_outsiders(scene, action.last):
        return True
    if action.noun or action.passive or action.form not in _FINITE[code] or action.first == 0:
        return False
    subject = scene.reading.words[action.first - 1]
    if (
        code == "en"
        and action.form == "base"
        and subject is not None
        and subject.number == "plural"
        and not subject.verb
    ):
        return True
    word = scene.reading.words[action.last - 1]
    if word is not None and word.low.endswith(scene.reading.endings["first_person"]):
        return False
    if (
        code == "en"
        and scene.first is not None
        and scene.first.core == 0
        and scene.first.unit == "count"
        and action.first > scene.first.end
    ):
        return True
    if scene.actions[0] is not action and scene.actions[0].first < action.first:
        return False
    before = [match for match in scene.reading.matches if match.last <= action.first]
    if code == "kk" and _subject_behind_object(scene, action.first - 1):
        return True
    if any(match.bits & PRONOUN or _our_team(scene, match) for match in before):
        return False
    first = scene.first
    others = _OTHERS | (STAFF if first is not None and first.unit == "percent" and first.core < action.first else 0)
    return any(match.bits & others and not _modifies(scene, match) for match in before) or _people_act(
        scene, action.first
    )


def _by_outsiders(scene: Scene, position: int) -> bool:
    """ "Answered by other users": who does it stands behind the passive."""
    reading = scene.reading
    return any(
        reading.low(index) in reading.lists["means_with_gerund"]
        and any(reading.has(agent, _OUTSIDERS) for agent in range(index + 1, index + _AGENT_REACH))
        for index in range(position, len(reading.tokens))
    )


def _our_team(scene: Scene, match: Match) -> bool:
    """ "The docs team ships …": one team named by its trade is ours; many teams are those we serve."""
    word = scene.reading.words[match.last - 1]
    return match.entry in scene.reading.lists["own_people"] and word is not None and word.number != "plural"


def tells_of_product(scene: Scene) -> bool:
    """ "Қосымша байланыссыз жұмыс істейді": what a product does is a state, no task; a clause in the present."""
    reading, action = scene.reading, scene.action
    if reading.language.code != "kk" or action is None or action.form != "present" or action.passive:
        return False
    word = reading.words[action.last - 1]
    if word is None or word.low.endswith(reading.endings["first_person"]) or action.last < len(reading.tokens) - 1:
        return False
    subject = next((match for match in reading.matches if match.bits & THINGS), None)
    if subject is None or not subject.bits & OUTPUT or subject.last > action.first:
        return False
    head = reading.words[subject.last - 1]
    return head is not None and head.case in ("", "nominative") and not _modifies(scene, subject)


def _subject_behind_object(scene: Scene, position: int) -> bool:
    """ "бюджетті мәслихат бекітті": a bare noun between object and verb is who does it."""
    words = scene.reading.words
    word = words[position]
    if word is None or word.verb or word.possessive or word.case not in ("", "nominative") or not position:
        return False
    previous = words[position - 1]
    return previous is not None and previous.case == "accusative" and not scene.reading.bits[position] & OUTPUT


def _modifies(scene: Scene, match: Match) -> bool:
    """ "пациент картасының нұсқасы": before a possessive a Kazakh noun only says whose."""
    reading = scene.reading
    if reading.language.code != "kk":
        return False
    following = reading.words[match.last] if match.last < len(reading.words) else None
    return following is not None and following.possessive


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
