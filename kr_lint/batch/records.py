"""Labelled statements from JSON Lines files, checked line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

from kr_lint.model import Kind, LanguageCode
from kr_lint.sources import decode, read_bytes

_CHOICES: Final[dict[str, tuple[str, ...]]] = {"kind": get_args(Kind), "lang": get_args(LanguageCode)}


class RecordError(ValueError):
    """A line is no labelled statement; the message names file, line and key."""


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled statements of a file: ``text``, ``kind``, ``lang``, ``labels`` and, for key results, ``frame``.

    Raises:
        RecordError: a line is no JSON object, or a key is missing or wrong.
        SourceError: the file cannot be read.
    """
    text, _, _ = decode(read_bytes(path), str(path))
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _record(line, f"{path}:{number}")


def _record(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise RecordError(f"{where}: no JSON object") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise RecordError(f"{where}: the key 'text' is missing or no string")
    for key, choices in _CHOICES.items():
        if row.get(key) not in choices:
            raise RecordError(f"{where}: {key!r} must be one of {', '.join(choices)}")
    labels = row.get("labels")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise RecordError(f"{where}: 'labels' must be a list of rule names")
    if not isinstance(row.get("frame") or {}, dict):
        raise RecordError(f"{where}: 'frame' must be an object or null")
    return row
