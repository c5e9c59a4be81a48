"""A metric or quality that is promised to move, and vague words that no number measures."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.lexicon import Match
from kr_lint.languages.scan import SIGN
from kr_lint.model import Span
from kr_lint.parse.classes import (
    BECOME,
    BETTERING,
    CHANGE,
    HEDGE,
    IMPROVE,
    OPTIMISE,
    OUTCOME,
    REACHING,
    READY,
    SHARE_OF,
    SHOW,
    VAGUE,
)
from kr_lint.parse.facts import Facts
from kr_lint.parse.promises.doings import compared, people_do
from kr_lint.parse.reading import Reading
from kr_lint.parse.scene import Scene, is_clause

_INDICATORS: Final = bits("level_up", "level_down", "flow_up", "flow_down")
#: What any group of people could become: a team, a company.
_BODIES: Final = bits("population", "field", "image")
_NO_INDICATOR: Final = bits("vague", "copula")
_ABSTRACT: Final = bits("quality", "field")
_VAGUE_TASKS: Final = bits("improve", "optimise", "hedge")


def find_change(scene: Scene, facts: Facts) -> Span | None:
    """A metric or quality is promised to move, or is only named."""
    work = scene.action_bits
    if work & CHANGE:
        return scene.action_span()
    if facts.own_work is not None or facts.completion is not None or facts.hold is not None:
        return None
    if work & REACHING and scene.metric is not None and not people_do(scene) and not _people_get(scene):
        return scene.action_span()
    if scene.action is None and scene.metric is not None and _bare_indicator(scene):
        return scene.reading.span(scene.metric.first, scene.metric.last)
    if scene.action is None and scene.reading.has(0, SHARE_OF):
        return scene.reading.span(0, 1)
    return compared(scene)


def _bare_indicator(scene: Scene) -> bool:
    """A metric's name with its attributes and nothing else."""
    reading = scene.reading
    assert scene.metric is not None
    if not scene.metric.bits & _INDICATORS or is_clause(scene):
        return False
    if reading.low(scene.metric.first - 1) in reading.lists["without"]:
        return False
    return (
        not any(token.kind == SIGN and token.text in ";!?" for token in reading.tokens)
        and not reading.mask & _NO_INDICATOR
    )


def find_vague(scene: Scene, own_work: bool) -> Span | None:
    """Vague words that no number measures, or improving without saying what."""
    reading = scene.reading
    action = scene.action
    if action is not None and action.bits & CHANGE:
        no_metric = scene.metric is None or not scene.metric.bits & _INDICATORS
        if action.bits & OPTIMISE or (
            action.bits & IMPROVE and (no_metric or (scene.object is not None and scene.object.bits & _ABSTRACT))
        ):
            return scene.action_span()
        thing = scene.object
        dimension = action.lemma in reading.lists["dimension_verbs"]
        if thing is not None and thing.bits & _ABSTRACT and no_metric and not dimension:
            return reading.span(thing.first, thing.last)
    if action is not None and action.bits & SHOW and not own_work and action.lemma in reading.lists["feelings"]:
        return scene.action_span()
    if action is not None and action.bits & BECOME and not own_work:
        body = reading.language.code == "kk" and reading.has(action.first - 1, _BODIES)
        if body or reading.mask & HEDGE:
            return scene.action_span()
    if own_work and not reading.mask & _VAGUE_TASKS:
        return None
    match = next(
        (
            match
            for match in reading.matches
            if match.bits & VAGUE and not reading.quoted(match.first) and not _within(reading, match, scene.means)
        ),
        None,
    )
    if match is None and own_work:
        match = _bettering(scene)
    if match is None and not own_work and _only_names_a_wish(scene):
        return reading.span(0, len(reading.tokens))
    return None if match is None else reading.span(match.first, match.last)


def _within(reading: Reading, match: Match, span: Span | None) -> bool:
    """The words of the means are no promise: "using personal emails"."""
    return span is not None and span.start <= reading.span(match.first, match.last).start < span.end


def _only_names_a_wish(scene: Scene) -> bool:
    """ "Customer love", "Snappy search": a bare noun phrase about nothing that is counted or made."""
    reading = scene.reading
    return (
        scene.action is None
        and (scene.metric is None or not scene.metric.bits & _INDICATORS)
        and not is_clause(scene)
        and not reading.mask & (READY | OUTCOME)
    )


def _bettering(scene: Scene) -> Match | None:
    """A verb of improving beside the task; in Kazakh one that acts, not one that modifies ("даму жоспары")."""
    match = scene.reading.find(BETTERING)
    if match is None or scene.reading.language.code != "kk":
        return match
    return match if any(action.bits & BETTERING for action in scene.actions) else None


def _people_get(scene: Scene) -> bool:
    """ "Пайдаланушы құжатты табады": in Kazakh people are the subject of what they get, no metric that is reached."""
    action, metric = scene.action, scene.metric
    assert action is not None
    assert metric is not None
    return scene.reading.language.code == "kk" and action.form == "present" and not metric.bits & _INDICATORS
