"""Which reader a document needs, and the faults that a path can have."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from kr_lint.sources.bytes import decode
from kr_lint.sources.document import Document, Format, Lines
from kr_lint.sources.errors import SourceError
from kr_lint.sources.markdown import markdown_blocks
from kr_lint.sources.messages import notice
from kr_lint.sources.text import text_blocks

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_path(path: Path) -> Document:
    """Read the file at ``path``: Markdown by its suffix, else plain text.

    Raises :class:`SourceError` when there is no such file, when it is a directory or a device, when it may not be
    read, and when its bytes are no text.
    """
    text, encoding, notices = decode(_read_bytes(path), str(path))
    format: Format = "markdown" if path.suffix.lower() in MARKDOWN_SUFFIXES else "text"
    return _document(text, format, path, encoding, notices)


def document_from_text(text: str, format: Format = "markdown", path: Path | None = None) -> Document:
    """Read ``text``, which is already decoded. Lone surrogates become U+FFFD, with a notice. Raises nothing."""
    text, count = _SURROGATE.subn("\ufffd", text)
    notices = (notice("lone-surrogates", count=count),) if count else ()
    return _document(text, format, path, "utf-8", notices)


def _document(text: str, format: Format, path: Path | None, encoding: str, notices: tuple[str, ...]) -> Document:
    lines = Lines(text)
    blocks = markdown_blocks(text, lines) if format == "markdown" else text_blocks(text, lines)
    return Document(text, path, format, encoding, notices, tuple(blocks), lines)


def _read_bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(str(path), "directory")
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
            raise SourceError(str(path), "device")
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(str(path), "missing") from None
    except PermissionError:
        raise SourceError(str(path), "no-permission") from None
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else type(fault).__name__
        raise SourceError(str(path), "unreadable", reason=reason) from None
    except ValueError as fault:
        raise SourceError(str(path), "unreadable", reason=str(fault)) from None
