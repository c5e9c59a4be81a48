"""What a language must offer to the parser: its words, its lexicon, its numbers, and nothing of judgement."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from kr_lint.languages.categories import ENDINGS, LISTS, STEMS, UnknownCategoryError, bit, bits
from kr_lint.languages.lexicon import Lexicon, Node, alone, load_tables
from kr_lint.languages.scan import WORD, Token
from kr_lint.model import LanguageCode, Unit

_CACHE_LIMIT: Final = 200_000
_NOTHING: Final[frozenset[str]] = frozenset()


class Word:
    """A word form, analysed once. Values are in ASCII names that mean the same in the three languages.

    ``form`` of a verb: ``base`` (imperative or bare stem), ``infinitive`` (Kazakh: verbal noun), ``present``, ``past``,
    ``done`` (passive participle: "launched", "запущен"), ``participle``, ``gerund`` (also converbs), ``conditional``
    (Kazakh -са); ``adjective`` in Russian; "" for other words. ``imperfective`` marks a Russian verb that names a
    repeated or lasting doing ("проводить"), ``animate`` a Russian noun for people or animals.
    ``case``: nominative, genitive, dative, accusative, locative, ablative, instrumental or "".
    ``digits`` says that it holds some.
    """

    __slots__ = (
        "alone",
        "animate",
        "case",
        "digits",
        "followers",
        "form",
        "imperfective",
        "lemma",
        "low",
        "negative",
        "number",
        "passive",
        "possessive",
        "starts",
        "verb",
    )

    def __init__(
        self,
        low: str,
        lemma: str,
        *,
        verb: bool = False,
        form: str = "",
        case: str = "",
        number: str = "",
        possessive: bool = False,
        passive: bool = False,
        negative: bool = False,
        imperfective: bool = False,
        animate: bool = False,
    ) -> None:
        self.low = low
        self.lemma = lemma
        self.verb = verb
        self.form = form
        self.case = case
        self.number = number
        self.possessive = possessive
        self.passive = passive
        self.negative = negative
        self.imperfective = imperfective
        self.animate = animate
        self.digits = any(map(str.isdigit, low))
        self.starts: tuple[Node, ...] = ()
        self.alone: Node | None = None
        self.followers: frozenset[str] = _NOTHING

    def find_in(self, lexicon: Lexicon) -> None:
        """Note where entries begin with this word: which it makes ``alone``, and what words may follow it in others."""
        self.starts = lexicon.starts(self)
        self.alone = alone(self.starts)
        self.followers = frozenset().union(*(node.next for node in self.starts))

    def __repr__(self) -> str:
        return f"Word({self.low!r}, {self.lemma!r}, {self.form or self.case!r})"


class UnitName(NamedTuple):
    """A unit as the lexicon has it: ``symbol`` "minute", ``unit`` "time"."""

    symbol: str
    unit: Unit


class Language(ABC):
    """One language: word analysis with a cache, lexicon, numerals and units."""

    code: LanguageCode

    def __init__(self, code: LanguageCode, package: str) -> None:
        self.code = code
        grammar, *tables = load_tables(package, "grammar.toml", "verbs.toml", "nouns.toml", "words.toml")
        self.grammar: Mapping[str, Any] = grammar
        self.numerals: dict[str, float] = _values(grammar["numerals"])
        self.factors: dict[str, float] = _values(grammar["factors"])
        self.fractions: dict[str, float] = _values(grammar["fractions"])
        self.magnitudes: dict[str, float] = _values(grammar["magnitudes"])
        self.units: dict[str, UnitName] = {
            word: UnitName(symbol, unit)
            for unit, symbols in grammar["units"].items()
            for symbol, words in symbols.items()
            for word in words
        }
        numbers = {
            "numeral": self.numerals,
            "twice": self.factors,
            "half": self.fractions,
            "unit": self.units,
        }
        self.tables: list[Mapping[str, Any]] = [grammar["classes"], numbers, *tables]
        self.lexicon = Lexicon(self.tables)
        #: words that single questions ask for, by the name of the list
        self.lists: dict[str, frozenset[str]] = {
            name: frozenset(words) for name, words in _named(grammar, "lists", LISTS).items()
        }
        self.passives: dict[str, int] = {}
        self.endings = _named(grammar, "endings", ENDINGS)
        self.stems = _named(grammar, "stems", STEMS)
        #: verb → (object classes, the verb's class with them)
        self.senses: dict[str, list[tuple[int, int]]] = {
            verb: [(bits(*objects), bit(sense)) for sense, objects in senses.items()]
            for verb, senses in grammar.get("senses", {}).items()
        }
        self._words: dict[str, Word] = {}

    def words(self, tokens: list[Token]) -> list[Word | None]:
        """The analysed word of each token; None for what is no word."""
        cache = self._words
        return [None if token.kind != WORD else cache.get(token.low) or self.word(token.low) for token in tokens]

    def word(self, low: str) -> Word:
        """The analysis of a lower-cased word form, from the cache where it has been met before."""
        word = self._words.get(low)
        if word is None:
            word = self.analyse(low)
            word.find_in(self.lexicon)
            if len(self._words) >= _CACHE_LIMIT:
                self._words.clear()
            self._words[low] = word
        return word

    @abstractmethod
    def analyse(self, low: str) -> Word:
        """Read one word form; never raises."""


def _values(table: Mapping[str, float]) -> dict[str, float]:
    return {word: float(value) for word, value in table.items()}


def _named(grammar: Mapping[str, Any], table: str, known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The lists of a table of the grammar, empty where the language has none.

    Raises:
        UnknownCategoryError: the table has a list that nothing asks for.
    """
    found: Mapping[str, list[str]] = grammar.get(table, {})
    for name in found:
        if name not in known:
            raise UnknownCategoryError(f"unknown list {name!r} in [{table}]; the lists are {', '.join(known)}")
    return {name: tuple(found.get(name, ())) for name in known}
