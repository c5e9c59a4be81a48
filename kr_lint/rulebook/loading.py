"""Packs of rule files → checked rules. Built-in packs come through the same entry points as anybody's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from kr_lint.model import LANGUAGES, LanguageCode
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.schema import UNITS, RuleFile, RuleUnit, check_rule

GROUP: Final = "kr_lint.packs"
#: Tried when the metadata of an installation is absent, as in a bare checkout.
BUNDLED: Final = ("kr_lint_okr", "kr_lint_marketing")
Lexicons = Mapping[str, Mapping[LanguageCode, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A rule file as loaded: where it stands and what it says."""

    name: str
    unit: RuleUnit
    where: str
    file: RuleFile = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: its rules, its lexicons by name, its profiles."""

    name: str
    rules: tuple[RuleSource, ...]
    lexicons: Lexicons
    profiles: Mapping[str, Mapping[str, Any]]


def pack_names() -> tuple[str, ...]:
    """The import names of the installed packs, in order of their entry points' names."""
    found = dict.fromkeys(point.value for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))
    return tuple(found) or BUNDLED


@cache
def load_pack(package: str) -> Pack:
    """Read and check every file of a pack.

    Raises:
        RuleError: the pack is no package, holds a foreign folder, or a file of it is wrong.
    """
    try:
        import_module(package)
        root = files(package)
    except ImportError as error:
        raise RuleError(f"rule pack {package!r} cannot be imported: {error}") from None
    rules: list[RuleSource] = []
    lexicons: dict[str, Mapping[LanguageCode, Mapping[str, str]]] = {}
    profiles: Mapping[str, Mapping[str, Any]] = {}
    for entry in sorted(root.iterdir(), key=lambda item: item.name):
        if entry.is_dir() and entry.name in UNITS:
            rules.extend(_rules(entry, package))
        elif entry.is_dir() and entry.name == "lexicons":
            lexicons.update(_lexicons(entry, package))
        elif entry.is_dir() and not entry.name.startswith(("__", ".")):
            raise RuleError(f"{package}: folder {entry.name!r} is neither {', '.join(UNITS)} nor lexicons")
        elif entry.name == "profiles.toml":
            profiles = read_toml(entry, f"{package}/profiles.toml")
    if not rules:
        raise RuleError(f"rule pack {package!r} holds no rules")
    for rule in rules:
        if rule.file.lexicon:
            lexicons[rule.name.replace("-", "_")] = rule.file.lexicon
    return Pack(package, tuple(rules), lexicons, profiles)


def _rules(folder: Traversable, package: str) -> Iterator[RuleSource]:
    unit: RuleUnit = folder.name  # type: ignore[assignment]
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            where = f"{package}/{unit}/{entry.name}"
            yield RuleSource(entry.name.removesuffix(".toml"), unit, where, check_rule(read_toml(entry, where), where))


def _lexicons(folder: Traversable, package: str) -> Iterator[tuple[str, Mapping[LanguageCode, Mapping[str, str]]]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            where = f"{package}/lexicons/{entry.name}"
            data: dict[Any, Any] = read_toml(entry, where)
            unknown = set(data) - set(LANGUAGES)
            if unknown:
                raise RuleError(f"{where}: unknown table {sorted(unknown)[0]!r}; the tables are {', '.join(LANGUAGES)}")
            yield entry.name.removesuffix(".toml"), data


def read_toml(entry: Traversable, where: str) -> dict[str, Any]:
    """Parse a TOML file of a pack.

    Raises:
        RuleError: it is no TOML; the message gives the line.
    """
    try:
        return tomllib.loads(entry.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{where}: {error}") from None
