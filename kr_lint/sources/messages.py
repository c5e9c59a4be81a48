"""Messages that keep their id and parameters, so that a report can say them in the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kr_lint.model import LanguageCode

Catalogue = Mapping[str, Mapping[str, str]]
"""Texts by message id and language."""


class Message(str):
    """An English text that still knows its ``id``, its ``params`` and its texts in the other languages."""

    __slots__ = ("_texts", "id", "params")

    id: str
    params: Mapping[str, object]
    _texts: Mapping[str, str]

    def __new__(cls, id: str, texts: Mapping[str, str], params: Mapping[str, object]) -> Message:
        """Fill the English text of ``texts`` with ``params``."""
        message = super().__new__(cls, texts["en"].format_map(params))
        message.id, message.params, message._texts = id, dict(params), dict(texts)
        return message

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Let the message travel between processes."""
        return self.id, self._texts, self.params

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by language, parameters not filled in."""
        return self._texts

    def in_language(self, language: LanguageCode) -> str:
        """Return the text in ``language``."""
        return self._texts[language].format_map(self.params)


@cache
def _catalogues() -> Mapping[str, Catalogue]:
    return tomllib.loads(files("kr_lint.sources").joinpath("messages.toml").read_text("utf-8"))


def error_message(id: str, **params: object) -> Message:
    """Return the message of a :class:`~kr_lint.sources.errors.SourceError`."""
    return Message(id, _catalogues()["errors"][id], params)


def notice(id: str, **params: object) -> Message:
    """Return what is said about a document that could be read, though not as it should be."""
    return Message(id, _catalogues()["notices"][id], params)
