"""The one error that reading a document may raise."""

from __future__ import annotations

from collections.abc import Mapping

from kr_lint.model import LanguageCode
from kr_lint.sources.messages import Message, error_message


def shown_path(path: str) -> str:
    """A path on one line: what cannot be printed is escaped as in Python, and a backslash beside it is doubled."""
    if path.isprintable():
        return path or "''"
    doubled = path.replace("\\", "\\\\")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in doubled)


class SourceError(Exception):
    """A document that cannot be read.

    ``str()`` is one English line that begins with the place; ``id``, ``params`` and :meth:`in_language` serve reports
    in other languages.
    """

    def __init__(self, path: str, id: str, **params: object) -> None:
        self.path = path
        self.message: Message = error_message(id, **params)
        super().__init__(self.in_language("en"))

    @property
    def id(self) -> str:
        """The message id, stable across versions."""
        return self.message.id

    @property
    def params(self) -> Mapping[str, object]:
        """The values named in the message."""
        return self.message.params

    def in_language(self, language: LanguageCode) -> str:
        """Return the line in ``language``. A path with line ends or control characters is shown escaped."""
        return f"{shown_path(self.path)}: {self.message.in_language(language)}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.path, self.id, dict(self.params))


def _rebuild(path: str, id: str, params: dict[str, object]) -> SourceError:
    return SourceError(path, id, **params)
