"""A level that is only kept, and a routine metric on a known road: the same metric, made to move."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.rewrite.objectives import metric_phrase
from kr_lint.rewrite.sentence import Candidate, Sentence, decapitalised
from kr_lint.rewrite.slots import GOAL, NOW

_KEEPS: Final = frozenset({"metric", "deadline"})
_BOLD: Final = {"kk": "⟨батыл мақсат⟩", "ru": "⟨смелая цель⟩", "en": "⟨bold goal⟩"}
_VERBS: Final = {
    "kk": {"up": "көтеру", "down": "төмендету", None: "жеткізу"},
    "ru": {"up": "поднять", "down": "снизить", None: "довести"},
    "en": {"up": "raise", "down": "reduce", None: "bring"},
}
_COPULA: Final = re.compile(r"\s+(?:is|are|has been|will be|will)$", re.IGNORECASE)
_LONGEST_NAME: Final = 6  # words
_LEVEL: Final = re.compile(r"\s+(?:на уровне|в пределах|в рамках|at|within|деңгейінде|шегінде)\s*$", re.IGNORECASE)


def beyond_level(sentence: Sentence) -> tuple[Candidate, ...]:
    """ "Keep order accuracy at 97 %" → "Raise order accuracy from 97 % to ⟨goal⟩": what is kept is where it stands."""
    frame = sentence.frame
    target = frame.target
    phrase = metric_phrase(sentence)
    code = sentence.code
    if phrase is None:
        phrase = _subject(sentence)
    if phrase is None or frame.metric is None:
        return ()
    phrase = _LEVEL.sub("", phrase)
    verb = _VERBS[code][frame.polarity]
    level = None if target is None or target.comparator != "=" else sentence.words(target.span)
    if code == "kk":
        from kr_lint.languages.kk.inflect import inflect
        from kr_lint.languages.kk.realise import from_value, in_case, to_value

        accusative = in_case(phrase, "accusative")
        if accusative is None:
            return ()
        amount = "" if level is None else re.sub(r"-[^\W\d_]+$", "", level)
        origin = from_value(NOW[code], "") if level is None else inflect(amount, "ablative")
        text = f"{accusative} {origin} {to_value(GOAL[code], amount)} {verb}"
    elif code == "ru":
        from kr_lint.languages.ru.realise import origin as preposition

        text = f"{verb} {phrase} {'с' if level is None else preposition(level)} {NOW[code] if level is None else level} до {GOAL[code]}"
    else:
        text = f"{verb} {phrase} from {NOW[code] if level is None else level} to {GOAL[code]}"
    whole = sentence.dated(text)
    return (Candidate(sentence.dress(whole[0].upper() + whole[1:]), _KEEPS),)


def _subject(sentence: Sentence) -> str | None:
    """The metric where it is told as the subject: "Absence rate stays below 5 %" → "absence rate"."""
    metric, action = sentence.frame.metric, sentence.frame.action
    if metric is None or action is None or metric.span.end > action.span.start or sentence.code == "kk":
        return None
    found = _COPULA.sub("", sentence.text[sentence.start : action.span.start].strip())
    if sentence.code == "ru":
        from kr_lint.languages.ru.realise import phrase

        turned = phrase(found, "accusative", "nominative")
        return None if turned is None else decapitalised(turned)
    return decapitalised(found) if len(found.split()) <= _LONGEST_NAME else None


def bold_goal(sentence: Sentence) -> tuple[Candidate, ...]:
    """A rate watched every day keeps its words; its target becomes one that the usual road does not reach."""
    frame = sentence.frame
    target, metric = frame.target, frame.metric
    if target is None or (
        target.unit == "count" and (metric is None or metric.category not in ("level_up", "level_down"))
    ):
        return ()
    code = sentence.code
    from kr_lint.rewrite.baseline import with_aside, with_baseline

    text = sentence.words(target.span)
    digits = re.search(r"\d[\d\s\u00a0.,]*\d|\d", text)
    if digits is None:
        return ()
    start, end = target.span.start + digits.start(), target.span.start + digits.end()
    if frame.baseline is not None:
        return (Candidate(sentence.text[:start] + _BOLD[code] + sentence.text[end:], _KEEPS),)
    found = with_baseline(sentence) or with_aside(sentence)
    if not found:
        return ()
    number = sentence.text[start:end]
    whole = found[0].text
    at = whole.rfind(number) if number in whole else -1
    return () if at < 0 else (Candidate(whole[:at] + _BOLD[code] + whole[at + len(number) :], _KEEPS),)
