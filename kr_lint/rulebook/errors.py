"""What can go wrong with rules, each with the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable


class RuleError(ValueError):
    """A rule file, a pack or a rule name is wrong; the message names the file, the key and the nearest right name."""


def nearest(name: str, candidates: Iterable[str]) -> str:
    """A sentence that proposes the candidate most like ``name``; "" when none is near."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, sorted(candidates), scorer=fuzz.ratio, score_cutoff=60)
    return f" Did you mean {best[0]!r}?" if best else ""
