"""Kazakh in Latin letters: the alphabet of 2021 and the usual informal spellings, read as Cyrillic.

Informal spelling leaves out the marks of the alphabet (``u`` for у, ұ and ү), so a word has several readings; the one
that the analyser knows is taken. A word keeps its place: only what is looked up changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kr_lint.languages.kk.morphology import Analyser

_DIGRAPHS: Final = {
    "shch": "щ",
    "sh": "ш",
    "ch": "ч",
    "zh": "ж",
    "kh": "х",
    "gh": "ғ",
    "ts": "ц",
    "ya": "я",
    "yu": "ю",
    "ia": "ия",
    "io": "ио",
}
_PLAIN: Final = {
    "b": "б", "v": "в", "d": "д", "e": "е", "j": "ж", "z": "з", "l": "л", "m": "м", "p": "п", "r": "р",
    "s": "с", "t": "т", "f": "ф", "h": "х", "x": "х", "c": "с", "w": "у", "ä": "ә", "á": "ә", "ğ": "ғ",
    "ǵ": "ғ", "ı": "ы", "q": "қ", "ñ": "ң", "ń": "ң", "ö": "ө", "ó": "ө", "ş": "ш", "ū": "ұ", "ü": "ү",
    "ú": "ү", "ý": "у", "'": "",
}  # fmt: skip
_OPEN_BACK: Final = {"a": "а", "o": "о", "y": "ый", "i": "иы", "u": "уұ", "k": "кқ", "g": "ғг", "n": "нң"}
_OPEN_FRONT: Final = {"a": "аә", "o": "оө", "y": "йі", "i": "іи", "u": "үу", "k": "к", "g": "г", "n": "нң"}
_FRONT: Final = frozenset("eiäáöóüú")
_MOST_SPELLINGS: Final = 128
_LONGEST_WORD: Final = 24


def spellings(word: str) -> Iterator[str]:
    """Cyrillic spellings of a lower-cased Latin word, likeliest first; at most 128."""
    if len(word) > _LONGEST_WORD:
        return
    table = _OPEN_FRONT if not _FRONT.isdisjoint(word) and "ı" not in word else _OPEN_BACK
    other = _OPEN_BACK if table is _OPEN_FRONT else _OPEN_FRONT
    for letters in (table, other):
        choices = list(_choices(word, letters))
        for letters_chosen in islice(product(*choices), _MOST_SPELLINGS // 2):
            yield "".join(letters_chosen)


def _choices(word: str, letters: dict[str, str]) -> Iterator[str | tuple[str, ...]]:
    position = 0
    while position < len(word):
        for length in (4, 2):
            pair = word[position : position + length]
            if pair in _DIGRAPHS:
                yield (_DIGRAPHS[pair],)
                position += length
                break
        else:
            letter = word[position]
            plain = _PLAIN.get(letter)
            yield (plain,) if plain is not None else letters.get(letter, letter)
            position += 1


@cache
def kazakh_analyser() -> Analyser:
    """The analyser of the Kazakh language, shared."""
    from kr_lint.languages import get_language
    from kr_lint.languages.kk.kazakh import Kazakh

    kazakh = get_language("kk")
    assert isinstance(kazakh, Kazakh)
    return kazakh.analyser


@lru_cache(maxsize=65_536)
def to_cyrillic(word: str) -> str | None:
    """The Cyrillic spelling of a Latin word that the Kazakh lexicon knows, None when it knows none.

    An ending behind a hyphen is read apart: "MAU-dy" keeps its Latin head.
    """
    if len(word) < 3 or any(character.isdigit() for character in word):
        return None
    known = kazakh_analyser().lexicon.stems
    for spelling in spellings(word):
        if spelling in known:
            return spelling
    for spelling in spellings(word):
        if kazakh_analyser().knows(spelling):
            return spelling
    return None


def ending_to_cyrillic(ending: str) -> str:
    """A bare ending behind a digit or sign ("3%-dan") in Cyrillic; unknown letters stay."""
    from kr_lint.languages.kk.morphology import ending_case

    for spelling in spellings(ending):
        if ending_case(spelling) != (None, None):
            return spelling
    return ending
