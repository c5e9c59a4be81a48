"""Where a command writes: standard output or a file; what goes wrong goes to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from kr_lint.model import LanguageCode
from kr_lint.reports.catalogue import environment_language, ui
from kr_lint.reports.style import Style
from kr_lint.sources import shown_path


class Output:
    """Lines to standard output or to a file, which is written beside its place first and then renamed."""

    def __init__(self, path: Path | None, reader: LanguageCode | None) -> None:
        self.failed = False
        self._path = path
        self._reader = reader
        self._stream: TextIO | None = sys.stdout
        self._draft: Path | None = None
        self.style = Style.of(sys.stdout) if path is None else Style()
        self.terminal = path is None and sys.stdout.isatty()

    def __enter__(self) -> Self:
        if self._path is not None:
            try:
                self._draft = self._path.with_name(f".{self._path.name}.{os.getpid()}.tmp")
                self._stream = self._draft.open("w", encoding="utf-8", newline="\n")
            except (OSError, ValueError) as fault:
                self._complain(fault)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None or self._draft is None or self._stream is None:
            return
        try:
            self._stream.close()
            if kind is None:
                self._draft.replace(self._path)
            else:
                self._draft.unlink(missing_ok=True)
        except OSError as fault:
            self._draft.unlink(missing_ok=True)
            self._complain(fault)

    def write(self, line: str) -> None:
        """Write one line."""
        if self._stream is not None:
            self._stream.write(line + "\n")

    def write_lines(self, lines: Iterable[str]) -> None:
        """Write lines as they come."""
        for line in lines:
            self.write(line)

    def _complain(self, fault: Exception) -> None:
        self.failed = True
        self._stream = None
        language = self._reader or environment_language() or "en"
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        complain(f"{shown_path(str(self._path))}: {ui('cannot-write', language, reason=reason)}")


def complain(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"kr-lint: {line}\n")
