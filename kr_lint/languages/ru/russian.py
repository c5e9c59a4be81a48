"""Russian word forms by pymorphy3's dictionary, read in the terms of the parser."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kr_lint.languages.base import Language, Word
from kr_lint.languages.categories import VERBS, bits

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_CASES: Final = {
    "nomn": "nominative", "gent": "genitive", "datv": "dative", "accs": "accusative", "ablt": "instrumental",
    "loct": "locative", "gen2": "genitive", "acc2": "accusative", "loc2": "locative", "voct": "nominative",
}  # fmt: skip
_VERB_BITS: Final = bits(*VERBS, "copula")
_LEAST_SCORE: Final = 0.05
_VERBS: Final = {
    "INFN": "infinitive", "VERB": "present", "PRTF": "participle", "PRTS": "done", "GRND": "gerund",
    "ADJF": "adjective", "COMP": "comparative",
}  # fmt: skip


@cache
def _morphology() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


class Russian(Language):
    """Russian: lemmas, cases and verb forms from OpenCorpora's dictionary."""

    def __init__(self) -> None:
        super().__init__("ru", "kr_lint.languages.ru")
        self._known = {word for entry, _ in self.lexicon.entries() for word in entry.split(" ")}
        single = {entry: mask for entry, mask in self.lexicon.entries() if " " not in entry}
        #: entries that are verbs and nothing else: no noun is read as one of them ("статей" is no "стать")
        self._verbs = {entry for entry, mask in single.items() if mask & _VERB_BITS and not mask & ~_VERB_BITS}

    @property
    def morphology(self) -> MorphAnalyzer:
        """The dictionary; loading it costs about a third of a second, so it waits for the first word that needs it."""
        return _morphology()

    def analyse(self, low: str) -> Word:
        """Read a Russian word form; a reading whose lemma the lexicon knows goes first."""
        if low.isascii() or len(low) > 60:
            return Word(low, low)
        if "-" in low and not any(
            parse.normal_form.replace("ё", "е") in self._known for parse in self.morphology.parse(low)
        ):
            last = self.analyse(low.rpartition("-")[2])
            if last.lemma in self._known:
                return Word(
                    low,
                    last.lemma,
                    verb=last.verb,
                    form=last.form,
                    case=last.case,
                    number=last.number,
                    passive=last.passive,
                    imperfective=last.imperfective,
                    animate=last.animate,
                )
        parses = self.morphology.parse(low)
        known = self._known
        for parse in parses:
            lemma = parse.normal_form.replace("ё", "е")
            if parse.score < _LEAST_SCORE:
                break
            if lemma in known and not (parse.tag.POS == "NOUN" and lemma in self._verbs):
                return _word(low, parse)
        return _word(low, parses[0])


def _word(low: str, parse: Any) -> Word:
    tag = parse.tag
    lemma = parse.normal_form.replace("ё", "е")
    pos = str(tag.POS)
    form = _VERBS.get(pos, "")
    passive = "pssv" in tag
    if form == "present" and "past" in tag:
        form = "past"
    elif form == "present" and "impr" in tag:
        form = "base"
    elif form == "participle" and passive and "past" in tag:
        form = "done_full"
    return Word(
        low,
        lemma,
        verb=form not in ("", "adjective", "comparative"),
        form=form,
        case=_CASES.get(str(tag.case), ""),
        number="plural" if "plur" in tag else "",
        passive=passive or (low.endswith(("ся", "сь")) and form in ("past", "present")),
        imperfective=tag.aspect == "impf",
        animate=tag.animacy == "anim",
    )
