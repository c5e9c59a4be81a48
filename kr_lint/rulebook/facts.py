"""What the facts mean, in words, for the documentation and for messages about conditions."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

#: The tables of ``facts.toml``: facts of statements and plans, and what may follow a quantity or phrase behind a point.
GROUPS: Final = ("statement", "plan", "comment", "quantity", "phrase")


class Meaning(NamedTuple):
    """The kind of value that a fact has, and one line on what it says."""

    value: str
    means: str


@cache
def meanings(group: str) -> dict[str, Meaning]:
    """The facts of one of :data:`GROUPS` by name, in the order of the documentation."""
    text = files("kr_lint.rulebook").joinpath("facts.toml").read_text(encoding="utf-8")
    return {name: Meaning(**entry) for name, entry in tomllib.loads(text)[group].items()}


def what_is_meant(name: str | None) -> str:
    """A sentence that says what a fact means, "" for an unknown one."""
    found = next((meanings(group)[name] for group in GROUPS if name in meanings(group)), None) if name else None
    return f" It means: {found.means}." if found else ""
