"""The texts of the interface in the reader's language, with CLDR plurals."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from kr_lint.model import LANGUAGES, LanguageCode
from kr_lint.sources.messages import Message

PluralForm = Literal["one", "few", "many", "other"]


@cache
def _catalogue() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("kr_lint.reports").joinpath("messages.toml").read_text("utf-8"))


def plural_form(count: float, language: LanguageCode) -> PluralForm:
    """The CLDR plural category of a number: Russian has one, few, many and other, Kazakh and English one and other."""
    if count != int(count):
        return "other"
    whole = abs(int(count))
    if language != "ru":
        return "one" if whole == 1 else "other"
    if whole % 10 == 1 and whole % 100 != 11:
        return "one"
    return "few" if 2 <= whole % 10 <= 4 and not 12 <= whole % 100 <= 14 else "many"


def ui(id: str, language: LanguageCode, **params: object) -> str:
    """The text ``id`` in ``language``, its parameters filled in."""
    text: str = _catalogue()["texts"][id][language]
    return text.format_map(params) if params else text


def counted(id: str, count: int, language: LanguageCode) -> str:
    """A number with its noun: "5 предупреждений"."""
    forms: Mapping[str, str] = _catalogue()["plurals"][id][language]
    return forms[plural_form(count, language)].format(count=count)


def message(id: str, **params: object) -> Message:
    """A text that can be shown in any of the languages later."""
    return Message(id, _catalogue()["texts"][id], params)


def in_language(text: str, language: LanguageCode) -> str:
    """A notice or error in ``language``; plain text stays as it is."""
    return text.in_language(language) if isinstance(text, Message) else text


def environment_language() -> LanguageCode | None:
    """The language that the environment asks for, None when it is none of the three."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        found = next((language for language in LANGUAGES if language == code), None)
        if found is not None:
            return found
    return None
