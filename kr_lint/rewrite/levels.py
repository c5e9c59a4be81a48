"""A level that is only kept, and a routine metric on a known road: the same metric, made to move."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.model import Span
from kr_lint.rewrite.absolute import with_new_value
from kr_lint.rewrite.objectives import metric_phrase
from kr_lint.rewrite.sentence import Candidate, Sentence, decapitalised
from kr_lint.rewrite.slots import GOAL, NOW
from kr_lint.rewrite.target import slotted_number
from kr_lint.rewrite.words import word

_KEEPS: Final = frozenset({"metric", "deadline"})
_BOLD: Final = {"kk": "⟨батыл мақсат⟩", "ru": "⟨смелая цель⟩", "en": "⟨bold goal⟩"}
_VERBS: Final = {
    "kk": {"up": "көтеру", "down": "төмендету", None: "жеткізу"},
    "ru": {"up": "поднять", "down": "снизить", None: "довести"},
    "en": {"up": "raise", "down": "reduce", None: "bring"},
}
_MEASURED: Final = frozenset({"percent", "money", "time"})
_RATES: Final = frozenset({"level_up", "level_down"})
_COPULA: Final = re.compile(r"\s+(?:is|are|has been|will be|will)$", re.IGNORECASE)
_LONGEST_NAME: Final = 6  # words
_LEVEL: Final = re.compile(r"\s+(?:на уровне|в пределах|в рамках|at|within|деңгейінде|шегінде)\s*$", re.IGNORECASE)


def beyond_level(sentence: Sentence) -> tuple[Candidate, ...]:
    """ "Keep order accuracy at 97 %" → "Raise order accuracy from 97 % to ⟨goal⟩": what is kept is where it stands."""
    frame, code = sentence.frame, sentence.code
    target = frame.target
    level = None if target is None or target.comparator != "=" else sentence.words(target.span)
    phrase = metric_phrase(sentence) or _behind_level(sentence)
    if phrase is None:
        phrase, level = _subject(sentence), None
    if phrase is None or frame.metric is None:
        return ()
    phrase = _LEVEL.sub("", phrase)
    verb = _VERBS[code][frame.polarity]
    if code == "kk":
        text = _kazakh(sentence, phrase, level, verb)
    elif code == "ru":
        text = _russian(sentence, phrase, level, verb)
    else:
        text = f"{verb} {phrase} from {NOW[code] if level is None else level} to {GOAL[code]}"
    return () if text is None else (Candidate(sentence.dress(sentence.dated(text)), _KEEPS),)


def _kazakh(sentence: Sentence, phrase: str, level: str | None, verb: str) -> str | None:
    from kr_lint.languages.kk.inflect import inflect
    from kr_lint.languages.kk.realise import from_value, in_case, to_value
    from kr_lint.rewrite.baseline import kazakh_case

    accusative = in_case(phrase, "accusative")
    if accusative is None:
        return None
    target = sentence.frame.target
    spelled = "" if target is None else sentence.words(target.span)
    case = kazakh_case(sentence, spelled) if spelled else None
    amount = spelled if case is None else ""
    origin = inflect(amount, "ablative") if level is not None and amount else from_value(NOW["kk"], spelled)
    return f"{accusative} {origin} {to_value(GOAL['kk'], spelled)} {verb}"


def _russian(sentence: Sentence, phrase: str, level: str | None, verb: str) -> str | None:
    from kr_lint.languages.ru.realise import origin
    from kr_lint.languages.ru.realise import phrase as in_case

    action = sentence.frame.action
    noun = action is not None and not sentence.reading.language.word(action.text.split()[0].lower()).verb
    accusative = in_case(phrase, "accusative", "genitive") if noun else phrase
    if accusative is None:
        return None
    start = f"с {NOW['ru']}" if level is None else f"{origin(level)} {level}"
    return f"{verb} {accusative} {start} до {GOAL['ru']}"


def _behind_level(sentence: Sentence) -> str | None:
    """ "Maintain 99.9 % availability of the API": the metric behind its number."""
    action, target, metric = sentence.frame.action, sentence.frame.target, sentence.frame.metric
    if (
        sentence.code != "en"
        or action is None
        or target is None
        or metric is None
        or target.span.start < action.span.end
    ):
        return None
    between = sentence.text[action.span.end : target.span.start].strip().lower()
    found = sentence.text[target.span.end : sentence.tail(metric.span.end)].strip()
    return f"the {found}" if between in ("", "the", "a", "an") and found.startswith(metric.text) else None


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


def new_customers(sentence: Sentence) -> tuple[Candidate, ...]:
    """What a count of leads or visits is for: customers won on a new road. A rate is no count and gets none."""
    frame = sentence.frame
    rated = frame.metric is not None and frame.metric.category in _RATES
    if rated or (frame.target is not None and frame.target.unit in _MEASURED):
        return ()
    text = sentence.dated(word(sentence.code, "customers"))
    return (Candidate(sentence.dress(text), frozenset({"deadline"})),)


def bold_goal(sentence: Sentence) -> tuple[Candidate, ...]:
    """A rate watched every day keeps its words; its target becomes one that the usual road does not reach."""
    frame = sentence.frame
    target, metric = frame.target, frame.metric
    code = sentence.code
    if frame.delta is not None and target is None and metric is not None and metric.category in _RATES:
        grown = with_new_value(sentence, frame.delta.span, _BOLD[code].strip("⟨⟩"))
        return () if grown is None else (Candidate(grown, _KEEPS),)
    if target is None or target.unit not in _MEASURED or frame.delta is not None:
        return ()
    from kr_lint.rewrite.baseline import with_aside, with_baseline

    bold = _BOLD[code]
    if frame.baseline is not None:
        text = slotted_number(sentence, sentence.text, target.span, bold)
    else:
        found = with_baseline(sentence) or with_aside(sentence)
        whole = found[0].text if found else ""
        shift = whole.find(sentence.words(target.span))
        text = (
            None
            if shift < 0
            else slotted_number(sentence, whole, Span(shift, shift + len(sentence.words(target.span))), bold)
        )
    return () if text is None else (Candidate(text, _KEEPS),)
