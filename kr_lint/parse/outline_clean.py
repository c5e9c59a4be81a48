"""Takes off what is written around a statement: numbering, check boxes, emoji, owners, priorities, scores."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kr_lint.parse.outline_words import alternatives, is_decoration, words
from kr_lint.sources import Passage

_TAIL = 200
_MAX_ROUNDS = 12
_LEADING = re.compile(
    r"\[[ xXхХ✓✔-]?\]\s*"  # check box
    r"|[*_`~]{1,3}(?=\S)|[*_~]{2}\s+"  # emphasis that the format does not know
    r"|\d\ufe0f?\u20e3\s*"  # keycap number
    r"|(?:\d{1,2}\.){1,4}\s+|\d{1,3}\)\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«\"])"  # numbering
    r"|@[\w.-]{1,40}[:,]?\s+"
    r"|[\[(]\s?[Pp]\d\s?[\])][:.]?\s*|P\d\s?[:—–-]\s+"
    r"|\[\s?(?:\d{1,3}\s?%|0[.,]\d{1,2}|1[.,]0)\s?\]\s*"
    r"|[|:]\s+"
)
_TRAILING = re.compile(
    r"\s*(?:\{#[\w-]{1,60}\}|[\[(]\s?[Pp]\d\s?[\])]|\[\s?(?:\d{1,3}\s?%|0[.,]\d{1,2}|1[.,]0)\s?\]"
    r"|(?<=\s)@[\w.-]{1,40}|(?<=\s)#[^\W\d]\w{0,40}|;|[*_`~]{1,3}(?=$)|\s[|—–-]"
    r"|(?<=\s)\[(?:[^\W\d_]{1,20}\.?\s){0,2}[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]{0,30}\.?(?:\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.){0,2}\])\s*\Z"
)
_BARE_SCORE = re.compile(
    r"\s*\(\s?\d{1,3}\s?%\s?\)\s*\Z"
    r"|(?P<loose>\s[—–-]\s\d{1,3}\s?%|(?<=[\w%)])\s(?:0[.,]\d{1,2}|1[.,]0))\s*\Z"
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")


class Cleaned(NamedTuple):
    """A statement without what was written around it, and who owns it, where a tag says so."""

    body: Passage
    owner: str | None


def clean(passage: Passage) -> Cleaned:
    """Return the statement in ``passage`` on one line; what remains keeps its offsets."""
    passage = passage.on_one_line().strip()
    tags: list[str] = []
    for _ in range(_MAX_ROUNDS):
        shorter = _cut_bracketed(_cut_tail(_cut_head(passage, tags), tags), tags)
        if len(shorter.text) == len(passage.text):
            break
        passage = shorter
    return Cleaned(passage, next(filter(None, map(_owner_in, tags)), None))


def cut_bare_score(passage: Passage) -> Passage | None:
    """Return ``passage`` without a final "(70%)", "— 70%" or "0.7", None if it has none or is nothing else.

    The last two may as well be the value that is promised, and are no score unless another number stands before them.
    """
    match = _BARE_SCORE.search(passage.text, max(0, len(passage.text) - 16))
    if match is None or not match.start():
        return None
    rest = passage.text[: match.start()]
    if match["loose"]:
        last = _LAST_WORD.search(rest)
        if not any(map(str.isdigit, rest)) or (last and last.group().lower() in words()["tags"]["before_values"]):
            return None
    return passage.slice(0, match.start())


def undecorated(passage: Passage) -> Passage:
    """Return ``passage`` without emoji and check boxes at its front, where a label may follow."""
    at, text = 0, passage.text
    for _ in range(_MAX_ROUNDS):
        start = at
        while at < len(text) and (is_decoration(text[at]) or (at > start and text[at].isspace())):
            at += 1
        box = _LEADING.match(text, at)
        if box and not text[at].isdigit():
            at = box.end()
        if at == start:
            break
    return passage.slice(at) if at < len(text) else passage


def _owner_in(tag: str) -> str | None:
    """Whom a tag names: "@aida", "(owner: Aida)", "— отв. Айдар"."""
    match = _owner_tag().search(tag)
    if match is None:
        return None
    bare = match["bare"]
    if bare is not None:
        return None if bare.lower() in words()["tags"]["priorities"] else bare.strip()
    return match["handle"] or match["name"].strip()


def _cut_head(passage: Passage, tags: list[str]) -> Passage:
    text, at = passage.text, 0
    while at < len(text) and (is_decoration(text[at]) or (at and text[at].isspace())):
        at += 1
    match = _LEADING.match(text, at) or _priority().match(text, at)
    if match:
        at = match.end()
        tags.append(match.group())
    return passage.slice(at).strip() if at < len(text) else passage


def _cut_tail(passage: Passage, tags: list[str]) -> Passage:
    text = passage.text
    end = len(text)
    while end and (is_decoration(text[end - 1]) or (end < len(text) and text[end - 1].isspace())):
        end -= 1
    begin = max(0, end - _TAIL)
    tail = text[begin:end]
    match = _TRAILING.search(tail) or _trailing_field().search(tail)
    if match:
        end = begin + match.start()
        tags.append(match.group())
    return passage.slice(0, end).strip() if end > 0 else passage


def _cut_bracketed(passage: Passage, tags: list[str]) -> Passage:
    if "(" not in passage.text and "[" not in passage.text:
        return passage
    kept, at = [], 0
    for match in _bracketed().finditer(passage.text):
        kept.append(passage.slice(at, match.start()))
        at = match.end()
        tags.append(match.group())
    if not kept:
        return passage
    kept.append(passage.slice(at))
    rest = Passage.join(kept).strip()
    return rest if rest.text else passage


@cache
def _priority() -> re.Pattern[str]:
    return re.compile(rf"\[(?:{alternatives(words()['tags']['priorities'])})\]\s*", re.IGNORECASE)


@cache
def _bracketed() -> re.Pattern[str]:
    scores = alternatives(words()["tags"]["scores"])
    priorities = alternatives(words()["tags"]["priorities"])
    inner = (
        rf"(?:{_names()})\s?[:：]\s?[^()\[\]\n]{{0,80}}|отв\.\s?[^()\[\]\n]{{1,60}}|@[\w.-]{{1,40}}"
        rf"|{_score()}|\d{{1,3}}(?:[.,]\d{{1,2}})?\s?%?\s(?:{scores})"
    )
    return re.compile(rf"\s?(?:\(\s?(?:{inner})\s?\)|\[\s?(?:{inner}|{priorities})\s?\])", re.IGNORECASE)


@cache
def _trailing_field() -> re.Pattern[str]:
    names = _names()
    return re.compile(
        rf"\s[—–|-]\s(?:{_score()}|(?:(?:{names})\s?[:：]|отв\.)\s?[^:—–|]{{1,60}})\Z"
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
