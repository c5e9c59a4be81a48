"""Key results by the thousand, made from the labelled corpus and the same on every machine.

Each key result of ``corpus/<code>.jsonl`` is cut in two at its first number (before a short word that leads it: "from
8 %"), or before its last two words when it has none. An opening and an ending are drawn at random with a fixed seed,
joined when they have 9 to 12 words together, and every number that is no year gets new digits.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from kr_lint.model import LanguageCode

CORPUS: Final = Path(__file__).parents[1] / "corpus"
FEWEST_WORDS, MOST_WORDS = 9, 12
_SEED: Final = 2026
_LEADING_WORD: Final = 4
_DIGITS: Final = re.compile(r"\d+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def distinct(code: LanguageCode, count: int) -> list[str]:
    """``count`` different key results of 9 to 12 words in one language."""
    found: dict[str, None] = {}
    for text in endless(code):
        found[text] = None
        if len(found) == count:
            break
    return list(found)


def endless(code: LanguageCode) -> Iterator[str]:
    """Key results of 9 to 12 words without end, kept nowhere; a rare one comes twice."""
    chance = random.Random(f"{_SEED} {code}")
    openings, endings = _halves(code)
    while True:
        words = [*chance.choice(openings), *chance.choice(endings)]
        if FEWEST_WORDS <= len(words) <= MOST_WORDS:
            yield _DIGITS.sub(lambda match: _other_digits(match.group(), chance), " ".join(words))


def plan(code: LanguageCode, key_results: int) -> str:
    """A Markdown document of objectives with three key results each, the same for each number of them."""
    return plan_of(islice(endless(code), key_results))


def plan_of(statements: Iterable[str]) -> str:
    """A Markdown document of ``statements`` as key results, three an objective."""
    lines: list[str] = []
    for index, text in enumerate(statements):
        if index % 3 == 0:
            lines += ["", f"## Objective: {text.rstrip('.')}", ""]
        lines.append(f"- KR: {text}")
    return "\n".join(lines) + "\n"


def _halves(code: LanguageCode) -> tuple[list[list[str]], list[list[str]]]:
    openings, endings = [], []
    for line in (CORPUS / f"{code}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["kind"] == "kr":
            words = record["text"].split()
            border = _border(words)
            openings.append(words[:border])
            endings.append(words[border:])
    return openings, endings


def _border(words: list[str]) -> int:
    for index, word in enumerate(words):
        if index and any(char.isdigit() for char in word):
            led = index > 1 and words[index - 1].isalpha() and len(words[index - 1]) <= _LEADING_WORD
            return index - led
    return max(len(words) - 2, 0)


def _other_digits(digits: str, chance: random.Random) -> str:
    if _YEAR.fullmatch(digits):
        return digits
    return str(chance.randint(1, 9)) + "".join(str(chance.randint(0, 9)) for _ in digits[1:])
