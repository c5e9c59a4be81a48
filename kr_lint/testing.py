"""The test kit for rule packs: examples are tests, texts obey the laws of their languages, labels are scored.

In a pack's own tests::

    import pytest
    from kr_lint.testing import check_pack, rule_examples

    @pytest.mark.parametrize("example", rule_examples("my_pack"))
    def test_example(example):
        assert not example.failures()

    def test_laws():
        assert not check_pack("my_pack")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from kr_lint.api import Linter
from kr_lint.batch.scoring import NUMBERS, SLOTS, score_statements
from kr_lint.model import LANGUAGES, Diagnostic, Kind, LanguageCode, Span
from kr_lint.reports.scores import LabelScore, Scores
from kr_lint.rewrite.parts import PART_NAMES
from kr_lint.rulebook.errors import RuleError
from kr_lint.rulebook.loading import GROUP, RuleSource, load_pack, pack_names
from kr_lint.settings import Settings

__all__ = [
    "NUMBERS",
    "SLOTS",
    "ExampleCase",
    "Failure",
    "LabelScore",
    "Scores",
    "check_pack",
    "drawn",
    "example_cases",
    "rule_examples",
    "score_statements",
]

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

Role = Literal["bad", "good"]

_PARAMETER: Final = re.compile(r"\{(\w*)\}")
_GLUED: Final = re.compile(r"\}[»\"”]?[-‑–]?\w|\}[»\"”][-‑–]")
_FOREIGN_QUOTES: Final[dict[LanguageCode, re.Pattern[str]]] = {
    "kk": re.compile('["“”„]'),
    "ru": re.compile('["“”„]'),
    "en": re.compile("[«»]"),
}
_STATEMENT_PARAMETERS: Final = frozenset({"mark", "text"})
_PARAMETERS: Final[dict[str, frozenset[str]]] = {
    "plan": frozenset({"mark", "text", "count", "limit", "other"}),
    "comment": frozenset({"name", "nearest"}),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong with a pack. ``language`` and ``text`` are empty when the whole rule or pack is meant."""

    rule: str
    language: LanguageCode | Literal[""]
    text: str
    message: str

    def __str__(self) -> str:
        place = "/".join(part for part in (self.rule, self.language) if part)
        return f"{place}: {self.message}" + (f": {self.text}" if self.text else "")


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """One example of one rule in one language. ``span`` is what ``[[…]]`` draws in a bad one, in code points."""

    package: str
    source: RuleSource = field(repr=False)
    language: LanguageCode
    role: Role
    text: str
    span: Span | None

    def failures(self) -> list[Failure]:
        """What this example shows to be wrong; an empty list when the rule keeps its word."""
        return [Failure(self.source.name, self.language, self.text, message) for message in self._messages()]

    def _messages(self) -> Iterator[str]:
        diagnostics = self._diagnostics()
        own = [diagnostic for diagnostic in diagnostics if diagnostic.rule == self.source.name]
        if self.role == "bad":
            if not own:
                yield f"the bad example has no finding of the rule (found: {_names(diagnostics)})"
            elif self.span is not None and self.span not in {diagnostic.span for diagnostic in own}:
                drawn = self.text[self.span.start : self.span.end]
                found = ", ".join(repr(self.text[slice(*diagnostic.span)]) for diagnostic in own)
                yield f"the finding should underline {drawn!r}, not {found}"
            return
        if own:
            yield "the good example has a finding of the rule"
        defaults = {source.name for source in load_pack(self.package).rules if source.file.default}
        errors = [found for found in diagnostics if found.severity == "error" and found.rule in defaults]
        others = [found for found in errors if found.rule != self.source.name]
        if others:
            yield f"the good example has errors ({_names(others)})"

    def _diagnostics(self) -> list[Diagnostic]:
        linter = _linter(None if self.source.file.default else self.source.name, self.language)
        if self.source.unit in ("plan", "comment"):
            return list(linter.lint_document(self.text, format="markdown").diagnostics)
        kind: Kind = "kr" if self.source.unit == "key_result" else "objective"
        return linter.lint_statement(linter.parse(self.text, kind))


def check_pack(package: str) -> list[Failure]:
    """Everything that is wrong with a rule pack: laws of its texts first, then its examples.

    ``package`` is the import name; the pack must be installed with an entry point in the group ``kr_lint.packs``.
    A pack that cannot be loaded gives one failure with the reason.
    """
    if package not in pack_names():
        return [Failure("", "", "", f"{package!r} is not registered under the entry point group {GROUP!r}")]
    try:
        sources = load_pack(package).rules
        _linter(None, "en")
    except RuleError as error:
        return [Failure("", "", "", str(error))]
    failures = [failure for source in sources for failure in _law_failures(source)]
    for case in example_cases(package):
        failures.extend(case.failures())
    return failures


def example_cases(package: str) -> list[ExampleCase]:
    """Every example of a pack, bad and good, by rule and language.

    Raises:
        RuleError: the pack cannot be loaded.
    """
    return list(_cases(package))


def rule_examples(package: str) -> list[ParameterSet]:
    """The examples of a pack as pytest parameters, each an :class:`ExampleCase` with a telling id.

    Raises:
        RuleError: the pack cannot be loaded.
    """
    import pytest

    counts: dict[str, int] = {}
    parameters = []
    for case in _cases(package):
        name = f"{case.source.name}-{case.language}-{case.role}"
        counts[name] = counts.get(name, 0) + 1
        parameters.append(pytest.param(case, id=f"{name}-{counts[name]}"))
    return parameters


def _cases(package: str) -> Iterator[ExampleCase]:
    for source in load_pack(package).rules:
        for language in LANGUAGES:
            for example in source.file.texts(language).examples:
                text, span = drawn(example.bad)
                yield ExampleCase(package, source, language, "bad", text, span)
                yield ExampleCase(package, source, language, "good", example.good, None)


def drawn(example: str) -> tuple[str, Span | None]:
    """The text of an example without its brackets, and the span they draw; None when there are none."""
    start, end = example.find("[["), example.find("]]")
    if start < 0 or end < start:
        return example, None
    return example[:start] + example[start + 2 : end] + example[end + 2 :], Span(start, end - 2)


def _linter(extra: str | None, language: LanguageCode) -> Linter:
    return _cached_linter(pack_names(), extra, language)


@cache
def _cached_linter(packs: tuple[str, ...], extra: str | None, language: LanguageCode) -> Linter:
    """A linter of the installed packs, built once for each set of them."""
    return Linter(Settings(extend_select=(extra,) if extra else (), fallback_language=language))


def _names(diagnostics: Iterable[Diagnostic]) -> str:
    return ", ".join(dict.fromkeys(diagnostic.rule for diagnostic in diagnostics)) or "nothing"


def _law_failures(source: RuleSource) -> Iterator[Failure]:
    known = _PARAMETERS.get(source.unit, _STATEMENT_PARAMETERS)
    for attribute in ("message", "hint"):
        texts = {language: getattr(source.file.texts(language), attribute) for language in LANGUAGES}
        used = {language: set(_PARAMETER.findall(text)) for language, text in texts.items()}
        if len({frozenset(names) for names in used.values()}) > 1:
            told = "; ".join(f"{language}: {', '.join(sorted(names)) or 'none'}" for language, names in used.items())
            yield Failure(source.name, "", "", f"{attribute} has different parameters ({told})")
        for language, names in used.items():
            for name in sorted(names - known):
                yield Failure(source.name, language, texts[language], f"{attribute} has the unknown parameter {name!r}")
        if _GLUED.search(texts["kk"]):
            yield Failure(source.name, "kk", texts["kk"], f"{attribute} glues an ending to a parameter")
    for language in LANGUAGES:
        yield from _text_failures(source, language)


def _text_failures(source: RuleSource, language: LanguageCode) -> Iterator[Failure]:
    texts = source.file.texts(language)
    for attribute in ("title", "rationale", "message", "hint", "rewrite"):
        text = getattr(texts, attribute)
        if _FOREIGN_QUOTES[language].search(text):
            yield Failure(source.name, language, text, f"{attribute} has foreign quotation marks")
    for name in _PARAMETER.findall(texts.rewrite):
        if name not in PART_NAMES:
            yield Failure(source.name, language, texts.rewrite, f"rewrite has the unknown part {name!r}")
    for example in texts.examples:
        if source.unit in _PARAMETERS and "[[" in example.bad:
            yield Failure(source.name, language, example.bad, "an example of a whole plan draws no span")
        if (example.bad.count("[["), example.bad.count("]]")) not in ((0, 0), (1, 1)):
            yield Failure(source.name, language, example.bad, "a bad example draws one span with [[ and ]]")
        if "[[" in example.good or "]]" in example.good:
            yield Failure(source.name, language, example.good, "a good example draws no span")
