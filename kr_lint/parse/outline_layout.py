"""Which row of a sheet names its columns, and what the columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kr_lint.parse.outline_fields import field_name, names, role_of
from kr_lint.parse.outline_table import Columns, column_kind, columns_of
from kr_lint.parse.outline_words import normal
from kr_lint.sources import Block

_TOP_ROWS = 40
_SAMPLE = 50
_LONGEST_NAME = 80
_LONGEST_HEADER = 200
_LONGEST_LONE_NAME = 5
_DIGITS = re.compile(r"[\d.\s]+")
_OBJECTIVE_NUMBER = re.compile(r"\d{1,3}\.?\Z")
_RESULT_NUMBER = re.compile(r"\d{1,3}[.\-]\d{1,3}\.?\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns hold. ``results`` are further columns of key results ("KR 2", "KR 3").

    ``role`` is the column that says what a row is, ``unit`` the one of units. ``mixed`` tells that objectives and key
    results share a column.
    """

    names: tuple[str, ...]
    columns: Columns
    results: tuple[int, ...] = ()
    role: int | None = None
    unit: int | None = None
    mixed: bool = False
    weight: int = field(default=0, compare=False)

    @property
    def text(self) -> int | None:
        """The column in which rows of either kind have their text."""
        return self.columns.key_result if self.columns.key_result is not None else self.columns.objective


def find_layout(rows: list[Block]) -> tuple[int, Layout] | None:
    """Return the row that names the most columns, and what they hold; None when no row does."""
    best: tuple[int, Layout] | None = None
    for index, row in enumerate(rows[:_TOP_ROWS]):
        layout = layout_of(row, rows[index + 1 : index + 1 + _SAMPLE])
        if layout is not None and (best is None or layout.weight > best[1].weight):
            best = (index, layout)
    return best


def layout_of(row: Block, following: list[Block]) -> Layout | None:
    """Return what the columns named in ``row`` hold, None when it names none of key results."""
    header = tuple(cell.text if len(cell.text) <= _LONGEST_NAME else "" for cell in row.cells[:_LONGEST_HEADER])
    if not any(header) or len(row.cells) > len(header) or any(len(cell.text) > _LONGEST_NAME for cell in row.cells):
        return None
    if _is_sentence(header):
        return None
    asked = tuple("kr" if _is_mixed(name) else name for name in header)
    kinds = [column_kind(name) if name else "other" for name in asked]
    keys = [field_name(name) for name in header]
    sample = tuple(following)
    columns = columns_of(asked, sample)
    role = _role_column(keys, sample)
    text = columns.key_result if columns.key_result is not None else _text_column(kinds, role, columns, sample)
    if text is None or (columns.key_result is None and role is None):
        return None
    if text == role:
        return None
    objective = columns.objective if columns.objective != text else None
    unit = next((index for index, key in enumerate(keys) if key in names("unit")), None)
    baseline = _first_baseline(keys, kinds, columns.baseline)
    weight = sum(kind != "other" for kind in kinds) + (role is not None) + (unit is not None)
    return Layout(
        header,
        Columns(objective, text, baseline, columns.target),
        _further_results(header, kinds, text),
        role,
        unit,
        _is_mixed(header[text]),
        weight,
    )


def _is_sentence(header: tuple[str, ...]) -> bool:
    """Whether a row of one cell tells something rather than names a column: "One row is one key result."."""
    filled = [name for name in header if name]
    return len(filled) == 1 and (len(filled[0].split()) > _LONGEST_LONE_NAME or filled[0].endswith((".", "!", "?")))


def number_role(text: str) -> str | None:
    """Return what outline numbering says: "2" heads "2.1" and "2.2"."""
    if _RESULT_NUMBER.match(text):
        return "key_result"
    return "objective" if _OBJECTIVE_NUMBER.match(text) else None


def _role_column(keys: Sequence[str], sample: tuple[Block, ...]) -> int | None:
    for index, key in enumerate(keys):
        texts = [row.cells[index].text for row in sample if index < len(row.cells) and row.cells[index].text]
        roles = [role_of(text) for text in texts]
        known = sum(role is not None for role in roles)
        if key in names("type") and known:
            return index
        if key in names("number") or not key:
            if known * 2 > len(texts):
                return index
            numbered = {number_role(text) for text in texts}
            if numbered == {"objective", "key_result"}:
                return index
    return None


def _text_column(kinds: Sequence[str], role: int | None, columns: Columns, sample: tuple[Block, ...]) -> int | None:
    """The column of texts in a table whose rows say what they are."""
    if role is None:
        return None
    for kind in ("statement", "measure", "ambiguous", "objective"):
        if kind in kinds and kinds.index(kind) not in (role, columns.baseline, columns.target):
            return kinds.index(kind)
    sizes = {
        index: sum(len(row.cells[index].text) for row in sample if index < len(row.cells))
        for index in range(len(kinds))
        if index not in (role, columns.baseline, columns.target)
    }
    longest = max(sizes, key=lambda index: sizes[index], default=None)
    return longest if longest is not None and sizes[longest] else None


def _further_results(header: tuple[str, ...], kinds: Sequence[str], text: int) -> tuple[int, ...]:
    """The columns "KR 2" and "KR 3" beside "KR 1"."""
    stem = _DIGITS.sub("", header[text]).strip()
    if not stem or stem == header[text].strip():
        return ()
    return tuple(
        index
        for index, name in enumerate(header)
        if index != text and kinds[index] == kinds[text] and _DIGITS.sub("", name).strip() == stem
    )


def _first_baseline(keys: Sequence[str], kinds: Sequence[str], found: int | None) -> int | None:
    """Of "Current" and "Baseline" the second is the baseline; "Fact 2025" is one where none is named."""
    if found is None:
        past = [index for index, key in enumerate(keys) if _DIGITS.sub(" ", key).strip() in names("past")]
        return past[0] if len(past) == 1 else None
    today = names("today")
    named = [index for index, kind in enumerate(kinds) if kind == "baseline" and keys[index] not in today]
    return named[0] if named else found


def _is_mixed(name: str) -> bool:
    parts = [part for part in re.split(r"[/|,&+]|\s(?:and|or|и|или|және|мен|не)\s", normal(name)) if part.strip()]
    kinds = {column_kind(part) for part in parts}
    return "key_result" in kinds and bool(kinds & {"objective", "ambiguous"})
