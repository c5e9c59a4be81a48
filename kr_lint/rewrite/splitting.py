"""One key result with several results → each of them whole: with the verb, the object and the deadline they share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kr_lint.model import LanguageCode, Span, Statement
from kr_lint.rewrite.sentence import Candidate, Sentence, decapitalised

Read = Callable[[str], Statement]
_JOINT: Final = re.compile(
    r"[\s,;+&.]*(?:(?<=[\s,;+&.])(?:and also|and|as well as|plus|и|а также|да|затем|және|әрі|сонымен қатар|мен|пен|бен)(?=\s|$))?[\s,;+&]*$",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(r"^[\s,;+&]*(?:(?:and|и|және|әрі)\s+)?", re.IGNORECASE)
_MOST_PARTS: Final = 4
_DASH: Final = re.compile(r"\s+[–—-]\s+(?=(?:с|от|from|до|на|to|by)\s|\d)")
_EDGES: Final = " ,;:.–—"


def split(sentence: Sentence, read: Read) -> tuple[str, ...]:
    """The results of a compound statement, each a whole statement; empty when they cannot be told apart cleanly."""
    second = sentence.frame.second_result
    if second is None or second.start <= sentence.start:
        return ()
    left = sentence.text[sentence.start : second.start]
    left = left[: _joint(left)].strip(_EDGES)
    right_end = min(second.end, sentence.end)
    right = _OPENING.sub("", sentence.text[second.start : right_end]).strip(_EDGES)
    rest = sentence.text[right_end : sentence.end].strip(_EDGES)
    if not left or not right:
        return ()
    whole = {"kk": _kazakh, "ru": _shared, "en": _shared}[sentence.code](sentence, left, right)
    if whole is None:
        return ()
    if rest and sentence.frame.method is None:
        whole = (whole[0], f"{whole[1]} {rest}")
    parts = _with_deadline(sentence, whole, left, right)
    if parts[0] is None:
        return ()
    found: list[str] = []
    for part in parts:
        dressed = sentence.dress(part)
        again = Sentence(read(dressed))
        if again.frame.second_result is not None and len(found) < _MOST_PARTS:
            more = split(again, read)
            if not more:
                return ()
            found.extend(more)
        else:
            found.append(dressed)
    return tuple(found) if len(found) <= _MOST_PARTS else ()


def compound_parts(sentence: Sentence, read: Read) -> tuple[Candidate, ...]:
    """All results, one key result a line."""
    parts = split(sentence, read)
    return (Candidate("\n".join(parts), frozenset({"metric", "target", "deadline"})),) if parts else ()


def compound_choices(sentence: Sentence, read: Read) -> tuple[Candidate, ...]:
    """Each ambition of an Objective alone: a choice, not a list."""
    parts = split(sentence, read)
    return tuple(Candidate(part, frozenset({"deadline"})) for part in parts)


def _joint(left: str) -> int:
    found = _JOINT.search(left)
    return len(left) if found is None else found.start()


def _with_deadline(sentence: Sentence, parts: tuple[str, str], left: str, right: str) -> tuple[str, str]:
    """The deadline said once holds for both."""
    deadline = sentence.frame.deadline
    if deadline is None:
        return parts
    phrase = sentence.words(deadline)
    return (
        parts[0] if phrase in left else add_deadline(sentence.code, parts[0], phrase),
        parts[1] if phrase in right else add_deadline(sentence.code, parts[1], phrase),
    )


def add_deadline(code: LanguageCode, text: str, phrase: str) -> str:
    """A deadline joined to a statement: in front in Kazakh, behind elsewhere."""
    if phrase.lower() in text.lower():
        return text
    return (
        f"{phrase[:1].upper()}{phrase[1:]} {decapitalised(text)}" if code == "kk" else f"{text} {decapitalised(phrase)}"
    )


def _shared(sentence: Sentence, left: str, right: str) -> tuple[str, str] | None:
    """Russian and English: the verb stands first, so the second part may lack it, or the first part its object."""
    action = sentence.frame.action
    offset = sentence.start
    if action is None or action.span.start - offset > len(left):
        return left, right
    verb = sentence.words(action.span)
    lead = sentence.text[offset : action.span.start]
    if not sentence.text[action.span.end : offset + len(left)].strip():
        return _first_object(sentence, lead, left, right)
    if _has_own_verb(sentence, Span(sentence.text.find(right, action.span.end), 0)):
        return left, right
    if sentence.code == "ru" and sentence.reading.language.word(verb.split()[0].lower()).form in (
        "done",
        "past",
        "present",
    ):
        return None
    if not _opens(sentence, action.span):
        return None if action.span.start > offset else (left, right)
    right = _DASH.sub(" ", right)
    preposition = _preposition_behind(sentence, action.span, right)
    return left, f"{lead.strip()} {verb}{preposition} {decapitalised(right)}".strip()


def _preposition_behind(sentence: Sentence, span: Span, right: str) -> str:
    """ "Growth of X and Y": the preposition is shared too."""
    found = re.match(r"\s+(of|in)\s", sentence.text[span.end :])
    return (
        f" {found.group(1)}"
        if found is not None and sentence.code == "en" and not right.lower().startswith(("of ", "in "))
        else ""
    )


def _opens(sentence: Sentence, span: Span) -> bool:
    """Only adverbs, a deadline or a label stand before the action."""
    lead = sentence.text[sentence.start : span.start]
    return len(lead.split()) <= 3


def _has_own_verb(sentence: Sentence, span: Span) -> bool:
    """Whether the second part has an action of its own that opens it."""
    from kr_lint.parse.action import NOUN_BITS, VERB_BITS

    reading = sentence.reading
    if span.start < 0:
        return True
    first = sentence.index(span.start)
    for index in range(first, min(first + 3, len(reading.tokens))):
        found = reading.words[index]
        if (
            reading.has(index, VERB_BITS)
            and found is not None
            and (found.verb or sentence.code == "en" and index == first)
        ):
            return True
        if reading.has(index, NOUN_BITS) and index == first and sentence.code == "ru":
            return (
                found is not None
                and found.case in ("nominative", "accusative")
                and sentence.frame.action is not None
                and sentence.frame.action.text.lower() != found.low
            )
    return False


def _first_object(sentence: Sentence, lead: str, left: str, right: str) -> tuple[str, str] | None:
    """ "Recruit and onboard a host": the object of the second verb belongs to the first one as well."""
    words = right.split()
    reading = sentence.reading
    first = sentence.index(sentence.text.find(right))
    match = reading.match_at(first)
    count = 1 if match is None else match.last - match.first
    shared = " ".join(words[count:])
    if not shared:
        return None
    second = f"{lead.strip()} {right}".strip() if lead.strip() and not lead.strip().endswith(":") else right
    return f"{left} {shared}", second


def _kazakh(sentence: Sentence, left: str, right: str) -> tuple[str, str] | None:
    """Kazakh: the verb stands last, so the first part may lack it, and the case it asks for."""
    from kr_lint.languages.kk import realise as kk

    action = sentence.frame.action
    last = left.split()[-1]
    reading = kk.read(last)
    if action is None:
        return left, right
    closing = action.text if action.span.end > sentence.text.find(right) else right.split()[-1]
    if reading is not None and reading.verb_form in ("converb", "present_converb"):
        made = kk.converb_to(last, closing)
        return None if made is None else (f"{left[: -len(last)]}{made}", right)
    if (
        reading is not None
        and reading.verb_form is not None
        and reading.case in (None, "nominative")
        and reading.pos == "verb"
    ):
        return left, right
    position = right.rfind(closing)
    if position <= 0 or action.span.end <= sentence.text.find(left) + len(left):
        return (left, right) if action.span.end <= sentence.start + len(left) else None
    before = right[:position].split()
    bound = kk.read(before[-1]) if before else None
    if (
        bound is not None
        and bound.case == "accusative"
        and reading is not None
        and reading.case in (None, "nominative")
    ):
        accusative = kk.in_case(left, "accusative")
        if accusative is None:
            return None
        left = accusative
    return f"{left} {right[position:]}", right
