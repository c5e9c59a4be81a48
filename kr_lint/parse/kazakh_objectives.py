"""What only Kazakh Objectives ask: tasks told as wishes, work that is ended, stock phrases."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import WORD
from kr_lint.parse.classes import BECOME, CONDUCT, DELIVER
from kr_lint.parse.scene import Scene

_PRAISE: Final = bits("vague", "jargon")
_BODIES: Final = bits("population", "field", "staff")


def wished_done(scene: Scene) -> bool:
    """ "Жәрмеңке ұйымдастырылсын": a wish in the passive orders a task."""
    reading, action = scene.reading, scene.action
    if reading.language.code != "kk" or action is None or not action.passive:
        return False
    word = reading.words[action.last - 1]
    return word is not None and word.low.endswith(reading.endings["optative"])


def ends_work(scene: Scene) -> bool:
    """ "Көшіру жұмыстарын аяқтау": what is ended is told by a verbal noun of work."""
    reading, thing = scene.reading, scene.object
    if reading.language.code != "kk" or thing is None or not thing.first:
        return False
    return reading.has(thing.first - 1, DELIVER | CONDUCT)


def drafted_first(scene: Scene) -> bool:
    """ "Құралды әзірлеп, баспадан шығару": a converb of drafting opens the task."""
    drafting = scene.reading.lists["drafting_verbs"]
    kazakh = scene.reading.language.code == "kk"
    return kazakh and any(action.form == "gerund" and action.lemma in drafting for action in scene.actions)


def happens_in(scene: Scene, thing: Match) -> bool:
    """ "Барлық ұйымда енгізу": a noun in the locative says where, not what."""
    word = scene.reading.words[thing.last - 1]
    return scene.reading.language.code == "kk" and word is not None and word.case == "locative"


def stock_phrase(scene: Scene) -> bool:
    """ "Тиімді басқару", "мықты ұжым болу": only praise, with a doing or a body that any organisation has."""
    reading, action = scene.reading, scene.action
    if reading.language.code != "kk" or action is None or not action.bits & (BECOME | CONDUCT) or not action.first:
        return False
    rest = [position for position in range(action.first) if reading.tokens[position].kind == WORD]
    allowed = _PRAISE | _BODIES if action.bits & BECOME else _PRAISE
    return (
        action.last == len(reading.tokens)
        and reading.has(0, _PRAISE)
        and all(reading.bits[position] & allowed for position in rest)
    )
