"""Objectives: the number goes to a key result, the direction stays, and the coach's question fills the rest."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.model import Span
from kr_lint.rewrite.baseline import kazakh_amount, with_baseline
from kr_lint.rewrite.sentence import Candidate, Sentence, task_name
from kr_lint.rewrite.target import with_measure, with_target
from kr_lint.rewrite.words import word

_KEEPS: Final = frozenset({"deadline"})
_COUNTED: Final = frozenset({"stock", "outcome", "population", "staff"})
_RISES: Final = {"kk": "өсу", "ru": "расти", "en": "grow"}
_FALLS: Final = {"kk": "азаю", "ru": "снижаться", "en": "fall"}
_FRAMES: Final = {"kk": "⟨кім⟩ үшін ⟨қандай⟩ болу", "ru": "Стать ⟨кем⟩ для ⟨кого⟩", "en": "Become ⟨what⟩ for ⟨whom⟩"}
_HOW_FAST: Final = {
    "kk": "⟨қаншалықты тез екенін клиент тілімен⟩",
    "ru": "⟨как быстро, словами клиента⟩",
    "en": "⟨how fast, in the customer's words⟩",
}
_BEFORE_NUMBER: Final = bits(
    "cue_by",
    "cue_to",
    "cue_from",
    "within",
    "preposition",
    "article",
    "cmp_ge",
    "cmp_gt",
    "cmp_le",
    "cmp_lt",
    "cmp_about",
    "out_of",
)
_RANK: Final = {
    "ru": re.compile(r"\b(?:топ|top)-?\s?\d+\b", re.IGNORECASE),
    "kk": re.compile(r"\b(?:топ|top)-?\s?\d+(?:-[^\W\d_]+)?\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:top[- ]\d+|\d+ (?=best|most|largest|leading))", re.IGNORECASE),
}


def direction_kept(sentence: Sentence) -> tuple[Candidate, ...]:
    """ "Снизить отток на 20 %" → "Стать ⟨кем⟩ для ⟨кого⟩, чтобы отток снижался", with the number in a key result."""
    code = sentence.code
    clause = _consequence(sentence)
    if clause is None:
        return ()
    frame = _FRAMES[code]
    text = f"{clause} {frame}" if code == "kk" else f"{frame}{', чтобы' if code == 'ru' else ' so that'} {clause}"
    return (Candidate(sentence.dress(sentence.dated(text)), _KEEPS, as_key_result(sentence)),)


def as_key_result(sentence: Sentence) -> tuple[str, ...]:
    """The statement as a key result with the slots it lacks."""
    frame = sentence.frame
    if frame.change is None or (frame.metric is None and frame.measured is None):
        return ()
    if frame.baseline is not None and frame.target is not None:
        return (f"KR: {sentence.body}",)
    found = with_baseline(sentence) if frame.measured is not None else with_target(sentence) or with_measure(sentence)
    if not found:
        return ()
    text = found[0].text
    return (f"KR: {text[sentence.start :].rstrip(' .;!')}",)


def _consequence(sentence: Sentence) -> str | None:
    """The metric as the subject of what follows: "отток снижался", "profit grows", "пайда өсетіндей"."""
    phrase = metric_phrase(sentence)
    metric = sentence.frame.metric
    if phrase is None or metric is None or sentence.frame.direction not in ("up", "down", "reach"):
        return None
    down = sentence.frame.direction == "down" or (
        sentence.frame.direction == "reach" and sentence.frame.polarity == "down"
    )
    counted = metric.category in _COUNTED
    return {"kk": _kazakh, "ru": _russian, "en": _english}[sentence.code](sentence, phrase, down, counted)


def _english(sentence: Sentence, phrase: str, down: bool, counted: bool) -> str:
    from kr_lint.languages.en.realise import agree, is_plural

    subject = f"the number of {phrase}" if counted and is_plural(phrase) else phrase
    return f"{subject} {agree(_FALLS['en'] if down else _RISES['en'], subject)}"


def _russian(sentence: Sentence, phrase: str, down: bool, counted: bool) -> str | None:
    from kr_lint.languages.ru import realise as ru

    nominative = ru.phrase(phrase, "nominative", "genitive" if _is_noun_of_action(sentence) else "accusative")
    if nominative is None or ru.is_animate(nominative):
        return None
    verb = ru.agreeing_past(_FALLS["ru"] if down else _RISES["ru"], nominative, "nominative")
    return None if verb is None else f"{nominative} {verb}"


def _kazakh(sentence: Sentence, phrase: str, down: bool, counted: bool) -> str | None:
    from kr_lint.languages.kk import realise as kk

    bare = kk.in_case(phrase, "nominative")
    if bare is None:
        return None
    return f"{bare}{' саны' if counted else ''} {'азаятындай' if down else 'өсетіндей'}"


def _is_noun_of_action(sentence: Sentence) -> bool:
    action = sentence.frame.action
    if action is None:
        return False
    read = sentence.reading.language.word(action.text.split()[0].lower())
    return not read.verb


def metric_phrase(sentence: Sentence) -> str | None:
    """The words of the metric with what belongs to it: from the verb to the number (to the verb in Kazakh)."""
    frame = sentence.frame
    action, metric = frame.action, frame.metric
    if action is None or metric is None or frame.second_result is not None:
        return None
    if sentence.code == "kk":
        stop = action.span.start
        if frame.measured is not None:
            stop = min(stop, sentence.comparators_before(min(span.start for span in _numbers(sentence))))
        start = sentence.start
        if frame.deadline is not None and frame.deadline.start <= sentence.start:
            start = frame.deadline.end
        found = sentence.text[start:stop].strip(" ,")
        return found if found and metric.span.end <= stop else None
    start = action.span.end
    stops = [sentence.tail(metric.span.end)]
    stops += [_phrase_start(sentence, span.start) for span in _numbers(sentence) if span.start > start]
    found = sentence.text[start : min(stops)].strip(" ,")
    if sentence.code == "en":
        found = re.sub(r"^(?:of|in)\s+", "", found)
    opening = sentence.match_at(start)
    if not found or "(" in found or (opening is not None and opening.bits & bits("preposition")):
        return None
    return found if metric.span.start >= start and metric.text in found else None


def _numbers(sentence: Sentence) -> list[Span]:
    frame = sentence.frame
    quantities = [quantity.span for quantity in (frame.baseline, frame.target, frame.delta) if quantity is not None]
    return quantities + ([frame.factor_span] if frame.factor_span is not None else [])


def _phrase_start(sentence: Sentence, offset: int) -> int:
    """Where the words that lead to a number begin: comparison, preposition, article."""
    start = sentence.comparators_before(offset)
    while True:
        match = sentence.match_before(start)
        if match is None or not match.bits & _BEFORE_NUMBER:
            return start
        start = sentence.offset(match.first)


def without_number(sentence: Sentence) -> tuple[Candidate, ...]:
    """An ambition that is whole without its number: the number's phrase goes, or a rank becomes "the best"."""
    rank = _RANK[sentence.code].search(sentence.text)
    if rank is not None:
        text = _best(sentence, rank.start(), rank.end())
        return () if text is None else (Candidate(text, _KEEPS, as_key_result(sentence)),)
    frame = sentence.frame
    if not frame.ambition or frame.change is not None or frame.measured is None:
        return ()
    span = frame.measured
    start, end = _phrase_start(sentence, span.start), span.end
    if sentence.code == "kk":
        _, end = kazakh_amount(sentence, span)
    if frame.unit == "time":
        return (Candidate(sentence.replaced(start, end, _HOW_FAST[sentence.code]), _KEEPS),)
    if _counts_a_noun(sentence, end):
        return ()
    rest = sentence.without(start, end)
    return () if rest is None or len(rest.split()) < 2 else (Candidate(rest, _KEEPS),)


def _best(sentence: Sentence, start: int, end: int) -> str | None:
    """ "the top 30 universities" → "the best universities", "топ-30 вузов" → "число лучших вузов"."""
    text = sentence.text
    if sentence.code == "ru" and not text[:start].rstrip().lower().endswith((" в", "в")):
        return None
    if sentence.code == "en":
        if not text[start:end].lower().startswith("top"):
            return sentence.replaced(start, end, "")
        before = text[:start].rstrip().lower()
        named = "leading" if before.endswith(" a") else "best" if before.endswith(" the") else "the best"
        return sentence.replaced(start, end, named)
    if sentence.code == "kk":
        from kr_lint.languages.kk.inflect import inflect

        noun = re.match(r"\s+([^\W\d_]+)", text[end:])
        if noun is not None and sentence.reading.language.word(noun.group(1).lower()).case in ("", "nominative"):
            plural = inflect(noun.group(1), plural=True)
            return sentence.dress(
                f"{text[sentence.start : start]}{word('kk', 'best')} {plural}{text[end + noun.end() : sentence.end]}"
            )
    return sentence.dress(f"{text[sentence.start : start]}{word(sentence.code, 'best')}{text[end : sentence.end]}")


def _counts_a_noun(sentence: Sentence, end: int) -> bool:
    """What the number counts would lose its number or case with it."""
    reading = sentence.reading
    index = sentence.index(end)
    if index >= len(reading.tokens) or reading.tokens[index].kind == NUMBER:
        return False
    found = reading.words[index]
    return (
        found is not None
        and not found.verb
        and not reading.has(index, bits("preposition", "until", "within", "and", "clause", "per"))
    )


def ambition(sentence: Sentence) -> tuple[Candidate, ...]:
    """The frame alone: the coach's question stands in the description of its slots."""
    measured = sentence.frame.measured is not None or sentence.frame.change is not None
    moved = as_key_result(sentence) if measured else ()
    return (Candidate(sentence.dress(sentence.dated(_FRAMES[sentence.code])), _KEEPS, moved),)


def task_moved(sentence: Sentence) -> tuple[Candidate, ...]:
    """The frame, with the task moved to the plan as an initiative."""
    moved = (f"{word(sentence.code, 'initiative')}: {task_name(sentence.body, sentence.code)}",)
    return (Candidate(sentence.dress(sentence.dated(_FRAMES[sentence.code])), _KEEPS, moved),)
