"""The words of ``labels.toml``, ready for comparison and search."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kr_lint.sources import Message

_KEPT_SYMBOLS = frozenset("№℃℉°©®™")
_JOINERS = frozenset("\ufe0e\ufe0f\u200d\u20e3")
_BRACKETED = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NUMBERING = re.compile(r"(?:\d{1,2}[.)])+\s+|\d{1,2}(?:\.\d{1,2})+\s+")


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of ``labels.toml``."""
    return tomllib.loads(files("kr_lint.parse").joinpath("labels.toml").read_text("utf-8"))


@cache
def phrases(table: str, key: str) -> frozenset[str]:
    """Return a list of ``labels.toml`` in normal form."""
    return frozenset(normal(phrase) for phrase in words()[table][key])


def notice(id: str, **params: object) -> Message:
    """Return what the outline has to say about a document."""
    return Message(id, words()["notices"][id], params)


def is_decoration(char: str) -> bool:
    """Tell emoji and their joiners from signs that carry meaning."""
    if char in _JOINERS or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return char > "\u00a9" and char not in _KEPT_SYMBOLS and unicodedata.category(char) == "So"


def normal(text: str) -> str:
    """Return the form in which names of sections, fields and columns are compared.

    Composed, lower case, ё as е, single spaces; without emoji, numbering, bracketed parts and final punctuation.
    """
    text = unicodedata.normalize("NFC", text[:400]).casefold().replace("ё", "е")
    text = "".join(" " if is_decoration(char) else char for char in text)
    bare = " ".join(_BRACKETED.sub(" ", text).split()) or " ".join(text.split())
    return _NUMBERING.sub("", bare, count=1).strip(' :：.,;!?—–-*_#|"«»“”').strip() or bare


def alternatives(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of ``entries``, longest first, in composed and decomposed spelling."""
    return "|".join(_spelling(entry) for entry in sorted(set(entries), key=lambda entry: (-len(entry), entry)))


def _spelling(entry: str) -> str:
    pattern = []
    for char in unicodedata.normalize("NFC", entry):
        forms = {char, unicodedata.normalize("NFD", char), *("е" if char == "ё" else ())}
        if char == " ":
            pattern.append(r"\s{1,3}")
        elif len(forms) == 1:
            pattern.append(re.escape(char))
        else:
            pattern.append("(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")")
    return "".join(pattern)
