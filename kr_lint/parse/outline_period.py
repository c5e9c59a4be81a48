"""The period a plan is for, as its title or front matter says it."""

from __future__ import annotations

import re
from functools import cache

from kr_lint.parse.outline_words import alternatives, normal, phrases, words

_LONGEST_LINE = 300
#: A period told by a label or key of its own is kept as it stands, up to so many code points.
LONGEST_PERIOD = 80


def find_period(text: str) -> tuple[int, int] | None:
    """Return where ``text`` names a quarter, a half-year, months or a year, None if it does not."""
    head = text[:_LONGEST_LINE]
    for pattern in _patterns():
        match = pattern.search(head)
        if match:
            return match.span()
    return None


def period_in(text: str) -> str | None:
    """Return the period that ``text`` names, as written."""
    found = find_period(text)
    return " ".join(text[found[0] : found[1]].split()) if found else None


def period_of_front_matter(text: str) -> str | None:
    """Return the value of the key ``period`` (or its like) in front matter."""
    keys = phrases("period", "keys")
    for line in text.splitlines()[:200]:
        key, _, value = line.replace("=", ":", 1).partition(":")
        value = value.strip().strip("\"'")
        if value and normal(key) in keys:
            return value[:LONGEST_PERIOD]
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = words()["period"]
    quarter, half, year, month, school_year = (
        alternatives(table[key]) for key in ("quarter", "half", "year", "months", "school_year")
    )
    number = r"(?:[1-4]|IV|I{1,3})"
    the_year = rf"(?:(?:19|20)\d\d(?:\s?(?:{year})\b\.?)?|'?\d\d(?=\s*$))"
    ordinal = r"\s?-?\s?(?:й|го|м|ый|ой|ші|шы|st|nd|rd|th)?"
    named = rf"{number}{ordinal}\s?[-–]?\s?(?:{quarter}|{half})\b\.?"
    coded = r"(?:Q[1-4]|[1-4]Q|H[12]|FY\s?\d\d(?:\d\d)?)\b"
    sources = (
        rf"\b{the_year}[\s,.\-–/]{{1,3}}{named}",
        rf"\b{named}(?:[\s,]{{1,2}}(?:of\s)?{the_year})?",
        rf"\b{the_year}\s?[\s.\-–/]?\s?{coded}",
        rf"\b{coded}(?:\s?[\s,.\-–/]?\s?(?:FY)?{the_year})?",
        r"\b(?:first|second|third|fourth)\s(?:quarter|half)(?:\s(?:of\s)?20\d\d)?",
        rf"\b(?:{month})\s?[-–—]\s?(?:{month})\b(?:\s{the_year})?",
        rf"\b20\d\d\s?[-–/]\s?(?:20)?\d\d\s(?:{school_year})\b",
        rf"\b20\d\d(?:\s?(?:{year})\b)?",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
