"""English forms for rewrites: verb forms, plurals, articles, agreement of a verb with its subject."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from kr_lint.languages.lexicon import load_tables

Form = Literal["base", "third", "gerund", "past", "done"]
_VOWELS: Final = frozenset("aeiou")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'-]*")
_BREAKS: Final = re.compile(
    r"\s(?:of|in|on|at|for|from|per|with|to|by|between|among|across|over|under|who|that|which)\s|[,;(]"
)


@cache
def _tables() -> dict[str, Any]:
    text = files("kr_lint.languages.en").joinpath("realise.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _irregular() -> dict[str, Any]:
    (table,) = load_tables("kr_lint.languages.en", "irregular.toml")
    return table


def like(word: str, model: str) -> str:
    """``word`` with the capital letters of ``model``."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def verb_form(verb: str, form: Form) -> str:
    """A base verb, possibly with a particle ("cut down"), in another form."""
    first, space, rest = verb.partition(" ")
    return _single(first, form) + space + rest


def _single(verb: str, form: Form) -> str:
    low = verb.lower()
    if form == "base":
        return verb
    if low == "be":
        return like({"third": "is", "gerund": "being", "past": "was", "done": "been"}[form], verb)
    if form == "third":
        if low in ("have", "do"):
            return like({"have": "has", "do": "does"}[low], verb)
        return (
            verb[:-1] + "ies"
            if _ends_in_y(low)
            else verb + ("es" if low.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        )
    irregular = _irregular()["verbs"].get(low)
    if form in ("past", "done") and irregular is not None:
        return like(irregular[0 if form == "past" else 1], verb)
    doubled = verb + verb[-1] if low in _tables()["verbs"]["double"] else verb
    if form == "gerund":
        if low.endswith("ie"):
            return verb[:-2] + "ying"
        return verb[:-1] + "ing" if low.endswith("e") and not low.endswith(("ee", "ye", "oe")) else doubled + "ing"
    if low.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_y(low) else doubled + "ed"


def _ends_in_y(low: str) -> bool:
    return low.endswith("y") and len(low) > 1 and low[-2] not in _VOWELS


def base(word: str) -> str | None:
    """The base form of a verb form or of an action's noun: "reducing", "cut", "growth" → "reduce", "cut", "grow"."""
    from kr_lint.languages import get_language

    low = word.lower()
    noun = _tables()["nouns"].get(low)
    if noun is not None:
        return like(noun, word)
    read = get_language("en").word(low)
    return like(read.lemma, word) if read.verb or low.endswith("ing") else None


def form_of(word: str) -> Form | None:
    """Which form of a verb a word is; None when it is no verb."""
    from kr_lint.languages import get_language

    read = get_language("en").word(word.lower())
    if not read.verb:
        return None
    forms: dict[str, Form] = {"base": "base", "present": "third", "gerund": "gerund", "past": "past", "done": "done"}
    return forms.get(read.form)


def in_form_of(verb: str, model: str) -> str | None:
    """A verb in the form of another: "grow" like "Reduced" → "Grown", like "cutting" → "growing"."""
    form = form_of(model.split()[0])
    return None if form is None else like(verb_form(verb, form), model)


def plural(noun: str) -> str:
    """The plural of a noun or of the last word of a phrase: "repair shop" → "repair shops"."""
    first, space, last = noun.rpartition(" ")
    low = last.lower()
    irregular = _tables()["plural"].get(low)
    if irregular is not None:
        made = like(irregular, last)
    elif _ends_in_y(low):
        made = last[:-1] + "ies"
    else:
        made = last + ("es" if low.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return first + space + made


def counted(noun: str, number: float) -> str:
    """A noun beside a number: 1 day, 2 days, 1.5 days, 0 days."""
    return noun if number == 1 else plural(noun)


def article(words: str) -> str:
    """The indefinite article before ``words``, by their first sound: "an hour", "a user", "an NPS"."""
    first = _WORD.match(words)
    if first is None:
        return "an" if words.startswith(("8", "11", "18")) else "a"
    low = first.group().lower().split("-")[0]
    table = _tables()["article"]
    if low in table["an"]:
        return "an"
    if low in table["a"]:
        return "a"
    return "an" if low[0] in _VOWELS else "a"


def is_plural(phrase: str) -> bool:
    """Whether the head of a noun phrase is plural: "customer complaints", but "the number of complaints" is not."""
    from kr_lint.languages import get_language

    before = _BREAKS.split(phrase, maxsplit=1)[0]
    if " and " in before:
        return True
    head = before.split()
    if not head or head[0].lower() in ("a", "an") or any(letter.isupper() for letter in head[-1][1:]):
        return False
    low = head[-1].lower()
    if low in ("sales", "earnings", "savings", "bookings", "people", "children", "costs", "expenses"):
        return True
    word = get_language("en").word(low)
    return word.number == "plural" and word.lemma != low


def agree(verb: str, subject: str) -> str:
    """A present verb that agrees with its subject: ("grow", "revenue") → "grows"."""
    return verb if is_plural(subject) else verb_form(verb, "third")
