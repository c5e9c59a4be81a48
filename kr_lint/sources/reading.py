"""Which reader a document needs, and the faults that a path can have."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from kr_lint.sources.bytes import decode
from kr_lint.sources.csv_table import csv_blocks
from kr_lint.sources.document import Document, Format, Lines
from kr_lint.sources.docx import docx_document
from kr_lint.sources.errors import SourceError
from kr_lint.sources.json_tree import json_tree, jsonl_tree
from kr_lint.sources.markdown import markdown_blocks
from kr_lint.sources.messages import notice
from kr_lint.sources.places import Places
from kr_lint.sources.signature import kind_of
from kr_lint.sources.text import text_blocks
from kr_lint.sources.tree import scalar_places
from kr_lint.sources.wiki_html import declared_charset, html_blocks
from kr_lint.sources.xlsx import xlsx_document
from kr_lint.sources.yaml_tree import yaml_comments, yaml_tree

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})
SUFFIXES: Final[dict[str, Format]] = {
    **dict.fromkeys(MARKDOWN_SUFFIXES, "markdown"),
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".docx": "docx",
    ".docm": "docx",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The formats by the ending of a file's name; any other name is plain text."""

_TREES: Final = {"yaml": yaml_tree, "json": json_tree, "jsonl": jsonl_tree}
_OFFICE: Final = {"xlsx": xlsx_document, "docx": docx_document}
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def format_of(path: Path) -> Format:
    """Return the format that the ending of a name tells."""
    return SUFFIXES.get(path.suffix.lower(), "text")


def read_path(path: Path) -> Document:
    """Read the file at ``path`` as :func:`format_of` says.

    Raises :class:`SourceError` when there is no such file, when it is a directory or a device, when it may not be
    read, when its bytes are not what its name says, and when it is too large or too deep to be a plan.
    """
    return document_from_bytes(read_bytes(path), path)


def document_from_bytes(data: bytes, path: Path, name: str | None = None) -> Document:
    """Read ``data`` as :func:`format_of` says of ``path``; ``name`` stands for it in messages.

    A workbook and a Word document that go by each other's ending are read as what they are, with a notice. Raises
    :class:`SourceError` as :func:`read_path`.
    """
    shown = name or str(path)
    format = format_of(path)
    kind = kind_of(data)
    if format in _OFFICE:
        return _office_document(data, path, shown, format, kind)
    if kind is not None:
        raise SourceError(shown, "misnamed" if kind.lower() in _OFFICE else "foreign-format", kind=kind)
    text, encoding, notices = _decoded(data, format, shown)
    document = _document(text, format, path, shown)
    return replace(document, encoding=encoding, notices=(*notices, *document.notices))


def _office_document(data: bytes, path: Path, shown: str, format: Format, kind: str | None) -> Document:
    actual = (kind or format).lower()
    if actual not in _OFFICE:
        raise SourceError(shown, "foreign-format", kind=kind)
    document = _OFFICE[actual](data, path, shown)
    if actual == format:
        return document
    return replace(document, notices=(notice("read-as", kind=kind), *document.notices))


def document_from_text(text: str, format: Format = "markdown", path: Path | None = None) -> Document:
    """Read ``text``, which is already decoded. Lone surrogates become U+FFFD, with a notice.

    Raises :class:`SourceError` for a text that is not in ``format``; Markdown, plain text, CSV and HTML always are.
    """
    shown = "<text>" if path is None else str(path)
    text, count = _SURROGATE.subn("\ufffd", text)
    document = _document(text, format, path, shown)
    if not count:
        return document
    return replace(document, notices=(notice("lone-surrogates", count=count), *document.notices))


def _decoded(data: bytes, format: Format, shown: str) -> tuple[str, str, tuple[str, ...]]:
    charset = declared_charset(data) if format == "html" else None
    if charset is not None and b"\0" not in data:
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(charset), charset, ()
    return decode(data, shown)


def _document(text: str, format: Format, path: Path | None, shown: str) -> Document:
    lines = Lines(text)
    if format == "csv":
        tabs = path is not None and path.suffix.lower() == ".tsv"
        blocks, places, notices = csv_blocks(text, lines, "\t" if tabs else None)
        return Document(text, path, format, "utf-8", notices, tuple(blocks), lines, places)
    if format in _TREES:
        root, notices = _TREES[format](text, lines, shown)
        places = Places.of(scalar_places(root))
        told = tuple(yaml_comments(text, lines, root)) if format == "yaml" else ()
        return Document(text, path, format, "utf-8", notices, told, lines, places, root)
    if format == "html":
        blocks, notices = html_blocks(text, lines)
        return Document(text, path, format, "utf-8", notices, tuple(blocks), lines)
    if format in _OFFICE:
        raise SourceError(shown, "no-text-format", format=format.upper())
    blocks = markdown_blocks(text, lines) if format == "markdown" else text_blocks(text, lines)
    return Document(text, path, format, "utf-8", (), tuple(blocks), lines)


def read_bytes(path: Path) -> bytes:
    """Return what stands in the file at ``path``.

    Raises :class:`SourceError` when there is no such file, when it is a directory or a device, and when it may not or
    cannot be read.
    """
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
