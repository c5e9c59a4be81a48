"""What can go wrong with rules and settings, each with the nearest right name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from kr_lint.model import LanguageCode
from kr_lint.sources.errors import shown_path
from kr_lint.sources.messages import Message


class RuleError(ValueError):
    """A rule file, a pack or a rule name is wrong; the message names the file, the key and the nearest right name.

    ``str()`` is English; :meth:`in_language` says the same of settings in another language. ``reader`` is the language
    that the settings themselves ask for, None when that is unknown.
    """

    def __init__(self, text: str, hint: str = "", where: str = "", reader: LanguageCode | None = None) -> None:
        self.text, self.hint, self.where, self.reader = text, hint, where, reader
        super().__init__(self.in_language("en"))

    def in_language(self, language: LanguageCode) -> str:
        """Return the whole line in ``language``; what is said of rule files is English only."""
        parts = [
            one.in_language(language) if isinstance(one, Message) else one for one in (self.text, self.hint) if one
        ]
        return f"{shown_path(self.where)}: {' '.join(parts)}" if self.where else " ".join(parts)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(
        files("kr_lint.rulebook").joinpath("messages.toml").read_text("utf-8")
    )["texts"]
    return found


def said(id: str, **params: object) -> Message:
    """What is said of settings, in all three languages."""
    return Message(id, _texts()[id], params)


def proposal(name: str, candidates: Iterable[str], few: bool = False) -> str:
    """The candidate most like ``name``, as a sentence in three languages; with ``few`` all of them if none is near."""
    known = list(candidates)
    best = nearest_name(name, known)
    if best:
        return said("nearest", name=best)
    return said("known", names=", ".join(known)) if few and known else ""


def nearest(name: str, candidates: Iterable[str]) -> str:
    """A sentence that proposes the candidate most like ``name``; "" when none is near."""
    best = nearest_name(name, candidates)
    return f" Did you mean {best!r}?" if best else ""


def nearest_name(name: str, candidates: Iterable[str], least: int = 60) -> str | None:
    """The candidate most like ``name`` but for case, None when none is as like as ``least`` of 100."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, sorted(candidates), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=least)
    return best[0] if best else None
