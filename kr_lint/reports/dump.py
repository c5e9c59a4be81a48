"""Plain values as JSON that every reader takes."""

from __future__ import annotations

import json

from kr_lint.reports.safe import safe_json, without_surrogates


def dump(value: object) -> str:
    """``value`` as indented JSON: hidden characters escaped, lone surrogates replaced by U+FFFD."""
    return safe_json(without_surrogates(json.dumps(value, ensure_ascii=False, indent=2)))
