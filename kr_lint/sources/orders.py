"""How an order to kr-lint begins, in whatever a format has for remarks."""

from __future__ import annotations

import re
from typing import Final

#: "kr-lint:", or without the colon what can only be meant as an order; its only group is the colon.
LEAD: Final = (
    r"kr[-_ ]?lint(?:[ \t]*(:)[ \t]*"
    r"|[ \t-]+(?=(?:file-)?(?:ignore|disable|enable)(?:-next)?[ \t]*(?:[\[(:=]|[A-Za-z]{2,4}\d|\s*\Z)))"
)
_ORDER: Final = re.compile(rf"{LEAD}[^\r\n]*", re.IGNORECASE)


def orders_in(text: str) -> list[str]:
    """The orders of a remark, each up to the end of its line."""
    return [match[0].strip() for match in _ORDER.finditer(text)]
