"""The best rewrites as a unified diff: one a statement, that of its gravest finding first."""

from __future__ import annotations

import difflib
import os
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
    first, second = before.split("\n"), after.split("\n")
    yield f"--- {_name('a/', path)}"
    yield f"+++ {_name('b/', path)}"
    for group in difflib.SequenceMatcher(None, first, second, autojunk=False).get_grouped_opcodes(3):
        hunk = list(_hunk(group, first, second))
        old = sum(sign in " -" for sign, _, _ in hunk)
        new = sum(sign in " +" for sign, _, _ in hunk)
        yield f"@@ -{_range(group[0][1], old)} +{_range(group[0][3], new)} @@"
        for sign, line, ends in hunk:
            yield sign + line
            if not ends:
                yield _NO_LINE_END


def _hunk(
    group: list[tuple[str, int, int, int, int]], first: list[str], second: list[str]
) -> Iterator[tuple[str, str, bool]]:
    """The lines of a hunk with their signs, and whether a line end follows; the empty rest after the last is none."""
    for tag, start, end, new_start, new_end in group:
        sides = [(" ", first, start, end)] if tag == "equal" else []
        if tag != "equal":
            sides = [("-", first, start, end), ("+", second, new_start, new_end)]
        for sign, lines, begin, stop in sides:
            for number in range(begin, stop):
                last = number == len(lines) - 1
                if not (last and not lines[number]):
                    yield sign, lines[number], not last


def _range(start: int, count: int) -> str:
    return f"{start if count == 0 else start + 1},{count}"


def _name(prefix: str, path: str) -> str:
    """A path as git writes it: quoted, with octal bytes, where it holds anything unusual."""
    # A drive or root is no part of a name in a diff.
    whole = prefix + path.lstrip("/")
    if all(char in _PLAIN or (ord(char) > 0x7F and char.isprintable()) for char in whole):
        return whole if " " not in whole else whole + "\t"
    return '"' + "".join(_octal(byte) for byte in os.fsencode(whole)) + '"'


def _octal(byte: int) -> str:
    char = chr(byte)
    return char if char in _PLAIN else f"\\{byte:03o}"
