"""Where the metric stands today, put where the language wants it: before the target, or as an aside."""

from __future__ import annotations

import re
from typing import Final

from kr_lint.languages.categories import bit, bits
from kr_lint.languages.scan import NUMBER, SIGN, WORD
from kr_lint.model import Quantity, Span
from kr_lint.parse.action import VERB_BITS
from kr_lint.rewrite.absolute import absolute_forms
from kr_lint.rewrite.sentence import Candidate, Sentence
from kr_lint.rewrite.slots import NOW, START
from kr_lint.rewrite.words import word

_CUE_TO: Final = bit("cue_to")
_ORIGIN: Final = {"ru": "с", "en": "from"}
_TARGET_CUES: Final = {"ru": re.compile(r"^(?:вплоть )?(?:до|к|ко)\b"), "en": re.compile(r"^(?:down |up )?to$")}
_BREAKS: Final = bits(
    "preposition", "clause", "and", "or", "copula", "auxiliary", "until", "within", "cmp_ge", "cmp_le", "per", "hedge"
)
_LONGEST_PHRASE: Final = 5
_GLUED_ENDING: Final = re.compile(r"-[^\W\d_]+")
_SIGN_BEHIND: Final = re.compile(r"\d(\s?[%₸₽€$£]|\s?п\. ?п\.)$")


def with_baseline(sentence: Sentence) -> tuple[Candidate, ...]:
    """The statement with a slot for today's value; a change or a multiple becomes an absolute from–to."""
    frame = sentence.frame
    if frame.baseline is not None:
        return ()
    if frame.target is None or frame.factor is not None or frame.delta is not None:
        forms = absolute_forms(sentence)
        span = frame.measured
        return forms or (() if span is None else (Candidate(_aside(sentence, span, None)),))
    made = _kazakh(sentence, frame.target) if sentence.code == "kk" else _prepositional(sentence, frame.target)
    aside = _aside(sentence, frame.target.span, frame.target)
    return tuple(Candidate(text) for text in (made, aside) if text is not None)[:2]


def _prepositional(sentence: Sentence, target: Quantity) -> str | None:
    """ "до 35 %" → "с ⟨сейчас⟩ до 35 %": only where the target has its own preposition."""
    at = sentence.comparators_before(target.span.start)
    match = sentence.match_before(at)
    if match is None or not match.bits & _CUE_TO or not _TARGET_CUES[sentence.code].match(match.entry):
        return None
    start = sentence.offset(match.first)
    return f"{sentence.text[:start]}{_ORIGIN[sentence.code]} {START[sentence.code]} {sentence.text[start:]}"


def _kazakh(sentence: Sentence, target: Quantity) -> str | None:
    """ "35%-ға жеткізу" → "⟨бастапқы мән⟩-дан 35%-ға жеткізу": only where the target stands in the dative."""
    from kr_lint.languages.kk.realise import from_value

    amount, end = kazakh_amount(sentence, target.span)
    slot = START["kk"]
    if kazakh_case(sentence, amount) == "dative":
        origin = from_value(slot, amount)
    elif _counted_in_dative(sentence, end):
        origin = from_value(slot, "")
    else:
        return None
    at = sentence.comparators_before(target.span.start)
    return f"{sentence.text[:at]}{origin} {sentence.text[at:]}"


def kazakh_amount(sentence: Sentence, span: Span) -> tuple[str, int]:
    """A number with its unit and the ending glued to it, and where that ends."""
    ending = _GLUED_ENDING.match(sentence.text, span.end)
    end = span.end if ending is None else ending.end()
    return sentence.text[span.start : end], end


def kazakh_case(sentence: Sentence, amount: str) -> str | None:
    """The case of a number with its unit, by its glued ending or its last word."""
    from kr_lint.languages.kk.inflect import ending_case

    glued = re.search(r"-([^\W\d_]+)$", amount)
    if glued is not None:
        return ending_case(glued.group(1))[1]
    last = amount.split()[-1].lower() if amount.split() else ""
    if not last or last[-1].isdigit() or not last[-1].isalpha():
        return None
    return sentence.reading.language.word(last).case or None


def _counted_in_dative(sentence: Sentence, end: int) -> bool:
    reading = sentence.reading
    for index in range(sentence.index(end), min(sentence.index(end) + 3, len(reading.tokens))):
        found = reading.words[index]
        if found is None or reading.tokens[index].kind != WORD or found.verb:
            return False
        if found.case == "dative":
            return True
        if found.case not in ("", "nominative"):
            return False
    return False


def _aside(sentence: Sentence, span: Span, target: Quantity | None) -> str:
    """A note in brackets behind the number and what it counts, for forms that have no from–to."""
    code = sentence.code
    sign = _SIGN_BEHIND.search(sentence.words(span)) if target is not None else None
    note = f" ({word(code, 'now')} {NOW[code]}{sign.group(1) if sign else ''})"
    at = _phrase_end(sentence, span)
    return f"{sentence.text[:at]}{note}{sentence.text[at:]}"


def _phrase_end(sentence: Sentence, span: Span) -> int:
    """The end of the noun phrase that a number opens; right behind the number where the phrase has no clear end."""
    if sentence.code == "kk":
        return kazakh_amount(sentence, span)[1]
    reading = sentence.reading
    first = index = sentence.index(span.end)
    deadline = sentence.frame.deadline
    while index < len(reading.tokens) and index - first < _LONGEST_PHRASE:
        token = reading.tokens[index]
        if (
            token.kind in (SIGN, NUMBER)
            or deadline is not None
            and token.start >= deadline.start
            or token.start >= sentence.end
        ):
            break
        if not _goes_on(sentence, index):
            break
        index += 1
    else:
        if index < len(reading.tokens):
            return span.end
    return reading.tokens[index - 1].end if index > first else span.end


def _goes_on(sentence: Sentence, index: int) -> bool:
    reading = sentence.reading
    found = reading.words[index]
    if found is None:
        return False
    if sentence.code == "ru":
        return found.case == "genitive" and not found.verb and not reading.has(index, _BREAKS)
    if reading.low(index) == "of":
        return True
    return not reading.has(index, _BREAKS | VERB_BITS) and not (
        found.verb and found.form in ("present", "past", "done")
    )
