"""Bytes to text: which encoding a file is in, said aloud when it had to be guessed."""

from __future__ import annotations

import codecs
import re

from kr_lint.sources.errors import SourceError
from kr_lint.sources.messages import notice

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings in which Kazakh, Russian and English texts are met. A wider choice makes a short Russian line Japanese.
_CANDIDATES = ["cp1251", "kz1048", "koi8_r", "cp866", "cp1252"]
_SAMPLE = 65_536
_MAX_BROKEN_SHARE = 0.05
# Letters, signs and spaces of Latin and Cyrillic texts, and punctuation. Wrongly paired bytes fall outside of them.
_COMMON = re.compile(r"[\t\n\r\x20-\x7e\xa0-\u052f\u2000-\u22ff]*")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))


def decode(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of ``data``, its encoding and what is to be said about it.

    UTF-8 and any encoding with a byte order mark are read silently (the mark is no part of the text); anything else
    is guessed, with a notice. Line ends stay as they are. ``name`` is the path or another name for messages.

    Raises :class:`SourceError` when the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, name), encoding, ()
    if b"\0" in data:
        return _decode_utf16(data, name)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        return _decode_unmarked(data, name)


def _decode_marked(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise SourceError(name, "broken-encoding", encoding=encoding.removesuffix("-sig").upper()) from None
    if "\0" in text:
        raise SourceError(name, "binary")
    return text


def _decode_utf16(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """UTF-16 that has lost its byte order mark: the only text in which NUL bytes are met."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _COMMON.fullmatch(text):
            return text, encoding, (notice("guessed-encoding", encoding=encoding),)
    raise SourceError(name, "binary")


def _decode_unmarked(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    foreign = len(damaged) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if broken <= _MAX_BROKEN_SHARE * foreign:
        return damaged, "utf-8", (notice("broken-bytes", count=broken),)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 100 > len(data):
        raise SourceError(name, "not-text")
    for encoding in dict.fromkeys([*_guess(data), "cp1251", "koi8_r"]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1251" and (kazakh := data.decode("kz1048", "replace")) != text:
            # The two differ in the letters of Kazakh alone, for which cp1251 has those of languages not read here.
            text, encoding = kazakh, "kz1048"
        return text, encoding, (notice("guessed-encoding", encoding=encoding.replace("_", "-")),)
    raise SourceError(name, "not-text")


def _guess(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # only damaged or old files need it

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    return [best.encoding] if best is not None else []
