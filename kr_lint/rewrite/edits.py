"""The smallest replacements that turn a statement into its rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final, Literal

from kr_lint.model import Edit, Span

_PIECE: Final = re.compile(r"⟨[^⟩]*⟩|\w+|\s+|[^\w\s]")
_SHORTEST_ISLAND: Final = 3  # letters: a lone sign or space left between two replacements makes one replacement of them


def edits_between(original: str, rewritten: str) -> tuple[Edit, ...]:
    """Replacements in code points of ``original``, in order; applying all of them gives ``rewritten``."""
    before, after = _PIECE.findall(original), _PIECE.findall(rewritten)
    if "".join(before) != original or "".join(after) != rewritten:
        return (Edit(Span(0, len(original)), rewritten),)
    starts = [0]
    for piece in before:
        starts.append(starts[-1] + len(piece))
    found: list[Edit] = []
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        edit = Edit(Span(starts[first], starts[last]), "".join(after[start:end]))
        if found and edit.span.start - found[-1].span.end < _SHORTEST_ISLAND:
            kept = original[found[-1].span.end : edit.span.start]
            edit = Edit(Span(found[-1].span.start, edit.span.end), found.pop().text + kept + edit.text)
        found.append(edit)
    return tuple(found)


def apply_edits(original: str, edits: Iterable[Edit]) -> str:
    """``original`` with its replacements carried out.

    Raises:
        ValueError: two replacements overlap, or one lies outside the text.
    """
    text, last = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < last or edit.span.end > len(original):
            raise ValueError(f"replacement {tuple(edit.span)} overlaps another one or lies outside the text")
        text += [original[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join([*text, original[last:]])


def applicability(original: str, rewritten: str) -> Literal["suggestion", "safe"]:
    """Safe when nothing but the spacing of one statement changes; a new line makes two of it."""
    spacing = "\n" not in rewritten and "".join(original.split()) == "".join(rewritten.split())
    return "safe" if spacing else "suggestion"
