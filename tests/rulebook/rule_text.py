"""The text of a small valid rule file, to be bent by tests."""

from __future__ import annotations

_TEXTS = (
    """
[{language}]
title = "t"
rationale = "r"
message = "{message}"
hint = "h"
rewrite = "{rewrite}"
"""
    + 3
    * """
[[{language}.examples]]
bad = "{bad}"
good = "{good}"
"""
)


def rule_text(
    code: str = "ZZ101",
    when: str = "words == 3",
    head: str = "",
    message: str = "m",
    rewrite: str = "",
    bad: str = "one two three",
    good: str = "one two",
) -> str:
    """A rule that speaks of statements of three words, unless told otherwise."""
    top = f'code = "{code}"\nseverity = "info"\nsince = "1"\nstatus = "stable"\nwhen = """{when}"""\n{head}\n'
    values = {"message": message, "rewrite": rewrite, "bad": bad, "good": good}
    return top + "".join(_TEXTS.format(language=language, **values) for language in ("kk", "ru", "en"))
