"""Writes ``docs/facts.md`` from the facts that the rulebook knows: ``python docs/make_facts.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kr_lint.rulebook.facts import Meaning, meanings

PAGE: Final = Path(__file__).with_name("facts.md")
_INTRODUCTION: Final = """\
# Facts for conditions

A rule's `when` is an expression over these facts: names, `fact.part`, `== != < <= > >=`, `in (…)`, `is None`,
`and or not`, `+ - * /`, literals, and `option.name` for the rule's own options. A fact that the statement does not have
is absent: it counts as false, and a comparison with it is false. `mark` names the fact whose words are underlined.

Every lexicon of the installed packs is a fact as well, named like its file or its rule (`-` becomes `_`): the first
words of it that the statement holds, as a phrase.

An unknown name is an error when the rules are loaded. This page is made by `python docs/make_facts.py`.
"""
_SECTIONS: Final = (
    ("statement", "Facts of a statement", "For rules in `key_result/` and `objective/`."),
    ("quantity", "Parts of a quantity", "As in `target.value > 100`."),
    ("phrase", "Parts of a phrase", "As in `action.category == 'raise'`."),
    (
        "plan",
        "Facts of a plan",
        "For rules in `plan/`. A condition that names `same_metric`, `repeats_objective` or `duplicate` is asked for\n"
        "each Key Result, one that names `objectives` once for the plan, any other for each Objective.",
    ),
    ("comment", "Facts of a comment", "For rules in `comment/`, which speak of comments that switch rules off."),
)


def page() -> str:
    """The page as Markdown."""
    return _INTRODUCTION + "".join(line + "\n" for line in _lines())


def _lines() -> Iterator[str]:
    for group, title, introduction in _SECTIONS:
        yield from ("", f"## {title}", "", introduction, "", "| Fact | Value | Means |", "|---|---|---|")
        yield from (_row(name, meaning) for name, meaning in meanings(group).items())


def _row(name: str, meaning: Meaning) -> str:
    return f"| `{name}` | {meaning.value} | {meaning.means} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
