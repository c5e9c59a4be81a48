"""Numbers of a workbook as their cells show them: percent, dates, currencies and words beside the digits."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple

_DATES: Final = frozenset([*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)])
_TIMES: Final = frozenset([*range(18, 22), 45, 46, 47])
_PERCENTS: Final = {9: 0, 10: 2}
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<elapsed>\[[hms]{1,2}\])|\[[^\]]*\]'
    r"|_.|\*.|(?P<digit>[0#?])|(?P<date>AM/PM|[ymdhs]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS: Final = frozenset("$€£¥₽₸₴₹")
_FIRST_DAY: Final = datetime(1899, 12, 30)
_MOVED_FIRST_DAY: Final = datetime(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_466


class NumberFormat(NamedTuple):
    """What a number format adds to a number."""

    kind: str = "number"
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""


def format_of(id: int, code: str | None) -> NumberFormat:
    """Return the format by its number in the file and its own ``code``, None for a built-in one."""
    if code is None:
        if id in _PERCENTS:
            return NumberFormat("percent", _PERCENTS[id])
        return NumberFormat("date" if id in _DATES else "time" if id in _TIMES else "number")
    prefix, suffix, digits, letters, percent, point, decimals = "", "", False, "", False, False, 0
    for token in _TOKEN.finditer(code[:500]):
        literal = token["quoted"] or token["escaped"] or token["currency"] or ""
        other = token["other"]
        if other == ";":
            break
        if token["digit"]:
            digits = True
            decimals += point
        elif token["date"] or token["elapsed"]:
            letters += (token["date"] or token["elapsed"]).lower()
        elif other == "%":
            percent = True
        elif other == ".":
            point = digits
        elif other is not None and (other in _SIGNS or other == " "):
            literal = other
        prefix, suffix = (prefix, suffix + literal) if digits else (prefix + literal, suffix)
    if percent:
        return NumberFormat("percent", decimals)
    if letters and not digits:
        return NumberFormat("date" if set(letters) & {"y", "d"} else "time")
    return NumberFormat("number", 0, prefix.strip() and prefix.lstrip(), suffix.strip() and suffix.rstrip())


def shown(value: float, format: NumberFormat, from_1904: bool = False) -> str:
    """Return ``value`` as text: "15%", "2026-09-30", "$120", "15 дней"; a point before decimals, no groups."""
    if format.kind == "percent":
        return f"{_plain(round(value * 100, format.decimals))}%"
    if format.kind in ("date", "time") and 0 <= value < _LAST_SERIAL:
        moment = (_MOVED_FIRST_DAY if from_1904 else _FIRST_DAY) + timedelta(seconds=round(value * 86_400))
        if format.kind == "date":
            return moment.strftime("%Y-%m-%d")
        hours = int(value * 24 + 1e-9)
        return f"{hours}:{moment.minute:02}"
    return f"{format.prefix}{_plain(value)}{format.suffix}"


def _plain(value: float) -> str:
    """Fifteen digits are what a workbook keeps; exponents are for nobody's plan."""
    text = f"{value:.15g}"
    if "e" in text and abs(value) < 1e18:
        text = f"{value:.0f}" if abs(value) >= 1 else f"{value:.12f}".rstrip("0").rstrip(".")
    return text
