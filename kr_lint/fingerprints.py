"""What a finding is known by when lines move: its rule, the words of its statement, its file."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Final

#: Part of every fingerprint, so that another way to make them cannot match by chance.
_VERSION: Final = "1"
#: So few words are a name that different teams may rightly give to results of their own.
FEWEST_WORDS: Final = 4


def fingerprint(rule: str, text: str, path: str = "") -> str:
    """The fingerprint of a finding of ``rule`` about a statement with this ``text``: 32 hexadecimal digits.

    ``path`` is the file as its reader names it, with ``/`` between folders and relative to a folder that does not move.
    Lines and columns are no part of it; neither are letter case, spacing, Unicode composition and the dots of ё. Two
    equal findings have equal fingerprints and are told apart by counting.
    """
    joined = "\0".join((_VERSION, rule, normalised(text), path))
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:32]


def repeated_key(text: str) -> str:
    """What statements have in common that are the same word for word; "" for one too short to be told from others."""
    key = normalised(text)
    return key if len(key.split()) >= FEWEST_WORDS else ""


def normalised(text: str) -> str:
    """A statement without what may change while it stays the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())
