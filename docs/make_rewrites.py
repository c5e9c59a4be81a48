"""Writes ``docs/rewrites.md`` by running the library on weak statements: ``python docs/make_rewrites.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kr_lint import Linter, Settings
from kr_lint.model import LANGUAGES, Kind, LanguageCode, Rewrite
from kr_lint.rulebook.rules import Rule

PAGE: Final = Path(__file__).with_name("rewrites.md")
_NAMES: Final[dict[LanguageCode, str]] = {"kk": "Kazakh", "ru": "Russian", "en": "English"}
_INTRODUCTION: Final = """\
# Rewrites

What kr_lint offers in place of a weak statement. A rewrite is built from the statement's own words by the grammar of
its language; what only the author knows is a slot in `⟨…⟩`. No number stands in a rewrite that is not in the statement.

Before it is offered, each rewrite is read and judged with neutral values in its slots: the finding it answers must be
gone, no new finding of equal or higher severity may come, and metric, target and deadline must be what they were. Taken
over with its slots still open, a text gets one finding, `placeholder`, until they are filled.

`Rewrite.edits` are the smallest replacements against the original, in code points; applying them gives `Rewrite.text`.
`Rewrite.applicability` is `safe` when only spacing changes, otherwise `suggestion`. `Rewrite.placeholders` names
each slot and says in the reader's language what to put there. `Rewrite.moved` (after the arrow below) is what the
statement gives away: the key result that takes an Objective's number, the initiative that takes the means.

Tasks are answered from the outcome lexicons of the packs (`lexicons/outcomes/`): what such work usually serves, as up
to three key results. A task that no lexicon names gets a frame without a metric.

This page is made by `python docs/make_rewrites.py` from the weak examples of the rule files.
"""
_MOST: Final = 3  # examples a language and rule


def page() -> str:
    """The page as Markdown."""
    linter = Linter(Settings(extend_select=("ALL",)))
    lines = (line for rule in linter.rulebook.rules for line in _rule(rule, linter))
    return _INTRODUCTION + "".join(line + "\n" for line in lines)


def _rule(rule: Rule, linter: Linter) -> Iterator[str]:
    if rule.unit in ("plan", "comment"):
        return
    shown = {code: list(_examples(rule, code, linter)) for code in LANGUAGES}
    if not any(shown.values()):
        return
    yield from ("", f"## {rule.code} `{rule.name}`")
    for code in LANGUAGES:
        if shown[code]:
            yield from ("", f"{_NAMES[code]}:", "")
            yield from shown[code]


def _examples(rule: Rule, code: LanguageCode, linter: Linter) -> Iterator[str]:
    kind: Kind = "kr" if rule.unit == "key_result" else "objective"
    left = _MOST
    for example in rule.texts(code).examples:
        text = example.bad.replace("[[", "").replace("]]", "")
        rewrites = [
            rewrite for found in linter.lint(text, kind, code) if found.rule == rule.name for rewrite in found.rewrites
        ]
        if rewrites and left:
            left -= 1
            yield f"- {text}"
            for rewrite in rewrites:
                yield from _lines(rewrite)


def _lines(rewrite: Rewrite) -> Iterator[str]:
    first, *others = rewrite.text.split("\n")
    yield f"  - **{first}**"
    yield from (f"    **{line}**" for line in others)
    yield from (f"    → {line}" for line in rewrite.moved)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
