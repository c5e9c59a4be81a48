"""Kazakh forms for rewrites: cases put on and taken off phrases, values with their endings, verbs in another form.

Every function takes and gives plain text. None means that the analyser does not read the word: no form is guessed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kr_lint.languages.kk.inflect import inflect
from kr_lint.languages.kk.phonology import is_front, load_table, needs_hyphen, realise, sound_class
from kr_lint.languages.kk.stems import verb_spellings, verb_stem

if TYPE_CHECKING:
    from kr_lint.languages.kk.morphology import Analyser, Analysis

_ENDING: Final = re.compile(r"-([^\W\d_]+)$")
_LAST: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+\S*$|\S+$")
_SPELLED: Final = re.compile(r"^(?P<amount>.*?\d)(?P<unit>[^\d]*)$", re.DOTALL)


@cache
def _analyser() -> Analyser:
    from kr_lint.languages import get_language

    analyser: Analyser = get_language("kk").analyser  # type: ignore[attr-defined]
    return analyser


def read(word: str) -> Analysis | None:
    """The first reading of a word form."""
    readings = _analyser().analyse(word.lower())
    return readings[0] if readings else None


def like(word: str, model: str) -> str:
    """``word`` with the capital letters of ``model``."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def in_case(phrase: str, case: str) -> str | None:
    """A phrase with its last word in ``case``, whatever case it stands in: "сату үлесін" → "сату үлесі"."""
    place = _LAST.search(phrase)
    if place is None:
        return None
    last = place.group()
    made = _number_in_case(last, case) if needs_hyphen(_ENDING.sub("", last)) else _word_in_case(last, case)
    return None if made is None else phrase[: place.start()] + made


def _number_in_case(last: str, case: str) -> str:
    """Digits, Latin words and abbreviations carry their ending behind a hyphen: "NPS-ті" → "NPS"."""
    from kr_lint.languages.kk.inflect import ending_case

    bare = _ENDING.search(last)
    possessive = None
    core = last
    if bare is not None:
        possessive, found = ending_case(bare.group(1))
        if possessive is not None or found is not None:
            core = last[: bare.start()]
    return inflect(core, case, possessive)


def unit_of(word: str) -> tuple[str, str | None] | None:
    """A unit and the case it stands in, for units the analyser does not list: "литрге" → ("литр", "dative")."""
    from kr_lint.languages import get_language
    from kr_lint.languages.kk.inflect import ending_case

    low = word.lower()
    units = get_language("kk").units
    for end in range(3, len(low)):
        if low[:end] in units:
            possessive, case = ending_case(low[end:])
            if case is not None and possessive is None:
                return word[:end], case
    return (word, None) if low in units else None


def case_of(word: str) -> str | None:
    """The case of a word, None for the bare form and for what is not read."""
    unit = unit_of(word)
    if unit is not None:
        return unit[1]
    from kr_lint.languages import get_language

    found = get_language("kk").word(word.lower()).case
    return None if found in ("", "nominative") else found


def _word_in_case(word: str, case: str) -> str | None:
    unit = unit_of(word)
    if unit is not None:
        return inflect(unit[0], case)
    readings = _analyser().analyse(word.lower())
    if case == "nominative":  # "табысты" is asked for its ending here: the noun's accusative, not the adjective
        readings = tuple(sorted(readings, key=lambda reading: reading.case in (None, "nominative")))
    for reading in readings:
        if reading.pos not in ("noun", "adjective", "pronoun", "numeral", "name") and reading.verb_form not in (
            "verbal_noun",
            None,
        ):
            continue
        plural = reading.number == "plural"
        stem = reading.lemma if reading.pos != "verb" else None
        if stem is None:
            made = _verbal_noun_in_case(reading, case)
        else:
            if inflect(stem, reading.case or "nominative", reading.possessive, plural).lower() != word.lower():
                continue
            made = inflect(stem, case, reading.possessive, plural)
        if made is not None:
            return like(made, word)
    return None


def _verbal_noun_in_case(reading: Analysis, case: str) -> str | None:
    lemma = bare_verbal_noun(reading)
    return None if lemma is None else inflect(lemma, case, reading.possessive, reading.number == "plural")


def bare_verbal_noun(reading: Analysis) -> str | None:
    """The verbal noun as it stands in the form read, voices and negation kept: "қысқартуға" → "қысқарту"."""
    if reading.verb_form != "verbal_noun":
        return None
    stem = ""
    for piece in reading.segments:
        stem += piece
        if stem.endswith(("у", "ю")) and len(stem) > 1 and reading.form.startswith(stem):
            return stem
    return None


def from_value(slot: str, amount: str) -> str:
    """A slot in the ablative, in the unit of ``amount``: ("⟨…⟩", "3 күнге") → "⟨…⟩ күннен", (…, "35%-ға") → "⟨…⟩%-дан".

    ``amount`` is a number with its unit as the statement has it; the ending follows what is read aloud.
    """
    return _value(slot, amount, "ablative")


def to_value(slot: str, amount: str) -> str:
    """A slot in the dative, in the unit of ``amount``."""
    return _value(slot, amount, "dative")


def _value(slot: str, amount: str, case: str) -> str:
    amount = _ENDING.sub("", amount.strip())
    found = _SPELLED.match(amount)
    unit = found.group("unit").strip() if found is not None else amount.partition(" ")[2]
    words = unit.split()
    if words and words[-1][:1].isalpha() and "\u0400" <= words[-1][0] <= "\u04ff":
        named = in_case(" ".join(words), case)
        return f"{slot} {named}" if named is not None else _slot_in_case(slot, "", case)
    return _slot_in_case(slot, unit, case)


def _slot_in_case(slot: str, sign: str, case: str) -> str:
    """The ending that the sign asks for, behind a sign of percent; a slot without one is read as its own last word."""
    heard = inflect(sign, case) if sign and needs_hyphen(sign) else inflect(slot, case)
    ending = heard.rpartition("-")[2] if "-" in heard else ""
    shown = sign if sign == "%" else ""
    return f"{slot}{shown}-{ending}" if ending else heard


def converb_to(word: str, model: str) -> str | None:
    """The verb of a converb in the form of the verb that closes the sentence: ("қысқартып", "алу") → "қысқарту"."""
    reading = next(
        (one for one in _analyser().analyse(word.lower()) if one.verb_form in ("converb", "present_converb")), None
    )
    return None if reading is None else in_form_of(with_voice(reading), model)


def with_voice(reading: Analysis) -> str:
    """The verbal noun of the verb read, its voice kept: "қысқартылып" → "қысқартылу"."""
    stem = reading.segments[0] if reading.segments else reading.form
    if reading.voice is not None and len(reading.segments) > 1:
        stem += reading.segments[1]
        return stem + "у"
    return reading.lemma


def verb_form(lemma: str, form: str, person: str | None = None, negative: bool = False) -> str | None:
    """A verb, cited as its verbal noun, in a form: ("арттыру", "past", "1pl") → "арттырдық".

    ``form`` is a name of `suffixes.toml` (verbal_noun, past, present, converb, conditional, imperative, …).
    """
    first, space, verb = lemma.rpartition(" ")
    if form == "verbal_noun" and not negative:
        return lemma
    for row in load_table("suffixes.toml")["verb"]["form"]:
        if row["name"] != form or (negative and row.get("polarity", "any") != "any"):
            continue
        ending = _personal(row, person)
        if ending is None:
            continue
        templates = (*((load_table("suffixes.toml")["verb"]["negative"],) if negative else ()), row["template"], ending)
        made = _joined(verb, tuple(template for template in templates if template))
        if made is not None:
            return first + space + made
    return None


def _personal(row: dict[str, Any], person: str | None) -> str | None:
    if "persons" not in row:
        return "" if row.get("person") == person else None
    persons: dict[str, str] = load_table("suffixes.toml")["verb"]["persons"].get(row["persons"], {})
    return persons.get(person or "3", "" if person in (None, "3") else None)


def _joined(verb: str, templates: tuple[str, ...]) -> str | None:
    stem = verb_stem(verb)
    front = is_front(verb)
    spellings = list(verb_spellings(verb))
    special = [spelling for spelling in spellings if spelling[1] in "SJEWI"]
    for surface, sound in [*special, *(spelling for spelling in spellings if spelling not in special)]:
        text, heard = surface, sound
        for template in templates:
            piece = realise(template, front, heard)
            if piece is None:
                break
            text += piece
            if piece:
                heard = sound_class(piece)
        else:
            if text != surface or not templates:
                return text
    return stem if not templates else None


def in_form_of(lemma: str, model: str) -> str | None:
    """A verb in the form of another: ("азайту", "арттырамыз") → "азайтамыз", ("азайту", "арттыруға") → "азайтуға"."""
    last = model.split()[-1] if model.split() else model
    for reading in _analyser().analyse(last.lower()):
        if reading.verb_form is None:
            continue
        if reading.verb_form == "verbal_noun":
            return like(
                inflect(lemma, reading.case or "nominative", reading.possessive, reading.number == "plural"), model
            )
        if reading.case is not None:
            continue
        made = verb_form(lemma, reading.verb_form, reading.person, reading.negative)
        if made is not None:
            return like(made, model)
    return None


def genitive_bound(word: str) -> bool:
    """Whether a word carries the possessive that binds it to the word before it: "үлесін", "санын"."""
    reading = read(word)
    return reading is not None and reading.possessive == "3"
