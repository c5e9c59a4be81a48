"""A file's name as other programs want it: with forward slashes, from the folder where the run began."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from kr_lint.reports.safe import without_surrogates

#: What a document without a file is called.
NAMELESS: Final = "<text>"
#: Surrogates that stand for no byte of a file's name.
_UNREAL: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def posix(path: str | None) -> str:
    """A path with forward slashes; inside the current folder it is relative to it. Undecodable bytes become U+FFFD."""
    return without_surrogates(_relative(path))


def uri(path: str | None) -> str:
    """A path as a URI reference: relative inside the current folder, else ``file:``."""
    relative = _relative(path)
    quoted = quote(_UNREAL.sub("\ufffd", relative).encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{quoted}" if relative.startswith("/") else quoted


def _relative(path: str | None) -> str:
    if path is None:
        return NAMELESS
    folder = Path.cwd()
    normal = PurePath(os.path.normpath(folder / path)) if "\0" not in path else PurePath(path)
    return (normal.relative_to(folder) if normal.is_relative_to(folder) else normal).as_posix()
