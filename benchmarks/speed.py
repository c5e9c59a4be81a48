"""Time of ``kr_lint.lint`` against spaCy's blank tokeniser on the same statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

import kr_lint
from benchmarks.clock import ratio, seconds
from benchmarks.statements import distinct
from kr_lint.model import LANGUAGES, LanguageCode


class Speed(NamedTuple):
    """One language: times as multiples of the blank tokeniser's, and findings per statement.

    ``texts`` also asks each finding for its message and hint, ``rewrites`` for its verified rewrites too (measured on a
    part of the statements).
    """

    language: LanguageCode
    lint: float
    texts: float
    rewrites: float
    findings: float


#: Rewrites are built and verified for one statement in so many.
_REWRITTEN: Final = 10


def measure(count: int, rounds: int) -> Iterator[Speed]:
    """All languages. Each round has ``count`` statements of its own, new to the tokeniser and to the linter."""
    for code in LANGUAGES:
        statements = distinct(code, count * (rounds + 1))
        yield _measure(code, [statements[start : start + count] for start in range(0, len(statements), count)])


def _measure(code: LanguageCode, batches: list[list[str]]) -> Speed:
    import spacy

    make_doc = spacy.blank(code).make_doc
    times: list[list[float]] = [[], [], [], []]
    found = 0
    for index, batch in enumerate(batches):
        taken = [seconds(partial(work, batch)) for work in (partial(_tokenise, make_doc), _lint, _render)]
        part = batch[::_REWRITTEN]
        taken.append(seconds(partial(_rewrite, part)) * len(batch) / len(part))
        if index:  # the first batch fills the caches of both sides
            for kept, one in zip(times, taken, strict=True):
                kept.append(one)
            found += sum(len(kr_lint.lint(text)) for text in batch)
    base, linted, rendered, rewritten = times
    amount = sum(len(batch) for batch in batches[1:])
    return Speed(code, ratio(linted, base), ratio(rendered, base), ratio(rewritten, base), found / amount)


def _tokenise(make_doc: Callable[[str], object], statements: list[str]) -> None:
    for text in statements:
        make_doc(text)


def _lint(statements: list[str]) -> None:
    for text in statements:
        kr_lint.lint(text)


def _render(statements: list[str]) -> None:
    for text in statements:
        for diagnostic in kr_lint.lint(text):
            _ = diagnostic.message, diagnostic.hint


def _rewrite(statements: list[str]) -> None:
    for text in statements:
        for diagnostic in kr_lint.lint(text):
            _ = diagnostic.message, diagnostic.hint, diagnostic.rewrites
