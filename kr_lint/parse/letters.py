"""Kazakh in other letters than its own, looked up as if it were written in them."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.scan import WORD, Token

_LONGEST_ENDING: Final = 5
_KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")


def read_foreign_letters(tokens: list[Token]) -> None:
    """Look Kazakh words in Latin letters, or in Cyrillic ones without the Kazakh letters, up as what they stand for.

    A statement with Cyrillic words has Latin terms only; one with a Kazakh letter is spelt in full.
    """
    words = [token for token in tokens if token.kind == WORD]
    cyrillic = [token for token in words if "\u0400" <= token.low[-1] <= "\u04ff"]
    if not cyrillic:
        _read_latin(words)
    elif all(_KAZAKH_LETTERS.isdisjoint(token.low) for token in cyrillic):
        _put_letters_back(cyrillic)


def _read_latin(words: list[Token]) -> None:
    from kr_lint.languages.kk.latin import ending_to_cyrillic, to_cyrillic

    for token in words:
        if _is_ending(token):
            token.low = ending_to_cyrillic(token.low)
        else:
            token.low = to_cyrillic(token.low) or token.low


def _put_letters_back(words: list[Token]) -> None:
    from kr_lint.languages.kk.letterless import ending_with_letters, kazakh_spelling

    for token in words:
        if _is_ending(token):
            token.low = ending_with_letters(token.low)
        else:
            token.low = kazakh_spelling(token.low) or token.low


def _is_ending(token: Token) -> bool:
    return token.glued and token.start > 0 and len(token.low) <= _LONGEST_ENDING
