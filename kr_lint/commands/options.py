"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kr_lint.model import Kind, LanguageCode
from kr_lint.reports.catalogue import environment_language

if TYPE_CHECKING:
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


def _names(values: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())
