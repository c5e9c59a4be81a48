"""Bytes or a path to a :class:`Document`: plain blocks with exact offsets back into the file."""

from kr_lint.sources.bytes import decode
from kr_lint.sources.document import Block, Document, Lines
from kr_lint.sources.errors import SourceError, shown_path
from kr_lint.sources.messages import Message
from kr_lint.sources.offsets import Offsets, Passage
from kr_lint.sources.reading import document_from_bytes, document_from_text, read_bytes, read_path

__all__ = [
    "Block",
    "Document",
    "Lines",
    "Message",
    "Offsets",
    "Passage",
    "SourceError",
    "decode",
    "document_from_bytes",
    "document_from_text",
    "read_bytes",
    "read_path",
    "shown_path",
]
