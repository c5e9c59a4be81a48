"""Writes ``docs/rules/{kk,ru,en}.md``, the pages of all bundled rules: ``python docs/make_rules.py``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from kr_lint.model import LANGUAGES, LanguageCode
from kr_lint.reports.catalogue import ui
from kr_lint.reports.pages import rule_page
from kr_lint.rulebook.loading import BUNDLED, RuleSource, load_pack

FOLDER: Final = Path(__file__).with_name("rules")
_TITLES: Final = {"kk": "Ережелер", "ru": "Правила", "en": "Rules"}


def page(language: LanguageCode) -> str:
    """The rules by code, a list of them first, as Markdown."""
    sources = sorted((source for pack in BUNDLED for source in load_pack(pack).rules), key=lambda one: one.file.code)
    return "\n".join((*_contents(sources, language), *_pages(sources, language)))


def _contents(sources: list[RuleSource], language: LanguageCode) -> Iterator[str]:
    yield f"# {_TITLES[language]}"
    for _, group in groupby(sources, key=lambda source: source.file.code[:3]):
        yield ""
        for source in group:
            file = source.file
            yield (
                f"- {file.code} [`{source.name}`](#{source.name}) — {file.texts(language).title}"
                f" ({ui(file.severity, language)}{'' if file.default else ', ' + _off(language)})"
            )
    yield ""


def _off(language: LanguageCode) -> str:
    return f"{ui('page-default', language).lower()}: {ui('no', language)}"


def _pages(sources: list[RuleSource], language: LanguageCode) -> Iterator[str]:
    for source in sources:
        yield f'<a id="{source.name}"></a>\n'
        for line in rule_page(source, language).split("\n"):
            yield f"#{line}" if line.startswith("#") else line


if __name__ == "__main__":
    for code in LANGUAGES:
        (FOLDER / f"{code}.md").write_text(page(code), encoding="utf-8")
