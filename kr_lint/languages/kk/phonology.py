"""Sounds of Kazakh: vowel harmony, classes of final sounds, and endings realised by both.

A *context* is what an ending must know of the stem before it: whether it is front, and the class of its last sound.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

_LONGEST_ABBREVIATION: Final = 5
VOWELS: Final = frozenset("аәеёиоөуұүыіэюя")
FRONT_VOWELS: Final = frozenset("әеөүіэ")
BACK_VOWELS: Final = frozenset("аоұыяё")

# V, G, L, N, Z, T are the classes of final sounds that `suffixes.toml` explains. The others are spellings of a verb or
# noun stem before certain endings only: S a voiced or shortened stem before a vowel (кітаб|ы, таб|ады), J a stem that
# lost its й (аза|яды), I a stem in и (ки|ю), E a stem that lost ы or і (оқ|иды), W a п that became у (тау|ып).
CLASSES: Final = "VGLNZTSJIEW"
_BASE_CLASS: Final = {"S": "T", "J": "G", "I": "G", "E": "V", "W": "T"}
_LETTER_CLASS: Final[dict[str, str]] = (
    dict.fromkeys("аәеёоөұүыіэя", "V")
    | dict.fromkeys("рйиую", "G")
    | {"л": "L"}
    | dict.fromkeys("мнң", "N")
    | dict.fromkeys("зж", "Z")
    | dict.fromkeys("бвгғдкқпстфхһцчшщ", "T")
)


@cache
def load_table(name: str) -> dict[str, Any]:
    """The parsed data file `name` of this package."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _harmony_exceptions() -> dict[str, bool]:
    table = load_table("stems_readings.toml")["harmony"]
    return {word: side == "front" for side in ("front", "back") for word in table[side].split()}


def is_front(word: str) -> bool:
    """Whether endings of `word` take front vowels. The last vowel decides; у and ю mostly leave it to the one before.

    Loans follow the same rule, except those the data lists.
    """
    word = word.lower()
    exception = _harmony_exceptions().get(word)
    if exception is not None:
        return exception
    if word.endswith("ь") or (word.endswith("к") and len(word) > 2 and word[-2] not in VOWELS):
        return True  # банкке, паркке: a loan's к after a consonant is the front one
    last = len(word) - 1
    for i in range(last, -1, -1):
        letter = word[i]
        if letter in FRONT_VOWELS:
            return True
        if letter in BACK_VOWELS:
            return False
        if letter == "и":
            return not ("қ" in word or "ғ" in word)
        if letter == "у" and 0 < i < last and word[i - 1] not in VOWELS and word[i + 1] not in VOWELS:
            return False  # a full vowel between consonants: институт, продукт
        if letter == "ю" and i < last and word[i + 1] not in VOWELS:
            return True
    return False


def sound_class(word: str) -> str:
    """The class of the last sound: one of V, G, L, N, Z, T. A word without letters counts as voiceless."""
    for letter in reversed(word.lower()):
        found = _LETTER_CLASS.get(letter)
        if found is not None:
            return found
    return "T"


def context_bit(front: bool, sound: str) -> int:
    """The bit that stands for a context in the masks of the compiled tables."""
    return 1 << (2 * CLASSES.index(sound) + front)


@cache
def _archiphonemes() -> dict[tuple[str, str, bool], str]:
    letters: dict[tuple[str, str, bool], str] = {}
    harmonic = {"A": "ае", "I": "ыі", "K": "қк", "G": "ғг"}
    rows: dict[str, str] = load_table("suffixes.toml")["archiphonemes"]
    for sound in "VGLNZT":
        for front in (False, True):
            for symbol in "AIK":
                letters[symbol, sound, front] = harmonic[symbol][front]
            for symbol, row in rows.items():
                letter = row.split()["VGLNZT".index(sound)]
                letters[symbol, sound, front] = harmonic[letter][front] if letter in harmonic else letter
    return letters


@cache
def _parse_template(template: str) -> tuple[tuple[str, bool], ...]:
    return tuple((m[1] or m[2], bool(m[1])) for m in re.finditer(r"\((.)\)|(.)", template))


@cache
def realise(template: str, front: bool, sound: str) -> str | None:
    """The ending `template` as it is written after a stem of this context, or None where the context excludes it."""
    letters = _archiphonemes()
    base = _BASE_CLASS.get(sound, sound)
    out = ""
    for symbol, optional in _parse_template(template):
        here = _LETTER_CLASS[out[-1]] if out else base
        if optional and (here == "V") == (symbol in "AI"):
            continue
        out += letters.get((symbol, here, front), symbol)
    if base == sound or (sound == "I" and not out):
        return out
    return _respell(out, sound)


def _respell(ending: str, sound: str) -> str | None:
    first, rest = ending[:1], ending[1:]
    if sound == "S":
        return ending if first in VOWELS and first else None
    if sound == "W":
        return ending if first in ("ы", "і") and rest == "п" else None
    if sound == "E":
        return ending if first == "у" else "и" + rest if first == "й" else None
    merged = {"а": "я", "у": "ю"}.get(first)
    if merged is not None:
        return merged + rest
    return ending if sound == "I" else None


def realise_chain(templates: tuple[str, ...], front: bool, sound: str) -> tuple[str, ...] | None:
    """Endings joined one after another to a stem of this context; each is shaped by the one before it."""
    pieces: list[str] = []
    for template in templates:
        piece = realise(template, front, sound)
        if piece is None:
            return None
        if piece:
            pieces.append(piece)
            sound = _LETTER_CLASS[piece[-1]]
    return tuple(pieces)


@cache
def _readings() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str], list[str]]:
    table = load_table("stems_readings.toml")
    numbers = table["numbers"]
    return table["signs"], table["letters"], table["words"], numbers, list(table["scales"]["names"])


_NUMBER = re.compile(r"\d[\d\u00a0\u202f\u2009 '’]*(?:[.,]\d+)*$")


def _spoken_number(number: str) -> str:
    """The last word of `number` read aloud, from its digits."""
    *_, names, scales = _readings()
    digits = re.sub(r"[\u00a0\u202f\u2009 '’]", "", number)
    parts = re.split(r"[.,]", digits)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and parts[0].strip("0"):
        digits = "".join(parts)  # 15,000 and 1.500.000 group thousands
    elif len(parts) > 1:
        digits = parts[-1] if parts[-1].strip("0") else parts[0]
    digits = digits.lstrip("0")
    if not digits:
        return names["0"]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros >= 3:
        return scales[min(zeros // 3, len(scales)) - 1]
    if zeros == 2:
        return names["100"]
    return names[digits[-2:]] if zeros == 1 else names[digits[-1]]


def spoken(word: str) -> str:
    """The last word heard when `word` is read aloud, in Kazakh letters: 15 → бес, 8% → пайыз, CRM → эм.

    Words in Kazakh letters come back as they are.
    """
    signs, letters, words, _, _ = _readings()
    tail = word.split()[-1] if word.split() else word
    tail = tail.strip("()[]{}⟨⟩«»\"'“”„.,;:!?+*–—-")
    if not tail:
        return word
    if tail in signs or not tail[-1].isalnum():
        return signs.get(tail if tail in signs else tail[-1], tail)
    number = _NUMBER.search(word.rstrip("()[]{}⟨⟩«»\"'“”„.,;:!?+*–—-"))
    if number is not None:
        return _spoken_number(number[0])
    core = re.split(r"[-/_–]", tail)[-1] or tail
    for form in (core, core.lower()):
        if form in words:
            return words[form]
    scaled = re.fullmatch(r"[\d.,]*\d([^\W\d_]+)", core)
    if scaled is not None and scaled[1] in signs:
        return signs[scaled[1]]
    last = core[-1].lower()
    spelled_out = core.isupper() and 1 < len(core) <= _LONGEST_ABBREVIATION
    if last in letters and (spelled_out or any(c.isdigit() for c in core)):
        return letters[last]
    if last.isascii() and last.isalpha():
        return letters[last] if len(core) == 1 else _latin_word(core.lower())
    return tail


_LATIN: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстуввсиз")


def _latin_word(word: str) -> str:
    if len(word) > 3 and word[-1] == "e" and word[-2] not in "aeiouy":
        word = word[:-1]  # a silent e: Google, YouTube
    return word.translate(_LATIN)


def needs_hyphen(word: str) -> bool:
    """Whether endings are joined to `word` with a hyphen: after digits, signs, Latin letters and abbreviations."""
    last = word.rstrip()[-1:]
    if not last:
        return False
    if not ("\u0400" <= last <= "\u04ff"):
        return True
    tail = re.split(r"[\s\-–/]", word.strip())[-1]
    return (
        (1 < len(tail) <= _LONGEST_ABBREVIATION and tail.isupper())
        or any(c.isdigit() for c in tail)
        or tail in _readings()[0]
    )
