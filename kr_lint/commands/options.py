"""Options that several commands share."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kr_lint.configuration import Configuration, SettingsError, SettingsFile, parse_override
from kr_lint.model import Kind, LanguageCode
from kr_lint.reports.catalogue import environment_language
from kr_lint.rulebook.errors import RuleError, said

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


PageLang = Annotated[LanguageName, typer.Option("--lang", help="Language of the texts; auto follows the environment.")]
Lang = Annotated[LanguageName | None, typer.Option("--lang", help="Language of the statements.")]
UiLang = Annotated[
    LanguageName | None, typer.Option("--ui-lang", help="Language of messages; auto follows each statement.")
]
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
Profile = Annotated[str | None, typer.Option("--profile", help="A named choice of rules.")]
Config = Annotated[
    list[str] | None,
    typer.Option("--config", metavar="FILE|KEY=VALUE", help="A settings file to use, or one setting; repeatable."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no settings files.")]
BareKind = Annotated[
    KindName | None, typer.Option("--kind", help="Each line is one statement of this kind; no plan is looked for.")
]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", help="The name of what comes from standard input.")
]
AsData = Annotated[DataFormat, typer.Option("--format", help="Output format.")]


def page_language(name: LanguageName) -> LanguageCode:
    """The language of texts that belong to no statement."""
    return name.code or environment_language() or "en"


def make_configuration(
    lang: Lang = None,
    ui_lang: UiLang = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    profile: Profile = None,
    config: Config = None,
    isolated: Isolated = False,
) -> Configuration:
    """Settings files together with what the options say; the options win, ``--config`` before the others.

    Raises:
        SettingsError: ``--config`` names more than one file, no file, or an unknown key.
    """
    files: list[Path] = []
    layers: list[SettingsFile] = []
    for text in config or ():
        if "=" not in text or Path(text).is_file():
            files.append(Path(text))
        else:
            layers.append(parse_override(text))
    if len(files) > 1:
        raise SettingsError(said("config-second", first=files[0]), where=f"--config {files[1]}")
    layer = {
        "select": None if select is None else _names(select),
        "extend-select": None if extend_select is None else _names(extend_select),
        "ignore": None if ignore is None else _names(ignore),
        "profile": profile,
        "language": None if lang is None else lang.value,
        "ui-language": None if ui_lang is None else ui_lang.value,
    }
    if layer["select"] == ():  # an empty variable of a script, not a wish to check nothing
        raise SettingsError(said("no-rule-named"), where="--select")
    layers.append(SettingsFile.model_validate(layer))
    return Configuration(layers, files[0] if files else None, isolated)


def governed(command: Callable[..., int]) -> Callable[..., int]:
    """A command with the options of :func:`make_configuration` in place of its parameter ``configuration``."""
    options = inspect.signature(make_configuration, eval_str=True).parameters
    own = inspect.signature(command, eval_str=True)

    @functools.wraps(command)
    def run(**given: Any) -> int:
        chosen = {name: given.pop(name) for name in options}
        try:
            return command(configuration=make_configuration(**chosen), **given)
        except RuleError as error:
            error.reader = (chosen["ui_lang"] or LanguageName.auto).code or error.reader
            raise

    parameters: list[inspect.Parameter] = []
    for name, parameter in own.parameters.items():
        parameters += list(options.values()) if name == "configuration" else [parameter]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def first_language(configuration: Configuration, path: str) -> LanguageCode | None:
    """The language of labels and summary, None when each statement decides: that of the settings of the first path."""
    language = configuration.for_path(Path(path)).settings.ui_language
    return None if language == "auto" else language


def _names(values: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
