"""A change ("by 20 %") or a multiple ("twice") as an absolute from–to. Nobody computes the new value: it is a slot."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.model import Span
from kr_lint.rewrite.sentence import Candidate, Sentence
from kr_lint.rewrite.slots import NOW
from kr_lint.rewrite.words import carries_factor, goal_verbs, multiple, word

_SIGNS: Final = re.compile(r"^[+\-–−±~≈>≥]\s*")
_ARTICLE: Final = re.compile(r"\b(?P<article>an?)\s+$", re.IGNORECASE)
_KEEPS: Final = frozenset({"metric", "deadline"})
_TO_AGAIN: Final = re.compile(r"\s*(?:до|to)\s", re.IGNORECASE)
_TIMES: Final = re.compile(r"^[x×х]?\s?(\d+(?:[.,]\d+)?)[\s-]*(?:-?fold|times|x|×|х)?$", re.IGNORECASE)


def absolute_forms(sentence: Sentence) -> tuple[Candidate, ...]:
    """The statement with its change as a from–to, none when the phrase cannot be moved cleanly."""
    frame = sentence.frame
    change = frame.delta.span if frame.delta is not None else frame.factor_span
    if change is None:
        return ()
    goal = _new_value(sentence, change)
    text = None if goal is None else with_new_value(sentence, change, goal)
    return () if text is None else (Candidate(text, _KEEPS),)


def falls(sentence: Sentence) -> bool:
    """Whether the change goes down."""
    return sentence.frame.direction == "down"


def _new_value(sentence: Sentence, change: Span) -> str | None:
    """What the slot of the new value says: the change in the statement's own number."""
    frame, code = sentence.frame, sentence.code
    down = falls(sentence)
    amount = _SIGNS.sub("", sentence.words(change))
    if frame.delta is not None:
        if code == "kk":
            from kr_lint.languages.kk.realise import in_case

            dative = in_case(amount, "dative")
            return None if dative is None else word(code, "less" if down else "more").format(amount=dative)
        return word(code, "less" if down else "more").format(amount=re.sub(r"^на\s+", "", amount))
    named = _multiple_name(sentence, amount, down)
    if named is None:
        return None
    if code == "en" and down and named[0].isdigit():
        return f"{named} less"
    return word(code, "times_less" if down else "times_more").format(amount=named)


def _multiple_name(sentence: Sentence, amount: str, down: bool) -> str | None:
    """A multiple in words where it is one, in the statement's digits where it has digits."""
    code = sentence.code
    digits = _TIMES.match(amount.strip())
    if digits is None and any(letter.isdigit() for letter in amount):
        digits = re.search(r"(\d+(?:[.,]\d+)?)", amount)
    if digits is not None:
        number = digits.group(1)
        if code == "ru":
            from kr_lint.languages.ru.realise import counted

            value = float(number.replace(",", "."))
            return f"в {number} {'раза' if value != int(value) else counted('раз', value)}"
        if code == "en":
            return f"{number} times"
        return f"{number} есе"
    factor = sentence.frame.factor
    if not factor:
        return None
    return multiple(code, 1 / factor if factor < 1 and down else factor, down)


def with_new_value(sentence: Sentence, change: Span, goal: str) -> str | None:
    """The statement with the from–to in place of the change phrase, behind the object that stands behind the phrase."""
    if sentence.code == "kk":
        return _kazakh(sentence, change, goal)
    action = sentence.frame.action
    pair = _pair(sentence, goal)
    if (
        action is not None
        and action.span.start <= change.start < action.span.end
        and carries_factor(sentence.code, action.lemma)
    ):
        return _verb_of_change(sentence, pair)
    start = _phrase_start(sentence, change)
    change = Span(change.start, _phrase_stop(sentence, change.end))
    tail = sentence.tail(change.end)
    rest = sentence.text[change.end : tail]
    before = sentence.text[sentence.start : start].strip()
    if _TO_AGAIN.match(rest) or sentence.bound_by_clause(change.end):
        return None
    opening = sentence.match_at(start)
    if (
        not before
        and opening is not None
        and opening.bits & bit("more")
        and opening.last <= sentence.index(change.start)
    ):
        return None
    if not rest.strip():
        return None if not before else sentence.replaced(start, change.end, pair)
    if not before and action is not None and action.span.start >= change.end:
        tail = sentence.tail(action.span.end)
        rest = sentence.text[change.end : tail]
        return sentence.dress(f"{rest.strip()} {pair}{_space(sentence.text[tail : sentence.end])}")
    if not before and sentence.code == "ru":
        return _added_to(sentence, rest, tail, pair)
    head = _ARTICLE.search(sentence.text[:start])
    if head is not None:
        return _noun_of_change(sentence, head.start("article"), change.end, tail, pair)
    directly = action is not None and not sentence.text[action.span.end : start].strip() and action.span.end <= start
    if not before and sentence.code == "en":
        rest = re.sub(r"^\s*(?:in|of)\s+", "", rest)
        return sentence.dress(f"{rest.strip()} {pair}{_space(sentence.text[tail : sentence.end])}")
    if directly or not before:
        return sentence.replaced(start, tail, f"{rest.strip()} {pair}")
    return sentence.replaced(start, change.end, pair)


def _space(text: str) -> str:
    return f" {text}" if text[:1].isalnum() else text


def _added_to(sentence: Sentence, rest: str, tail: int, pair: str) -> str | None:
    """ "+15 % к выработке смены" → "Выработка смены с … до …"."""
    from kr_lint.languages.ru.realise import phrase

    found = re.match(r"\s*ко?\s+", rest)
    named = None if found is None else phrase(rest[found.end() :].strip(), "nominative", "dative")
    return None if named is None else sentence.dress(f"{named} {pair}{_space(sentence.text[tail : sentence.end])}")


def _pair(sentence: Sentence, goal: str) -> str:
    code = sentence.code
    return f"from {NOW[code]} to ⟨{goal}⟩" if code == "en" else f"с {NOW[code]} до ⟨{goal}⟩"


def _phrase_start(sentence: Sentence, change: Span) -> int:
    """Where the change phrase begins: its comparing words and its preposition."""
    start = sentence.comparators_before(change.start)
    match = sentence.match_before(start)
    if (
        match is not None
        and match.bits & bits("cue_by", "more", "upward", "downward", "cmp_ge", "cmp_about")
        and not match.bits & bit("raise")
    ):
        start = sentence.offset(match.first)
        outer = sentence.match_before(start)
        if outer is not None and outer.bits & bits("cmp_ge", "cmp_about"):
            start = sentence.offset(outer.first)
    elif sentence.code == "ru" and sentence.reading.low(index := sentence.index(start) - 1) == "в":
        start = sentence.offset(index)
    return start


def _phrase_stop(sentence: Sentence, end: int) -> int:
    """The end of the change phrase with the word that gives its direction: "a third lower", "на треть меньше"."""
    match = sentence.match_at(end)
    if (
        match is not None
        and match.bits & bits("upward", "downward")
        and not sentence.text[end : sentence.offset(match.first)].strip()
    ):
        return sentence.reading.tokens[match.last - 1].end
    return end


def _noun_of_change(sentence: Sentence, start: int, end: int, tail: int, pair: str) -> str:
    """ "a 20% increase in sales" → "an increase in sales from … to …"."""
    from kr_lint.languages.en.realise import article, like

    rest = sentence.text[end:tail].strip()
    return sentence.replaced(start, tail, f"{like(article(rest), sentence.text[start])} {rest} {pair}")


def _verb_of_change(sentence: Sentence, pair: str) -> str | None:
    """ "Удвоить базу" → "Увеличить базу с … до …": a plain verb in the form of the one that carried the multiple."""
    action = sentence.frame.action
    assert action is not None
    code = sentence.code
    verb = word(code, "lower" if falls(sentence) else "raise")
    if code == "ru":
        from kr_lint.languages.ru import realise as ru

        made = ru.in_form_of(verb, action.text) or (
            ru.like(ru.action_noun(verb) or "", action.text) if action.lemma.endswith("ение") else None
        )
    else:
        from kr_lint.languages.en import realise as en

        made = en.in_form_of(verb, action.text)
    if made is None:
        return None
    tail = sentence.tail(action.span.end)
    rest = sentence.text[action.span.end : tail].strip()
    return None if not rest else sentence.replaced(action.span.start, tail, f"{made} {rest} {pair}")


def _kazakh(sentence: Sentence, change: Span, goal: str) -> str | None:
    from kr_lint.languages.kk.realise import from_value, to_value
    from kr_lint.rewrite.baseline import kazakh_amount

    action = sentence.frame.action
    start = sentence.comparators_before(change.start)
    amount, end = kazakh_amount(sentence, change)
    text = sentence.text
    if amount[-1:].isdigit() and not (action is not None and text[end : action.span.start].strip() == ""):
        return None
    following = re.match(r"\s+(?:дейін|шейін)\b", text[end:])
    end += following.end() if following is not None else 0
    lemma = action.lemma if action is not None else ""
    until = "" if lemma.split(" ")[-1] in goal_verbs() else " дейін"
    pair = f"{from_value(NOW['kk'], '')} {to_value(f'⟨{goal}⟩', '')}{until}"
    more = sentence.match_before(start)
    if more is not None and more.bits & bit("more"):
        start = sentence.offset(more.first)
    if action is not None and action.span.start <= change.start < action.span.end:
        return None
    if action is None and end >= sentence.end and ":" not in sentence.body:
        return sentence.replaced(len(text[:start].rstrip()), end, f": {pair}")
    return sentence.replaced(start, end, pair)
