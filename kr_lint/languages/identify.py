"""Which of the three languages carries the grammar of a statement.

Letters decide first (ә ғ қ ң ө ұ ү һ і are Kazakh), then function words and endings, weighted towards the end of the
statement for Kazakh, whose predicate stands last, and towards words in Cyrillic, since Latin terms are at home in all
three. Where nothing decides ("NPS 45") the answer is None and the caller inherits from the document or the settings.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from kr_lint.languages.lexicon import load_tables
from kr_lint.languages.scan import NUMBER, WORD, Token
from kr_lint.model import LanguageCode

_KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_SHORT: Final = 3
#: Russian participles end like Kazakh accusatives ("пересмотрены").
_RUSSIAN_PARTICIPLES: Final = ("ены", "аны", "яны")
_WEAK: Final = 2
_ENDING_WEIGHT: Final = 4
_LONGEST_UNIT: Final = 2
_LATIN_KAZAKH: Final = frozenset("äöüğñşıúǵńóýáū")


@cache
def _markers(code: LanguageCode) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    package = f"kr_lint.languages.{code}"
    grammar, verbs = load_tables(package, "grammar.toml", "verbs.toml")
    first = frozenset(entry.split(" ")[-1 if code == "kk" else 0] for entries in verbs.values() for entry in entries)
    return frozenset(grammar["function_words"]), tuple(grammar["endings"]["own"]), first


@cache
def _number_endings() -> frozenset[str]:
    (grammar,) = load_tables("kr_lint.languages.kk", "grammar.toml")
    return frozenset(grammar["endings"]["behind_number"])


@cache
def _latin_endings() -> frozenset[str]:
    (grammar,) = load_tables("kr_lint.languages.kk", "grammar.toml")
    return frozenset(grammar["endings"]["behind_hyphen"])


def identify(tokens: list[Token]) -> LanguageCode | None:
    """The language of the main predicate and grammar, or None when too little is said."""
    cyrillic, latin, quotes = _by_script(tokens)
    if quotes:
        cyrillic, latin, _ = _by_script(_unquoted(tokens))
    if cyrillic:
        return _cyrillic(cyrillic, latin, _number_endings_among(tokens))
    if not latin:
        return None
    return _latin(latin)


def _by_script(tokens: list[Token]) -> tuple[list[str], list[str], bool]:
    """The words in Cyrillic and those in Latin letters, units behind numbers left out, and whether there are quotes."""
    cyrillic: list[str] = []
    latin: list[str] = []
    quotes = False
    behind_number = False
    for token in tokens:
        kind = token.kind
        if kind == WORD:
            low = token.low
            if behind_number and len(low) <= _LONGEST_UNIT:
                pass
            elif low.isascii() or not ("\u0400" <= low[-1] <= "\u04ff" or "\u0400" <= low[0] <= "\u04ff"):
                latin.append(low)
            else:
                cyrillic.append(low)
        elif token.text == '"':
            quotes = True
        behind_number = kind == NUMBER
    return cyrillic, latin, quotes


def _unquoted(tokens: list[Token]) -> list[Token]:
    """The tokens outside quotation marks, where enough stands outside: a quoted name may be in any language."""
    outside = []
    quoted = False
    for token in tokens:
        if token.text == '"':
            quoted = not quoted
        elif not quoted:
            outside.append(token)
    return outside if sum(token.kind == WORD for token in outside) >= 2 else tokens


def _number_endings_among(tokens: list[Token]) -> int:
    """How many numbers carry a Kazakh case ending."""
    hyphens = [position for position, token in enumerate(tokens) if token.text == "-"]
    return sum(_ends_number(tokens, hyphen + 1) for hyphen in hyphens if 0 < hyphen < len(tokens) - 1)


def _ends_number(tokens: list[Token], position: int) -> bool:
    """ "15%-дан": a case ending behind a number or its sign, as only Kazakh writes it."""
    token, hyphen, before = tokens[position], tokens[position - 1], tokens[position - 2]
    return (
        token.kind == WORD
        and token.glued
        and hyphen.text == "-"
        and hyphen.glued
        and (before.kind == NUMBER or before.text in "%₸$€")
        and token.low in _number_endings()
    )


def _cyrillic(words: list[str], latin: list[str], endings: int) -> LanguageCode | None:
    kazakh = russian = 0
    turkic = _ENDING_WEIGHT * endings
    for word in words:
        letters, of_russian, of_kazakh = _weigh(word)
        kazakh += letters
        russian += of_russian
        turkic += of_kazakh
    if kazakh and (kazakh * 4 >= len(words) or russian == 0):
        return "kk"
    turkic += 2 * kazakh + (words[-1] in _markers("kk")[2])
    if russian >= turkic and russian <= _WEAK and _unknown_to_russian(words):
        return "kk"
    if russian == turkic:
        if latin and len(words) <= 2 and not russian and _latin(latin) == "en" and len(latin) > 3 * len(words):
            return "en"
        return _by_dictionary(words)
    if turkic > russian and not kazakh and max(_weigh(word)[2] for word in words) == 1:
        return _by_dictionary(words, 1.0)
    return "ru" if russian > turkic else "kk"


def _unknown_to_russian(words: list[str]) -> bool:
    """Most words are in no Russian dictionary, but Kazakh, as written or once the Kazakh letters are put back."""
    from kr_lint.languages.kk.letterless import kazakh_spelling

    unknown = [word for word in words if not _is_russian(word)]
    if 2 * len(unknown) < len(words):
        return False
    kazakh = [word for word in unknown if kazakh_spelling(word) is not None]
    closing = _is_kazakh_verb(kazakh_spelling(words[-1]))
    return (len(kazakh) > 1 or closing) and 2 * len(kazakh) >= len(unknown)


@lru_cache(maxsize=65_536)
def _weigh(word: str) -> tuple[int, int, int]:
    """Whether a word has Kazakh letters, and how much it speaks for Russian and for Kazakh."""
    kazakh = int(not _KAZAKH_LETTERS.isdisjoint(word))
    return kazakh, 0 if kazakh else _russian_weight(word), _kazakh_weight(word)


@lru_cache(maxsize=65_536)
def _is_russian(word: str) -> bool:
    """Whether the Russian dictionary has a word."""
    from kr_lint.languages import get_language
    from kr_lint.languages.ru.russian import Russian

    russian = get_language("ru")
    assert isinstance(russian, Russian)
    known: bool = word in russian.lexicon.root.next or russian.morphology.word_is_known(word)
    return known


@lru_cache(maxsize=65_536)
def _also_kazakh(word: str) -> bool:
    """Whether the Kazakh lexicon has a word, which may be a borrowed one: "чек", "сервис", "млн"."""
    from kr_lint.languages import get_language

    kazakh = get_language("kk")
    return word in kazakh.lexicon.root.next or word in kazakh.numerals


def _only_kazakh(word: str) -> bool:
    """ "айналым", "сапалы": a word of the Kazakh lexicon that no Russian dictionary has."""
    return _also_kazakh(word) and not _is_russian(word)


def _is_kazakh_verb(word: str | None) -> bool:
    """Whether a word is a form of a verb that the Kazakh lexicon lists."""
    from kr_lint.languages.kk.latin import kazakh_analyser

    return word is not None and kazakh_analyser().analyse(word)[0].lemma in _markers("kk")[2]


def _by_dictionary(words: list[str], share: float = 0.5) -> LanguageCode:
    """Little or nothing in the grammar decides: Russian where a Russian dictionary has this share of the words."""
    if sum(map(_only_kazakh, words)) > sum(_is_russian(word) and not _also_kazakh(word) for word in words):
        return "kk"
    known = sum(_is_russian(word) or _is_russian(word.rpartition("-")[2]) for word in words)
    return "ru" if known >= share * len(words) else "kk"


def _russian_weight(word: str) -> int:
    functions, endings, verbs = _markers("ru")
    if word in functions or word in verbs:
        return 2
    return int(word.endswith(endings))


def _kazakh_weight(word: str) -> int:
    functions, endings, verbs = _markers("kk")
    if word in verbs:
        return 3
    if word in functions:
        return 2
    if "-" in word:
        head, _, ending = word.rpartition("-")
        if ending in _latin_endings() and (head.isascii() or (len(head) <= _SHORT and ending in _number_endings())):
            return _ENDING_WEIGHT
    return int(word.endswith(endings) and len(word) > _SHORT + 1 and not word.endswith(_RUSSIAN_PARTICIPLES))


def _latin(words: list[str]) -> LanguageCode | None:
    english = sum(map(_english_words().__contains__, words))
    marked = len(words) - sum(map(_LATIN_KAZAKH.isdisjoint, words))
    if english * 3 >= len(words) and not marked:
        return "en"
    if len(words) > 1 and marked + sum(map(_spells_kazakh, words)) > max(2 * english, len(words) // 2):
        return "kk"
    return "en" if english or len(words) > _SHORT - 1 else None


@cache
def _english_words() -> frozenset[str]:
    functions, _, verbs = _markers("en")
    return functions | verbs


@lru_cache(maxsize=65_536)
def _spells_kazakh(word: str) -> bool:
    """Whether a word in Latin letters may be a Kazakh one."""
    from kr_lint.languages.kk.latin import to_cyrillic

    return len(word) > _SHORT and to_cyrillic(word) is not None
