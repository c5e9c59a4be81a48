"""The stem lexicon: every spelling a stem takes before endings, with the lemma it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from kr_lint.languages.kk.phonology import VOWELS, context_bit, is_front, load_table, realise, sound_class

VOICED: Final = {"қ": "ғ", "к": "г", "п": "б"}
DEVOICED: Final = {voiced: voiceless for voiceless, voiced in VOICED.items()}

#: Parts of speech whose words take no endings of their own.
INVARIABLE: Final = frozenset({"adverb", "postposition", "conjunction", "particle"})
_RARE_COST: Final = 3
_CLUSTERS: Final = ("ст", "кт", "пт", "ск", "нк")


class Stem(NamedTuple):
    """One spelling of a stem; `sound` is its class for endings, `context` the bit of that class and its harmony."""

    lemma: str
    pos: str
    front: bool
    sound: str
    context: int
    cost: int


class IrregularForm(NamedTuple):
    """A whole word form no rule makes: оған, мені, бізге."""

    lemma: str
    pos: str
    case: str | None = None
    verb_form: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Stem spellings and irregular forms, by surface; read only."""

    stems: Mapping[str, tuple[Stem, ...]]
    forms: Mapping[str, tuple[IrregularForm, ...]]
    longest: int


def _stem(surface: str, lemma: str, pos: str, sound: str | None = None, cost: int = 0) -> tuple[str, Stem]:
    front = is_front(lemma if pos == "verb" else surface if sound != "S" else lemma)
    sound = sound or sound_class(surface)
    return surface, Stem(lemma, pos, front, sound, context_bit(front, sound), cost)


def short_stem(noun: str) -> str | None:
    """The spelling of `noun` before an ending in a vowel, where it differs: кітап → кітаб, халық → халқ."""
    if noun.endswith("ь"):
        return noun[:-1]
    first, hyphen, last = noun.rpartition("-")
    elided = _word_map("elision").get(last)
    if elided is not None:
        return first + hyphen + elided
    if len(last) > 1 and last[-1] in VOICED and last[-2] in VOWELS and last not in _word_set("no_voicing"):
        return noun[:-1] + VOICED[noun[-1]]
    return None


def single_consonant(noun: str) -> str | None:
    """A loan in a doubled consonant as it stands before endings: процесс → процес(тің), металл → метал(дар)."""
    if len(noun) > 3 and noun[-1] == noun[-2] and noun[-1] not in VOWELS and noun not in _word_set("double_consonant"):
        return noun[:-1]
    return None


def verb_stem(lemma: str) -> str:
    """The bare stem of a verbal noun: арттыру → арттыр, оқу → оқы, табу → тап, азаю → азай."""
    gaining = _gaining_verbs().get(lemma)
    if gaining is not None:
        return gaining
    body = lemma[:-1]
    weak = ("і" if is_front(lemma) else "ы") if lemma in _weak_vowel_verbs() else ""
    if lemma.endswith("ю"):
        return body if body.endswith("и") else body + "й" + weak
    if weak:
        return body + weak
    return body[:-1] + DEVOICED[body[-1]] if body[-1:] in DEVOICED and len(body) > 1 else body


def verb_spellings(lemma: str) -> Iterator[tuple[str, str]]:
    """Every spelling of the stem of `lemma` with its sound class."""
    stem = verb_stem(lemma)
    if stem.endswith("и"):
        yield stem, "I"
        return
    yield stem, sound_class(stem)
    if lemma in _gaining_verbs():
        yield lemma[:-1], "S"
    elif lemma in _weak_vowel_verbs():
        yield stem[:-1], "E"
        if lemma.endswith("ю"):
            yield stem[:-2], "J"
    elif lemma.endswith("ю"):
        yield stem[:-1], "J"
    elif stem[-1] in VOICED and lemma[:-1] != stem:
        yield lemma[:-1], "S"
        if stem.endswith("п"):
            yield stem[:-1] + "у", "W"


def noun_spellings(noun: str) -> Iterator[tuple[str, str | None, int]]:
    """Every spelling of the stem of `noun` with its sound class, where not told by its last letter, and a cost."""
    yield noun, None, 0
    short = short_stem(noun)
    if short is not None:
        yield short, "S", 0
    if len(noun) > 3 and noun[-1] == noun[-2] and noun[-1] not in VOWELS:
        yield noun[:-1], None, 1
    if noun.endswith(_CLUSTERS) and len(noun) > 3:
        yield noun + "і", None, 2  # тест → тестіге, факт → фактілер


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(load_table("stems_nouns.toml")["spelling"][name].split())


@cache
def _word_map(name: str) -> dict[str, str]:
    words = load_table("stems_nouns.toml")["spelling"][name].split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def _weak_vowel_verbs() -> frozenset[str]:
    return frozenset(load_table("stems_verbs.toml")["spelling"]["weak_vowel"].split())


@cache
def _gaining_verbs() -> dict[str, str]:
    words = load_table("stems_verbs.toml")["spelling"]["gaining"].split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def _rare() -> frozenset[str]:
    return frozenset(load_table("stems_other.toml")["ranking"]["rare"].split())


def lexicon_words() -> Iterator[tuple[str, str]]:
    """Every lemma of the data files with its part of speech, in file order."""
    for name in ("stems_nouns.toml", "stems_verbs.toml", "stems_other.toml"):
        for pos, groups in load_table(name)["stems"].items():
            for words in groups.values():
                for word in words.split():
                    yield word, pos


def _add(stems: dict[str, list[Stem]], word: str, pos: str) -> None:
    if pos == "verb":
        if len(word) < 2 or word[-1] not in "ую":
            raise ValueError(f"a Kazakh verb is listed as its verbal noun in -у or -ю, not {word!r}")
        spellings = [_stem(s, word, pos, sound) for s, sound in verb_spellings(word)]
    else:
        spellings = [_stem(s, word, pos, sound, cost) for s, sound, cost in noun_spellings(word)]
    for surface, stem in spellings:
        known = stems.setdefault(surface, [])
        if not any(k.lemma == stem.lemma and k.pos == stem.pos for k in known):
            if f"{pos}:{word}" in _rare():
                stem = stem._replace(cost=stem.cost + _RARE_COST)
            known.append(stem)


def _irregular_forms() -> dict[str, tuple[IrregularForm, ...]]:
    forms: dict[str, list[IrregularForm]] = {}
    for lemma, cases in load_table("stems_other.toml")["pronoun_forms"].items():
        for case, surfaces in cases.items():
            for surface in surfaces.split():
                forms.setdefault(surface, []).append(IrregularForm(lemma, "pronoun", case))
    for lemma in load_table("stems_verbs.toml")["spelling"]["present_stem"].split():
        stem = "жатыр" if lemma == "жату" else verb_stem(lemma)
        persons = load_table("suffixes.toml")["verb"]["persons"]["copula"] | {"3": ""}
        for person, ending in persons.items():
            surface = stem + (realise(ending, is_front(stem), sound_class(stem)) or "")
            forms.setdefault(surface, []).append(IrregularForm(lemma, "verb", None, "present", person))
    return {surface: tuple(found) for surface, found in forms.items()}


def irregular_form(lemma: str, case: str) -> str | None:
    """The form of a pronoun that no rule makes: ол in the dative is оған."""
    forms: str | None = load_table("stems_other.toml")["pronoun_forms"].get(lemma, {}).get(case)
    return forms.split()[0] if forms else None


@cache
def _base_stems() -> dict[str, tuple[Stem, ...]]:
    stems: dict[str, list[Stem]] = {}
    for word, pos in lexicon_words():
        _add(stems, word, pos)
    return {surface: tuple(found) for surface, found in stems.items()}


def load_stems(extra: Mapping[str, Iterable[str]] = MappingProxyType({})) -> Lexicon:
    """The lexicon, with `extra` lemmas by part of speech ("noun", "verb", "adjective", …) added to it.

    Raises ValueError where an extra verb is not a verbal noun in -у or -ю.
    """
    stems = _base_stems()
    if extra:
        added: dict[str, list[Stem]] = {}
        for pos, words in extra.items():
            for word in words:
                _add(added, word.lower(), pos)
        stems = dict(stems)
        for surface, found in added.items():
            known = stems.get(surface, ())
            names = {(k.lemma, k.pos) for k in known}
            stems[surface] = known + tuple(stem for stem in found if (stem.lemma, stem.pos) not in names)
    return Lexicon(stems, _irregular_forms(), max(map(len, stems), default=0))


def is_plausible(stem: str) -> bool:
    """Whether an unlisted stem could be a word: three letters or more with a vowel among them."""
    return len(stem) > 2 and not VOWELS.isdisjoint(stem)
