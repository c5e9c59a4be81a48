"""Kazakh typed on a Russian keyboard: "улеси оседи" for "үлесі өседі".

A word the analyser does not know is looked up with the Kazakh letters put back, by vowel harmony; the first spelling
that it knows is taken. A word keeps its place: only what is looked up changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

_FRONT: Final = {"а": "әа", "о": "өо", "у": "үу", "ы": "і", "и": "іи", "н": "нң", "э": "әэ", "х": "һх"}
_BACK: Final = {"у": "ұу", "к": "қк", "г": "ғг", "н": "нң", "х": "һх", "и": "иы"}
_MOST_SPELLINGS: Final = 96
_LONGEST_WORD: Final = 24


def spellings(word: str) -> Iterator[str]:
    """Spellings of a lower-cased word with Kazakh letters, front vowels first; at most 192."""
    if len(word) > _LONGEST_WORD:
        return
    for letters in (_FRONT, _BACK):
        choices = [letters.get(letter, letter) for letter in word]
        for chosen in islice(product(*choices), _MOST_SPELLINGS):
            yield "".join(chosen)


@lru_cache(maxsize=65_536)
def kazakh_spelling(word: str) -> str | None:
    """The spelling under which the lexicon knows a word: its own, or one with Kazakh letters; None without one."""
    from kr_lint.languages.kk.latin import kazakh_analyser

    analyser = kazakh_analyser()
    if len(word) < 3:
        return None
    if analyser.knows(word):
        return word
    return next((spelling for spelling in spellings(word) if analyser.knows(spelling)), None)


def ending_with_letters(ending: str) -> str:
    """A bare ending behind a digit or sign ("30%-га") with its Kazakh letters; an unknown one stays."""
    from kr_lint.languages.kk.morphology import ending_case

    if ending_case(ending) != (None, None):
        return ending
    return next((spelling for spelling in spellings(ending) if ending_case(spelling) != (None, None)), ending)
