"""The classes of words that the lexicons of all languages share, one bit each.

The folder ``lexicon`` of each language has an entry file per group; ``CONTRIBUTING.md`` says what each class holds.
"""

from __future__ import annotations

from functools import cache
from typing import Final

VERBS: Final = (
    "deliver", "conduct", "hire", "attain", "get", "reach", "raise", "lower", "eliminate", "hold", "improve",
    "optimise", "become", "ensure", "begin", "finish", "continue", "help", "show", "demand",
)  # fmt: skip
ACTION_NOUNS: Final = (
    "deliver_noun", "conduct_noun", "hire_noun", "attain_noun", "raise_noun", "lower_noun", "improve_noun",
    "optimise_noun", "hold_noun",
)  # fmt: skip
THINGS: Final = (
    "output", "outcome", "stock", "level_up", "level_down", "flow_up", "flow_down", "quality", "field", "staff",
    "population", "image",
)  # fmt: skip
WORDS: Final = (
    "vague", "hedge", "method", "jargon", "vanity", "new", "more", "guardrail", "purpose", "placeholder",
)  # fmt: skip
GRAMMAR: Final = (
    "cmp_ge", "cmp_gt", "cmp_le", "cmp_lt", "cmp_about",
    "cue_from", "cue_to", "cue_by", "cue_now", "cue_goal", "out_of", "per", "share_of",
    "until", "within", "period", "month", "relative_time", "due_noun", "since",
    "and", "or", "clause", "preposition", "article", "copula", "auxiliary", "pronoun", "negation", "all", "total", "first",
    "done", "ready", "numeral", "magnitude", "times", "half", "twice", "unit", "rank", "scale_of", "place", "named_number", "number", "otherwise", "standing",
    "relative", "frequency", "upward", "downward", "recurring", "example", "unless",
)  # fmt: skip

CATEGORIES: Final = VERBS + ACTION_NOUNS + THINGS + WORDS + GRAMMAR
_BITS: Final = {name: 1 << index for index, name in enumerate(CATEGORIES)}


class UnknownCategoryError(ValueError):
    """A lexicon names a class that does not exist."""


def bit(name: str) -> int:
    """The bit of a class.

    Raises:
        UnknownCategoryError: no class has this name.
    """
    try:
        return _BITS[name]
    except KeyError:
        raise UnknownCategoryError(f"unknown word class {name!r}; the classes are {', '.join(CATEGORIES)}") from None


@cache
def bits(*names: str) -> int:
    """The bits of several classes together."""
    total = 0
    for name in names:
        total |= bit(name)
    return total


@cache
def names(mask: int) -> tuple[str, ...]:
    """The classes whose bits are set."""
    return tuple(name for name, value in _BITS.items() if mask & value)
