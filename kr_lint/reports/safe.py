"""Text from a document made safe to show: nothing that moves the cursor, turns the line round or hides."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_JOINERS: Final = frozenset("\u200c\u200d")
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_SPACES: Final = frozenset("\t\n\r\v\f\u2028\u2029\x85")
_JSON_HIDDEN: Final = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def safe_char(char: str) -> str:
    """One code point as it may be shown: controls as their pictures, hidden ones by number, line ends as a space."""
    if char.isprintable() or char in _JOINERS:
        return char
    if char in _SPACES:
        return " "
    if unicodedata.category(char) not in _HIDDEN:
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    return f"<U+{ord(char):04X}>"


def safe(text: str) -> str:
    """A text as one line that a terminal shows as it is."""
    return text if text.isprintable() else "".join(map(safe_char, text))


def safe_json(dumped: str) -> str:
    """JSON with hidden characters and lone surrogates escaped; its meaning stays the same."""
    return _JSON_HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", dumped)


def without_surrogates(text: str) -> str:
    """A text that can be encoded: lone surrogates, as in file names that are no UTF-8, become U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)
