"""What can go wrong with rules, each with the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable


class RuleError(ValueError):
    """A rule file, a pack or a rule name is wrong; the message names the file, the key and the nearest right name."""


def nearest(name: str, candidates: Iterable[str]) -> str:
    """A sentence that proposes the candidate most like ``name``; "" when none is near."""
    best = nearest_name(name, candidates)
    return f" Did you mean {best!r}?" if best else ""


def nearest_name(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like ``name``, None when none is near."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(name, sorted(candidates), scorer=fuzz.ratio, score_cutoff=60)
    return best[0] if best else None
