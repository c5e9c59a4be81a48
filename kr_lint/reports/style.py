"""Colour on a terminal, and nothing elsewhere."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final, TextIO

from kr_lint.model import Severity

_SEVERITY: Final[dict[Severity, str]] = {"error": "1;31", "warning": "1;33", "info": "1;36"}


@dataclass(frozen=True, slots=True)
class Style:
    """How texts are marked; does nothing when ``colour`` is false."""

    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO) -> Style:
        """Colour for a terminal, unless NO_COLOR is set or the terminal knows none."""
        return cls(stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def bold(self, text: str) -> str:
        """Strong text."""
        return self._marked(text, "1")

    def dim(self, text: str) -> str:
        """Text that stands back."""
        return self._marked(text, "2")

    def severity(self, text: str, severity: Severity) -> str:
        """Text in the colour of a severity."""
        return self._marked(text, _SEVERITY[severity])

    def _marked(self, text: str, codes: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and text else text
