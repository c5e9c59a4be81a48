"""The rulebook: the rules of all packs, chosen by the settings, applied to statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from kr_lint.languages.lexicon import Lexicon
from kr_lint.model import LANGUAGES, Frame, Kind, LanguageCode, Severity, Span, Statement
from kr_lint.parse.frame import Terms
from kr_lint.rulebook.conditions import which_hold
from kr_lint.rulebook.errors import RuleError, nearest, proposal, said
from kr_lint.rulebook.loading import Pack, RuleSource, load_pack, pack_names
from kr_lint.rulebook.names import rules_named
from kr_lint.rulebook.options import check_options
from kr_lint.rulebook.rules import Rule, make_rule
from kr_lint.settings import Settings

_DEFAULT_PROFILE: Final = "recommended"
_T = TypeVar("_T")


class Finding(NamedTuple):
    """A rule that speaks of a statement, and the words that show the fault."""

    rule: Rule
    span: Span


class Rulebook:
    """The chosen rules. Build one with :func:`build_rulebook`; it never changes."""

    def __init__(self, rules: Iterable[Rule], terms: Terms) -> None:
        self.rules = tuple(rules)
        self.terms = terms
        self._by_kind: dict[Kind, tuple[Rule, ...]] = {
            "kr": tuple(rule for rule in self.rules if rule.unit == "key_result"),
            "objective": tuple(rule for rule in self.rules if rule.unit == "objective"),
        }
        self._which: dict[Kind, Callable[[Frame, Statement], list[int]]] = {}
        self.plan_rules = tuple(rule for rule in self.rules if rule.unit == "plan")
        self.comment_rules = tuple(rule for rule in self.rules if rule.unit == "comment")

    def check(self, statement: Statement) -> list[Finding]:
        """The findings of one statement, by place, then by code."""
        frame = statement.frame
        rules = self._by_kind[statement.kind]
        spoken = [rules[index] for index in self._speaking(statement.kind)(frame, statement)]
        if not spoken:
            return []
        whole = Span(0, len(statement.text))
        if len(spoken) == 1:
            return [Finding(spoken[0], spoken[0].mark(frame) or whole)]
        silenced = {name for rule in spoken for name in rule.file.supersedes}
        findings = [Finding(rule, rule.mark(frame) or whole) for rule in spoken if rule.name not in silenced]
        findings.sort(key=lambda finding: (finding.span, finding.rule.file.code))
        return findings

    def _speaking(self, kind: Kind) -> Callable[[Frame, Statement], list[int]]:
        """The function that tells which rules speak of a statement of this kind, by their index; made at first use."""
        function = self._which.get(kind)
        if function is None:
            function = self._which[kind] = which_hold([rule.condition for rule in self._by_kind[kind]])
        return function

    def __contains__(self, name: object) -> bool:
        return any(rule.name == name for rule in self.rules)


def all_sources(packs: Iterable[Pack]) -> dict[str, tuple[Pack, RuleSource]]:
    """Every rule of the packs by name.

    Raises:
        RuleError: two packs have a rule of the same name or code.
    """
    found: dict[str, tuple[Pack, RuleSource]] = {}
    codes: dict[str, str] = {}
    for pack in packs:
        for source in pack.rules:
            if source.name in found:
                raise RuleError(
                    f"{source.where}: a rule {source.name!r} exists already in pack {found[source.name][0].name!r}"
                )
            if source.file.code in codes:
                raise RuleError(f"{source.where}: code {source.file.code} belongs to {codes[source.file.code]!r}")
            found[source.name] = (pack, source)
            codes[source.file.code] = source.name
    for _, source in found.values():
        for name in source.file.supersedes:
            if name not in found:
                raise RuleError(f"{source.where}: supersedes unknown rule {name!r}.{nearest(name, found)}")
    return found


def build_rulebook(settings: Settings) -> Rulebook:
    """Load all packs and choose rules by profile, ``select``, ``extend_select`` and ``ignore``.

    Raises:
        RuleError: no rules are installed, a file is wrong, or the settings name an unknown rule, profile or option, or
            give an option a value that it cannot have.
    """
    packs = [load_pack(name) for name in pack_names()]
    sources = all_sources(packs)
    if not sources:
        raise RuleError("no rules are installed; an empty rulebook finds nothing and is an error")
    profile = _profile(settings.profile, packs)
    if settings.select is not None:
        chosen = _expand(settings.select, sources, "select")
    else:
        chosen = {name for name, (_, source) in sources.items() if source.file.default}
        chosen |= _expand(profile.get("select", ()), sources, "profile select")
        chosen -= _expand(profile.get("ignore", ()), sources, "profile ignore")
    chosen |= _expand(settings.extend_select, sources, "extend-select")
    chosen -= _expand(settings.ignore, sources, "ignore")
    for names in settings.per_file_ignores.values():
        _expand(names, sources, "per-file-ignores")
    severities = _by_name({**profile.get("severity", {}), **settings.severity}, sources, "severity")
    options = _merge(profile.get("options", {}), _by_name(settings.options, sources, "options"))
    for name, given in options.items():
        check_options(name, given, sources[name][1].file.options)
    chosen -= {name for name, severity in severities.items() if severity == "off"}
    lexicons = {name: tables for pack in packs for name, tables in pack.lexicons.items()}
    words = _words(settings, sources)
    known = {**lexicons, **words}
    rules = [
        make_rule(
            name,
            pack.name,
            source.unit,
            source.file,
            known,
            source.where,
            _severity(severities, name),
            options.get(name),
            _list_of(name) if _list_of(name) in words else None,
        )
        for name, (pack, source) in sorted(sources.items(), key=lambda item: item[1][1].file.code)
        if name in chosen
    ]
    return Rulebook(rules, _terms(known))


def _list_of(rule: str) -> str:
    """The name of the list of the user's words for a rule; no file should have it."""
    return f"user_words_for_{rule.replace('-', '_')}"


def _words(
    settings: Settings, sources: Mapping[str, tuple[Pack, RuleSource]]
) -> dict[str, dict[LanguageCode, dict[str, str]]]:
    """The user's words as lexicons, as they stand and by their lemmas."""
    found: dict[str, dict[LanguageCode, dict[str, str]]] = {}
    for rule, tables in _by_name(settings.words, sources, "words").items():
        if sources[rule][1].unit not in ("key_result", "objective"):
            raise RuleError(said("speaks-of-no-words", name=rule), where="words")
        told = {code: {text: text for one in words if (text := _lexical(one))} for code, words in tables.items()}
        found[_list_of(rule)] = told
    return found


def _lexical(text: str) -> str:
    """A word or phrase as lexicons have them."""
    return " ".join(text.casefold().split())


def _by_name(table: Mapping[str, _T], sources: Mapping[str, tuple[Pack, RuleSource]], where: str) -> dict[str, _T]:
    """A table by rule name or code as one by rule name."""
    names = {source.file.code: name for name, (_, source) in sources.items()}
    found: dict[str, _T] = {}
    for key, value in table.items():
        name = names.get(key.upper(), key.lower())
        if name not in sources:
            raise RuleError(said("unknown-rule", name=key), proposal(key, [*sources, *names]), where)
        found[name] = value
    return found


def _terms(lexicons: Mapping[str, Mapping[LanguageCode, Mapping[str, str]]]) -> Terms:
    names = tuple(lexicons)
    found: dict[LanguageCode, Lexicon] = {}
    for code in LANGUAGES:
        tables = [{name: by_language[code]} for name, by_language in lexicons.items() if code in by_language]
        if tables:
            found[code] = Lexicon(tables, lambda name: 1 << names.index(name))
    return Terms(names, found)


def _severity(severities: Mapping[str, Any], name: str) -> Severity | None:
    value: Severity | None = severities.get(name)
    return value


def _merge(*tables: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for table in tables:
        for name, options in table.items():
            merged.setdefault(name, {}).update(options)
    return merged


def _profile(name: str, packs: Iterable[Pack]) -> Mapping[str, Any]:
    profiles = {key: value for pack in packs for key, value in pack.profiles.items()}
    if name in profiles:
        return profiles[name]
    if name == _DEFAULT_PROFILE:
        return {}
    raise RuleError(said("unknown-profile", name=name), proposal(name, profiles, few=True), "profile")


def _expand(names: Iterable[str], sources: Mapping[str, tuple[Pack, RuleSource]], where: str) -> set[str]:
    """Names, codes and code prefixes (``KR1``) as rule names; ALL is every rule."""
    codes = {rule: source.file.code for rule, (_, source) in sources.items()}
    found: set[str] = set()
    for name in names:
        matching = rules_named(name, codes)
        if not matching:
            raise RuleError(said("unknown-rule", name=name), proposal(name, [*codes, *codes.values()]), where)
        found |= matching
    return found
