"""A label in front of a statement, which names a team or a topic."""

from __future__ import annotations

from typing import Final

from kr_lint.languages.categories import bits
from kr_lint.languages.scan import NUMBER
from kr_lint.parse.classes import METRIC, VERB_BITS
from kr_lint.parse.reading import Reading

_AFTER_LABEL: Final = bits("auxiliary", "all")
_STATE_CUES: Final = bits("cue_now", "cue_goal")
_LONGEST_LABEL: Final = 6


def drop_label(reading: Reading) -> None:
    """Forget the words of a label in front ("VP Marketing: launch …"), which name a team, not a result."""
    if ":" not in reading.source.text:
        return
    for position in range(1, min(len(reading.tokens) - 1, _LONGEST_LABEL)):
        if reading.sign(position, ":"):
            inside = [match for match in reading.matches if match.last <= position]
            following = reading.match_at(position + 1)
            opens = (
                following is not None
                and following.first == position + 1
                and following.bits & (VERB_BITS | _AFTER_LABEL)
            )
            if opens and not any(match.bits & (VERB_BITS | _STATE_CUES | METRIC) for match in inside):
                reading.forget(position)
            return
        if reading.tokens[position].kind == NUMBER:
            return
