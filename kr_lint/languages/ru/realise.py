"""Russian forms for rewrites: cases of noun phrases, agreement with numerals, verbs and the nouns of their actions.

Every function takes and gives plain text. None means that the dictionary does not know the form: no form is guessed.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

CASES: Final = {
    "nominative": "nomn", "genitive": "gent", "dative": "datv", "accusative": "accs", "instrumental": "ablt",
    "locative": "loct",
}  # fmt: skip
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})
_FORM: Final = ("mood", "tense", "person", "number", "gender")


@cache
def _morphology() -> MorphAnalyzer:
    from kr_lint.languages import get_language

    analyser: MorphAnalyzer = get_language("ru").morphology  # type: ignore[attr-defined]
    return analyser


@cache
def _tables() -> dict[str, Any]:
    text = files("kr_lint.languages.ru").joinpath("realise.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    first = {noun: verb for verb, noun in reversed(tables["nouns"].items())}  # "повышение" is first of all "повысить"
    tables["verb_of"] = first | tables["verbs"]
    return tables


def _parses(word: str) -> list[Any]:
    return list(_morphology().parse(word.lower()))


def like(word: str, model: str) -> str:
    """``word`` with the capital letters of ``model``."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def inflect(word: str, case: str, number: str | None = None, source: str | None = None) -> str | None:
    """A noun or adjective in ``case`` ("genitive", …).

    ``number`` is "singular" or "plural", ``source`` the case that the word stands in.

    Words in Latin letters and abbreviations come back as they are.
    """
    if word.isascii() or word.isupper():
        return word
    parse = _nominal(word, source)
    return None if parse is None else _inflected(parse, word, case, number)


def _nominal(word: str, source: str | None) -> Any | None:
    nominal = [parse for parse in _parses(word) if parse.tag.POS in ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR")]
    if source is not None:
        fitting = [
            parse
            for parse in nominal
            if parse.tag.case == CASES[source] or (source == "locative" and parse.tag.case == "loc2")
        ]
        return fitting[0] if fitting else None
    return nominal[0] if nominal else None


def _inflected(
    parse: Any, word: str, case: str, number: str | None, animate: bool | None = None, gender: str = ""
) -> str | None:
    wanted = {CASES[case]} | ({gender} if gender and number != "plural" else set())
    if number is not None:
        wanted.add("sing" if number == "singular" else "plur")
    if parse.tag.POS in _ADJECTIVES and case == "accusative":
        wanted.add("anim" if animate else "inan")
    if (
        parse.tag.case == CASES[case]
        and number is None
        and not gender
        and not (case == "accusative" and parse.tag.POS in _ADJECTIVES)
    ):
        return word
    made = parse.inflect(wanted) or (parse.inflect(wanted - {"anim", "inan"}) if len(wanted) > 1 else None)
    if made is None:
        return None
    first, hyphen, last = word.rpartition("-")
    if hyphen and made.word.startswith(first.lower() + "-"):
        return f"{first}-{like(made.word.rpartition('-')[2], last)}"
    return like(made.word, word)


def phrase(text: str, case: str, source: str | None = None) -> str | None:
    """A noun phrase in ``case``: its adjectives and its head change, what depends on the head stays.

    "долю повторных покупок" → "доля повторных покупок", "новый филиал в Астане" → "нового филиала в Астане".
    """
    pieces = list(_TOKEN.finditer(text))
    changed: list[tuple[int, int, str]] = []
    pending: list[tuple[Any, re.Match[str]]] = []
    for piece in pieces:
        word = piece.group()
        if word.isascii() or (word.isupper() and len(word) > 1):
            break
        parse = _adjective(word, text[piece.end() :], source) or _agreeing(word, source)
        if parse is None:
            if pending or not changed:
                return None
            break
        if parse.tag.POS in _ADJECTIVES:
            pending.append((parse, piece))
            continue
        head = parse
        number = "plural" if head.tag.number == "plur" else "singular"
        animate = head.tag.animacy == "anim"
        made = _inflected(head, word, case, None)
        if made is None:
            return None
        changed.append((piece.start(), piece.end(), made))
        for adjective, place in pending:
            form = _inflected(
                adjective,
                place.group(),
                case,
                number if number == "plural" else None,
                animate,
                str(head.tag.gender or ""),
            )
            if form is None:
                return None
            changed.append((place.start(), place.end(), form))
        pending = []
        break
    if pending:
        return None
    for start, end, form in sorted(changed, reverse=True):
        text = text[:start] + form + text[end:]
    return text


def _adjective(word: str, rest: str, source: str | None) -> Any | None:
    """The adjective's reading of a word before a noun in the same case: "среднего чека" has no "среднее" in it."""
    following = _TOKEN.search(rest)
    if following is None or source is None:
        return None
    wanted = CASES[source]
    noun = any(parse.tag.POS == "NOUN" and parse.tag.case == wanted for parse in _parses(following.group()))
    parses = [parse for parse in _parses(word) if parse.tag.POS in _ADJECTIVES and parse.tag.case == wanted]
    return parses[0] if noun and parses else None


def _agreeing(word: str, source: str | None) -> Any | None:
    """The reading of a word inside a noun phrase that stands in ``source``."""
    nominal = [parse for parse in _parses(word) if parse.tag.POS in ("NOUN", "ADJF", "PRTF")]
    if source is None:
        return nominal[0] if nominal else None
    wanted = CASES[source]
    return next((parse for parse in nominal if parse.tag.case == wanted), None)


def head(text: str, source: str | None = None) -> tuple[str, str, str] | None:
    """The head noun of a phrase with its gender ("masc", "femn", "neut", "") and number ("sing", "plur")."""
    for piece in _TOKEN.finditer(text):
        parse = _agreeing(piece.group(), source)
        if parse is not None and parse.tag.POS == "NOUN":
            return piece.group(), str(parse.tag.gender or ""), str(parse.tag.number or "sing")
        if parse is None:
            return None
    return None


def is_animate(text: str) -> bool:
    """Whether the head of a phrase names somebody: people do not "grow", their number does."""
    for piece in _TOKEN.finditer(text):
        parse = _agreeing(piece.group(), None)
        if parse is not None and parse.tag.POS == "NOUN":
            return str(parse.tag.animacy) == "anim"
    return False


def counted(noun: str, number: float) -> str | None:
    """A noun beside a numeral: 1 визит, 2 визита, 5 визитов, 1,5 визита."""
    special = _tables()["counted"].get(noun.lower())
    if special is not None:
        one, few, many = special
        whole = number == int(number)
        last, tens = int(number) % 10, int(number) % 100
        form = (
            few
            if not whole
            else one
            if last == 1 and tens != 11
            else few
            if 2 <= last <= 4 and not 12 <= tens <= 14
            else many
        )
        return like(form, noun)
    parse = _nominal(noun, None)
    if parse is None:
        return None
    if number != int(number):
        made = parse.inflect({"sing", "gent"})
    else:
        made = parse.inflect({"nomn", "sing"})
        made = None if made is None else made.make_agree_with_number(int(number))
    return None if made is None else like(made.word, noun)


def infinitive(word: str) -> str | None:
    """The infinitive of a verb form or of the noun of an action: "сократим", "снижению" → "сократить", "снизить"."""
    tables = _tables()
    for parse in _parses(word):
        if parse.tag.POS in ("INFN", "VERB", "PRTS", "PRTF", "GRND"):
            return like(parse.normal_form, word)
        if parse.tag.POS == "NOUN":
            verb: str | None = tables["verb_of"].get(parse.normal_form) or tables["verb_of"].get(
                parse.normal_form.replace("е", "ё")
            )
            if verb is not None:
                return like(verb, word)
    return None


def perfective(verb: str) -> str:
    """The perfective partner where the table has one: "снижать" → "снизить"."""
    table: dict[str, str] = _tables()["perfective"]
    return like(table.get(verb.lower(), verb.lower()), verb)


def action_noun(verb: str) -> str | None:
    """The noun of an action: "снизить" → "снижение"."""
    noun: str | None = _tables()["nouns"].get(perfective(verb).lower())
    return None if noun is None else like(noun, verb)


def governs_genitive(verb: str) -> bool:
    """Whether the object of the verb stands in the genitive."""
    return verb.lower() in _tables()["governing"]["genitive"]


def finite(verb: str, *grammemes: str) -> str | None:
    """A verb in the form of OpenCorpora's grammemes: ("сократить", "1per", "plur", "futr") → "сократим"."""
    parse = next((parse for parse in _parses(verb) if parse.tag.POS in ("INFN", "VERB")), None)
    made = None if parse is None else parse.inflect(set(grammemes))
    return None if made is None else like(made.word, verb)


def in_form_of(verb: str, model: str) -> str | None:
    """A verb in the form of another: "повысить" like "снизим" → "повысим", like "Снижение" → "Повышение"."""
    for parse in _parses(model):
        tag = parse.tag
        if tag.POS == "NOUN" and (parse.normal_form in _tables()["verb_of"]):
            noun = action_noun(verb)
            made = None if noun is None else inflect(noun, _case_name(tag.case))
            return None if made is None else like(made.lower(), model)
        if tag.POS == "INFN":
            return like(verb.lower(), model)
        if tag.POS in ("VERB", "PRTS"):
            wanted = {str(value) for name in _FORM if (value := getattr(tag, name)) is not None}
            if tag.POS == "PRTS":
                wanted |= {"PRTS", "pssv", "past"}
            if "impr" in tag:
                wanted.add("excl")
            reflexive = "intr" in tag and not verb.endswith("ся")
            made_form = finite(verb.lower() + "ся" if reflexive else verb.lower(), *wanted)
            return None if made_form is None else like(made_form, model)
    return None


def _case_name(grammeme: object) -> str:
    return next((name for name, value in CASES.items() if value == str(grammeme)), "nominative")


def agreeing_past(verb: str, subject: str, source: str | None = None) -> str | None:
    """A past verb that agrees with the head of a phrase: ("расти", "доля") → "росла"."""
    found = head(subject, source)
    if found is None:
        return None
    _, gender, number = found
    return finite(verb, "past", "plur") if number == "plur" else finite(verb, "past", "sing", gender or "masc")


def origin(value: str) -> str:
    """The preposition "с" before a value as it is read aloud: "со 180", "со 100", "с 5", "с ⟨сейчас⟩"."""
    digits = re.match(r"\d+", value.replace(" ", "").replace("\u00a0", ""))
    if digits is not None:
        spoken = digits.group()
        return "со" if len(spoken) % 3 == 0 and spoken[0] == "1" else "с"
    lowered = value.lower()
    return (
        "со"
        if re.match(r"(?:вс|вт|ст|сч|мн)[^аеёиоуыэюя]?", lowered) and not re.match(r"с[аеёиоуыэюя]", lowered)
        else "с"
    )
