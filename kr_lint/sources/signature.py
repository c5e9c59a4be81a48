"""What a file is by its content, where its name may say otherwise."""

from __future__ import annotations

import io
import zipfile
from typing import Final

_ZIP: Final = b"PK\x03\x04"
_STARTS: Final = ((b"%PDF-", "PDF"), (b"{\\rtf", "RTF"))
#: Folders and parts that only one kind of archive has.
_PARTS: Final = (("word/", "DOCX"), ("xl/", "XLSX"), ("ppt/", "PPTX"), ("content.xml", "OpenDocument"))


def kind_of(data: bytes) -> str | None:
    """DOCX, XLSX, PPTX, OpenDocument, PDF or RTF; None for text and anything else. Nothing is unpacked."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if not data.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.lower() for name in archive.namelist()]
    except Exception:  # whatever is wrong with the archive is said by who reads it
        return None
    return next((kind for part, kind in _PARTS if any(name.startswith(part) for name in names)), None)
