"""Readings of Kazakh word forms: lemma, part of speech and what the endings say.

A word is split at every place; a reading is a stem from the lexicon before the split and a chain of endings after it
that fits the stem's sounds. Stems the lexicon lacks are guessed from endings that leave little doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from kr_lint.languages.kk.inflect import CASE_COST, Link, NounChain, VerbChain, ending_case, tables
from kr_lint.languages.kk.phonology import VOWELS, context_bit, is_front, sound_class
from kr_lint.languages.kk.stems import DEVOICED, INVARIABLE, Lexicon, Stem, is_plausible, load_stems

LONGEST_WORD: Final = 40
_CACHED_FORMS: Final = 32_768
_MOST_READINGS: Final = 8
_LONGEST_LINK: Final = 4  # letters of a voice or derivation ending
# Look-alikes typed on another keyboard layout; the length of the word stays the same.
_LOOK_ALIKES: Final = str.maketrans("aceihkoöpxyü", "асеіһкоөрхуү")
_HYPHEN: Final = re.compile("[\u2010\u2011]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_VERBAL_STEM: Final = re.compile(r"(?:[лдт][ае][лнст]?|[ыі][лнр]|д[ыі]р|[ае]й|.[^лдт][ае]р|с[ыі])$")
_PASSIVE_STEM: Final = re.compile(r"(?:(?<=[ае])|[ыі])л$")
_TELLING_FORMS: Final = frozenset({"verbal_noun", "habitual_participle"})  # few nouns end like them
_LONGEST_ABBREVIATION: Final = 5
_ORDINAL: Final = re.compile(r"[ыі]?н?ш[ыі]$")

# Ranking, in points; the reading with fewest comes first.
_UNKNOWN: Final = 20
_WRONG_HARMONY: Final = 6
_WRONG_SOUND: Final = 9
_INFLECTED_ADJECTIVE: Final = 1  # adjectives seldom take endings
_VOICE_COST: Final = {"passive": 1, "causative": 1, "reflexive": 3, "reciprocal": 4}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word form. Verbs are cited as verbal nouns (арттыру); `segments` join to the form read."""

    form: str
    lemma: str
    pos: str
    number: str | None = None
    possessive: str | None = None
    case: str | None = None
    voice: str | None = None
    verb_form: str | None = None
    person: str | None = None
    negative: bool = False
    segments: tuple[str, ...] = ()
    known: bool = False


def _misfit(contexts: int, stem: Stem, length: int) -> int | None:
    """What it costs that an ending meant for `contexts` stands after this stem; None where it cannot be."""
    if contexts & stem.context:
        return 0
    if length < 3 or stem.sound in "SJEWI":
        return None
    other = stem.context >> 1 if stem.front else stem.context << 1
    if contexts & other:
        return _WRONG_HARMONY
    return _WRONG_SOUND if length > 4 else None


def _after(word: str, end: int, stem: Stem) -> int:
    """The context of the word up to `end`, within the harmony of the stem it begins with."""
    return context_bit(stem.front, sound_class(word[:end]))


def _normalised(form: str) -> str:
    """`form` in lower case, with Latin look-alikes in its Cyrillic parts made Cyrillic, letter for letter."""
    parts = _HYPHEN.sub("-", form.lower()).split("-")
    return "-".join(part.translate(_LOOK_ALIKES) if _CYRILLIC.search(part) else part for part in parts)


class _Reader:
    """Collects the readings of one lower-cased word."""

    def __init__(self, form: str, word: str, lexicon: Lexicon) -> None:
        self.form = form
        self.word = word
        self.lexicon = lexicon
        self.tables = tables()
        self.found: list[tuple[int, Analysis]] = []

    def read(self) -> tuple[Analysis, ...]:
        self.look_up()
        if not self.found or min(cost for cost, _ in self.found) > _UNKNOWN:
            self._guess()
        if not self.found:  # a lone letter
            self.found.append((_UNKNOWN, Analysis(self.form, self.word, "noun", segments=(self.word,))))
        self.found.sort(key=lambda ranked: ranked[0])
        unique = dict.fromkeys(reading for _, reading in self.found)
        return tuple(unique)[:_MOST_READINGS]

    def look_up(self) -> None:
        """Find the readings that stand on a stem of the lexicon."""
        word, stems = self.word, self.lexicon.stems
        for form in self.lexicon.forms.get(word, ()):
            reading = Analysis(
                self.form,
                form.lemma,
                form.pos,
                case=form.case,
                verb_form=form.verb_form,
                person=form.person,
                segments=(word,),
                known=True,
            )
            self.found.append((0, reading))
        for end in range(min(len(word), self.lexicon.longest), 0, -1):
            for stem in stems.get(word[:end], ()):
                if stem.pos == "verb":
                    self._verb(stem, end, stem.cost, None, (word[:end],), 2)
                elif stem.pos in INVARIABLE:
                    self._invariable(stem, end)
                else:
                    self._nominal(stem, end)

    def _add_noun(self, chain: NounChain, lemma: str, pos: str, head: tuple[str, ...], cost: int, known: bool) -> None:
        reading = Analysis(
            self.form,
            lemma,
            chain.pos or pos,
            chain.number,
            chain.possessive,
            chain.case,
            person=chain.person,
            segments=head + chain.pieces,
            known=known,
        )
        self.found.append((cost, reading))

    def _invariable(self, stem: Stem, end: int) -> None:
        word = self.word
        if end == len(word):
            self.found.append((stem.cost, Analysis(self.form, stem.lemma, stem.pos, segments=(word,), known=True)))
        elif stem.pos in ("adverb", "postposition"):
            self._derived(stem, end)

    def _nominal(self, stem: Stem, end: int) -> None:
        word = self.word
        inflected = _INFLECTED_ADJECTIVE if stem.pos == "adjective" and end < len(word) else 0
        for chain in self.tables.noun.get(word[end:], ()):
            misfit = _misfit(chain.contexts, stem, end)
            if misfit is not None:
                cost = stem.cost + chain.cost + misfit + inflected
                self._add_noun(chain, stem.lemma, stem.pos, (word[:end],), cost, True)
        self._derived(stem, end)

    def _derived(self, stem: Stem, end: int) -> None:
        word = self.word
        for stop in range(end + 2, min(end + _LONGEST_LINK, len(word)) + 1):
            for link in self.tables.derivation.get(word[end:stop], ()):
                chains = self.tables.noun.get(word[stop:], ())
                if not chains or stem.pos not in link.on or not link.contexts & stem.context:
                    continue
                context = _after(word, stop, stem)
                for chain in chains:
                    if chain.contexts & context:
                        inflected = _INFLECTED_ADJECTIVE if link.name == "adjective" and chain.pieces else 0
                        cost = stem.cost + chain.cost + 2 + inflected
                        self._add_noun(chain, word[:stop], link.name, (word[:end], word[end:stop]), cost, True)

    def _verb(self, stem: Stem, end: int, cost: int, voice: str | None, head: tuple[str, ...], links: int) -> None:
        word, verb = self.word, self.tables.verb
        for chain in verb.get(word[end:], ()):
            misfit = _misfit(chain.contexts, stem, end)
            if misfit is not None:
                self._add_verb(chain, None, stem, end, cost + misfit, voice, head)
        for stop in range(end + 1, len(word)):
            endings = self.tables.noun.get(word[stop:])
            if endings is None:
                continue
            for chain in verb.get(word[end:stop], ()):
                if not chain.nominal:
                    continue
                misfit = _misfit(chain.contexts, stem, end)
                if misfit is None:
                    continue
                context = _after(word, stop, stem)
                for ending in endings:
                    if ending.contexts & context:
                        self._add_verb(chain, ending, stem, stop, cost + misfit, voice, head)
        if links and stem.sound not in "JEW":
            for stop in range(end + 1, min(end + _LONGEST_LINK, len(word)) + 1):
                for link in self.tables.voice.get(word[end:stop], ()):
                    if link.contexts & stem.context:
                        sound = sound_class(word[:stop])
                        on = stem._replace(sound=sound, context=context_bit(stem.front, sound))
                        self._verb(
                            on,
                            stop,
                            cost + _VOICE_COST[link.name],
                            self._voice(link, stem),
                            (*head, word[end:stop]),
                            links - 1,
                        )

    @staticmethod
    def _voice(link: Link, stem: Stem) -> str:
        """After а/е the -н of a stem with л before it stands for the passive -л, which would sound twice."""
        if link.name == "reflexive" and stem.sound == "V" and "л" in stem.lemma[-5:]:
            return "passive"
        return link.name

    def _add_verb(
        self,
        chain: VerbChain,
        ending: NounChain | None,
        stem: Stem,
        stop: int,
        cost: int,
        voice: str | None,
        head: tuple[str, ...],
        known: bool = True,
    ) -> None:
        cost += chain.cost + (ending.cost if ending else 0)
        pieces = head + chain.pieces + (ending.pieces if ending else ())
        if chain.form == "agent":
            lemma = self.word[:stop] if ending else self.word
            noun = ending or NounChain(None, None, None, None, None, (), 0, 0)
            self._add_noun(noun, lemma, "noun", head + chain.pieces, cost, known)
            return
        reading = Analysis(
            self.form,
            stem.lemma,
            "verb",
            ending.number if ending else None,
            ending.possessive if ending else None,
            ending.case if ending else None,
            voice,
            chain.form,
            (ending.person if ending and ending.person else None) or chain.person,
            chain.negative,
            pieces,
            known,
        )
        self.found.append((cost, reading))

    def _guess(self) -> None:
        word = self.word
        for end in range(len(word), 1, -1):
            nouns = self.tables.noun.get(word[end:], ())
            base = word[:end]
            if not (is_plausible(base) or end == len(word)):
                continue
            front, sound = is_front(base), sound_class(base)
            short = 2 * max(0, 4 - end)
            stem = Stem(base, "noun", front, sound, context_bit(front, sound), 0)
            lemma, context = base, stem.context
            if base[-1] in DEVOICED and base[-2] in VOWELS and word[end:][:1] in ("ы", "і") and base[-2] != "о":
                lemma, context = base[:-1] + DEVOICED[base[-1]], context_bit(front, "S")
            for chain in nouns:
                if chain.contexts & context:
                    strength = min(len(word) - end, 8)
                    if base[-1] in "ыі" and word[end : end + 1] == "с":
                        continue  # кептеліс|і rather than кептелі|сі: nouns in -ыс are many
                    unusual = chain.cost - len(chain.pieces) - CASE_COST.get(chain.case or "", 0)
                    cost = _UNKNOWN + 2 * unusual - strength + short
                    self._add_noun(chain, lemma, "noun", (base,), cost, False)
            self._guess_verb(stem, end, short)

    def _guess_verb(self, stem: Stem, end: int, short: int) -> None:
        word = self.word
        base = word[:end]
        looks_verbal = _VERBAL_STEM.search(base) is not None
        for stop in range(end + 1, len(word) + 1):
            endings = self.tables.noun.get(word[stop:])
            if endings is None:
                continue
            for chain in self.tables.verb.get(word[end:stop], ()):
                if not chain.contexts & stem.context or not (chain.nominal or stop == len(word)):
                    continue
                certain = looks_verbal or chain.form in _TELLING_FORMS
                cost = _UNKNOWN + short + (-2 if certain else 4) - min(len(word) - end, 8) - chain.cost
                cost += 2 * (chain.cost - len(chain.pieces)) if chain.form != "agent" else 0
                context = _after(word, stop, stem)
                active = _PASSIVE_STEM.sub("", base) if end > 4 else base
                lemma = active + "у"
                guess = stem._replace(lemma=lemma, pos="verb")
                voice, head = (None, (base,)) if active == base else ("passive", (active, base[len(active) :]))
                if stop == len(word):
                    self._add_verb(chain, None, guess, stop, cost, voice, head, False)
                    continue
                for ending in endings:
                    if ending.contexts & context:
                        self._add_verb(chain, ending, guess, stop, cost - ending.cost, voice, head, False)


class Analyser:
    """Reads word forms with the package's lexicon and `extra_stems`: lemmas by part of speech, verbs in -у or -ю.

    Raises ValueError on first use where an extra verb is not a verbal noun.
    """

    def __init__(self, extra_stems: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        self._extra = {pos: tuple(words) for pos, words in extra_stems.items()}
        self._lexicon: Lexicon | None = None
        self._cached = lru_cache(_CACHED_FORMS)(self._analyse)

    @property
    def lexicon(self) -> Lexicon:
        """The stems this analyser knows; loaded on first use."""
        if self._lexicon is None:
            self._lexicon = load_stems(self._extra)
        return self._lexicon

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """The readings of `word`, likeliest first; empty only for an empty word. Words of any script are read."""
        return self._cached(word)

    def knows(self, word: str) -> bool:
        """Whether the likeliest reading of `word` stands on a stem of the lexicon; guesses at nothing to say so."""
        if "-" not in word and len(word) <= LONGEST_WORD:
            reader = _Reader(word, _normalised(word), self.lexicon)
            reader.look_up()
            if not reader.found:
                return False
        readings = self.analyse(word)
        return bool(readings) and readings[0].known

    def _analyse(self, form: str) -> tuple[Analysis, ...]:
        if not form:
            return ()
        if len(form) > LONGEST_WORD:
            return (Analysis(form, form, "noun", segments=(form,)),)
        word = _normalised(form)
        if "-" in word[1:-1] and form.isprintable():
            hyphenated = self._hyphenated(form, word)
            if hyphenated:
                return hyphenated
        if not _CYRILLIC.search(word) or not all(c.isalpha() or c in "-'’" for c in word):
            pos = "numeral" if any(c.isdigit() for c in word) else "name"
            return (Analysis(form, form, pos, segments=(form,)),)
        readings = _Reader(form, word, self.lexicon).read()
        if form.isupper() and len(form) <= _LONGEST_ABBREVIATION and not readings[0].known:
            return (Analysis(form, form, "name", segments=(form,)),)
        return readings

    def _hyphenated(self, form: str, word: str) -> tuple[Analysis, ...]:
        """Readings of an ending behind a hyphen (CRM-ге), or of a compound whose last part is inflected."""
        at = word.rindex("-")
        left, right = word[:at], word[at + 1 :]
        if word in self.lexicon.stems:
            return ()
        chains = tables().noun.get(right, ())
        plain = left.isalpha() and form[:at].islower() and _CYRILLIC.search(left) is not None
        digits = any(c.isdigit() for c in left)
        stems = self.lexicon.stems
        compound = plain and right in stems and left in stems and not VOWELS.isdisjoint(left)
        if chains and (not compound or any(chain.case == "ablative" for chain in chains)):
            pos = "numeral" if digits else "name" if not plain else "noun"
            ranked = sorted(chains, key=lambda chain: chain.cost)
            return tuple(
                Analysis(form, form[:at], c.pos or pos, c.number, c.possessive, c.case, person=c.person, segments=s)
                for c, s in ((chain, (form[: at + 1], *chain.pieces)) for chain in ranked)
            )
        if digits and _ORDINAL.match(right):
            return (Analysis(form, form[:at], "numeral", segments=(form[: at + 1], right)),)
        if right in tables().derivation:
            return (Analysis(form, form[:at], "adjective", segments=(form[: at + 1], right)),)
        if not right or not left or not _CYRILLIC.search(right):
            return ()
        whole = _Reader(form, word, self.lexicon)
        readings = tuple(r for r in whole.read() if r.known)
        if readings:
            return readings
        return tuple(
            replace(r, lemma=f"{left}-{r.lemma}", segments=(f"{left}-{r.segments[0]}", *r.segments[1:]))
            for r in _Reader(form, right, self.lexicon).read()
        )


__all__ = ["Analyser", "Analysis", "analyse", "ending_case"]

_DEFAULT: Final = Analyser()


def analyse(word: str) -> tuple[Analysis, ...]:
    """The readings of `word` with the package's own lexicon, likeliest first; empty only for an empty word."""
    return _DEFAULT.analyse(word)
