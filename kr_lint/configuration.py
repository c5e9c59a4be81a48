"""Settings files: which one governs a file, what it says, and what it extends. Reading one runs no code."""

from __future__ import annotations

import glob
import json
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kr_lint.model import LANGUAGES, LanguageCode, Severity
from kr_lint.rulebook.errors import RuleError, proposal, said
from kr_lint.rulebook.options import shown
from kr_lint.settings import ColumnRole, FieldRole, Settings

#: Looked for in each folder in this order.
NAMES: Final = ("kr_lint.toml", "pyproject.toml")
#: Names by which people mean the first of them; passing such a file over would be silent.
_MISNAMED: Final = ("kr-lint.toml", ".kr_lint.toml", ".kr-lint.toml")
#: What a ``pyproject.toml`` holds that says anything to kr_lint.
_OURS: Final = re.compile(r"kr_lint|tool\W+kr-?lint")
_ROOTS: Final = (".git", ".hg", ".jj", ".svn")
#: A settings file is small; more is something else.
_LARGEST: Final = 1_000_000


class SettingsError(RuleError):
    """A settings file or an option is wrong; the message names the file, the key and the nearest right name."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class SettingsFile(BaseModel):
    """The settings of kr_lint: ``kr_lint.toml``, or ``[tool.kr_lint]`` in ``pyproject.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, title="kr_lint settings")

    extend: str | None = Field(None, description="A settings file that this one builds on, inside the project.")
    select: tuple[str, ...] | None = Field(None, description="Rules to use instead of those that are on by default.")
    extend_select: tuple[str, ...] | None = Field(None, description="Rules to use as well.")
    ignore: tuple[str, ...] | None = Field(None, description="Rules to leave out.")
    per_file_ignores: dict[str, tuple[str, ...]] | None = Field(
        None, description="Rules to leave out in files whose path fits a pattern."
    )
    exclude: tuple[str, ...] | None = Field(None, description="Files to pass over when a folder is searched.")
    severity: dict[str, Literal[Severity, "off"]] | None = Field(None, description="Severity by rule.")
    options: dict[str, dict[str, float | int | str | bool]] | None = Field(None, description="Options by rule.")
    words: dict[str, dict[LanguageCode, tuple[str, ...]]] | None = Field(
        None, description="Further words at which a rule speaks, by rule and language."
    )
    columns: dict[str, ColumnRole] | None = Field(None, description="What columns of tables hold, by name.")
    fields: dict[FieldRole, str] | None = Field(None, description="Where goals stand in data files, by role.")
    profile: str | None = Field(None, description="A named choice of rules, severities and options.")
    language: Literal[LanguageCode, "auto"] | None = Field(None, description="The language of the statements.")
    fallback_language: LanguageCode | None = Field(
        None, description="The language of a statement that is too short to tell and stands in no document."
    )
    ui_language: Literal[LanguageCode, "auto"] | None = Field(None, description="The language of the messages.")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings that govern a file, and what each settings file says, the nearest first."""

    settings: Settings
    layers: tuple[tuple[Path, SettingsFile], ...] = ()

    @property
    def sources(self) -> tuple[Path, ...]:
        """The settings files, the nearest first."""
        return tuple(source for source, _ in self.layers)

    def culprit(self, sound: Callable[[Settings], bool]) -> Path | None:
        """The settings file that makes the settings unsound, None when the command line does."""
        layers = list(reversed(self.layers))
        for count, (source, _) in enumerate(layers, start=1):
            if not sound(merge(layer for _, layer in layers[:count])):
                return source
        return None


class Configuration:
    """The settings of each file: the nearest settings file, then what the command line says.

    ``overrides`` count as the last layers. ``file`` is taken instead of looking for files, ``isolated`` looks for none.
    """

    def __init__(
        self, overrides: Iterable[SettingsFile] = (), file: Path | None = None, isolated: bool = False
    ) -> None:
        self._overrides = tuple(overrides)
        self._file = file
        self._isolated = isolated
        self._nearest: dict[Path, Path | None] = {}
        self._resolved: dict[Path | None, Resolved] = {}

    def for_path(self, path: Path) -> Resolved:
        """The settings for a file or folder that need not exist; ``per_file_ignores`` is not yet carried out.

        Raises:
            SettingsError: a settings file cannot be read or says something unknown.
        """
        file = self._file
        if file is None and not self._isolated:
            absolute = path.absolute()
            file = self._nearest_file(absolute if path.is_dir() else absolute.parent)
        if file not in self._resolved:
            layers = [] if file is None else _chain(file)
            settings = merge([layer for _, layer in reversed(layers)] + list(self._overrides))
            self._resolved[file] = Resolved(settings, tuple(layers))
        return self._resolved[file]

    def _nearest_file(self, folder: Path) -> Path | None:
        passed: list[Path] = []
        found: Path | None = None
        for place in (folder, *folder.parents):
            if place in self._nearest:
                found = self._nearest[place]
                break
            passed.append(place)
            found = next((file for name in NAMES if _holds_settings(file := place / name)), None)
            if found is not None:
                break
            _refuse_misnamed(place)
        self._nearest.update(dict.fromkeys(passed, found))
        return found


def find_settings(path: str | PathLike[str]) -> Settings:
    """The settings that govern a file or folder, ready for :class:`kr_lint.Linter`.

    Raises:
        SettingsError: a settings file cannot be read or says something unknown.
    """
    return Configuration().for_path(Path(path)).settings


def merge(layers: Iterable[SettingsFile]) -> Settings:
    """Layers as settings, later ones winning.

    Tables are joined key by key; ``extend-select``, ``ignore`` and ``exclude`` are added up. A layer with ``select``
    begins anew: what earlier layers selected and ignored no longer counts.
    """
    values: dict[str, Any] = {}
    for layer in layers:
        said = {name: value for name, value in layer if value is not None and name != "extend"}
        if "select" in said:
            values.pop("extend_select", None)
            values.pop("ignore", None)
        for name, value in said.items():
            old = values.get(name)
            if name in ("extend_select", "ignore", "exclude"):
                values[name] = (*(old or ()), *value)
            elif name in ("options", "words"):
                joined = {rule: {**(old or {}).get(rule, {}), **one} for rule, one in value.items()}
                values[name] = {**(old or {}), **joined}
            elif isinstance(value, dict):
                values[name] = {**(old or {}), **value}
            else:
                values[name] = value
    return Settings(**values)


def parse_override(text: str) -> SettingsFile:
    """An option ``key=value``; the key may be dotted, the value is TOML or else a plain word.

    Raises:
        SettingsError: it is no such pair, or its key is unknown.
    """
    key, _, value = text.partition("=")
    where = f"--config {text}"
    for candidate in (value, json.dumps(value.strip(), ensure_ascii=False)):
        try:
            data = tomllib.loads(f"{key} = {candidate}")
        except (ValueError, RecursionError):  # a number of too many digits is no TOMLDecodeError
            continue
        return _check(data, where)
    raise SettingsError(said("config-neither"), where=where)


def _chain(file: Path) -> list[tuple[Path, SettingsFile]]:
    """A settings file and those it extends, the nearest first."""
    root = _project_root(file)
    found: list[tuple[Path, SettingsFile]] = []
    seen: set[Path] = set()
    while True:
        real = file.resolve()
        if real in seen:
            raise SettingsError(said("extend-circle", target=file), where=f"{found[-1][0]}: extend")
        seen.add(real)
        layer = _read(file)
        found.append((file, layer))
        if layer.extend is None:
            return found
        target = file.parent / layer.extend
        try:
            inside = target.resolve().is_relative_to(root)
        except (OSError, ValueError, RuntimeError):
            inside = False
        if not inside:
            raise SettingsError(said("extend-outside", target=layer.extend, root=root), where=f"{file}: extend")
        if not target.is_file():
            raise SettingsError(said("no-settings-file"), where=f"{file}: extend: {layer.extend}")
        file = target


def _project_root(file: Path) -> Path:
    """The nearest folder under version control above a settings file, else the file's own folder."""
    folder = file.resolve().parent
    for place in (folder, *folder.parents):
        if any((place / name).exists() for name in _ROOTS):
            return place
    return folder


def _holds_settings(file: Path) -> bool:
    """Whether a file of this name governs its folder: any ``kr_lint.toml``, a ``pyproject.toml`` with our table."""
    try:
        if not file.is_file():
            return False
        return file.name != "pyproject.toml" or _table(file, _load(file)) is not None
    except OSError:
        return False


def _refuse_misnamed(folder: Path) -> None:
    for name in _MISNAMED:
        if (folder / name).is_file():
            raise SettingsError(said("settings-misnamed", name=name, right=NAMES[0]), where=str(folder / name))


def _load(file: Path) -> dict[str, Any]:
    try:
        if not file.is_file():
            raise SettingsError(said("no-settings-file"), where=str(file))
        if file.stat().st_size > _LARGEST:
            raise SettingsError(said("settings-too-large", limit=_LARGEST), where=str(file))
        text = file.read_text(encoding="utf-8-sig")
        if file.name == "pyproject.toml" and not _OURS.search(text):
            return {}  # another tool's trouble with its syntax is none of ours
        return tomllib.loads(text)
    except SettingsError:
        raise
    except UnicodeDecodeError:
        raise SettingsError(said("settings-encoding"), where=str(file)) from None
    except (OSError, ValueError, RecursionError) as fault:  # ValueError: no TOML, or a number with too many digits
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise SettingsError(said("settings-unreadable", reason=reason), where=str(file)) from None


def _table(file: Path, data: dict[str, Any]) -> Any:
    """Our table of a ``pyproject.toml``, None without one."""
    tool = data.get("tool")
    if not isinstance(tool, dict):
        return None
    if "kr_lint" in tool:
        return tool["kr_lint"]
    for name in tool:
        if name.lower().replace("-", "").replace("_", "") == "krlint":
            told = said("settings-misnamed", name=f"[tool.{name}]", right="[tool.kr_lint]")
            raise SettingsError(told, where=str(file))
    return None


def _read(file: Path) -> SettingsFile:
    data = _load(file)
    if file.name != "pyproject.toml":
        return _placed(_check(data, str(file)), file)
    table = _table(file, data)
    if table is None:
        raise SettingsError(said("settings-no-table"), where=str(file))
    if not isinstance(table, dict):
        raise SettingsError(said("expected-table", value=shown(table)), where=f"{file}: tool.kr_lint")
    return _placed(_check(table, str(file), "tool.kr_lint."), file)


def _check(data: dict[str, Any], where: str, lead: str = "") -> SettingsFile:
    try:
        return SettingsFile.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
    reader = next((code for code in LANGUAGES if code == data.get("ui-language")), None)
    path = [str(part) for part in first["loc"] if part != "[key]"]
    if first["type"] == "extra_forbidden":
        known = [field.alias or name for name, field in SettingsFile.model_fields.items()]
        raise SettingsError(said("unknown-key", name=lead + path[0]), proposal(path[0], known, few=True), where, reader)
    allowed = _allowed(first)
    hint = proposal(first["input"], allowed) if isinstance(first["input"], str) else ""
    expected = "expected-one-of" if allowed else _EXPECTED.get(first["type"], "expected-scalar")
    text = said(expected, value=shown(first["input"]), allowed=", ".join(allowed))
    key = path[:3] if path[0] == "options" else path[:-1] if "[key]" in first["loc"] else path
    raise SettingsError(text, hint, f"{where}: {lead}{'.'.join(key)}", reader) from None


#: What fits where Pydantic finds a fault; the other faults are those of an option's value.
_EXPECTED: Final = {"tuple_type": "expected-list", "dict_type": "expected-table", "string_type": "expected-text"}


def _allowed(error: Any) -> list[str]:
    """The words of which one was expected."""
    expected = error.get("ctx", {}).get("expected", "")
    return re.findall(r"'([^']+)'", expected) if error["type"] == "literal_error" else []


def _placed(layer: SettingsFile, file: Path) -> SettingsFile:
    """Patterns of paths made to start in the folder of their settings file."""
    folder = glob.escape(file.absolute().parent.as_posix().rstrip("/"))

    def place(pattern: str) -> str:
        return f"{folder}/{pattern.removeprefix('./')}" if _is_relative(pattern) else pattern

    ignores = layer.per_file_ignores and {place(pattern): names for pattern, names in layer.per_file_ignores.items()}
    exclude = layer.exclude and tuple(map(place, layer.exclude))
    return layer.model_copy(update={"per_file_ignores": ignores, "exclude": exclude})


def _is_relative(pattern: str) -> bool:
    return "/" in pattern and not Path(pattern).is_absolute()
