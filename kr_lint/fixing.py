"""Rewrites carried out in a file: one at a time, read again after each, written whole or not at all."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from kr_lint.carrying import becomes, goals_of
from kr_lint.documents import StatementLinter, in_file, judge
from kr_lint.model import Diagnostic, Edit, KeyResult, Kind, Objective, Plan, Report, Rewrite, Span
from kr_lint.reports.catalogue import message
from kr_lint.reports.replacements import replacements
from kr_lint.rewrite.edits import apply_edits
from kr_lint.sources import Block, Document, Message, SourceError, document_from_bytes, document_from_text, read_path
from kr_lint.sources.reading import MARKDOWN_SUFFIXES

#: How often one statement may be rewritten in a run.
_MOST_PER_STATEMENT: Final = 10
_FORMATS: Final = frozenset({"markdown", "text"})
#: What is looked for in folders.
FIXABLE_SUFFIXES: Final = MARKDOWN_SUFFIXES | {".txt"}
_MARKS: Final = {
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A finding with the rewrites that can be carried out in the file, best first, each with its edits there."""

    path: str | None
    diagnostic: Diagnostic
    goal: Objective | KeyResult
    rewrites: tuple[tuple[Rewrite, tuple[Edit, ...]], ...]


#: The number of the rewrite to take, from 0; None for none; "stop" when nothing more is to be asked.
Choice = int | None | Literal["stop"]
Decide = Callable[[Proposal], Choice]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of one document.

    ``report`` judges it as it is now. ``refused`` counts the rewrites that were chosen and not carried out, because the
    finding stayed, the plan would have changed elsewhere, or the encoding does not hold them. ``before`` is the text as
    it was read. With ``error`` nothing was written.
    """

    report: Report
    applied: int = 0
    refused: int = 0
    stopped: bool = False
    error: Message | str | None = None
    before: str = ""


def safe_only(proposal: Proposal) -> Choice:
    """The first rewrite that changes nothing but spacing."""
    return next((at for at, (one, _) in enumerate(proposal.rewrites) if one.applicability == "safe"), None)


def complete_only(proposal: Proposal) -> Choice:
    """The first rewrite that leaves nothing to its author: no slot to fill, nothing to put elsewhere."""
    return next((at for at, (one, _) in enumerate(proposal.rewrites) if not one.placeholders and not one.moved), None)


def fix_path(
    path: Path,
    linter: StatementLinter,
    decide: Decide,
    bare: Kind | None = None,
    write: bool = True,
    known: Report | None = None,
) -> Fixed:
    """Carry out in the file at ``path`` what ``decide`` chooses; without ``write`` only say what would become of it.

    ``known`` is what the linter says of the file, if that is at hand; it is taken when the file still holds its text.

    The file is replaced at once and only if its bytes are still those that were read; encoding, byte order mark, line
    ends and permissions stay. Raises nothing but what ``decide`` raises.
    """
    try:
        document = read_path(path)
        data = path.read_bytes()
    except SourceError as fault:
        return _unfixed(str(path), fault.message)
    except OSError as fault:
        return _unfixed(str(path), _unwritten(fault))
    fixed, new = _fix_data(document, data, str(path), linter, decide, bare, known)
    if not fixed.applied or not write:
        return fixed
    try:
        written = _replace(path, data, new)
        error = None if written else message("fix-changed-meanwhile")
    except OSError as fault:
        error = _unwritten(fault)
    return fixed if error is None else Fixed(judge(document, linter, bare), stopped=fixed.stopped, error=error)


def fix_bytes(
    data: bytes, name: str | None, linter: StatementLinter, decide: Decide, bare: Kind | None = None
) -> tuple[Fixed, bytes]:
    """Carry out what ``decide`` chooses in a document at hand; return also its new bytes, with an error the old ones.

    The suffix of ``name`` tells the format, Markdown without one.
    """
    shown = name or "<stdin>"
    path = Path(shown if Path(shown).suffix else f"{shown}.md")
    try:
        document = document_from_bytes(data, path, shown)
    except SourceError as fault:
        return _unfixed(shown, fault.message), data
    fixed, new = _fix_data(document, data, shown, linter, decide, bare)
    return replace(fixed, report=replace(fixed.report, path=shown)), new


def _fix_data(
    document: Document,
    data: bytes,
    shown: str,
    linter: StatementLinter,
    decide: Decide,
    bare: Kind | None,
    known: Report | None = None,
) -> tuple[Fixed, bytes]:
    def encoded(text: str) -> bytes:
        return encode(text, document.encoding, data)

    if document.format not in _FORMATS:
        return _unfixed(shown, message("fix-format")), data
    if not _reversible(document.text, encoded, data):
        return _unfixed(shown, message("fix-not-reversible")), data
    fixed = replace(fix_document(document, linter, decide, bare, encoded, known), before=document.text)
    return fixed, encoded(fixed.report.text) if fixed.applied else data


def _unfixed(shown: str, error: Message | str) -> Fixed:
    return Fixed(Report(shown, Plan(), ()), error=error)


def fix_document(
    document: Document,
    linter: StatementLinter,
    decide: Decide,
    bare: Kind | None = None,
    encoded: Callable[[str], bytes] = str.encode,
    known: Report | None = None,
) -> Fixed:
    """Carry out in a document what ``decide`` chooses; the new text is that of the report.

    ``encoded`` raises UnicodeEncodeError for texts that may not come out; ``known`` as in :func:`fix_path`.
    """
    fits = known is not None and known.error is None and known.text == document.text
    report = known if known is not None and fits else judge(document, linter, bare)
    most = _MOST_PER_STATEMENT * len(goals_of(report.plan))
    settled: set[tuple[str, str, int]] = set()
    applied = refused = 0
    while applied < most:
        for at, proposal in proposals(report, report.diagnostics, settled):
            choice = decide(proposal)
            if choice == "stop":
                return Fixed(report, applied, refused, stopped=True)
            if choice is None:
                continue
            rewrite, edits = proposal.rewrites[choice]
            step = _step(document, linter, bare, apply_edits(document.text, edits), encoded)
            lines = rewrite.text.split("\n")
            if step is None or not _is_sound(document, report, *step, at, proposal.diagnostic.rule, lines):
                refused += 1
                continue
            document, report = step
            applied += 1
            more = len(lines) - 1
            settled = {(rule, text, place + more if place > at else place) for rule, text, place in settled}
            break
        else:
            break
    return Fixed(report, applied, refused)


def encode(text: str, encoding: str, data: bytes) -> bytes:
    """``text`` as bytes in the encoding and with the byte order mark of ``data``.

    Raises:
        UnicodeEncodeError: the encoding does not hold the text.
    """
    for mark, codec in _MARKS.get(encoding, ()):
        if data.startswith(mark):
            return mark + text.encode(codec)
    return text.encode(encoding)


def proposals(
    report: Report, diagnostics: Iterable[Diagnostic], settled: set[tuple[str, str, int]]
) -> Iterator[tuple[int, Proposal]]:
    """What has not been decided yet of ``diagnostics``, with the place of its statement in the plan.

    Each is settled when it comes. In other formats than Markdown and text the edits still need :func:`carried`.
    """
    goals = goals_of(report.plan)
    starts = {goal.start: at for at, goal in enumerate(goals) if goal.text}
    ordered = sorted(starts)
    for diagnostic in diagnostics:
        before = bisect_right(ordered, diagnostic.span.start)
        if not before:
            continue
        at = starts[ordered[before - 1]]
        goal = goals[at]
        key = (diagnostic.rule, goal.text, at)
        if key in settled:
            continue
        settled.add(key)
        fixes = ((rewrite, replacements(rewrite, goal, report.text)) for rewrite in diagnostic.rewrites)
        possible = tuple((rewrite, edits) for rewrite, edits in fixes if edits is not None)
        if possible:
            yield at, Proposal(report.path, diagnostic, goal, possible)


def _step(
    document: Document, linter: StatementLinter, bare: Kind | None, text: str, encoded: Callable[[str], bytes]
) -> tuple[Document, Report] | None:
    try:
        encoded(text)
    except UnicodeEncodeError:
        return None
    after = document_from_text(text, document.format, document.path)
    return after, judge(after, linter, bare)


def _is_sound(
    document: Document, report: Report, after: Document, judged: Report, at: int, rule: str, lines: list[str]
) -> bool:
    """Whether only the statement at ``at`` has changed, into ``lines``, and its finding is gone."""
    if not becomes(report.plan, judged.plan, at, lines):
        return False
    places = [in_file(Span(0, len(goal.text)), goal) for goal in goals_of(judged.plan)[at : at + len(lines)]]
    still = [one.span.start for one in judged.diagnostics if one.rule == rule]
    if any(place.start <= start < place.end for start in still for place in places):
        return False
    return _others_stay(document, after, len(lines))


def _others_stay(before: Document, after: Document, lines: int) -> bool:
    """Whether all blocks but one are as they were, and that one is at most ``lines`` now."""
    was, now = list(_blocks(before.blocks)), list(_blocks(after.blocks))
    while was and now and was[0] == now[0]:
        del was[0], now[0]
    while was and now and was[-1] == now[-1]:
        del was[-1], now[-1]
    return len(was) <= 1 and len(now) <= lines


def _blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[object, ...]]:
    for block in blocks:
        yield block.kind, block.level, block.text, block.checked
        yield from _blocks(block.cells)


def _reversible(text: str, encoded: Callable[[str], bytes], data: bytes) -> bool:
    try:
        return encoded(text) == data
    except UnicodeEncodeError:
        return False


def _replace(path: Path, old: bytes, new: bytes) -> bool:
    """Put ``new`` in place of ``old``, unless that is no longer there; a link stays a link."""
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=".kr-lint-", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(target, draft)
        unchanged = target.read_bytes() == old
        if unchanged:
            draft.replace(target)
        return unchanged
    finally:
        draft.unlink(missing_ok=True)


def _unwritten(fault: OSError) -> Message:
    return message("cannot-write", reason=fault.strerror or type(fault).__name__)
