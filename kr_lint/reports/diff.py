"""The best rewrites as a unified diff: one a statement, that of its gravest finding first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from kr_lint.model import SEVERITIES, Edit, LanguageCode, Report
from kr_lint.reports.numbered import Numbered, numbered
from kr_lint.reports.paths import posix
from kr_lint.reports.safe import safe
from kr_lint.rewrite.edits import apply_edits

#: What needs no quoting in the name of a file.
_PLAIN: Final = frozenset(map(chr, range(0x20, 0x7F))) - {'"', "\\"}
_NO_LINE_END: Final = "\\ No newline at end of file"


class Diff:
    """Writes diffs as reports come; ``visible`` shows hidden characters, as a terminal needs it."""

    def __init__(self, visible: bool) -> None:
        self._visible = visible

    def add(self, report: Report, language: LanguageCode) -> Iterator[str]:
        """The diff of one report; nothing when there is nothing to rewrite."""
        edits = best_edits(numbered(report))
        if not edits:
            return
        for line in unified(report.text, apply_edits(report.text, edits), posix(report.path)):
            yield safe(line) if self._visible else line

    def finish(self, language: LanguageCode) -> Iterator[str]:
        """Nothing is left to say."""
        return iter(())


def best_edits(findings: Iterable[Numbered]) -> tuple[Edit, ...]:
    """The replacements of the best rewrites, none of which touches another."""
    chosen: dict[int, tuple[Edit, ...]] = {}
    for one in sorted(findings, key=lambda found: -SEVERITIES.index(found.diagnostic.severity)):
        if one.goal is None or one.goal.start in chosen:
            continue
        edits = next((edits for _, edits in one.fixes()), None)
        if edits is not None:
            chosen[one.goal.start] = edits
    found: list[Edit] = []
    for _, edits in sorted(chosen.items()):
        if not found or edits[0].span.start >= found[-1].span.end:
            found.extend(edits)
    return tuple(found)


def unified(before: str, after: str, path: str) -> Iterator[str]:
    """The lines of a unified diff. Lines end with a line feed; what else ends a line stays part of it."""
    first, second = _lines(before), _lines(after)
    yield f"--- {_name('a/', path)}"
    yield f"+++ {_name('b/', path)}"
    for group in difflib.SequenceMatcher(None, first, second, autojunk=False).get_grouped_opcodes(3):
        hunk = list(_hunk(group, first, second))
        old = sum(line[0] in " -" for line in hunk)
        new = sum(line[0] in " +" for line in hunk)
        yield f"@@ -{_range(group[0][1], old)} +{_range(group[0][3], new)} @@"
        for line in hunk:
            yield line.removesuffix("\n")
            if not line.endswith("\n"):
                yield _NO_LINE_END


def _lines(text: str) -> list[str]:
    *whole, rest = text.split("\n")
    return [line + "\n" for line in whole] + ([rest] if rest else [])


def _hunk(group: list[tuple[str, int, int, int, int]], first: list[str], second: list[str]) -> Iterator[str]:
    """The lines of a hunk with their signs."""
    for tag, start, end, new_start, new_end in group:
        if tag == "equal":
            yield from (f" {line}" for line in first[start:end])
        else:
            yield from (f"-{line}" for line in first[start:end])
            yield from (f"+{line}" for line in second[new_start:new_end])


def _range(start: int, count: int) -> str:
    return f"{start if count == 0 else start + 1},{count}"


def _name(prefix: str, path: str) -> str:
    """A path as git writes it: quoted, with octal bytes, where it holds anything unusual."""
    # A drive or root is no part of a name in a diff.
    whole = prefix + path.lstrip("/")
    if all(char in _PLAIN or (ord(char) > 0x7F and char.isprintable()) for char in whole):
        return whole if " " not in whole else whole + "\t"
    return '"' + "".join(_octal(byte) for byte in whole.encode()) + '"'


def _octal(byte: int) -> str:
    char = chr(byte)
    return char if char in _PLAIN else f"\\{byte:03o}"
