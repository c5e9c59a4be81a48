"""Means clauses: by which way a result shall come."""

from __future__ import annotations

from kr_lint.model import Span
from kr_lint.parse.classes import (
    METHOD,
)
from kr_lint.parse.means.english import english_means
from kr_lint.parse.means.kazakh import kazakh_means
from kr_lint.parse.means.russian import russian_means
from kr_lint.parse.reading import Reading
from kr_lint.parse.roles.slots import Roles


def find_method(reading: Reading, roles: Roles) -> Span | None:
    """The means clause with its opening word (Kazakh: from the clause's start to its closing word).

    The values of the result that stand behind a clause are no part of it.
    """
    if not reading.mask & METHOD:
        return None
    for match in reading.matches:
        if not match.bits & METHOD or reading.bracketed(match.first):
            continue
        if reading.language.code == "kk":
            span = kazakh_means(reading, match)
        elif reading.language.code == "ru":
            span = russian_means(reading, match, roles)
        else:
            span = english_means(reading, match, roles)
        if span is not None:
            return span
    return None
