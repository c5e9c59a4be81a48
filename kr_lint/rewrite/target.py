"""A measure for what has none: a from–to for a metric, a metric of the author's choice for anything else."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.model import Span
from kr_lint.parse.classes import SHARE_OF
from kr_lint.rewrite.sentence import Candidate, Sentence, decapitalised
from kr_lint.rewrite.slots import GOAL, NOW
from kr_lint.rewrite.words import goal_verbs, word

_MEASURABLE: Final = frozenset({"level_up", "level_down", "flow_up", "flow_down", "stock"})
_LONGEST_INDICATOR: Final = 8  # words: a longer text without a verb of change is more than the name of a metric
_TOWARDS: Final = frozenset({"raise", "lower", "improve", "reach", "get"})
_DIGITS: Final = re.compile(r"\d[\d\s\u00a0\u202f.,]*\d|\d")
_GLUED: Final = re.compile(r"-([^\W\d_]+)")
_KEEPS: Final = frozenset({"metric", "deadline"})


def pair(sentence: Sentence) -> str:
    """From today's value to the goal, as the language says it; a share is told in percent."""
    code, metric = sentence.code, sentence.frame.metric
    reading = sentence.reading
    share = metric is not None and any(
        reading.has(position, SHARE_OF)
        for position in range(sentence.index(metric.span.start), sentence.index(metric.span.end))
    )
    sign = "%" if share else ""
    amount = f"1{sign}" if share else ""
    if code == "kk":
        from kr_lint.languages.kk.realise import from_value, to_value

        return f"{from_value(NOW[code], amount)} {to_value(GOAL[code], amount)}"
    words = ("from", "to") if code == "en" else ("с", "до")
    return f"{words[0]} {NOW[code]}{sign} {words[1]} {GOAL[code]}{sign}"


def without_degree(sentence: Sentence, text: str) -> str:
    """A text without the words of degree that its numbers now replace: "significantly", "едәуір"."""
    degrees = sentence.reading.lists["degree"]
    for match in sentence.reading.matches:
        if match.entry in degrees:
            found = sentence.text[sentence.offset(match.first) : sentence.reading.tokens[match.last - 1].end]
            rest = re.sub(rf"(?<!\w){re.escape(found)}(?!\w)\s*", "", text, count=1)
            text = rest[:1].upper() + rest[1:] if text.startswith(found) and found[:1].isupper() else rest
    return text


def with_target(sentence: Sentence) -> tuple[Candidate, ...]:
    """A metric that is promised to move, with slots for from and to behind it (before the verb in Kazakh)."""
    frame = sentence.frame
    action, metric = frame.action, frame.metric
    if frame.measured is not None or not _moves(sentence):
        return ()
    if _covers(sentence) or frame.placeholder is not None or (action is None and frame.words > _LONGEST_INDICATOR):
        return ()
    if sentence.code == "kk":
        return _kazakh(sentence)
    after = max(phrase.span.end for phrase in (metric, action) if phrase is not None)
    tail = sentence.tail(after)
    comma = ""
    if sentence.bound_by_clause(after):
        if sentence.code != "ru":
            return ()
        tail, comma = sentence.behind_clause(after), ","
    colon = comma if comma else "" if action is not None or frame.hedge is not None else ":"
    text = f"{sentence.text[:tail].rstrip()}{colon} {pair(sentence)} {sentence.text[tail:].lstrip()}"
    return (Candidate(re.sub(r"\s+([.;!,]|$)", r"\1", without_degree(sentence, text)), _KEEPS),)


def _moves(sentence: Sentence) -> bool:
    """Whether a number can tell how far: a verb of rising or falling, a metric reached, bettered or only named."""
    frame = sentence.frame
    if frame.action is not None and frame.action.category in ("raise", "lower") and frame.vague is None:
        return True
    if frame.metric is None or frame.metric.category not in _MEASURABLE:
        return False
    if frame.action is None:
        return frame.metric.category != "stock"
    return frame.action.category in _TOWARDS


def _covers(sentence: Sentence) -> bool:
    """The vague words are the very thing that is promised, not a colouring of the metric."""
    vague, metric = sentence.frame.vague, sentence.frame.metric
    return (
        vague is not None and metric is not None and vague.start <= metric.span.start and metric.span.end <= vague.end
    )


def _kazakh(sentence: Sentence) -> tuple[Candidate, ...]:
    action, metric = sentence.frame.action, sentence.frame.metric
    if action is None or (metric is not None and metric.span.end == sentence.end):
        tail = sentence.end
        text = f"{sentence.text[:tail]}: {pair(sentence)} дейін{sentence.text[tail:]}"
        return (Candidate(without_degree(sentence, text), _KEEPS),)
    at = action.span.start
    if at <= sentence.start or (metric is not None and at < metric.span.end):
        return with_measure(sentence)
    until = "" if action.lemma.split(" ")[-1] in goal_verbs() else " дейін"
    text = f"{sentence.text[:at]}{pair(sentence)}{until} {sentence.text[at:]}"
    return (Candidate(without_degree(sentence, text), _KEEPS),)


def with_measure(sentence: Sentence) -> tuple[Candidate, ...]:
    """The statement as it is, and behind a colon the metric on which it will show: nothing of it is lost."""
    code = sentence.code
    slot = f"⟨{word(code, 'metric')}⟩"
    until = " дейін" if code == "kk" else ""
    if ":" in sentence.body:
        return ()
    stop = sentence.text[sentence.end :].rstrip()
    stop = stop if stop in (".", ";", "!") else ""
    text = f"{sentence.text[: sentence.end]}: {slot} {pair(sentence)}{until}{stop}"
    return (Candidate(without_degree(sentence, text), frozenset({"deadline"})),)


def with_goal(sentence: Sentence) -> tuple[Candidate, ...]:
    """The target's number given back to the author, its unit kept: for targets that cannot be right."""
    target = sentence.frame.target
    text = None if target is None else slotted_number(sentence, sentence.text, target.span, GOAL[sentence.code])
    return () if text is None else (Candidate(text, _KEEPS),)


def slotted_number(sentence: Sentence, text: str, span: Span, slot: str) -> str | None:
    """A text with a slot in place of the digits of a quantity; an ending glued to the digits follows the slot."""
    number = _DIGITS.search(text, span.start, span.end)
    if number is None:
        return None
    ending = _GLUED.match(text, number.end())
    if ending is None:
        return f"{text[: number.start()]}{slot}{text[number.end() :]}"
    from kr_lint.languages.kk.inflect import ending_case, inflect

    possessive, case = ending_case(ending.group(1))
    ended = slot + ending.group() if case is None else inflect(slot, case, possessive)
    return f"{text[: number.start()]}{ended}{text[ending.end() :]}"


def with_deadline(sentence: Sentence) -> tuple[Candidate, ...]:
    """The statement with a slot for its day."""
    code = sentence.code
    phrase = word(code, "by_date")
    if code == "kk":
        return (Candidate(sentence.dress(f"{phrase} {decapitalised(sentence.body)}"), frozenset({"metric", "target"})),)
    return (
        Candidate(
            f"{sentence.text[: sentence.end]} {phrase}{sentence.text[sentence.end :]}", frozenset({"metric", "target"})
        ),
    )
