"""Tags beside a goal: who owns it, how far it is, how much it matters."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from kr_lint.parse.outline_words import alternatives, words

#: The capital letters of the three languages, for a class of a pattern.
CAPITALS: Final = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
#: "[Айда]", "[шеф Тимур]", "[Ким А. Б.]"
PERSON_IN_BRACKETS: Final = (
    rf"\[(?:[^\W\d_]{{1,20}}\.?\s){{0,2}}[{CAPITALS}][^\W\d_]{{0,30}}\.?(?:\s?[{CAPITALS}]\.){{0,2}}\]"
)


def owner_in(tag: str) -> str | None:
    """Whom a tag names: "@aida", "(owner: Aida)", "— отв. Айдар"."""
    match = _owner_tag().search(tag)
    if match is None:
        return None
    bare = match["bare"]
    if bare is not None:
        return None if bare.lower() in words()["tags"]["priorities"] else bare.strip()
    return match["handle"] or match["name"].strip()


@cache
def priority() -> re.Pattern[str]:
    """A priority in brackets: "[high]"."""
    return re.compile(rf"\[(?:{alternatives(words()['tags']['priorities'])})\]\s*", re.IGNORECASE)


@cache
def bracketed() -> re.Pattern[str]:
    """A tag in brackets: "(owner: Aida)", "[score 0.7]", "(отв. Айдар)", "(@aida)"."""
    scores = alternatives(words()["tags"]["scores"])
    priorities = alternatives(words()["tags"]["priorities"])
    inner = (
        rf"(?:{_names()})\s?[:：]\s?[^()\[\]\n]{{0,80}}|(?:{_abbreviated()})\s?[^()\[\]\n]{{1,60}}|@[\w.-]{{1,40}}"
        rf"|{_score()}|\d{{1,3}}(?:[.,]\d{{1,2}})?\s?%?\s(?:{scores})"
    )
    return re.compile(rf"\s?(?:\(\s?(?:{inner})\s?\)|\[\s?(?:{inner}|{priorities})\s?\])", re.IGNORECASE)


@cache
def trailing_field() -> re.Pattern[str]:
    """A tag at the end, behind a dash or a mark: "— owner: Aida", "; status: late", "— уверенность 0.7"."""
    names = _names()
    return re.compile(
        rf"\s[—–|-]\s(?:{_score()}|(?:(?:{names})\s?[:：]|{_abbreviated()})\s?[^:—–|]{{1,60}})\Z"
        rf"|[.;,]\s(?:{names})\s?[:：]\s?[^:—–|.]{{1,60}}\.?\Z",
        re.IGNORECASE,
    )


@cache
def _owner_tag() -> re.Pattern[str]:
    owners = alternatives(words()["tags"]["owners"])
    return re.compile(
        rf"@(?P<handle>[\w-]{{1,40}})|(?:{owners})(?:\s?[:：]|\s|(?<=\.))\s*(?P<name>[^\W_].*?)(?:(?<=\w\w)\.)?[\s)\]]*\Z"
        r"|\[(?P<bare>[^\W\d_]{2}[^\[\]\d:：]*)\]\s*\Z",
        re.IGNORECASE,
    )


def _score() -> str:
    """A named score, with or without a colon: "confidence 0.7", "progress: 40 %"."""
    return rf"(?:{alternatives(words()['tags']['scores'])})\s?[:：]?\s{{0,2}}\d{{1,3}}(?:[.,/]\d{{1,3}})?\s?%?"


def _names() -> str:
    """What a tag may say of a statement: its owner, its state, its score."""
    table = words()["tags"]
    return alternatives([*table["owners"], *table["others"], *table["scores"]])


def _abbreviated() -> str:
    """Owners' tags that end in a full stop and need no colon: "отв. Айдар"."""
    return alternatives(name for name in words()["tags"]["owners"] if name.endswith("."))
