"""Takes off what is written around a statement: numbering, check boxes, emoji, owners, priorities, scores."""

from __future__ import annotations

import re
from typing import NamedTuple

from kr_lint.parse.outline_tags import CAPITALS, PERSON_IN_BRACKETS, bracketed, owner_in, priority, trailing_field
from kr_lint.parse.outline_words import is_decoration, words
from kr_lint.sources import Passage

_TAIL = 200
_MAX_ROUNDS = 12
_LEADING = re.compile(
    r"\[[ xXхХ✓✔-]?\]\s*"  # check box
    r"|[*_`~]{1,3}(?=\S)|[*_~]{2}\s+"  # emphasis that the format does not know
    r"|\d\ufe0f?\u20e3\s*"  # keycap number
    rf"|(?:\d{{1,2}}\.){{1,4}}\s+|\d{{1,3}}\)\s+|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s+(?=[{CAPITALS}«\"])"  # numbering
    r"|@[\w.-]{1,40}[:,]?\s+"
    r"|[\[(]\s?[Pp]\d\s?[\])][:.]?\s*|P\d\s?[:—–-]\s+"
    r"|\[\s?(?:\d{1,3}\s?%|0[.,]\d{1,2}|1[.,]0)\s?\]\s*"
    r"|[|:]\s+"
)
_TRAILING = re.compile(
    r"\s*(?:\{#[\w-]{1,60}\}|[\[(]\s?[Pp]\d\s?[\])]|\[\s?(?:\d{1,3}\s?%|0[.,]\d{1,2}|1[.,]0)\s?\]"
    r"|(?<=\s)@[\w.-]{1,40}|(?<=\s)#[^\W\d]\w{0,40}|;|[*_`~]{1,3}(?=$)|\s[|—–-]"
    rf"|(?<=\s){PERSON_IN_BRACKETS})\s*\Z"
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
    return Cleaned(passage, next(filter(None, map(owner_in, tags)), None))


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


def _cut_head(passage: Passage, tags: list[str]) -> Passage:
    text, at = passage.text, 0
    while at < len(text) and (is_decoration(text[at]) or (at and text[at].isspace())):
        at += 1
    match = _LEADING.match(text, at) or priority().match(text, at)
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
    match = _TRAILING.search(tail) or trailing_field().search(tail)
    if match:
        end = begin + match.start()
        tags.append(match.group())
    return passage.slice(0, end).strip() if end > 0 else passage


def _cut_bracketed(passage: Passage, tags: list[str]) -> Passage:
    if "(" not in passage.text and "[" not in passage.text:
        return passage
    kept, at = [], 0
    for match in bracketed().finditer(passage.text):
        kept.append(passage.slice(at, match.start()))
        at = match.end()
        tags.append(match.group())
    if not kept:
        return passage
    kept.append(passage.slice(at))
    rest = Passage.join(kept).strip()
    return rest if rest.text else passage
