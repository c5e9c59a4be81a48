"""A rule ready to judge, and the facts its condition may name."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kr_lint.model import Frame, Kind, LanguageCode, Phrase, Quantity, Severity, Span
from kr_lint.rulebook.conditions import Condition, Fact, compile_condition, term
from kr_lint.rulebook.errors import RuleError, nearest
from kr_lint.rulebook.schema import RuleFile, RuleTexts, RuleUnit

_QUANTITY: Final = frozenset(f.name for f in dataclasses.fields(Quantity))
_PHRASE: Final = frozenset(f.name for f in dataclasses.fields(Phrase))
_NONE: Final[frozenset[str]] = frozenset()
_DOTTED: Final = {"baseline": _QUANTITY, "target": _QUANTITY, "delta": _QUANTITY, "action": _PHRASE, "metric": _PHRASE}

#: The facts of a statement that a condition may name.
STATEMENT_FACTS: Final[dict[str, Fact]] = {
    **{f.name: Fact(f"f.{f.name}", _DOTTED.get(f.name, _NONE)) for f in dataclasses.fields(Frame) if f.name != "terms"},
    "measured": Fact("f.measured"),
    "unanchored": Fact("f.unanchored"),
    "kind": Fact("s.kind"),
    "language": Fact("s.language"),
}
#: The facts of a plan, or of one objective with its key results.
PLAN_FACTS: Final[dict[str, Fact]] = {
    name: Fact(f"f.{name}")
    for name in (
        "objectives", "key_results", "tasks", "same_metric", "repeats_objective", "duplicate", "closer_objective",
        "period", "owner", "non_goals",
    )
}  # fmt: skip
#: What a rule about a comment may ask.
COMMENT_FACTS: Final[dict[str, Fact]] = {name: Fact(f"f.{name}") for name in ("unused", "blanket", "unknown")}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what its file says, and its condition compiled. ``words`` names the list of the
    user's words for it."""

    name: str
    pack: str
    unit: RuleUnit
    file: RuleFile = field(repr=False)
    severity: Severity
    options: Mapping[str, Any]
    condition: Condition = field(repr=False, compare=False)
    words: str | None = None

    @property
    def code(self) -> str:
        """The stable code, such as KR105."""
        return self.file.code

    def texts(self, language: LanguageCode) -> RuleTexts:
        """The rule's words in one language."""
        return self.file.texts(language)

    def mark(self, frame: Frame) -> Span | None:
        """The span of the fact that shows the fault, None for the whole statement."""
        fact = None if self.file.mark is None else getattr(frame, self.file.mark, None)
        if fact is None and self.file.mark is not None:
            fact = term(frame, self.file.mark)
        if fact is None and self.words is not None:
            fact = term(frame, self.words)
        if fact is None or isinstance(fact, Span):
            return fact
        return getattr(fact, "span", None)

    def applies_to(self, kind: Kind) -> bool:
        """Whether the rule judges statements of this kind."""
        return self.unit == ("key_result" if kind == "kr" else "objective")


def make_rule(
    name: str, pack: str, unit: RuleUnit, file: RuleFile, lexicons: Mapping[str, object], where: str,
    severity: Severity | None = None, options: Mapping[str, Any] | None = None, words: str | None = None,
) -> Rule:  # fmt: skip
    """Compile a checked rule file, with the user's severity and checked options.

    Raises:
        RuleError: the condition or the mark names an unknown fact.
    """
    merged = {**file.options, **(options or {})}
    if unit == "plan":
        facts = PLAN_FACTS
    elif unit == "comment":
        facts = COMMENT_FACTS
    else:
        facts = {**STATEMENT_FACTS, **{term: Fact(f"_term(f, {term!r})", _PHRASE) for term in lexicons}}
    if file.mark is not None and file.mark not in facts:
        raise RuleError(f"{where}: unknown mark {file.mark!r}.{nearest(file.mark, facts)}")
    when = file.when if words is None else f"({file.when}) or (({file.words_when}) and {words})"
    condition = compile_condition(when, facts, merged, where)
    if words is None and file.words_when != "True":
        compile_condition(file.words_when, facts, merged, where)  # a mistake there is found without words as well
    return Rule(name, pack, unit, file, severity or file.severity, merged, condition, words)
