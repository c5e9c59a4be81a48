"""Statements that can be read in two ways: each reading as a rewrite of its own, and the choice left to the author."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.model import Quantity, Span
from kr_lint.rewrite.absolute import falls, with_new_value
from kr_lint.rewrite.baseline import kazakh_amount
from kr_lint.rewrite.sentence import Candidate, Sentence
from kr_lint.rewrite.slots import GOAL, NOW
from kr_lint.rewrite.words import opposite, word

_DIGITS: Final = re.compile(r"\d[\d\s\u00a0\u202f.,]*\d|\d")
_NUMBER_KEEPS: Final = frozenset({"metric", "deadline"})


def contradiction(sentence: Sentence) -> tuple[Candidate, ...]:
    """Either the two values change places, or the verb turns round; both where the metric must not rise at all."""
    swapped = _swapped(sentence.text, sentence.frame.baseline, sentence.frame.target)
    turned = _turned(sentence, sentence.text)
    both = None if swapped is None else _turned(sentence, swapped)
    return tuple(Candidate(text, _NUMBER_KEEPS) for text in (swapped, turned, both) if text is not None)


def _swapped(text: str, baseline: Quantity | None, target: Quantity | None) -> str | None:
    if baseline is None or target is None:
        return None
    first, second = sorted((baseline.span, target.span))
    if first.end > second.start:
        return None
    low, high = _DIGITS.search(text, first.start, first.end), _DIGITS.search(text, second.start, second.end)
    if low is None or high is None:
        return None
    moved = text[: low.start()] + high.group() + text[low.end() : high.start()] + low.group() + text[high.end() :]
    return _kazakh_endings(moved)


_ENDED: Final = re.compile(r"(?P<amount>\d[\d\s\u00a0.,]*(?:\s?[%₸$€₽])?)-(?P<ending>[^\W\d_]+)")


def _kazakh_endings(text: str) -> str:
    """The endings behind digits, made again for the digits that stand there now; other languages have none."""

    def made(match: re.Match[str]) -> str:
        from kr_lint.languages.kk.inflect import ending_case, inflect

        possessive, case = ending_case(match["ending"])
        return inflect(match["amount"], case, possessive) if case is not None else match.group()

    return _ENDED.sub(made, text)


def _turned(sentence: Sentence, text: str) -> str | None:
    """The verb that moves the other way, in the same form. Values of the same length keep every offset."""
    action = sentence.frame.action
    if action is None:
        return None
    other = opposite(sentence.code, action.lemma)
    if other is None:
        return None
    form = in_form(sentence, other, action.text)
    at = text.find(action.text)
    return None if form is None or at < 0 else text[:at] + form + text[at + len(action.text) :]


def in_form(sentence: Sentence, verb: str, model: str) -> str | None:
    """A verb in the form of another, in the statement's language."""
    if sentence.code == "kk":
        from kr_lint.languages.kk import realise as kk

        return kk.in_form_of(verb, model)
    if sentence.code == "ru":
        from kr_lint.languages.ru import realise as ru

        return ru.in_form_of(verb, model)
    from kr_lint.languages.en import realise as en

    return en.in_form_of(verb, model)


def percent_or_points(sentence: Sentence) -> tuple[Candidate, ...]:
    """Five percent of the present value, or five percentage points: two absolute forms."""
    delta = sentence.frame.delta
    digits = None if delta is None else _DIGITS.search(sentence.words(delta.span))
    if delta is None or digits is None:
        return ()
    code, down = sentence.code, falls(sentence)
    amount, points = sentence.words(delta.span).lstrip("+-−– "), f"{digits.group()} {word(code, 'points')}"
    if code == "kk":
        from kr_lint.languages.kk.inflect import inflect

        portion = f"{digits.group()}%"
        values = [
            word(code, "percent_less" if down else "percent_more").format(amount=f"{portion}-ына"),
            word(code, "less" if down else "more").format(amount=inflect(points, "dative")),
        ]
    else:
        values = [
            word(code, "percent_less" if down else "percent_more").format(amount=amount),
            word(code, "points_less" if down else "points_more").format(amount=points),
        ]
    texts = [with_new_value(sentence, delta.span, value) for value in values]
    return tuple(Candidate(text, _NUMBER_KEEPS) for text in texts if text is not None)


def mixed_units(sentence: Sentence) -> tuple[Candidate, ...]:
    """Baseline and target in different units: keep the one, ask for the other."""
    baseline, target = sentence.frame.baseline, sentence.frame.target
    if baseline is None or target is None:
        return ()
    return tuple(
        Candidate(text, frozenset({"metric", "deadline"}))
        for text in (
            _slotted(sentence, baseline.span, NOW[sentence.code]),
            _slotted(sentence, target.span, GOAL[sentence.code]),
        )
        if text is not None
    )


def _slotted(sentence: Sentence, span: Span, slot: str) -> str | None:
    """A value with its unit replaced by a slot, in the case the value stood in."""
    if sentence.code == "kk":
        from kr_lint.languages.kk.inflect import inflect
        from kr_lint.rewrite.baseline import kazakh_case

        amount, end = kazakh_amount(sentence, span)
        case = kazakh_case(sentence, amount)
        return sentence.replaced(span.start, end, inflect(slot, case or "nominative"))
    return sentence.replaced(span.start, span.end, slot)
