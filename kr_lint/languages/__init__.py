"""What kr_lint knows about Kazakh, Russian and English: words, endings, numbers, units, and how to tell them apart."""

from __future__ import annotations

from functools import cache

from kr_lint.languages.base import Language, Word
from kr_lint.model import LanguageCode

__all__ = ["Language", "Word", "get_language"]


@cache
def get_language(code: LanguageCode) -> Language:
    """The language of a code, loaded once."""
    if code == "kk":
        from kr_lint.languages.kk.kazakh import Kazakh

        return Kazakh()
    if code == "ru":
        from kr_lint.languages.ru.russian import Russian

        return Russian()
    from kr_lint.languages.en.english import English

    return English()
