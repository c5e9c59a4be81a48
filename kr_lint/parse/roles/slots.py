"""The slots of the frame that numbers fill."""

from __future__ import annotations

from dataclasses import dataclass

from kr_lint.parse.numbers.number import Number


@dataclass(slots=True)
class Roles:
    """The numbers that fill the slots of the frame, and those that measure further results.

    ``told_in_words`` says that the value now is told, but not as a number.
    """

    baseline: Number | None = None
    target: Number | None = None
    delta: Number | None = None
    factor: Number | None = None
    others: tuple[Number, ...] = ()
    told_in_words: bool = False
