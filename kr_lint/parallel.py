"""Many statements over several processes: in order, lazily, with bounded memory, whatever the start method.

Workers send back where the findings are, not their words; the wording is made in the parent when it is first asked for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from multiprocessing import get_context
from typing import Final, Protocol

from kr_lint.model import Diagnostic, Kind, LanguageCode, Rewrite, Severity, Span
from kr_lint.settings import Settings

_CHUNK: Final = 256
#: Chunks that wait per worker; more would only keep results that nobody has asked for yet.
_AHEAD: Final = 3
_Found = tuple[str, str, Severity, Span, LanguageCode, str]


class ListLinter(Protocol):
    """What the workers need of the linter."""

    def lint(self, text: str, kind: Kind = "kr", language: LanguageCode | None = None) -> list[Diagnostic]:
        """The findings of one statement."""


_linter: ListLinter | None = None


def lint_in_processes(
    statements: Iterable[str],
    kind: Kind,
    workers: int,
    make: Callable[[Settings], ListLinter],
    settings: Settings,
    parent: ListLinter,
) -> Iterator[list[Diagnostic]]:
    """The findings of each statement, in order. ``make`` builds a worker's linter and must be importable by name."""
    source = iter(statements)
    waiting: deque[tuple[list[str], Future[list[list[_Found]]]]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(make, settings))
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := list(islice(source, _CHUNK))):
                waiting.append((chunk, pool.submit(_lint_chunk, chunk, kind)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            for text, found in zip(chunk, future.result(), strict=True):
                yield [
                    Diagnostic(*one[:6], texts=AgainTexts(parent, text, kind, index)) for index, one in enumerate(found)
                ]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(make: Callable[[Settings], ListLinter], settings: Settings) -> None:
    global _linter
    _linter = make(settings)


def _lint_chunk(chunk: list[str], kind: Kind) -> list[list[_Found]]:
    assert _linter is not None
    return [
        [(d.rule, d.code, d.severity, d.span, d.language, d.url) for d in _linter.lint(text, kind)] for text in chunk
    ]


@dataclass(frozen=True)
class AgainTexts:
    """The wording of the ``index``-th finding of a statement, made by linting it again when first asked for."""

    linter: ListLinter
    text: str
    kind: Kind
    index: int

    @cached_property
    def _again(self) -> Diagnostic:
        return self.linter.lint(self.text, self.kind)[self.index]

    @property
    def message(self) -> str:
        """What is weak."""
        return self._again.message

    @property
    def hint(self) -> str:
        """The coach's question."""
        return self._again.hint

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """Better forms of the statement."""
        return self._again.rewrites
