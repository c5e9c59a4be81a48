"""Doings that are no plain task, or are one without a verb: repeated, counted, removed, done by things or people."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.model import Span
from kr_lint.parse.actions.action import Action
from kr_lint.parse.classes import ALL, COMPARATIVE, FIELD, OUTPUT, PREPOSITION, PRONOUN, READY, SHOW, STAFF, VAGUE, WON
from kr_lint.parse.clauses import subordinate
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.reading import Reading
from kr_lint.parse.scene import Scene
from kr_lint.parse.subjects import is_subject

_MEASURABLE: Final = bits("level_up", "level_down", "flow_up", "flow_down", "times")
_DOINGS: Final = bits("conduct_noun", "deliver_noun")
_GAINS: Final = bits("get", "attain", "reach", "show")
_REGISTER_REACH: Final = 4
_OTHERS: Final = bits("outcome", "stock", "population")


def find_ready(reading: Reading) -> Match | None:
    """The word that says what is ready; a Russian adjective before its noun says what kind ("доступная среда")."""
    limit = subordinate(reading)
    for match in reading.matches:
        if not match.bits & READY or match.last > limit:
            continue
        word = reading.words[match.first]
        noun = reading.words[match.last] if match.last < len(reading.words) else None
        if word is not None and word.form == "infinitive" and reading.language.code == "ru":
            continue
        attributive = (
            word is not None and noun is not None and word.form == "adjective" and word.case == noun.case != ""
        )
        if not attributive:
            return match
    return None


def is_repeated(scene: Scene) -> bool:
    """ "Отвечать за час", "проводить встречи": a Russian infinitive that names a repeated doing; denied it ends one."""
    action = scene.action
    if action is None or action.noun or action.form != "infinitive":
        return False
    word = scene.reading.words[action.first]
    return (
        word is not None and word.imperfective and scene.reading.low(action.first - 1) not in scene.reading.lists["not"]
    )


def removes(scene: Scene) -> bool:
    """ "Перестать звонить", "исправить ошибки входа": doing away with something, unless it settles a matter."""
    action = scene.action
    assert action is not None
    if is_repeated(scene):
        return True
    if action.lemma in scene.reading.lists["settling"] or action.noun:
        return False
    return action.form in ("base", "infinitive", "done") and not scene.thing_bits & WON


def counts_doings(scene: Scene) -> bool:
    """ "60 занятий с репетитором": the number counts what the team does, told by a noun alone."""
    first = scene.first
    if scene.action is not None or first is None or not first.value or first.unit != "count":
        return False
    if scene.counted is not None:
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


def is_no_task(scene: Scene) -> bool:
    """What works by itself, is praised, is granted by others or is what people do promises no task."""
    return works_by_itself(scene) or praises(scene) or granted(scene) or people_do(scene) or is_likened(scene)


def tells_of_whole(scene: Scene, first: Number) -> bool:
    """ "Все остановки с табло", "30 сварщиков получили разряд": what all are, or what so many people did (Russian)."""
    action, reading = scene.action, scene.reading
    if reading.language.code != "ru":
        return False
    if action is None:
        return reading.has(first.core, ALL)
    people = first.core == 0 and scene.counted is not None and bool(scene.counted.bits & STAFF)
    return people and action.first >= first.end and action.form in ("past", "present") and bool(action.bits & _GAINS)


def praises(scene: Scene) -> bool:
    """ "Надёжные поставки", "самая уютная столовая": a Russian noun behind praise is a wish, no task."""
    action = scene.action
    reading = scene.reading
    opening = reading.words[0]
    if action is None and reading.language.code == "ru" and opening is not None:
        return opening.lemma in reading.lists["superlatives"]
    if reading.language.code != "ru" or action is None or not action.noun or action.first != 1:
        return False
    word = reading.words[0]
    return reading.has(0, VAGUE) and word is not None and word.form == "adjective"


def works_by_itself(scene: Scene) -> bool:
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


def people_do(scene: Scene) -> bool:
    """ "Врачи общаются с пациентами", "дети учатся без двоек": what people do, told in the present, is no task."""
    action, reading = scene.action, scene.reading
    if reading.language.code != "ru" or action is None or action.form != "present" or action.noun:
        return False
    if action.lemma in reading.lists["capable"]:
        return False
    return any(
        word is not None
        and word.animate
        and is_subject(reading, position, action.first)
        and not reading.has(position, PRONOUN)
        for position, word in enumerate(reading.words[: action.first])
    )


def is_likened(scene: Scene) -> bool:
    """ "Сборка заказа — гордость смены": a Russian noun of doing of which another noun is said."""
    action, reading = scene.action, scene.reading
    if reading.language.code != "ru" or action is None or not action.noun:
        return False
    dash = next((at for at in range(action.last, len(reading.tokens)) if reading.sign(at, "–-")), len(reading.tokens))
    behind = [word for word in reading.words[dash + 1 : dash + 3] if word is not None and word.form != "adjective"]
    return bool(behind) and behind[0].case == "nominative" and not behind[0].verb


def others_want(scene: Scene) -> bool:
    """ "Дети хотят вернуться в лагерь": people outside are the subject of a verb in the present."""
    reading = scene.reading
    if reading.language.code != "ru":
        return False
    verb = next((index for index, word in enumerate(reading.words) if word is not None and word.form == "present"), 0)
    return any(match.bits & _OTHERS and match.last <= verb for match in reading.matches)


def granted(scene: Scene) -> bool:
    """ "Утверждено акимом", "нас включили в перечень": who grants or decides stands behind, or it is done to us."""
    action, reading = scene.action, scene.reading
    if reading.language.code != "ru" or action is None:
        return False
    if reading.low(0) in reading.lists["us"]:
        return True
    if action.form != "done":
        return False
    if _admitted(reading, action):
        return True
    word = reading.words[action.last] if action.last < len(reading.words) else None
    if word is None or word.case != "instrumental":
        return False
    own = reading.has(action.last, STAFF)
    return word.lemma in reading.lists["bodies"] or (word.animate and not own)


def _admitted(reading: Reading, action: Action) -> bool:
    """ "Включён в реестр", "отобран в акселератор": taken into a list or circle that others keep."""
    if action.lemma not in reading.lists["admitting"] or not reading.has(action.last, PREPOSITION):
        return False
    return any(
        word is not None and word.lemma in reading.lists["registers"]
        for word in reading.words[action.last + 1 : action.last + _REGISTER_REACH]
    )


def people_act(scene: Scene, before: int) -> bool:
    """ "Все восьмиклассники сдали нормы", "авиакомпания открыла рейс": outsiders in the nominative before the verb.

    People whom no lexicon knows, in the plural, or a body that grants and decides.
    """
    reading = scene.reading
    return any(
        word is not None
        and word.case == "nominative"
        and (
            (word.animate and word.number == "plural" and not reading.bits[position])
            or word.lemma in reading.lists["bodies"]
        )
        for position, word in enumerate(reading.words[:before])
    )


def compared(scene: Scene) -> Span | None:
    """ "Guests check in in less time": a comparative before what is measured promises a change without an end."""
    reading = scene.reading
    if scene.first is not None or not reading.mask & COMPARATIVE:
        return None
    for match in reading.matches:
        if match.bits & COMPARATIVE and match.first > 1 and reading.has(match.last, _MEASURABLE):
            return reading.span(match.first, match.last)
    return None
