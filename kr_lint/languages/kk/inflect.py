"""Endings and what is made with them: single word forms, and the compiled table of all ending chains.

The affix automaton of `suffixes.toml` is walked once; each chain is kept under the letters it is spelled with, with a
mask of the contexts it stands after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from kr_lint.languages.kk.phonology import (
    context_bit,
    is_front,
    load_table,
    needs_hyphen,
    realise_chain,
    sound_class,
    spoken,
)
from kr_lint.languages.kk.stems import irregular_form, short_stem, single_consonant

CASES: Final = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")
POSSESSIVES: Final = ("1sg", "2sg", "2sg_polite", "3", "1pl", "2pl")


# What a chain costs in the ranking of readings, in points; one more ending costs one point.
CASE_COST: Final = {"accusative": 1}
_POSSESSIVE_COST: Final = {None: 0, "3": 0, "1pl": 2, "2sg_polite": 2, "2pl": 5, "1sg": 3, "2sg": 4}
_PERSON_COST: Final = {None: 0, "3": 0, "1pl": 0, "2sg_polite": 1, "1sg": 1, "2pl": 2, "2sg": 3}
_FORM_COST: Final = {
    "imperative": 3,
    "present_converb": 2,
    "conditional": 1,
    "intention": 1,
    "optative": 2,
    "future_participle": 2,
}


def noun_templates(case: str | None, possessive: str | None, plural: bool) -> tuple[str, ...]:
    """The chain of ending templates for these features. Raises ValueError for an unknown case or possessive."""
    table = load_table("suffixes.toml")["noun"]
    templates: list[str] = [table["plural"]] if plural else []
    if possessive is not None:
        if possessive not in table["possessive"]:
            raise ValueError(f"unknown possessive {possessive!r}: one of {', '.join(POSSESSIVES)}")
        templates.append(table["possessive"][possessive])
    if case is not None and case != "nominative":
        if case not in table["case"]:
            raise ValueError(f"unknown case {case!r}: one of {', '.join(CASES)}")
        after: dict[str, str] = table["case_after"].get(possessive, {})
        templates.append(after.get(case, table["case"][case]))
    return tuple(templates)


def inflect(word: str, case: str = "nominative", possessive: str | None = None, plural: bool = False) -> str:
    """`word` with its endings; digits, signs, Latin words and abbreviations take a hyphen before them.

    The last word of a phrase takes the endings. Raises ValueError for an unknown case or possessive.
    """
    templates = noun_templates(case, possessive, plural)
    if len(templates) == 1 and (irregular := irregular_form(word.lower(), case)):
        return irregular
    heard = spoken(word)
    pieces = realise_chain(templates, is_front(heard), sound_class(heard)) or ()
    ending = "".join(pieces)
    if not ending:
        return word
    if needs_hyphen(word):
        return f"{word}-{ending}"
    last = word.split()[-1].split("-")[-1] if word.split() else word
    if last.isupper():
        ending = ending.upper()
    if single_consonant(last.lower()) is not None:
        return word[:-1] + ending
    short = short_stem(last.lower())
    if short is not None and realise_chain(templates, is_front(heard), "S"):
        short = short.upper() if last.isupper() else last[0] + short[1:]
        word = word[: len(word) - len(last)] + short
    return word + ending


_WHOLE_STEMS: Final = "VGLNZTI"  # classes of stems that can stand without an ending


class NounChain(NamedTuple):
    """Endings of a nominal. `pos` is given where they make it another part of speech (-дағы, -сыз)."""

    number: str | None
    possessive: str | None
    case: str | None
    person: str | None
    pos: str | None
    pieces: tuple[str, ...]
    contexts: int
    cost: int


class VerbChain(NamedTuple):
    """Endings of a verb up to form and person; after a `nominal` one noun endings may follow."""

    form: str
    person: str | None
    negative: bool
    nominal: bool
    pieces: tuple[str, ...]
    contexts: int
    cost: int


class Link(NamedTuple):
    """An ending between stem and inflection: a voice, or a derivation to another part of speech."""

    name: str
    on: tuple[str, ...]
    contexts: int


class Tables(NamedTuple):
    """The compiled automaton, each table by the letters of the ending."""

    noun: Mapping[str, tuple[NounChain, ...]]
    verb: Mapping[str, tuple[VerbChain, ...]]
    voice: Mapping[str, tuple[Link, ...]]
    derivation: Mapping[str, tuple[Link, ...]]


def _realisations(templates: tuple[str, ...], sounds: str) -> dict[tuple[str, ...], int]:
    """The spellings of a chain, each with the mask of the contexts it is written in."""
    found: dict[tuple[str, ...], int] = {}
    for sound in sounds:
        for front in (False, True):
            pieces = realise_chain(templates, front, sound)
            if pieces or (pieces is not None and sound in _WHOLE_STEMS):
                found[pieces] = found.get(pieces, 0) | context_bit(front, sound)
    return found


def _noun_chains() -> Iterator[tuple[tuple[str, ...], NounChain]]:
    table = load_table("suffixes.toml")["noun"]
    for plural in (False, True):
        number = "plural" if plural else None
        for possessive in (None, *POSSESSIVES):
            if plural and possessive == "2pl":
                continue
            cost = _POSSESSIVE_COST[possessive]
            for case in (None, *CASES[1:]):
                templates = noun_templates(case, possessive, plural)
                chain = NounChain(number, possessive, case, None, None, (), 0, cost + CASE_COST.get(case or "", 0))
                yield templates, chain
                if case == "locative":
                    yield (*templates, table["attributive"]), chain._replace(pos="adjective")
            if number or possessive:
                templates = noun_templates(None, possessive, plural)
                without = NounChain(number, possessive, None, None, "adjective", (), 0, cost + 1)
                yield (*templates, table["abessive"]), without
        templates = (*noun_templates(None, None, plural), table["similative"])
        yield templates, NounChain(number, None, None, None, "adverb", (), 0, 2)
        for person, template in table["copula"].items():
            templates = noun_templates(None, None, plural)
            yield (*templates, template), NounChain(number, None, None, person, None, (), 0, 4)


def _verb_chains() -> Iterator[tuple[tuple[str, ...], VerbChain]]:
    table = load_table("suffixes.toml")["verb"]
    for form in table["form"]:
        polarity: str = form.get("polarity", "any")
        for negative in (False, True):
            if polarity == ("positive" if negative else "negative"):
                continue
            prefix = (table["negative"],) if negative and polarity == "any" else ()
            base = (*prefix, form["template"])
            name, nominal = form["name"], form.get("nominal", False)
            cost = _FORM_COST.get(name, 0)
            persons: dict[str, str] = table["persons"].get(form.get("persons"), {})
            if "3" not in persons:
                person = form.get("person")
                yield base, VerbChain(name, person, negative, nominal, (), 0, cost + _PERSON_COST[person])
            for person, ending in persons.items():
                yield (*base, ending), VerbChain(name, person, negative, False, (), 0, cost + _PERSON_COST[person])


@cache
def tables() -> Tables:
    """The compiled ending chains of nominals and verbs, voices and derivations."""
    noun: dict[str, list[NounChain]] = {}
    for templates, chain in _noun_chains():
        for pieces, contexts in _realisations(templates, "VGLNZTS").items():
            made = chain._replace(pieces=pieces, contexts=contexts, cost=chain.cost + len(pieces))
            noun.setdefault("".join(pieces), []).append(made)
    verb: dict[str, list[VerbChain]] = {}
    for verb_templates, verb_chain in _verb_chains():
        for pieces, contexts in _realisations(verb_templates, "VGLNZTSJIEW").items():
            made_verb = verb_chain._replace(pieces=pieces, contexts=contexts, cost=verb_chain.cost + len(pieces))
            verb.setdefault("".join(pieces), []).append(made_verb)
    suffixes = load_table("suffixes.toml")
    voice: dict[str, list[Link]] = {}
    for row in suffixes["verb"]["voice"]:
        for pieces, contexts in _realisations((row["template"],), row["after"]).items():
            voice.setdefault("".join(pieces), []).append(Link(row["name"], ("verb",), contexts))
    derivation: dict[str, list[Link]] = {}
    for row in suffixes["derivation"]:
        for pieces, contexts in _realisations((row["template"],), "VGLNZTS").items():
            derivation.setdefault("".join(pieces), []).append(Link(row["pos"], tuple(row["on"]), contexts))
    return Tables(
        {ending: tuple(chains) for ending, chains in noun.items()},
        {ending: tuple(chains) for ending, chains in verb.items()},
        {ending: tuple(links) for ending, links in voice.items()},
        {ending: tuple(links) for ending, links in derivation.items()},
    )


def bare_endings() -> frozenset[str]:
    """Every ending that can stand behind the hyphen of a number, sign or Latin word."""
    ordinals = ("шы", "ші", "ншы", "нші", "ыншы", "інші")
    return frozenset(tables().noun).union(tables().derivation, ordinals) - {""}


def ending_case(suffix: str) -> tuple[str | None, str | None]:
    """The possessive and the case a bare ending marks: "дан" → (None, "ablative"), "сынан" → ("3", "ablative").

    An ending that marks neither, or is none, gives (None, None).
    """
    chains = tables().noun.get(suffix.lower(), ())
    if not chains:
        return None, None
    best = min(chains, key=lambda chain: chain.cost)
    return best.possessive, best.case
