"""What people and things outside the team do: no task of the team, whatever its verb."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.parse.actions.kazakh_chains import able
from kr_lint.parse.classes import (
    ALL,
    OUTCOME,
    OUTPUT,
    PRONOUN,
    READY,
    SHOW,
    STAFF,
    THINGS,
    WORK,
)
from kr_lint.parse.numbers.number import Number
from kr_lint.parse.promises.doings import people_act
from kr_lint.parse.scene import Scene

_TAKING_PART: Final = bits("outcome", "stock", "staff")
_OTHERS: Final = bits("outcome", "stock", "population")
_OUTSIDERS: Final = bits("outcome", "stock")
_NO_VERB: Final = bits("article", "output", "outcome", "place")
_MADE_NEAR: Final = 3
_AGENT_REACH: Final = 4
_FINITE: Final = {"en": ("present", "past", "base"), "ru": ("present", "past"), "kk": ("present", "past")}


def tells_of_others(scene: Scene, first: Number) -> bool:
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
        reading.low(position - 1) in reading.lists["infinitive_marker"] and not reading.has(position, _NO_VERB)
        for position in range(first.last, len(reading.tokens))
    )
    return made_to or any(reading.has(position, WORK) for position in range(action.last + 1, first.last + _MADE_NEAR))


def takes_part(scene: Scene, first: Number, counted: int) -> bool:
    """ "40 pupils were taught": what was done for people; in Russian training one's own staff stays a task."""
    if scene.reading.language.code == "ru":
        return bool(counted & OUTCOME)
    return bool(counted & _TAKING_PART) or (scene.action is not None and first.core > scene.action.last)


def joins_outsiders(scene: Scene, first: Number, counted: int) -> bool:
    """ "15 аптек подключены к нашей системе": in Russian those outside who are with us now, unless they are our own."""
    action = scene.action
    assert action is not None
    joined = action.form == "done" and action.lemma in scene.reading.lists["joining"] and first.core < action.first
    return joined and first.unit == "count" and not counted & OUTPUT


def _capable(scene: Scene, position: int) -> bool:
    word = scene.reading.words[position] if position >= 0 else None
    return word is not None and word.lemma in scene.reading.lists["capable"]


def done_by_others(scene: Scene) -> bool:
    """ "Users can order by phone", "25 школ купили доступ": what people outside do is no task of the team."""
    action = scene.action
    assert action is not None
    code = scene.reading.language.code
    if action.lemma in scene.reading.lists["impersonal"]:
        return False
    if code == "kk" and action.form == "present" and scene.reading.has(action.first, READY):
        return True
    if _capable(scene, action.first - 1) or (
        action.lemma in scene.reading.lists["capable"] and (code != "kk" or able(scene.reading, action.first))
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
    if code == "kk" and _so_many_of(scene):
        return True
    if code == "ru" and _so_many_act(scene):
        return True
    if scene.actions[0] is not action and scene.actions[0].first < action.first:
        return False
    before = [match for match in scene.reading.matches if match.last <= action.first]
    if code == "kk" and (
        _subject_behind_object(scene, action.first - 1)
        or any(token.low in scene.reading.lists["us"] for token in scene.reading.tokens[: action.first])
        or any(_decides(scene, position) for position in range(action.first))
    ):
        return True
    if any((match.bits & PRONOUN and not match.bits & ALL) or _our_team(scene, match) for match in before):
        return False
    first = scene.first
    others = _OTHERS | (STAFF if first is not None and first.unit == "percent" and first.core < action.first else 0)
    return any(match.bits & others and not _modifies(scene, match) for match in before) or people_act(
        scene, action.first
    )


def _so_many_of(scene: Scene) -> bool:
    """ "Бітіргендердің 45-і ұсыныс алады": so many of those told in the genitive are the subject."""
    first = scene.first
    if first is None or not first.ending or first.case or not first.core:
        return False
    owner = scene.reading.words[first.core - 1]
    return owner is not None and owner.case == "genitive" and not scene.reading.has(first.core - 1, OUTPUT)


def _so_many_act(scene: Scene) -> bool:
    """ "90 % девятиклассников сдали …", "10 команд собирают …": so many are the subject of what is done.

    In the past of a share of people, whom a lexicon may not know; in the present of whatever is counted.
    """
    first, action, reading = scene.first, scene.action, scene.reading
    assert action is not None
    if first is None or first.core >= action.first or first.unit not in ("percent", "count"):
        return False
    counted = reading.words[first.last] if first.last < action.first else None
    if counted is None or counted.case != "genitive" or counted.number != "plural":
        return False
    return action.form == "present" or (first.unit == "percent" and counted.animate)


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
    word = reading.words[match.last - 1]
    if word is not None and word.case not in ("", "nominative", "genitive"):
        return True
    following = reading.words[match.last] if match.last < len(reading.words) else None
    return following is not None and following.possessive


def _decides(scene: Scene, position: int) -> bool:
    """ "Әкімдік бағытты бекітті": a body outside the team is the subject."""
    word = scene.reading.words[position]
    return word is not None and word.lemma in scene.reading.lists["bodies"] and word.case in ("", "nominative")
