"""A line on the terminal that says how far a long run is; nothing elsewhere."""

from __future__ import annotations

import os
import shutil
from time import monotonic
from types import TracebackType
from typing import Final, Self, TextIO

from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import ui

#: Seconds before the line first appears, and between two of its states.
_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1
_BLOCKS: Final = 24


class Progress:
    """Counts files on ``stream`` when that is a terminal; after a second, so that short runs show nothing.

    With ``shared`` findings are written to the same terminal: :meth:`clear` takes the line away before them.
    """

    def __init__(self, total: int, language: LanguageCode, shared: bool, stream: TextIO) -> None:
        self._total, self._language, self._shared = total, language, shared
        self._done = 0
        self._next = monotonic() + _PATIENCE
        self._shown = False
        quiet = os.environ.get("TERM") == "dumb" or bool(os.environ.get("CI"))
        self._stream = stream if total > 1 and stream.isatty() and not quiet else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def advance(self) -> None:
        """One more file is done."""
        self._done += 1
        if self._stream is None or monotonic() < self._next:
            return
        self._next = monotonic() + _PAUSE
        full = _BLOCKS * self._done // self._total
        bar = "█" * full + "░" * (_BLOCKS - full)
        line = f"{bar} {ui('progress', self._language, done=self._done, total=self._total)}"
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r\x1b[K{line[:width]}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, as others are to be written on the same terminal."""
        if self._shared:
            self._wipe()

    def _wipe(self) -> None:
        if self._shown and self._stream is not None:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False
