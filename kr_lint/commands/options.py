"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kr_lint.model import Kind, LanguageCode
from kr_lint.reports.catalogue import environment_language

if TYPE_CHECKING:
    from kr_lint.configuration import Configuration
    from kr_lint.settings import Settings

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


class LanguageName(StrEnum):
    """A language, or ``auto``."""

    kk = "kk"
    ru = "ru"
    en = "en"
    auto = "auto"

    @property
    def code(self) -> LanguageCode | None:
        """The code, None for ``auto``."""
        return None if self is LanguageName.auto else self.value  # type: ignore[return-value]


class KindName(StrEnum):
    """What a bare line is."""

    kr = "kr"
    objective = "objective"

    @property
    def kind(self) -> Kind:
        """The kind as the library has it."""
        return self.value


class DataFormat(StrEnum):
    """For people or for programs."""

    text = "text"
    json = "json"


Lang = Annotated[LanguageName, typer.Option("--lang", help="Language of the statements.")]
UiLang = Annotated[LanguageName, typer.Option("--ui-lang", help="Language of messages; auto follows each statement.")]
PageLang = Annotated[LanguageName, typer.Option("--lang", help="Language of the texts; auto follows the environment.")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="RULE", help="Rules to use instead of the default ones (names, codes, prefixes, ALL)."
    ),
]
ExtendSelect = Annotated[
    list[str] | None, typer.Option("--extend-select", metavar="RULE", help="Rules to use as well.")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Rules to leave out.")]
Profile = Annotated[str, typer.Option("--profile", help="A named choice of rules.")]
OwnLang = Annotated[LanguageName | None, typer.Option("--lang", help="Language of the statements.")]
OwnUiLang = Annotated[
    LanguageName | None, typer.Option("--ui-lang", help="Language of messages; auto follows each statement.")
]
OwnProfile = Annotated[str | None, typer.Option("--profile", help="A named choice of rules.")]
Config = Annotated[
    list[str] | None,
    typer.Option("--config", metavar="FILE|KEY=VALUE", help="A settings file to use, or one setting; repeatable."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no settings files.")]
AsData = Annotated[DataFormat, typer.Option("--format", help="Output format.")]


def page_language(name: LanguageName) -> LanguageCode:
    """The language of texts that belong to no statement."""
    return name.code or environment_language() or "en"


def make_settings(
    lang: LanguageName,
    ui_lang: LanguageName,
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    profile: str,
) -> Settings:
    """The settings that the options say; each rule option may hold several names, separated by commas."""
    from kr_lint.settings import Settings

    return Settings(
        select=None if select is None else _names(select),
        extend_select=_names(extend_select),
        ignore=_names(ignore),
        profile=profile,
        language=lang.value,
        ui_language=ui_lang.value,
    )


def make_configuration(
    lang: LanguageName | None,
    ui_lang: LanguageName | None,
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    profile: str | None,
    config: list[str] | None,
    isolated: bool,
) -> Configuration:
    """Settings files together with what the options say; the options win, ``--config`` before the others.

    Raises:
        SettingsError: ``--config`` names more than one file, no file, or an unknown key.
    """
    from kr_lint.configuration import Configuration, SettingsError, SettingsFile, parse_override

    files: list[Path] = []
    layers: list[SettingsFile] = []
    for text in config or ():
        if "=" not in text or Path(text).is_file():
            files.append(Path(text))
        else:
            layers.append(parse_override(text))
    if len(files) > 1:
        raise SettingsError(f"--config {files[1]}: {files[0]} is taken already")
    said = {
        "select": None if select is None else _names(select),
        "extend-select": None if extend_select is None else _names(extend_select),
        "ignore": None if ignore is None else _names(ignore),
        "profile": profile,
        "language": None if lang is None else lang.value,
        "ui-language": None if ui_lang is None else ui_lang.value,
    }
    layers.append(SettingsFile.model_validate(said))
    return Configuration(layers, files[0] if files else None, isolated)


def _names(values: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
