"""Settings: which rules speak, how loudly, and in which language."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kr_lint.model import LanguageCode, Severity

#: What a column of a table may hold; ``none`` is nothing that is read.
ColumnRole = Literal["objective", "key-result", "baseline", "target", "unit", "type", "owner", "current", "none"]
#: What a path in a data file leads to: objects first, then the texts in them.
FieldRole = Literal[
    "objectives", "key-results", "objective", "key-result", "baseline", "target", "unit", "owner", "current"
]


class Settings(BaseModel):
    """How to lint.

    ``select`` replaces the rules that are on by default, ``extend_select`` adds to them, ``ignore`` takes away; each
    takes names (``missing-baseline``), codes (``KR105``), code prefixes (``KR1``) or ``ALL``. ``severity`` and
    ``options`` take names and codes; the severity ``off`` switches a rule off. ``per_file_ignores`` holds rules to
    leave out by pattern of a file's path, see :func:`matches`; ``exclude`` holds patterns of files that are passed over
    when a folder is searched. ``language`` fixes the statements' language,
    ``fallback_language`` is taken for statements too short to tell. ``ui_language`` is the reader's; ``auto`` follows
    each statement. ``columns`` say what columns of tables hold, by name; ``fields`` where goals stand in data files,
    see :mod:`kr_lint.mapping`. ``words`` are further words at which a rule speaks, by rule and language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    severity: dict[str, Literal[Severity, "off"]] = Field(default_factory=dict)
    options: dict[str, dict[str, Any]] = Field(default_factory=dict)
    words: dict[str, dict[LanguageCode, tuple[str, ...]]] = Field(default_factory=dict)
    columns: dict[str, ColumnRole] = Field(default_factory=dict)
    fields: dict[FieldRole, str] = Field(default_factory=dict)
    profile: str = "recommended"
    language: Literal[LanguageCode, "auto"] = "auto"
    fallback_language: LanguageCode = "en"
    ui_language: Literal[LanguageCode, "auto"] = "auto"

    def excludes(self, path: Path) -> bool:
        """Whether a file is passed over when its folder is searched."""
        return any(matches(path, pattern) for pattern in self.exclude)

    def for_path(self, path: Path) -> Settings:
        """These settings with what ``per_file_ignores`` says about one file carried out."""
        found = [name for pattern, names in self.per_file_ignores.items() if matches(path, pattern) for name in names]
        if not found:
            return self
        return self.model_copy(update={"ignore": (*self.ignore, *found)})


def matches(path: Path, pattern: str) -> bool:
    """Whether a pattern of ``per_file_ignores`` names a file.

    A pattern without ``/`` is compared with the file's name, any other with its whole path; a relative one starts in
    the current folder. ``*``, ``?`` and ``[…]`` stay within a part of the path, ``**`` is any number of parts, and a
    pattern that ends with ``/`` means all files below that folder.
    """
    if "/" not in pattern:
        return fnmatchcase(path.name, pattern)
    whole = pattern + "**" if pattern.endswith("/") else pattern
    if not whole.startswith("/") and not Path(whole).is_absolute():
        parts: Sequence[str] = path.absolute().parts
        here = Path.cwd().parts
        if tuple(parts[: len(here)]) != here:
            return False
        return _match(parts[len(here) :], whole.removeprefix("./").split("/"))
    return _match(path.absolute().as_posix().split("/"), whole.split("/"))


def _match(parts: Sequence[str], patterns: Sequence[str]) -> bool:
    """One pass over the parts for each part of the pattern, so that many ``**`` cost no more than few."""
    reached = {0}
    for pattern in patterns:
        if pattern == "**":
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and fnmatchcase(parts[at], pattern)}
        if not reached:
            return False
    return len(parts) in reached
