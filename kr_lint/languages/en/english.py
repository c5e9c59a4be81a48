"""English word forms by rules and exceptions; the lexicon decides between possible base forms."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.base import Language, Word
from kr_lint.languages.lexicon import load_tables

_VOWELS: Final = frozenset("aeiou")


class English(Language):
    """English: lemmas and verb forms."""

    def __init__(self) -> None:
        super().__init__("en", "kr_lint.languages.en")
        (irregular,) = load_tables("kr_lint.languages.en", "irregular.toml")
        self._nouns: dict[str, str] = irregular["nouns"]
        self._verbs: dict[str, list[str]] = irregular["verbs"]
        self._present: dict[str, str] = irregular["present"]
        self._past = {form: base for base, forms in self._verbs.items() for form in forms[:1]}
        self._done = {form: base for base, forms in self._verbs.items() for form in forms[1:2]}
        self._keep: frozenset[str] = frozenset(irregular["unchanged"]["words"])
        self._spellings: list[list[str]] = irregular["spelling"]["british"]
        self._prefixes: frozenset[str] = frozenset(irregular["prefixes"]["verbs"])
        self._known = {word for entry, _ in self.lexicon.entries() for word in entry.split(" ")}
        #: participle → classes of its passive: "be granted" is something won
        self.passives: dict[str, int] = {
            entry.removeprefix("be "): bits
            for entry, bits in self.lexicon.entries()
            if entry.startswith("be ") and entry.count(" ") == 1
        }
        self._verb_words = {
            word
            for table in self.tables[2:3]
            for entries in table.values()
            for entry in entries
            for word in entry.split(" ")[:1]
        }

    def analyse(self, low: str) -> Word:
        """Read an English word form."""
        if low.endswith(("'s", "s'")):
            return Word(low, self.analyse(low[:-2] if low.endswith("'s") else low[:-1]).lemma, case="genitive")
        if low in self._present:
            return Word(low, self._present[low], verb=True, form="present")
        if low in self._verbs and low in (self._done.get(low), self._past.get(low)):
            return Word(low, low, verb=True, form="base")
        if low in self._done or low in self._past:
            base = self._done.get(low) or self._past[low]
            same = low in self._done
            return Word(low, base, verb=True, form="done" if same else "past", passive=same)
        if low in self._nouns:
            return Word(low, self._nouns[low], number="plural")
        if low.startswith("re") and low[2:] in self._done:
            return Word(low, "re" + self._done[low[2:]], verb=True, form="done", passive=True)
        if (
            "-" in low
            and low not in self._known
            and low.removesuffix("s") not in self._known
            and self.analyse(low.rpartition("-")[2]).lemma in self._known
        ):
            first, _, rest = low.rpartition("-")
            last = self.analyse(rest)
            if last.form in ("done", "gerund") and first not in self._prefixes:
                return Word(low, low)
            if last.verb and first not in self._prefixes:
                return Word(low, last.lemma, number=last.number)
            return Word(low, last.lemma, verb=last.verb, form=last.form, number=last.number, passive=last.passive)
        if (british := self._british(low)) is not None:
            return self.analyse(british)
        if low in self._keep or not low.isascii() or len(low) < 4:
            return Word(low, low, verb=low in self._verb_words, form="base" if low in self._verb_words else "")
        if low.endswith("ing"):
            base = self._pick(_undo_ing(low))
            if base is not None:
                return Word(low, base, verb=True, form="gerund")
        if low.endswith("ed"):
            base = self._pick(_undo_ed(low))
            if base is not None:
                return Word(low, base, verb=True, form="done", passive=True)
        if low.endswith("s") and not low.endswith(("ss", "us", "is")):
            candidates = _undo_s(low)
            base = self._pick(candidates) or candidates[0]
            is_verb = base in self._verb_words
            return Word(low, base, verb=is_verb, form="present" if is_verb else "", number="plural")
        is_verb = low in self._verb_words
        return Word(low, low, verb=is_verb, form="base" if is_verb else "")

    def _british(self, low: str) -> str | None:
        """The spelling the lexicon has, where a word is written the American way; None where it is not."""
        if self._is_known(low):
            return None
        candidates = (low.replace(american, british) for american, british in self._spellings if american in low)
        return next((candidate for candidate in candidates if self._is_known(candidate)), None)

    def _is_known(self, low: str) -> bool:
        return not self._known.isdisjoint((low, *_undo_s(low), *_undo_ed(low), *_undo_ing(low)))

    def _pick(self, candidates: list[str]) -> str | None:
        known = self._known
        for candidate in candidates:
            if candidate in known:
                return candidate
        return candidates[0] if candidates and len(candidates[0]) > 2 and _VOWELS & set(candidates[0]) else None


def _undo_ing(low: str) -> list[str]:
    return _restore(low[:-3])


def _undo_ed(low: str) -> list[str]:
    if low.endswith("ied"):
        return [low[:-3] + "y"]
    return [*_restore(low[:-2]), low[:-1]]


def _restore(stem: str) -> list[str]:
    """Base forms before -ing or -ed: doubled consonant, lost e."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiousl":
        return [stem[:-1], stem]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        return [stem, stem[:-1]]
    lost_e = stem[-1:] in "cguvz" or stem.endswith(
        ("at", "is", "ys", "iz", "ir", "ur", "or", "ak", "ik", "ot", "ut", "in", "as")
    )
    return [stem + "e", stem] if lost_e else [stem, stem + "e"]


def _undo_s(low: str) -> list[str]:
    if low.endswith("ies") and len(low) > 4:
        return [low[:-3] + "y", low[:-1]]
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return [low[:-2], low[:-1]]
    if low.endswith("ves"):
        return [low[:-1], low[:-3] + "f", low[:-3] + "fe"]
    return [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]]
