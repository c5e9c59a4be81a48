"""What rules go by: their name, their code, a prefix of codes, or ALL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ALL: Final = "ALL"
#: A prefix of codes has at least so many letters.
_SHORTEST: Final = 2


def rules_named(word: str, codes: Mapping[str, str]) -> set[str]:
    """The names of the rules that ``word`` means, none for an unknown one; ``codes`` has the code of each by name.

    Case makes no difference but for ALL.
    """
    if word == ALL:
        return set(codes)
    if word.lower() in codes:
        return {word.lower()}
    prefix = word.upper()
    return {name for name, code in codes.items() if len(prefix) >= _SHORTEST and code.startswith(prefix)}
