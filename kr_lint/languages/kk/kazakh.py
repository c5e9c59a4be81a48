"""Kazakh word forms by the suffix analyser, read in the terms of the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kr_lint.languages.base import Language, Word

if TYPE_CHECKING:
    from kr_lint.languages.kk.morphology import Analyser, Analysis

_FORMS: Final = {
    "verbal_noun": "infinitive",
    "past": "past",
    "past_participle": "participle",
    "habitual_participle": "participle",
    "future_participle": "participle",
    "imperative": "base",
    "optative": "present",
    "intention": "infinitive",
    "converb": "gerund",
    "present_converb": "gerund",
    "present": "present",
    "conditional": "conditional",
}
_LONGEST_ENDING: Final = 3
_NEAR: Final = 4
_VERB_TABLES: Final = 2
_ADJECTIVES: Final = ("vague", "new")


class Kazakh(Language):
    """Kazakh: lemmas, cases, possessives and verb forms from the suffix analyser."""

    def __init__(self) -> None:
        super().__init__("kk", "kr_lint.languages.kk")
        self._known = {word for entry, _ in self.lexicon.entries() for word in entry.split(" ")}
        self._analyser: Analyser | None = None

    @property
    def analyser(self) -> Analyser:
        """The analyser over its own stems and the words of the lexicon, made for the first word that needs it."""
        if self._analyser is None:
            self._analyser = self._made()
        return self._analyser

    def _made(self) -> Analyser:
        from kr_lint.languages.kk.morphology import Analyser

        verbs, nouns, words = self.tables[_VERB_TABLES:]
        extra = {
            "verb": _singles(verbs, ending=("у", "ю")),
            "noun": _singles(nouns),
            "adjective": _singles({name: words[name] for name in _ADJECTIVES}),
        }
        return Analyser(extra)

    def analyse(self, low: str) -> Word:
        """Read a Kazakh word form; a reading whose lemma the lexicon knows goes first among equals."""
        if low.isascii():
            return Word(low, low)
        head, _, last = low.rpartition("-")
        if "·" in low:
            if head:
                return Word(low, head, case=_case_of(last))
            left, _, right = low.rpartition("·")
            unit = self.analyse(right)
            return Word(low, f"{left}·{unit.lemma}", case=unit.case)
        if head and len(last) > _LONGEST_ENDING and self.analyser.analyse(low)[0].lemma not in self._known:
            of_last = self.analyse(last)
            if of_last.lemma in self._known:
                return Word(low, of_last.lemma, case=of_last.case, number=of_last.number, possessive=of_last.possessive)
        readings = [reading for reading in self.analyser.analyse(low) if not _prohibits(reading)]
        if not readings:
            return Word(low, low)
        known = self._known
        if readings[0].lemma not in known and not _is_bare_noun(readings[0], low):
            return _word(low, next((reading for reading in readings[:_NEAR] if reading.lemma in known), readings[0]))
        return _word(low, readings[0])


def _singles(table: object, ending: tuple[str, ...] = ()) -> list[str]:
    assert isinstance(table, dict)
    return sorted(
        {
            entry
            for entries in table.values()
            for entry in entries
            if " " not in entry and not entry.isascii() and (not ending or entry.endswith(ending))
        }
    )


def _prohibits(reading: Analysis) -> bool:
    """ "алма", "екпе": goals forbid nothing, so the noun is meant."""
    return reading.negative and reading.verb_form == "imperative"


def _is_bare_noun(reading: Analysis, low: str) -> bool:
    """ "астық": a noun or adjective as dictionaries list it is no form of a verb ("we exceeded"); short ones may be."""
    return reading.known and reading.pos in ("noun", "adjective") and reading.lemma == low and len(low) > _NEAR


def _case_of(ending: str) -> str:
    """The case of a bare ending behind a unit ("квт·сағ-тан")."""
    from kr_lint.languages.kk.morphology import ending_case

    return ending_case(ending)[1] or ""


def _word(low: str, reading: Analysis) -> Word:
    form = _FORMS.get(reading.verb_form or "", "")
    passive = reading.voice == "passive"
    if passive and form == "past":
        form = "done"
    return Word(
        low,
        reading.lemma,
        verb=reading.pos == "verb",
        form=form,
        case=reading.case or "",
        number=reading.number or "",
        possessive=reading.possessive is not None,
        passive=passive,
        negative=reading.negative,
    )
