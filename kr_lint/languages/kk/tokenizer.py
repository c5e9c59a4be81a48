"""How spaCy's tokenizer cuts Kazakh: endings behind digits, signs and Latin words are tokens of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from spacy.lang.char_classes import (
    ALPHA,
    CURRENCY,
    LIST_CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    UNITS,
)

from kr_lint.languages.kk.inflect import bare_endings

_HYPHEN: Final = "[-\u2010\u2011\u2013]"
_KAZAKH: Final = "әғқңөұүһі"
_ARROWS: Final = ("→", "⇒", "➔", "->", "=>", "×", "≥", "≤", "≈", "~", "±", "<", ">", "=")


@cache
def _ending_pattern() -> str:
    """An ending behind its hyphen, at the end of a word that is not in lower-case Kazakh letters."""
    endings = "|".join(sorted(map(re.escape, bare_endings()), key=lambda ending: (-len(ending), ending)))
    # Look-behinds have one width each, so the abbreviations of units stand beside the class of single characters.
    before = rf"(?:(?<=[0-9A-Za-zА-ЯЁӘҒҚҢӨҰҮҺІ%‰°+”\"»)\]}}⟩{CURRENCY.replace('|', '')}])|(?<=тг)|(?<=млн)|(?<=млрд))"
    return rf"{before}{_HYPHEN}(?:{endings})"


def prefixes() -> list[str]:
    """Patterns of what is cut from the beginning of a word."""
    opening = [*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_CURRENCY, *LIST_ICONS]
    return ["§", "№", r"\+(?![0-9])", "%", "#(?=[0-9])", *map(re.escape, _ARROWS), *opening]


def suffixes() -> list[str]:
    """Patterns of what is cut from the end of a word."""
    closing = [*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_ICONS]
    return [
        *closing,
        *map(re.escape, _ARROWS),
        _ending_pattern(),
        r"(?<=[0-9])\+",
        rf"(?<=[0-9⟩])(?:{CURRENCY}|‰)",
        rf"(?<=[0-9⟩])(?:{UNITS}|тг|млн|млрд|трлн)",
        rf"(?<=[0-9{ALPHA}{_KAZAKH}%{CURRENCY.replace('|', '')}])\.",
    ]


def infixes() -> list[str]:
    """Patterns of what is cut out of the middle of a word. A hyphen between letters is no border: it joins words."""
    letters = f"{ALPHA}{_KAZAKH}"
    arrows = "|".join(map(re.escape, _ARROWS))
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        arrows,
        r"(?<=[0-9])[+\-*^–—](?=[0-9-])",
        r"(?<=[0-9])[%₸$€₽](?=/)",
        rf"(?<=[{letters}]),(?=[{letters}])",
        rf"(?<=[{letters}0-9%₸$€₽])[:/|](?=[{letters}])",
        rf"(?<=[{letters}])[—–](?=[{letters}])",
    ]
