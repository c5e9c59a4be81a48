"""Kazakh for spaCy: `spacy.blank("kk")` through the entry point group `spacy_languages`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from spacy.attrs import LIKE_NUM  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language

from kr_lint.languages.kk.phonology import load_table
from kr_lint.languages.kk.stems import load_stems
from kr_lint.languages.kk.tokenizer import infixes, prefixes, suffixes

STOP_WORDS: Final = set(load_table("stems_stop.toml")["words"].split())


def like_num(text: str) -> bool:
    """Whether `text` is a number in digits, a fraction or a Kazakh number word, bare or as an ordinal."""
    text = text.lstrip("+-±~").replace(",", "").replace(".", "")
    if text.isdigit():
        return True
    numerator, slash, denominator = text.partition("/")
    if slash:
        return numerator.isdigit() and denominator.isdigit()
    return any(stem.pos == "numeral" for stem in load_stems().stems.get(text.lower(), ()))


_LEX_ATTR_GETTERS: Final[dict[int, Callable[[str], Any]]] = {LIKE_NUM: like_num}
_WRITING_SYSTEM: Final[dict[str, Any]] = {"direction": "ltr", "has_case": True, "has_letters": True}


class KazakhDefaults(BaseDefaults):
    """Tokenizer rules and lexical attributes."""

    prefixes = prefixes()
    suffixes = suffixes()
    infixes = infixes()
    stop_words = STOP_WORDS
    lex_attr_getters = _LEX_ATTR_GETTERS
    writing_system = _WRITING_SYSTEM


class Kazakh(Language):  # type: ignore[no-untyped-call]
    """spaCy's language class for Kazakh in Cyrillic script."""

    lang = "kk"
    Defaults = KazakhDefaults


__all__ = ["Kazakh", "KazakhDefaults", "like_num"]
